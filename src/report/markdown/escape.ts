import { visible } from '../visible.ts';

/** So much of one text of a document is shown; names may be of any length. */
const mostCharacters = 400;

/** Nothing to see, and yet GitHub and GitLab find no mention, reference or link across it. */
const apart = '&#8203;';

function shortened(text: string): string {
  return text.length <= mostCharacters ? visible(text) : `${visible(text.slice(0, mostCharacters - 1))}…`;
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Words outside of code: what Markdown, HTML or a forge would act on becomes an entity, in table cells too. */
function plain(text: string): string {
  return text
    .replace(/[&<>|`*_~[\]\\^$={}]/g, entity)
    .replace(/@/g, `@${apart}`)
    .replace(/(?<!&)([#!%])(?=\w)/g, `$1${apart}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${apart}`)
    .replace(/:(?=\/\/)/g, `:${apart}`)
    .replace(/\b(www)\./gi, `$1${apart}.`);
}

/** A text of a document as code, in one line; no forge looks for mentions there. */
export function code(text: string): string {
  const shown = shortened(text);
  // Backticks end a span and a bar ends a table cell even within one; as an element both are entities.
  if (/[`|]/.test(shown) || shown.trim() === '')
    return `<code>${shown.replace(/[^\w\s.,;/-]/g, (c) => (c.length === 1 && c.charCodeAt(0) < 127 ? entity(c) : c))}</code>`;
  return `\`${shown}\``;
}

/** A sentence that may hold texts of a document, in one line: runs in backticks stay code, the rest is only words. */
export function prose(text: string): string {
  return shortened(text)
    .split(/(`[^`]*`)/)
    .map((piece, index) => (index % 2 === 1 ? code(piece.slice(1, -1)) : plain(piece)))
    .join('');
}

/** Words that hold no longer, struck through; the text is Markdown already, made by `prose`, which leaves no tilde in it. */
export function struck(markdown: string): string {
  return `~~${markdown}~~`;
}

/** Lines of code in a fence that none of them can close. */
export function fence(text: string, language: string): string {
  const lines = text.split('\n').map((line) => visible(line));
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const bars = '`'.repeat(longest + 1);
  return `${bars}${language}\n${lines.join('\n')}\n${bars}\n`;
}

/** A table; the cells are Markdown already, made by `code` and `prose`. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${line(header)}${line(header.map(() => '---'))}${rows.map(line).join('')}`;
}
