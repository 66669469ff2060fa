import { EVENT_ID, SCALAR_STYLE, getScalarValue } from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import { put } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { InputErrorCode } from './input-error.ts';
import { beyondLimit } from './limits.ts';
import type { Limits } from './limits.ts';
import { closeEntry, createOutline, openEntry } from './outline.ts';
import type { Outline } from './outline.ts';
import { createPositions, textError } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import { isEmptyDocument, readYamlEvents } from './yaml-events.ts';
import { readPlainScalar } from './yaml-scalar.ts';

/** A text with its value and the places of all that it holds. */
export interface ReadYaml {
  readonly value: Json;
  readonly outline: Outline;
}

/** What an anchor names: a value, its place in the outline, and how many values it holds, itself included. */
interface Anchored {
  readonly value: Json;
  readonly text: string | undefined;
  readonly entry: number;
  size: number;
  complete: boolean;
}

interface OpenMapping {
  readonly kind: 'mapping';
  readonly value: Record<string, Json>;
  readonly entry: number;
  readonly anchored: Anchored | undefined;
  /** Names that a merge key brought and that an entry of the mapping itself may still replace. */
  readonly merged: Set<string>;
  key: { readonly name: string; readonly start: number; readonly isMerge: boolean } | undefined;
  size: number;
}

interface OpenSequence {
  readonly kind: 'sequence';
  readonly value: Json[];
  readonly entry: number;
  readonly anchored: Anchored | undefined;
  size: number;
}

const TAGS_OF_STRINGS: ReadonlySet<string> = new Set(['!', '!!str', '!!binary', '!!timestamp']);
const TAGS_OF_PLAIN_SCALARS: ReadonlySet<string> = new Set(['!!int', '!!float', '!!bool', '!!null']);
const LONG_TAG = /^!<tag:yaml\.org,2002:(\w+)>$/;

/**
 * Reads one YAML document (1.2.2, core schema, with the merge key `<<` of 1.1). js-yaml reads the
 * syntax; the values are put together here, because names must stay as they are written (`200`, `1.0`),
 * large integers exact, and every value must know its place. Throws `invalid-yaml`, `empty-file`,
 * `too-deep` and `too-many-aliases`.
 */
