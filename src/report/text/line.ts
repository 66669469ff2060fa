import { cut, displayWidth } from './display-width.ts';
import type { Palette, Role } from './palette.ts';

/** A piece of a line in one role. */
export interface Span {
  readonly text: string;
  readonly role?: Role;
}

/** One line of the screen, not yet coloured, so that its width can be measured. */
export type Line = readonly Span[];

/** A span; without a role it is plain text. */
export function span(text: string, role?: Role): Span {
  return role === undefined ? { text } : { text, role };
}

/** The columns that a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((width, piece) => width + displayWidth(piece.text), 0);
}

/** Spaces. */
export function gap(columns: number): Span {
  return span(' '.repeat(Math.max(0, columns)));
}

/** The line with `right` at the right edge, or undefined when less than two columns would part them. */
export function withRight(left: Line, right: Line, width: number): Line | undefined {
  const free = width - lineWidth(left) - lineWidth(right);
  return free < 2 ? undefined : [...left, gap(free), ...right];
}

/** A line cut to a width, an ellipsis at its end. */
export function cutLine(line: Line, width: number, ellipsis: string): Line {
  if (lineWidth(line) <= width) return line;
  const result: Span[] = [];
  let left = Math.max(0, width - displayWidth(ellipsis));
  for (const piece of line) {
    const text = cut(piece.text, left, '');
    result.push({ ...piece, text });
    left -= displayWidth(text);
    if (text !== piece.text) break;
  }
  return [...result, span(ellipsis)];
}

/** Prose as words: runs in backticks are code and stay whole. The text must be visible already. */
export function words(text: string, role?: Role): readonly Line[] {
  const result: Span[][] = [];
  let open = false;
  for (const [index, piece] of text.split(/(`[^`]*`)/).entries()) {
    const parts = index % 2 === 1 ? [piece] : piece.split(' ');
    for (const [at, part] of parts.entries()) {
      if (at > 0) open = false;
      if (part === '') continue;
      const item = index % 2 === 1 ? span(part, role ?? 'code') : span(part, role);
      const last = result.at(-1);
      if (open && last !== undefined) last.push(item);
      else result.push([item]);
      open = true;
    }
  }
  return result;
}

/** Words set into lines of a width; a word that is wider than that stands alone and sticks out. */
export function wrap(list: readonly Line[], width: number): readonly Line[] {
  const lines: Span[][] = [];
  let room = 0;
  for (const word of list) {
    const needed = lineWidth(word);
    const line = lines.at(-1);
    if (line === undefined || needed + 1 > room) {
      lines.push([...word]);
      room = width - needed;
    } else {
      const role = line.at(-1)?.role;
      line.push(role === word[0]?.role ? span(' ', role) : span(' '), ...word);
      room -= needed + 1;
    }
  }
  return lines;
}

/** A line as several when it is wider than the screen; its gaps become single spaces then. */
export function fold(line: Line, width: number): readonly Line[] {
  if (lineWidth(line) <= width) return [line];
  return wrap(
    line.flatMap((piece) => words(piece.text, piece.role)),
    width,
  );
}

/** A count and, at the right edge or below it, the flag that shows what it counts. */
export function withHint(left: Line, hint: string, width: number): readonly Line[] {
  const joined = withRight(left, [span(hint, 'dim')], width);
  return joined === undefined ? fold([...left, gap(2), span(hint, 'dim')], width) : [joined];
}

/** Lines below a first word or symbol: `first` before the first of them, as many spaces before the others. */
export function hang(first: Line, lines: readonly Line[]): readonly Line[] {
  const indentation = gap(lineWidth(first));
  return lines.length === 0 ? [first] : lines.map((line, index) => (index === 0 ? [...first, ...line] : [indentation, ...line]));
}

/** The text of some lines in a palette's colours, each ended by a line break, no spaces before it. */
export function paint(lines: readonly Line[], palette: Palette): string {
  return lines.map((line) => `${paintLine(line, palette)}\n`).join('');
}

function paintLine(line: Line, palette: Palette): string {
  let result = '';
  for (let at = 0; at < line.length;) {
    const role = line[at]?.role;
    let text = '';
    for (; at < line.length && line[at]?.role === role; at += 1) text += line[at]?.text ?? '';
    result += role === undefined ? text : palette[role](text);
  }
  return result.trimEnd();
}
