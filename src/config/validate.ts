import { canonical, entries, isArray, isObject, own } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { append, tokensOf } from '../model/pointer.ts';
import type { Pointer } from '../model/pointer.ts';
import { sentenceList } from '../model/sentence-list.ts';
import type { ChoiceShape, Field, ObjectShape, RecordShape, Shape } from './shape.ts';

/** What is wrong with one value or one name. */
export interface ConfigFault {
  /** The value, or the name of an entry that should not be there. */
  readonly pointer: Pointer;
  /** A sentence without a full stop. */
  readonly message: string;
  /** What to write instead, where that is known. */
  readonly instead?: string;
  /** A word that was mistyped and what it could have been, for suggestions. */
  readonly mistyped?: { readonly word: string; readonly among: readonly string[] };
}

/** Everything that is wrong with a value, in the order of the text; nothing for a value that its shape lets through. */
export function faultsOf(value: Json, shape: Shape, pointer: Pointer = ''): readonly ConfigFault[] {
  switch (shape.kind) {
    case 'text':
      if (typeof value === 'string')
        return value.trim() === '' ? [{ pointer, message: `${nameOf(pointer)} is empty; it is ${shape.means}` }] : [];
      return [wrongKind(value, shape, pointer)];
    case 'choice':
      return faultsOfWord(value, shape, pointer);
    case 'number': {
      if (typeof value === 'number' && Number.isInteger(value) && value >= shape.least && value <= shape.most) return [];
      return [wrongKind(value, shape, pointer)];
    }
    case 'switch':
      return typeof value === 'boolean' ? [] : [wrongKind(value, shape, pointer)];
    case 'list':
      if (!isArray(value)) return [wrongKind(value, shape, pointer)];
      return value.flatMap((item, index) => faultsOf(item, shape.of, append(pointer, index)));
    case 'record':
      return isObject(value) ? faultsOfRecord(value, shape, pointer) : [wrongKind(value, shape, pointer)];
    case 'object':
      return isObject(value) ? faultsOfObject(value, shape, pointer) : [wrongKind(value, shape, pointer)];
    case 'either': {
      const fitting = shape.of.find((alternative) => kindOf(value) === jsonKind(alternative));
      return fitting === undefined ? [wrongKind(value, shape, pointer)] : faultsOf(value, fitting, pointer);
    }
    default:
      return shape satisfies never;
  }
}

function faultsOfWord(value: Json, shape: ChoiceShape, pointer: Pointer): readonly ConfigFault[] {
  if (typeof value === 'string' && shape.of.includes(value)) return [];
  const word = typeof value === 'string' ? value : canonical(value);
  const known = shape.alsoCalled ?? {};
  const instead = Object.hasOwn(known, word.toLowerCase()) ? known[word.toLowerCase()] : undefined;
  return [
    {
      pointer,
      message: `${nameOf(pointer)} is \`${shown(value)}\`; it can be ${sentenceList(shape.of, 'or')}`,
      ...(instead === undefined ? {} : { instead }),
      ...(typeof value === 'string' ? { mistyped: { word, among: shape.of } } : {}),
    },
  ];
}

function faultsOfRecord(value: Json, shape: RecordShape, pointer: Pointer): readonly ConfigFault[] {
  return entries(value).flatMap(([name, item]): readonly ConfigFault[] => {
    const at = append(pointer, name);
    if (shape.names.includes(name)) return faultsOf(item, shape.of, at);
    return [{ pointer: at, message: `\`${name}\` is not the name of ${shape.means}`, mistyped: { word: name, among: shape.names } }];
  });
}

function faultsOfObject(value: Json, { fields, name: what, atLeastOne }: ObjectShape, pointer: Pointer): readonly ConfigFault[] {
  const names = Object.keys(fields);
  const known = entries(value).flatMap(([name, item]): readonly ConfigFault[] => {
    const at = append(pointer, name);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) return faultsOf(item, field.is, at);
    const instead = names.find((candidate) => fields[candidate]?.alsoCalled?.includes(name));
    const place = pointer === '' ? (what === 'config' ? 'the configuration' : 'a preset file') : nameOf(pointer);
    return [
      {
        pointer: at,
        message: `there is no key \`${name}\` in ${place}`,
        ...(instead === undefined ? {} : { instead }),
        mistyped: { word: name, among: names },
      },
    ];
  });
  const missing = Object.entries(fields)
    .filter(([name, { required }]: readonly [string, Field]) => required === true && own(value, name) === undefined)
    .map(([name, { about }]): ConfigFault => ({ pointer, message: `${nameOf(pointer)} has no \`${name}\`: ${continued(about)}` }));
  if (atLeastOne === true && entries(value).length === 0) {
    return [{ pointer, message: `${nameOf(pointer)} says nothing; it needs at least one of ${sentenceList(names, 'or')}` }];
  }
  return [...known, ...missing];
}

/** A sentence as the rest of another one: without its capital letter and its full stop. */
function continued(sentence: string): string {
  return sentence.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
}

/** Of an object with many fields the first few say what is meant. */
function objectOf(shape: ObjectShape): string {
  const names = Object.keys(shape.fields).filter((name) => !name.startsWith('$'));
  return names.length <= MOST_NAMED
    ? expectedOf(shape)
    : `an object with keys such as ${sentenceList(names.slice(0, 3).map((name) => `\`${name}\``))}`;
}

const MOST_NAMED = 8;

function wrongKind(value: Json, shape: Shape, pointer: Pointer): ConfigFault {
  if (value === null) return { pointer, message: `${nameOf(pointer)} has no value: give it one, or leave it out` };
  return {
    pointer,
    message: `${nameOf(pointer)} is \`${shown(value)}\`, and should be ${shape.kind === 'object' ? objectOf(shape) : expectedOf(shape)}`,
  };
}

/** What a shape lets through, in words with their article. */
export function expectedOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return shape.means;
    case 'choice':
      return `${shape.means} (${sentenceList(shape.of, 'or')})`;
    case 'number':
      return `a whole number from ${shape.least} to ${shape.most}`;
    case 'switch':
      return 'true or false';
    case 'list':
      return 'a list';
    case 'record':
      return `an object with the name of ${shape.means} before each value`;
    case 'object':
      return `an object with ${sentenceList(Object.keys(shape.fields).map((name) => `\`${name}\``))}`;
    case 'either':
      return shape.of.map(expectedOf).join(', or ');
    default:
      return shape satisfies never;
  }
}

type JsonKind = 'text' | 'number' | 'switch' | 'list' | 'object' | 'null';

function kindOf(value: Json): JsonKind {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'switch';
    case 'object':
      return isArray(value) ? 'list' : 'object';
    default:
      return 'number';
  }
}

function jsonKind(shape: Shape): JsonKind | undefined {
  switch (shape.kind) {
    case 'text':
    case 'choice':
      return 'text';
    case 'record':
    case 'object':
      return 'object';
    case 'either':
      return undefined;
    default:
      return shape.kind;
  }
}

function shown(value: Json): string {
  const whole = canonical(value);
  return whole.length > 60 ? `${whole.slice(0, 59)}…` : whole;
}

/** A place as people write it: `` `overrides[0].where.path` ``. */
export function nameOf(pointer: Pointer): string {
  if (pointer === '') return 'this';
  const name = tokensOf(pointer).reduce(
    (path, token) => (/^\d+$/.test(token) ? `${path}[${token}]` : path === '' ? token : `${path}.${token}`),
    '',
  );
  return `\`${name}\``;
}