export function readYaml(source: SourceText, limits: Limits): ReadYaml {
  const { text } = source;
  const outline = createOutline();
  const anchors = new Map<string, Anchored>();
  const open: (OpenMapping | OpenSequence)[] = [];
  let root: Json | undefined;
  let aliasedValues = 0;
  let lastOffset = 0;

  function fail(message: string, offset: number, hint?: string, code: InputErrorCode = 'invalid-yaml'): never {
    throw textError(source, { code, message, hint, offset });
  }

  /** Where the entry of a value begins: at its name when it has one. */
  function enter(start: number): number {
    const parent = open.at(-1);
    if (parent === undefined) return openEntry(outline, undefined, 0);
    if (parent.kind === 'sequence' || parent.key === undefined) return openEntry(outline, undefined, start);
    const entry = openEntry(outline, parent.key.name, parent.key.start);
    if (parent.key.isMerge) outline.merges.add(entry);
    return entry;
  }

  function add(value: Json, size: number): void {
    const parent = open.at(-1);
    if (parent === undefined) {
      root = value;
      return;
    }
    parent.size += size;
    if (parent.kind === 'sequence') {
      parent.value.push(value);
      return;
    }
    const { key } = parent;
    if (key === undefined) return;
    parent.key = undefined;
    if (key.isMerge) {
      merge(parent, value, key.start);
      countAliased(size, key.start);
    } else {
      put(parent.value, key.name, value);
    }
  }

  /** Earlier sources win over later ones, and the mapping's own entries over all of them. */
  function merge(target: OpenMapping, from: Json, offset: number): void {
    for (const mapping of Array.isArray(from) ? (from as readonly Json[]) : [from]) {
      if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) {
        fail('a merge key `<<` needs a mapping, or a list of mappings', offset);
      }
      for (const [name, value] of Object.entries(mapping as JsonObject)) {
        if (Object.hasOwn(target.value, name)) continue;
        put(target.value, name, value);
        target.merged.add(name);
      }
    }
  }

  function countAliased(size: number, offset: number): void {
    aliasedValues += size;
    if (aliasedValues > limits.maxAliasedValues) {
      const { code, message, hint } = beyondLimit('aliases', limits.maxAliasedValues);
      fail(message, offset, hint, code);
    }
  }

  function isKeyNext(parent: OpenMapping | OpenSequence | undefined): parent is OpenMapping {
    return parent?.kind === 'mapping' && parent.key === undefined;
  }

  function addKey(parent: OpenMapping, name: string, start: number, isMerge: boolean): void {
    if (!isMerge && Object.hasOwn(parent.value, name) && !parent.merged.delete(name)) failDuplicate(parent, name, start);
    parent.key = { name, start, isMerge };
  }

  function failDuplicate(parent: OpenMapping, name: string, start: number): never {
    let first = parent.entry + 1;
    while (first < outline.starts.length && outline.names[first] !== name) first = outline.nexts[first] ?? outline.starts.length;
    const { line } = createPositions(source)(outline.starts[first] ?? 0);
    fail(`the key \`${name}\` stands twice in one mapping, first on line ${line}`, start, 'Keep one of the two.');
  }

  function addScalar(event: ScalarEvent): void {
    const content = getScalarValue(text, event);
    const start = startOf(event);
    const parent = open.at(-1);
    const isPlain = event.style === SCALAR_STYLE.PLAIN;
    const tag = tagOf(event);
    if (isKeyNext(parent)) {
      anchor(event, { value: content, text: content, entry: parent.entry, size: 1, complete: true });
      addKey(parent, content, start, isPlain && content === '<<' && tag === '');
      return;
    }
    const entry = enter(start);
    const value = scalarValue(content, isPlain, tag, start);
    anchor(event, { value, text: content, entry, size: 1, complete: true });
    add(value, 1);
  }

  function scalarValue(content: string, isPlain: boolean, tag: string, start: number): Json {
    if (TAGS_OF_STRINGS.has(tag) || (tag === '' && !isPlain)) return content;
    if (tag !== '' && !TAGS_OF_PLAIN_SCALARS.has(tag)) fail(`the tag \`${tag}\` is not supported`, start, 'Remove it.');
    const value = readPlainScalar(content);
    if (value === undefined)
      fail(`\`${content.slice(0, 40)}\` is no number that JSON can hold`, start, 'Put it in quotes, or leave it out.');
    return value;
  }

  function openCollection(event: MappingEvent | SequenceEvent): void {
    const start = startOf(event);
    const tag = tagOf(event);
    const kind = event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence';
    if (isKeyNext(open.at(-1))) fail('a key must be a plain name, not a mapping or a list', start, 'Put a text with braces in quotes.');
    if (tag !== '' && tag !== '!' && tag !== (kind === 'mapping' ? '!!map' : '!!seq')) {
      fail(`the tag \`${tag}\` is not supported`, start, 'Remove it.');
    }
    const entry = enter(start);
    const value = kind === 'mapping' ? {} : [];
    const anchored = anchor(event, { value, text: undefined, entry, size: 1, complete: false });
    if (kind === 'mapping') {
      open.push({ kind, value: value as Record<string, Json>, entry, anchored, merged: new Set(), key: undefined, size: 1 });
    } else {
      open.push({ kind, value: value as Json[], entry, anchored, size: 1 });
    }
  }

  function closeCollection(): void {
    const collection = open.pop();
    // The last POP ends the document, not a collection.
    if (collection === undefined) return;
    closeEntry(outline, collection.entry);
    if (collection.anchored !== undefined) {
      collection.anchored.size = collection.size;
      collection.anchored.complete = true;
    }
    add(collection.value, collection.size);
  }

  function addAlias(name: string, start: number): void {
    const anchored = anchors.get(name);
    if (anchored === undefined) fail(`the alias \`*${name}\` names no anchor above it`, start, `Mark what it repeats with \`&${name}\`.`);
    if (!anchored.complete) fail(`the alias \`*${name}\` stands inside what it repeats`, start, 'Use a `$ref` for recursive schemas.');
    const parent = open.at(-1);
    if (isKeyNext(parent)) {
      if (anchored.text === undefined) fail(`the alias \`*${name}\` is no name`, start);
      addKey(parent, anchored.text, start, false);
      return;
    }
    countAliased(anchored.size, start);
    outline.aliases.set(enter(start), anchored.entry);
    add(anchored.value, anchored.size);
  }

  function anchor(event: ScalarEvent | MappingEvent | SequenceEvent, anchored: Anchored): Anchored | undefined {
    if (event.anchorStart === -1) return undefined;
    anchors.set(text.slice(event.anchorStart, event.anchorEnd), anchored);
    return anchored;
  }

  function tagOf(event: ScalarEvent | MappingEvent | SequenceEvent): string {
    return event.tagStart === -1 ? '' : text.slice(event.tagStart, event.tagEnd).replace(LONG_TAG, '!!$1');
  }

  /** The first character of a node, its quotes and indicators included. */
  function startOf(event: ScalarEvent | MappingEvent | SequenceEvent): number {
    let start = event.type === EVENT_ID.SCALAR ? scalarStart(event) : event.start;
    if (event.anchorStart !== -1) start = Math.min(start, event.anchorStart - 1);
    if (event.tagStart !== -1) start = Math.min(start, event.tagStart);
    lastOffset = start;
    return start;
  }

  function scalarStart(event: ScalarEvent): number {
    if (event.valueStart === -1) return lastOffset;
    switch (event.style) {
      case SCALAR_STYLE.PLAIN:
        return event.valueStart;
      case SCALAR_STYLE.SINGLE_QUOTED:
      case SCALAR_STYLE.DOUBLE_QUOTED:
        return event.valueStart - 1;
      case SCALAR_STYLE.LITERAL_BLOCK:
        return text.lastIndexOf('|', event.valueStart - 1);
      case SCALAR_STYLE.FOLDED_BLOCK:
        return text.lastIndexOf('>', event.valueStart - 1);
    }
  }

  const events = readYamlEvents(source, limits);
  for (let index = 0; index < events.length; index += 1) {
    const event = events[index] as Event;
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        if (isEmptyDocument(events, index)) {
          index += 2;
        } else if (root !== undefined) {
          const separator = /^---/m.exec(text.slice(lastOffset));
          fail(
            'a second YAML document begins here',
            lastOffset + (separator?.index ?? 0),
            'Put each API description in a file of its own.',
          );
        }
        break;
      case EVENT_ID.SCALAR:
        addScalar(event);
        break;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        openCollection(event);
        break;
      case EVENT_ID.ALIAS:
        addAlias(text.slice(event.anchorStart, event.anchorEnd), event.anchorStart - 1);
        break;
      case EVENT_ID.POP:
        closeCollection();
        break;
    }
  }
  if (root === undefined) fail('the file holds nothing but comments', 0, 'Give a file that holds an OpenAPI document.', 'empty-file');
  return { value: root, outline };
}
