import type { ChangelogHeading, HeadingStyle } from './changelog.ts';
import { usualHeadingStyle } from './changelog.ts';

/** What became of a changelog file. */
export type Insertion =
  | { readonly kind: 'changed'; readonly text: string }
  /** The section is there, word for word. */
  | { readonly kind: 'unchanged' }
  /** There is a section of that version that somebody wrote or changed. */
  | { readonly kind: 'edited'; readonly line: number }
  /** The text is no changelog. */
  | { readonly kind: 'foreign' };

/** A heading of the second level that names a version, or the changes that have none yet. */
interface VersionHeading {
  readonly name: string;
  readonly line: number;
  readonly style: HeadingStyle;
}

const newFile = `# Changelog

The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).
`;

/** Says that the section above is as it was generated; `hash` is over its lines. */
const seal = /^<!-- api-diff ([0-9a-f]{8}) -->$/;

/**
 * Puts a section into the text of a changelog (undefined for a new one): below what is unreleased and above the newest
 * version. Everything else stays as it is. A section of the same version is replaced where nobody edited it, or where
 * `replace` says so. `section` is asked for with the style that the file's own headings have.
 */
export function insertSection(existing: string | undefined, { heading, section, replace }: InsertionOptions): Insertion {
  if (existing === undefined || existing.trim() === '') {
    return { kind: 'changed', text: `${newFile}\n${sealed(section(usualHeadingStyle))}` };
  }
  const lineBreak = existing.includes('\r\n') ? '\r\n' : '\n';
  const lines = existing.split(/\r?\n/);
  const headings = versionHeadings(lines, heading.version);
  const style = headings.find(({ name }) => !isUnreleased(name))?.style ?? usualHeadingStyle;
  const text = sealed(section(style)).trimEnd();
  const own = headings.find(({ name, style: { prefix } }) => [name, `${prefix}${name}`].includes(heading.version));
  if (own !== undefined) {
    const end = endOf(own, headings, lines);
    const before = lines.slice(own.line, end).join('\n').trimEnd();
    if (before === text) return { kind: 'unchanged' };
    if (!isSealed(before) && !replace) return { kind: 'edited', line: own.line + 1 };
    return changed([...lines.slice(0, own.line), text, '', ...withoutEmptyStart(lines.slice(end))], lineBreak);
  }
  if (headings.length === 0 && !lines.some((line) => /^# .*(?:change|release|history)/i.test(line.replace(/^\uFEFF/, '')))) {
    return { kind: 'foreign' };
  }
  const next = headings.find(({ name }) => !isUnreleased(name));
  const at = next?.line ?? startOfLinks(lines);
  const before = lines.slice(0, at);
  while (before.at(-1)?.trim() === '') before.pop();
  return changed([...before, '', text, '', ...withoutEmptyStart(lines.slice(at))], lineBreak);
}

/** What is put into a changelog. */
export interface InsertionOptions {
  readonly heading: Pick<ChangelogHeading, 'version'>;
  readonly section: (style: HeadingStyle) => string;
  /** Replace a section of that version even where somebody edited it. */
  readonly replace: boolean;
}

function withoutEmptyStart(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first);
}

function changed(lines: readonly string[], lineBreak: string): Insertion {
  return { kind: 'changed', text: `${lines.join('\n').trimEnd()}\n`.replaceAll('\n', lineBreak) };
}

function isUnreleased(name: string): boolean {
  return name.toLowerCase() === 'unreleased';
}

/** The headings outside of code and comments that name a version, or the one that is asked about. */
function versionHeadings(lines: readonly string[], version: string): readonly VersionHeading[] {
  const found: VersionHeading[] = [];
  let fence: string | undefined;
  let comment = false;
  for (const [index, line] of lines.entries()) {
    const bars = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (bars !== undefined && bars.startsWith(fence) && line.trim() === bars) fence = undefined;
    } else if (comment || line.includes('<!--')) comment = line.lastIndexOf('-->') < (comment ? 0 : line.lastIndexOf('<!--'));
    else if (bars !== undefined) fence = bars;
    else {
      const [, open = '', prefix = '', name = ''] = /^## +(\[?)(v(?=\d))?([^\s\]()]+)/i.exec(line) ?? [];
      if (/^\d|^unreleased$/i.test(name) || name === version) {
        found.push({ name, line: index, style: { brackets: open !== '', prefix: prefix === '' ? '' : 'v' } });
      }
    }
  }
  return found;
}

/** A section ends at the next heading of its level, or where the links at the foot begin. */
function endOf(own: VersionHeading, headings: readonly VersionHeading[], lines: readonly string[]): number {
  return headings.find(({ line }) => line > own.line)?.line ?? Math.max(startOfLinks(lines), own.line + 1);
}

/** Where the link definitions at the foot of a file begin (`[1.0.0]: https://...`); its end where there are none. */
function startOfLinks(lines: readonly string[]): number {
  let start = lines.length;
  while (start > 0 && /^\s*$|^ {0,3}\[[^\]]+\]:\s/.test(lines[start - 1] ?? '')) start -= 1;
  return start;
}

function sealed(section: string): string {
  return `${section.trimEnd()}\n\n<!-- api-diff ${hashOf(section.trimEnd())} -->\n`;
}

function isSealed(section: string): boolean {
  const lines = section.split('\n');
  const [, hash] = seal.exec(lines.at(-1) ?? '') ?? [];
  return hash !== undefined && hash === hashOf(lines.slice(0, -1).join('\n').trimEnd());
}

/** FNV-1a, 32 bits: it has to notice an edit, not to withstand a forger. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
