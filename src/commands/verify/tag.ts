import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { matchesFormat } from '../../schema/format/format.ts';
import { matchesPattern } from '../../schema/pattern/language.ts';
import { partsInPlace } from './in-place.ts';
import { targetsOf } from './references.ts';
import type { Reading } from './references.ts';
import { readDiscriminator, statedTags } from './stated.ts';

const NOBODY: ReadonlySet<Address> = new Set();

/** A document with the texts by which a base and its heirs are told by a property, where one refers to it; undefined where any text may be. */
export interface TagReading extends Reading {
  readonly told: (from: Address, base: Address, property: string) => readonly string[] | undefined;
}

/** A text that a property of an object has. */
export interface Tag {
  readonly property: string;
  readonly text: string;
}

/**
 * Whether the schema at an address plainly takes no object that has a tag: it takes no objects, or what it says of the property
 * refuses the text, wherever in it that is said. What it says otherwise is not looked at.
 */
export function refusesTag(at: Address, tag: Tag, reading: TagReading): boolean {
  return refuses(at, questionOf(tag, reading), reading, NOBODY);
}

/**
 * Whether no object with the tag is sent, for what the schema says of properties by their name or of those that it does not
 * name. What discriminators choose within it is left out: of two that contradict each other none can be told to be meant.
 */
export function refusesUnnamed(at: Address, tag: Tag, reading: TagReading): boolean {
  const ofItself = (schema: Json, place: Address): boolean => {
    const keyword = keywordOfOthers(schema, place, tag.property, reading);
    const others = keyword === undefined ? undefined : own(schema, keyword);
    const below: Question = { takes: 'string', ofItself: (said) => refusesText(said, tag.text) };
    const patterns = patternsOf(schema, reading).filter((pattern) => matchesPattern(pattern, tag.property) !== false);
    const isRefused = patterns.some(
      (pattern) =>
        matchesPattern(pattern, tag.property) === true && refuses(append(place, 'patternProperties', pattern), below, reading, NOBODY),
    );
    if (isRefused) return true;
    const isNamed = own(own(schema, 'properties'), tag.property) !== undefined || patterns.length > 0;
    if (isNamed || keyword === undefined || others === undefined) return refusesBelow(schema, place, tag, reading);
    if (typeof others === 'boolean') return !others;
    return refuses(append(place, keyword), below, reading, NOBODY);
  };
  return refuses(at, { takes: 'object', ofItself }, reading, NOBODY);
}

/** The patterns of the names of properties that a schema describes. */
function patternsOf(schema: Json, { dialect }: TagReading): readonly string[] {
  return dialect.keywords.has('patternProperties') ? entries(own(schema, 'patternProperties')).map(([pattern]) => pattern) : [];
}

/** The keyword by which a schema says what properties are that it does not name, as far as that is about this one whatever else holds. */
function keywordOfOthers(schema: Json, at: Address, property: string, reading: TagReading): string | undefined {
  if (own(schema, 'additionalProperties') !== undefined) return 'additionalProperties';
  if (!reading.dialect.keywords.has('unevaluatedProperties') || own(schema, 'unevaluatedProperties') === undefined) return undefined;
  return inPlaceOf(at, reading).some((part) => mayEvaluate(part, property, reading)) ? undefined : 'unevaluatedProperties';
}

/** Whether a schema, or one that it leads to, may say something of a property itself. */
function mayEvaluate(at: Address, property: string, reading: TagReading, seen: Set<Address> = new Set()): boolean {
  if (seen.has(at)) return false;
  seen.add(at);
  const schema = reading.document.at(at);
  const wide = ['patternProperties', 'additionalProperties', 'unevaluatedProperties'];
  if (own(own(schema, 'properties'), property) !== undefined || wide.some((keyword) => own(schema, keyword) !== undefined)) return true;
  return inPlaceOf(at, reading).some((part) => mayEvaluate(part, property, reading, seen));
}

/** The schemas that a schema leads to which say something of the same value. */
function inPlaceOf(at: Address, reading: TagReading): readonly Address[] {
  return [...targetsOf(at, reading), ...partsInPlace(at, reading).flatMap((part) => (part.keyword === 'not' ? [] : [part.at]))];
}

interface Question {
  readonly takes: 'object' | 'string';
  readonly ofItself: (schema: Json, at: Address) => boolean;
  /** What is asked for of objects; a choice within that the same property tells apart limits it as well. */
  readonly tag?: Tag;
}

function questionOf(tag: Tag, reading: TagReading): Question {
  return { takes: 'object', ofItself: (schema, place) => refusesBelow(schema, place, tag, reading), tag };
}

/** Whether a discriminator that reads the same property selects a branch by other values alone, of which the branch takes one. */
function selectsOthers(
  { schema, at, keyword, index }: { readonly schema: Json; readonly at: Address; readonly keyword: string; readonly index: number },
  { property, text }: Tag,
  reading: TagReading,
  seen: ReadonlySet<Address>,
): boolean {
  const discriminating = keyword === 'allOf' ? undefined : readDiscriminator(schema, at, reading);
  if (discriminating?.property !== property) return false;
  const place = append(at, keyword, index);
  const own = statedTags([{ at: place }], discriminating, reading).stated[0] ?? [];
  return (
    own.length > 0 &&
    !own.includes(text) &&
    own.some((other) => !refuses(place, questionOf({ property, text: other }, reading), reading, seen))
  );
}

