import { put } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { beyondLimit } from './limits.ts';
import { isEscaped } from './locate-json.ts';
import type { Limits } from './limits.ts';
import { readDecimal } from './number.ts';
import { textError } from './source-text.ts';
import type { SourceText } from './source-text.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const NEEDS_DECODING = /[\\\u0000-\u001f]/;
const WORD = /[^\s,:{}[\]"]+/y;
const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON (RFC 8259) exactly: integers of any size, and faults with their offset. It is
 * slower than `JSON.parse`, so it runs only where that is not enough. Of names that stand twice in an
 * object the last one counts, as with `JSON.parse`. Throws `invalid-json` and `too-deep`.
 */
export function readJson(source: SourceText, limits: Limits): Json {
  const { text } = source;
  let at = 0;

  function fail(message: string, hint?: string, offset = at): never {
    throw textError(source, { code: 'invalid-json', message, hint, offset });
  }

  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      at += 1;
    }
  }

  /** What stands at the offset, named for people. */
  function found(): string {
    if (at >= text.length) return 'the end of the file';
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    return `\`${character}\``;
  }

  function unexpected(expected: string): never {
    if (text.startsWith('//', at) || text.startsWith('/*', at) || text[at] === '#') {
      fail(`expected ${expected}, found a comment`, 'JSON has no comments: remove it, or give the file a .yaml extension.');
    }
    if (text[at] === "'") fail(`expected ${expected}, found a single quote`, 'JSON strings stand in double quotes.');
    fail(`expected ${expected}, found ${found()}`, at >= text.length ? 'The file may have been cut off: look at its end.' : undefined);
  }

  function readString(): string {
    const start = at;
    let end = text.indexOf('"', start + 1);
    while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    if (end === -1) fail('this string never ends', 'Close it with a double quote.', start);
    at = end + 1;
    const raw = text.slice(start, at);
    if (!NEEDS_DECODING.test(raw)) return raw.slice(1, -1);
    try {
      return JSON.parse(raw) as string;
    } catch {
      const fault = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})(?:[^"\\]|$)?/.exec(raw.slice(1, -1).replace(/\\[\\"]/g, '  '));
      const offset = start + 1 + (fault?.index ?? 0);
      if (fault?.[0].startsWith('\\') === true)
        fail(`\`${fault[0]}\` is no escape that JSON knows`, 'Write a backslash as `\\\\`.', offset);
      fail('a string holds a line break, tab or other control character', 'Escape it, for example as `\\n`.', offset);
    }
  }

  function readNumber(): Json {
    NUMBER.lastIndex = at;
    const literal = NUMBER.exec(text)?.[0];
    if (literal === undefined) unexpected('a value');
    const value = readDecimal(literal);
    if (value === undefined) fail(`the number ${literal.slice(0, 40)} is too large`);
    at += literal.length;
    if (/[\w.]/.test(text[at] ?? '')) fail(`this is no JSON number: found ${found()} after \`${literal}\``);
    return value;
  }

  function readWord(): Json {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    const value = WORDS.get(word ?? '');
    if (word !== undefined && value !== undefined) {
      at += word.length;
      return value;
    }
    return unexpected('a value');
  }

  function readObject(depth: number): Json {
    const value: Record<string, Json> = {};
    at += 1;
    skipSpace();
    if (text[at] === '}') {
      at += 1;
      return value;
    }
    for (;;) {
      if (text[at] !== '"') unexpected('a name in double quotes');
      const name = readString();
      skipSpace();
      if (text[at] !== ':') unexpected('a colon after the name');
      at += 1;
      put(value, name, readValue(depth));
      skipSpace();
      if (text[at] === '}') break;
      if (text[at] !== ',') unexpected('a comma or `}`');
      const comma = at;
      at += 1;
      skipSpace();
      if (text[at] === '}') fail('a comma stands before the closing `}`', 'Remove it: JSON has no trailing commas.', comma);
    }
    at += 1;
    return value;
  }

  function readArray(depth: number): Json {
    const value: Json[] = [];
    at += 1;
    skipSpace();
    if (text[at] === ']') {
      at += 1;
      return value;
    }
    for (;;) {
      value.push(readValue(depth));
      skipSpace();
      if (text[at] === ']') break;
      if (text[at] !== ',') unexpected('a comma or `]`');
      const comma = at;
      at += 1;
      skipSpace();
      if (text[at] === ']') fail('a comma stands before the closing `]`', 'Remove it: JSON has no trailing commas.', comma);
    }
    at += 1;
    return value;
  }

  function readValue(depth: number): Json {
    skipSpace();
    const character = text[at];
    if ((character === '{' || character === '[') && depth >= limits.maxDepth) {
      throw textError(source, { ...beyondLimit('depth', limits.maxDepth), offset: at });
    }
    switch (character) {
      case '{':
        return readObject(depth + 1);
      case '[':
        return readArray(depth + 1);
      case '"':
        return readString();
      case 't':
      case 'f':
      case 'n':
        return readWord();
      default:
        return readNumber();
    }
  }

  const value = readValue(0);
  skipSpace();
  if (at < text.length) unexpected('the end of the file');
  return value;
}
