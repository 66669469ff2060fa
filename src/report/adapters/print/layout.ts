/*
 * Code is put together as text in which marks say where it may be broken. A group is printed in one line where it
 * fits, else it is broken at all of its own lines, and the groups inside it decide for themselves. The marks are
 * control characters, which no text of a document brings in: literals escape them and comments leave them out.
 */

const OPEN = '\u0001';
const CLOSE = '\u0002';
const INDENT = '\u0003';
const DEDENT = '\u0004';
/** A space, or a new line. */
const LINE = '\u0005';
/** Nothing, or a new line. */
const SOFT_LINE = '\u0006';
/** Nothing, or a comma before a new line. */
const COMMA = '\u0007';
/** Says that a condition or an operation begins, and prints nothing. */
const LOOSE = '\u000e';

const WIDEST = 100;
const STEP = '  ';

/** Something that is broken as a whole or not at all. */
function group(text: string): string {
  return `${OPEN}${text}${CLOSE}`;
}

function indented(text: string): string {
  return `${INDENT}${text}${DEDENT}`;
}

/** An object, a pattern of one, or a list of names in braces. */
export function braces(parts: readonly string[]): string {
  if (parts.length === 0) return '{}';
  // Nothing may stand behind the rest of a pattern.
  const comma = /^\.\.\.\w+$/.test(parts.at(-1) ?? '') && parts.length > 1 ? '' : COMMA;
  return group(`{${indented(`${LINE}${parts.join(`,${LINE}`)}${comma}`)}${LINE}}`);
}

/** A call or the head of a function: what stands before the parentheses, and what is between them. */
export function parentheses(before: string, parts: readonly string[]): string {
  if (parts.length === 0) return `${before}()`;
  return group(`${before}(${indented(`${SOFT_LINE}${parts.join(`,${LINE}`)}${COMMA}`)}${SOFT_LINE})`);
}

/** One of two values. */
export function conditional(test: string, yes: string, no: string): string {
  const branch = (text: string): string => (isLoose(text) ? text : indented(text));
  return LOOSE + group(`${test}${indented(`${LINE}? ${branch(yes)}${LINE}: ${branch(no)}`)}`);
}

/** Parts of a condition, or alternatives, with an operator behind each but the last. */
export function operation(operator: string, parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : LOOSE + group(parts.join(` ${operator}${LINE}`));
}

/** Something in parentheses of its own. */
export function enclosed(text: string): string {
  return group(`(${indented(`${SOFT_LINE}${text}`)}${SOFT_LINE})`);
}

/** What stands behind a name: in a line of its own where it is a condition or an operation that is broken. */
export function behind(head: string, text: string): string {
  return isLoose(text) ? group(`${head}${indented(`${LINE}${text}`)}`) : `${head} ${text}`;
}

/** A call with a function of one parameter as its last argument. */
export function callWith(before: string, variable: string, body: string): string {
  const head = `${before}(${variable}) =>`;
  if (body.startsWith(`${OPEN}{`)) return `${head} (${body}))`;
  return group(`${head}${indented(`${LINE}${body}${COMMA}`)}${SOFT_LINE})`);
}

function isLoose(text: string): boolean {
  return text.startsWith(LOOSE);
}

/** Code without its marks, in one line: to look at what it says. */
export function flat(text: string): string {
  return [...text].map((character) => (MARKS.has(character) ? (character === LINE ? ' ' : '') : character)).join('');
}

const MARKS = new Set([OPEN, CLOSE, INDENT, DEDENT, LINE, SOFT_LINE, COMMA, LOOSE]);

/** The lines of a piece of code, which begins at an indentation. */
export function laidOut(code: string, indent = ''): readonly string[] {
  const tokens = code.split(SPLIT).filter((token) => token !== '');
  const breaks: boolean[] = [];
  let line = indent;
  let depth = 0;
  const lines: string[] = [];
  tokens.forEach((token, index) => {
    const isBroken = breaks.at(-1) === true;
    switch (token) {
      case OPEN:
        breaks.push(line.length + widthFrom(tokens, index, breaks) > WIDEST);
        break;
      case CLOSE:
        breaks.pop();
        break;
      case INDENT:
        depth += 1;
        break;
      case DEDENT:
        depth -= 1;
        break;
      case COMMA:
        if (isBroken) line += ',';
        break;
      case LOOSE:
        break;
      case LINE:
      case SOFT_LINE:
        if (isBroken) {
          lines.push(line);
          line = `${indent}${STEP.repeat(depth)}`;
        } else if (token === LINE) line += ' ';
        break;
      default:
        line += token;
    }
  });
  return [...lines, line];
}

const SPLIT = new RegExp(`([${[...MARKS].join('')}])`);

/** The width of a group in one line, with what follows up to the next place where a line ends anyway. */
function widthFrom(tokens: readonly string[], start: number, around: readonly boolean[]): number {
  let width = 0;
  const open = [...around];
  let inside = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index] ?? '';
    if (token === OPEN) inside += 1;
    else if (token === CLOSE) {
      if (inside > 0) inside -= 1;
      else open.pop();
    } else if (token === LINE || token === SOFT_LINE) {
      if (inside === 0 && open.at(-1) === true) return width;
      if (token === LINE) width += 1;
    } else if (!MARKS.has(token)) width += token.length;
  }
  return width;
}