function refusesBelow(schema: Json, at: Address, { property, text }: Tag, reading: TagReading): boolean {
  if (own(own(schema, 'properties'), property) === undefined) return false;
  const below: Question = { takes: 'string', ofItself: (said) => refusesText(said, text) };
  return refuses(append(at, 'properties', property), below, reading, NOBODY);
}

function refusesText(schema: Json, text: string): boolean {
  const [listed, constant] = [own(schema, 'enum'), own(schema, 'const')];
  if ((isArray(listed) && listed.length > 0 && !listed.includes(text)) || (constant !== undefined && constant !== text)) return true;
  const [shortest, longest, pattern] = [own(schema, 'minLength'), own(schema, 'maxLength'), own(schema, 'pattern')];
  const { length } = [...text];
  if ((typeof shortest === 'number' && length < shortest) || (typeof longest === 'number' && length > longest)) return true;
  const format = own(schema, 'format');
  if (typeof format === 'string' && !matchesFormat(format, text)) return true;
  return typeof pattern === 'string' && matchesPattern(pattern, text) === false;
}

function refuses(at: Address, question: Question, reading: TagReading, seen: ReadonlySet<Address>): boolean {
  const schema = reading.document.at(at);
  if (schema === false) return true;
  if (seen.has(at) || !isObject(schema)) return false;
  const within = new Set([...seen, at]);
  const inside = (place: Address): boolean => refuses(place, question, reading, within);
  const targets = targetsOf(at, reading);
  const { tag } = question;
  const isOfNone = (base: Address): boolean => tag !== undefined && reading.told(at, base, tag.property)?.includes(tag.text) === false;
  if (targets.some((target) => inside(target) || isOfNone(target))) return true;
  if (targets.length > 0 && reading.dialect.refSiblings === 'ignored') return false;
  if (!mayBe(schema, question.takes, reading) || question.ofItself(schema, at)) return true;
  const isOtherwiseTagged = (branch: { schema: Json; at: Address; keyword: string; index: number }): boolean =>
    tag !== undefined && selectsOthers(branch, tag, reading, within);
  return ['allOf', 'anyOf', 'oneOf'].some((keyword) => {
    const members = own(schema, keyword);
    if (!isArray(members) || members.length === 0 || !reading.dialect.keywords.has(keyword)) return false;
    const answers = members.map((_, index) => inside(append(at, keyword, index)) || isOtherwiseTagged({ schema, at, keyword, index }));
    return keyword === 'allOf' ? answers.includes(true) : !answers.includes(false);
  });
}

function mayBe(schema: Json, type: 'object' | 'string', { dialect }: Reading): boolean {
  const types = own(schema, 'type');
  const listed = [...(isArray(own(schema, 'enum')) ? (own(schema, 'enum') as readonly Json[]) : [])];
  const constant = dialect.jsonSchema ? own(schema, 'const') : undefined;
  if (types !== undefined && !(isArray(types) ? types : [types]).includes(type)) return false;
  const values = constant === undefined ? listed : [constant];
  return values.length === 0 || values.some((value) => (type === 'object' ? isObject(value) : typeof value === 'string'));
}

/** The one text that an object of the schema at an address can have at a property; undefined where it may have several. */
export function onlyTag(at: Address, property: string, reading: TagReading): string | undefined {
  const candidates = new Set<string>();
  collect(at, property, reading, candidates, new Set());
  const other = [...candidates].reduce((longest, text) => longest + text, 'x');
  if (!refusesTag(at, { property, text: other }, reading)) return undefined;
  const [only, ...more] = [...candidates].filter((text) => !refusesTag(at, { property, text }, reading));
  return more.length === 0 ? only : undefined;
}

/** The texts that a schema lists for a property, or without one for itself, wherever in it. */
function collect(at: Address, property: string | undefined, reading: TagReading, found: Set<string>, seen: Set<Address>): void {
  const schema = reading.document.at(at);
  if (seen.has(at) || !isObject(schema)) return;
  seen.add(at);
  for (const target of targetsOf(at, reading)) {
    collect(target, property, reading, found, seen);
    if (property !== undefined) for (const text of reading.told(at, target, property) ?? []) found.add(text);
  }
  const [listed, declared] = [own(schema, 'enum'), property === undefined ? undefined : own(own(schema, 'properties'), property)];
  if (property === undefined) {
    for (const value of [...(isArray(listed) ? listed : []), own(schema, 'const')]) if (typeof value === 'string') found.add(value);
  } else if (declared !== undefined) collect(append(at, 'properties', property), undefined, reading, found, new Set());
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const members = own(schema, keyword);
    if (isArray(members)) members.forEach((_, index) => collect(append(at, keyword, index), property, reading, found, seen));
  }
}
