import { put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { readPlainScalar } from '../yaml-scalar.ts';
import { readBlockScalar } from './block-scalar.ts';
import { repeatedBlock, trailOf } from './blocks.ts';
import type { Block, Blocks } from './blocks.ts';
import { afterSpaces, DASH, DOT, GREATER_THAN, HASH, isDash, LINE_FEED, PIPE, TAB } from './characters.ts';
import { readFlow, startsFlow } from './flow.ts';
import { afterMarker } from './locate.ts';
import { isColonNext, plainLineEnd, readPlain, startsPlain } from './plain.ts';
import { readQuoted, startsQuoted } from './quoted.ts';
import { uncommon } from './uncommon.ts';

/** A text of the common subset, read. */
export interface BlockYaml {
  readonly value: Json;
  /** For reading the next text of the same kind. */
  readonly blocks: Blocks;
  /** The values that were taken from the earlier text, without those inside them. */
  readonly shared: ReadonlySet<Json>;
}

/**
 * Reads the YAML that API descriptions are written in: one mapping in block style, with every style of scalar and with
 * brackets, but without anchors, tags, merge keys and what else is rare. Whatever it reads, `readYaml` reads the same;
 * everything else, faults included, is thrown as `UncommonYaml`. `text` has line feeds only, one of them at its end.
 * Entries that stand letter by letter in an earlier text are not read again, and their values are the same objects.
 */
export function readBlockYaml(
  text: string,
  { maxDepth, earlier }: { readonly maxDepth: number; readonly earlier?: Blocks | undefined },
): BlockYaml {
  const byTrail = new Map<string, Block>();
  const shared = new Set<Json>();
  /** The next thing to read; at the beginning of a line `column` says how far it is indented, -1 at the end of the text. */
  let at = 0;
  let column = -1;
  let depth = 0;

  /** Goes to the first line, from the beginning of one on, that holds more than a comment. */
  function toContent(start: number): void {
    let lineStart = start;
    for (;;) {
      const first = afterSpaces(text, lineStart);
      if (first >= text.length) {
        at = text.length;
        column = -1;
        return;
      }
      const code = text.charCodeAt(first);
      if (code === LINE_FEED) {
        lineStart = first + 1;
      } else if (code === HASH) {
        lineStart = text.indexOf('\n', first) + 1;
      } else {
        at = first;
        column = first - lineStart;
        if (code === TAB || (column === 0 && (code === DASH || code === DOT) && isMarker())) uncommon();
        return;
      }
    }
  }

  /** `---` and `...` part documents (YAML 1.2.2, section 9.1.2). */
  function isMarker(): boolean {
    return /^(?:---|\.\.\.)[ \t\n]/.test(text.slice(at, at + 4));
  }

  /** Leaves a line of which nothing but a comment is left. */
  function endLine(from: number): void {
    const rest = afterSpaces(text, from);
    const code = text.charCodeAt(rest);
    if (code === LINE_FEED) toContent(rest + 1);
    else if (code === HASH && rest > from) toContent(text.indexOf('\n', rest) + 1);
    else uncommon();
  }

  function isKey(): boolean {
    if (startsQuoted(text, at)) return isColonNext(text, readQuoted(text, at, 0).end);
    return startsPlain(text, at) && isColonNext(text, plainLineEnd(text, at));
  }

  /** Reads a key and goes behind its `:`. */
  function readKey(): string {
    let name: string;
    let end: number;
    if (startsQuoted(text, at)) {
      const quoted = readQuoted(text, at, 0);
      name = quoted.content;
      end = quoted.end;
      if (text.lastIndexOf('\n', end - 1) > at) uncommon();
    } else {
      if (!startsPlain(text, at)) uncommon();
      end = plainLineEnd(text, at);
      name = text.slice(at, end);
      if (name === '<<') uncommon();
    }
    if (!isColonNext(text, end)) uncommon();
    at = text.indexOf(':', end) + 1;
    return name;
  }

  function readMapping(indent: number, trail: string | undefined): Json {
    deeper();
    const value: Record<string, Json> = {};
    do {
      const name = readKey();
      if (Object.hasOwn(value, name)) uncommon();
      put(value, name, readEntry(indent, trailOf(trail, name, depth)));
    } while (column === indent);
    if (column > indent) uncommon();
    depth -= 1;
    return value;
  }

  /** The value of an entry whose `:` was read, taken from the earlier text where it stands there too. */
  function readEntry(indent: number, trail: string | undefined): Json {
    if (trail === undefined) return readValue(indent, undefined);
    const start = at;
    const known = earlier === undefined ? undefined : repeatedBlock(earlier, { trail, indent, in: text, at });
    if (known !== undefined) {
      const end = start + known.end - known.start;
      toContent(end);
      // Only what the earlier text went on with ends a block for certain: a line that is not indented more.
      if (column !== -1 && at - column === end && column <= indent && !isDash(text, at)) {
        shared.add(known.value);
        return known.value;
      }
      at = start;
    }
    const value = readValue(indent, trail);
    if (column !== -1 && typeof value === 'object') byTrail.set(trail, { start, end: at - column, indent, value });
    return value;
  }

  function readValue(indent: number, trail: string | undefined): Json {
    const from = at;
    const first = afterSpaces(text, from);
    const code = text.charCodeAt(first);
    if (code !== LINE_FEED && (code !== HASH || first === from)) return readInline(first, indent);
    endLine(from);
    if (column > indent) return readOwnLine(indent, trail);
    // A list may stand below its key without being indented.
    return column === indent && isDash(text, at) ? readSequence(column) : null;
  }

  /** A value that begins on a line of its own, below a collection with that indentation. */
  function readOwnLine(indent: number, trail: string | undefined): Json {
    if (isDash(text, at)) return readSequence(column);
    return isKey() ? readMapping(column, trail) : readInline(at, indent);
  }

  function readSequence(indent: number): Json {
    deeper();
    const value: Json[] = [];
    do value.push(readItem(indent));
    while (column === indent && isDash(text, at));
    if (column > indent) uncommon();
    depth -= 1;
    return value;
  }

  function readItem(indent: number): Json {
    const dash = at;
    const first = afterSpaces(text, dash + 1);
    const code = text.charCodeAt(first);
    if (code === LINE_FEED || code === HASH) {
      endLine(dash + 1);
      // An item without a value.
      if (column <= indent) uncommon();
      return readOwnLine(indent, undefined);
    }
    at = first;
    column = indent + first - dash;
    return readOwnLine(indent, undefined);
  }

  /** A scalar, or a collection in brackets. */
  function readInline(start: number, indent: number): Json {
    const leastIndent = indent + 1;
    const code = text.charCodeAt(start);
    if (code === PIPE || code === GREATER_THAN) {
      const { content, end } = readBlockScalar(text, start, leastIndent);
      toContent(end);
      return content;
    }
    if (startsFlow(text, start)) {
      const { value, end } = readFlow(text, start, { leastIndent, levelsLeft: maxDepth - depth });
      endLine(end);
      return value;
    }
    const isQuoted = startsQuoted(text, start);
    const { content, end } = isQuoted ? readQuoted(text, start, leastIndent) : readPlain(text, start, leastIndent);
    endLine(end);
    const value = isQuoted ? content : readPlainScalar(content);
    return value === undefined ? uncommon() : value;
  }

  function deeper(): void {
    depth += 1;
    if (depth > maxDepth) uncommon();
  }

  toContent(afterMarker(text));
  if (column === -1 || !isKey()) uncommon();
  const value = readMapping(column, '');
  if (at < text.length) uncommon();
  return { value, blocks: { text, byTrail }, shared };
}
