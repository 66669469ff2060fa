import type { Block } from './block.ts';
import { freshBlock, hashOf, markedBlock, segmentsOf } from './blocks.ts';
import type { Segment, WrittenBlock } from './blocks.ts';
import { TODO } from './words.ts';

/** A guide brought up to date. */
export interface MergedGuide {
  readonly text: string;
  /** The blocks that were edited by hand and whose documents changed since: both texts stand in the guide. */
  readonly conflicts: readonly string[];
}

/** What a guide is made of, before it meets the file of an earlier run. */
export interface GuideParts {
  readonly frontMatter: string;
  /** The title and the summary; it says how many questions to the owner are open in the whole guide. */
  readonly summary: (todos: number) => Block;
  readonly blocks: readonly Block[];
}

const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/;

/** Whether a file is a guide of ours: its front matter or its marks say so. */
export function isGuide(text: string): boolean {
  return /^generated-by: "?api-diff/m.test(FRONT_MATTER.exec(text)?.[0] ?? '') || text.includes('<!-- api-diff:begin ');
}

/**
 * The guide as it is to be written. Text outside of the blocks stays where it is; a block that nobody edited is
 * replaced; one that was edited stays, and the new text is put beside it where it changed since.
 */
export function mergedGuide(parts: GuideParts, existing: string | undefined): MergedGuide {
  if (existing === undefined || existing.trim() === '')
    return { text: `${parts.frontMatter}\n${withSummary(parts, parts.blocks.map(freshBlock)).join('\n')}`, conflicts: [] };
  const normal = existing.replaceAll('\r\n', '\n');
  const body = normal.replace(FRONT_MATTER, '').replace(/^\n/, '');
  const first = merge(
    parts.blocks,
    segmentsOf(body).filter((segment) => segment.kind === 'text' || segment.id !== 'summary'),
  );
  const todos = countTodos(first.text);
  const whole = merge([parts.summary(todos), ...parts.blocks], segmentsOf(body));
  return { text: `${parts.frontMatter}\n${whole.text}`, conflicts: whole.conflicts };
}

function withSummary(parts: GuideParts, blocks: readonly string[]): readonly string[] {
  return [freshBlock(parts.summary(countTodos(blocks.join('')))), ...blocks];
}

/** How many questions to the owner a text holds. */
export function countTodos(text: string): number {
  return text.split(TODO).length - 1;
}

function merge(blocks: readonly Block[], segments: readonly Segment[]): MergedGuide {
  const known = new Map(
    segments.flatMap((segment) => (segment.kind === 'block' && !segment.isConflict ? [[segment.id, segment] as const] : [])),
  );
  const shownConflicts = new Set(segments.flatMap((segment) => (segment.kind === 'block' && segment.isConflict ? [segment.id] : [])));
  const wanted = new Map(blocks.map((block) => [block.id, block]));
  const conflicts: string[] = [];
  const placed = new Map<string, string>();
  for (const [id, written] of known) {
    const made = updated(written, wanted.get(id), shownConflicts.has(id));
    if (made.isConflict) conflicts.push(id);
    placed.set(id, made.text);
  }
  // What is new stands behind the block that comes before it, as in a fresh guide.
  const pieces: string[] = [];
  const newBehind = new Map<string, string[]>();
  let before = '';
  for (const block of blocks) {
    if (known.has(block.id)) before = block.id;
    else newBehind.set(before, [...(newBehind.get(before) ?? []), freshBlock(block)]);
  }
  const addNew = (id: string): void => {
    for (const text of newBehind.get(id) ?? []) pieces.push(`\n${text}`);
  };
  if (newBehind.has('')) pieces.push(`${(newBehind.get('') ?? []).join('\n')}\n`);
  for (const segment of segments) {
    if (segment.kind === 'text') pieces.push(segment.text);
    else if (!segment.isConflict) {
      pieces.push(placed.get(segment.id) ?? '');
      addNew(segment.id);
    }
  }
  return {
    text: `${pieces
      .join('')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trimEnd()}\n`,
    conflicts,
  };
}

/** A block of the file with what was generated for it now. */
function updated(
  written: WrittenBlock,
  block: Block | undefined,
  isShown: boolean,
): { readonly text: string; readonly isConflict: boolean } {
  const isEdited = hashOf(written.text) !== written.hash;
  if (!isEdited) return { text: block === undefined ? '' : freshBlock(block), isConflict: false };
  const hash = block === undefined ? hashOf('') : hashOf(block.text);
  if (hash === written.hash) return { text: markedBlock(written), isConflict: false };
  // Somebody saw the newer text and took it away: that settles it.
  if (written.seen === hash && !isShown) return { text: markedBlock(written), isConflict: false };
  const note =
    block === undefined
      ? '> **Conflict:** the block above was edited by hand, and the change that it is about is gone. Delete it, or delete this note to keep it.\n'
      : `> **Conflict:** the block above was edited by hand, and what is generated for it changed since. Take over what you need from the text below, then delete this block.\n\n${block.text}`;
  const kept = markedBlock({ ...written, seen: hash });
  const beside = markedBlock({ id: written.id, hash, seen: undefined, isConflict: true, text: note });
  return { text: `${kept}\n${beside}`, isConflict: true };
}

/** Whether a guide says what it should; the version of the program and the digests of the documents may be others. */
export function isUpToDate(existing: string, text: string): boolean {
  const told = (guide: string): string => guide.replaceAll('\r\n', '\n').replaceAll(/^(?:generated-by|old-sha256|new-sha256): .*\n/gm, '');
  return told(existing) === told(text);
}
