import { fingerprintOf } from '../../diff/fingerprint.ts';
import type { Block } from './block.ts';

/** A guide as it stands in a file: text that people wrote, and the blocks between our marks. */
export type Segment = { readonly kind: 'text'; readonly text: string } | WrittenBlock;

/** A block as it stands in a file. */
export interface WrittenBlock {
  readonly kind: 'block';
  readonly id: string;
  /** Of the text that was generated into it; another hash of the text now means that it was edited. */
  readonly hash: string;
  /** Of a newer text that was shown beside it, so that it is not shown again once somebody took it away. */
  readonly seen: string | undefined;
  /** Whether it is such a newer text itself. */
  readonly isConflict: boolean;
  readonly text: string;
}

const BEGIN = /^<!-- api-diff:begin id=(\S+) hash=([0-9a-f]+)(?: seen=([0-9a-f]+))?( conflict)? -->$/;
const END = '<!-- api-diff:end -->';

/** The hash of a block's text; line ends and white space at the end of lines do not count. */
export function hashOf(text: string): string {
  const plain = text.replaceAll(/[ \t\r]+$/gm, '').trim();
  return fingerprintOf({ rule: 'guide', place: '', name: plain, old: undefined, new: undefined }).slice('ad1:'.length);
}

/** Writes a block between its marks. */
export function markedBlock({ id, hash, seen, isConflict, text }: Omit<WrittenBlock, 'kind'>): string {
  const marks = `id=${id} hash=${hash}${seen === undefined ? '' : ` seen=${seen}`}${isConflict ? ' conflict' : ''}`;
  return `<!-- api-diff:begin ${marks} -->\n${text === '' || text.endsWith('\n') ? text : `${text}\n`}${END}\n`;
}

/** A block that was just made. */
export function freshBlock({ id, text }: Block): string {
  return markedBlock({ id, hash: hashOf(text), seen: undefined, isConflict: false, text });
}

/** Takes a guide apart. A mark without its end is text, so that nothing of it is lost. */
export function segmentsOf(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let words: string[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const flush = (): void => {
    if (words.length > 0) segments.push({ kind: 'text', text: `${words.join('\n')}\n` });
    words = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, id, hash, seen, conflict] = BEGIN.exec(line.trim()) ?? [];
    const end = id === undefined ? -1 : lines.findIndex((one, at) => at > index && (one.trim() === END || BEGIN.test(one.trim())));
    if (id === undefined || hash === undefined || end < 0 || lines[end]?.trim() !== END) {
      words.push(line);
      continue;
    }
    flush();
    segments.push({
      kind: 'block',
      id,
      hash,
      seen,
      isConflict: conflict !== undefined,
      text: lines
        .slice(index + 1, end)
        .map((one) => `${one}\n`)
        .join(''),
    });
    index = end;
  }
  // The line break at the end of the file is no line of its own.
  if (words.at(-1) === '') words.pop();
  flush();
  return segments;
}
