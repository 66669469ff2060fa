import { afterSpaces, LINE_FEED, PIPE, TAB } from './characters.ts';
import type { ReadScalar } from './plain.ts';
import { uncommon } from './uncommon.ts';

/** How the line breaks at the end are treated (YAML 1.2.2, section 8.1.1.2). */
type Chomping = 'clip' | 'strip' | 'keep';

/**
 * A literal or folded scalar (YAML 1.2.2, section 8.1), its `|` or `>` at `start`; `end` is the beginning of the line
 * after it. Its lines are indented by at least `leastIndent`; a comment behind the
 * `|` is uncommon.
 */
export function readBlockScalar(text: string, start: number, leastIndent: number): ReadScalar {
  const { chomping, digit, lineStart } = readHeader(text, start);
  const isFolded = text.charCodeAt(start) !== PIPE;
  // A digit counts from the indentation of the collection around.
  let indent = digit === undefined ? -1 : leastIndent - 1 + digit;
  let deepestBlank = 0;
  let content = '';
  let emptyLines = 0;
  let hasContent = false;
  let isMoreIndented = false;
  let at = lineStart;
  while (at < text.length) {
    const first = afterSpaces(text, at);
    const code = text.charCodeAt(first);
    const column = first - at;
    const isBlank = code === LINE_FEED;
    if (indent === -1 && !isBlank) {
      if (code === TAB) uncommon();
      if (column < leastIndent) break;
      if (column < deepestBlank) uncommon();
      indent = column;
    }
    if (!isBlank && column < indent) {
      if (code === TAB) uncommon();
      break;
    }
    if (isBlank && (indent === -1 || column <= indent)) {
      deepestBlank = Math.max(deepestBlank, column);
      emptyLines += 1;
      at = first + 1;
      continue;
    }
    const end = isBlank ? first : text.indexOf('\n', first);
    const beginsWithSpace = column > indent || code === TAB;
    content += isFolded
      ? foldedBreaks({ emptyLines, hasContent, wasMoreIndented: isMoreIndented, beginsWithSpace })
      : '\n'.repeat(hasContent ? emptyLines + 1 : emptyLines);
    isMoreIndented = beginsWithSpace;
    content += text.slice(at + indent, end);
    hasContent = true;
    emptyLines = 0;
    at = end + 1;
  }
  return { content: content + breaksAtEnd(chomping, { hasContent, emptyLines }), end: at };
}

/** Lines that begin with a space or tab keep their breaks; between others a single break is a space. */
function foldedBreaks({
  emptyLines,
  hasContent,
  wasMoreIndented,
  beginsWithSpace,
}: {
  readonly emptyLines: number;
  readonly hasContent: boolean;
  readonly wasMoreIndented: boolean;
  readonly beginsWithSpace: boolean;
}): string {
  if (beginsWithSpace) return '\n'.repeat(hasContent ? emptyLines + 1 : emptyLines);
  if (wasMoreIndented) return '\n'.repeat(emptyLines + 1);
  if (emptyLines > 0) return '\n'.repeat(emptyLines);
  return hasContent ? ' ' : '';
}

function breaksAtEnd(
  chomping: Chomping,
  { hasContent, emptyLines }: { readonly hasContent: boolean; readonly emptyLines: number },
): string {
  switch (chomping) {
    case 'keep':
      return '\n'.repeat(hasContent ? emptyLines + 1 : emptyLines);
    case 'strip':
      return '';
    case 'clip':
      return hasContent ? '\n' : '';
  }
}

/** The `|` or `>`, then how the end is chomped and how far the content is indented, in any order (YAML 1.2.2, section 8.1.1). */
const HEADER = /[|>](?:([-+]?)([1-9])?|([1-9])([-+])) *\n/y;

function readHeader(
  text: string,
  start: number,
): { readonly chomping: Chomping; readonly digit: number | undefined; readonly lineStart: number } {
  HEADER.lastIndex = start;
  const found = HEADER.exec(text);
  if (found === null) return uncommon();
  const sign = found[1] || found[4];
  const digit = found[2] ?? found[3];
  return {
    chomping: sign === '+' ? 'keep' : sign === '-' ? 'strip' : 'clip',
    digit: digit === undefined ? undefined : Number(digit),
    lineStart: HEADER.lastIndex,
  };
}
