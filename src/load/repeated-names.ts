import { isArray } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { append } from '../model/pointer.ts';
import type { Pointer } from '../model/pointer.ts';
import { isEscaped } from './locate-json.ts';
import { createLines } from './source-text.ts';

/** A member whose name another member of the same object has too. */
export interface RepeatedName {
  readonly pointer: Pointer;
  readonly message: string;
}

/**
 * The names that stand more than once in one object of a JSON text (RFC 8259, section 4), which must have been read as
 * `value` without a fault. Mostly there are none, and that shows by counting: only where the text has more members than
 * the value is it gone through.
 */
export function repeatedNames(text: string, value: Json): readonly RepeatedName[] {
  return mostMembers(text) === membersOf(value) ? [] : searched(text);
}

/** As many colons after a closing quote as there are; never fewer than members, and hardly ever more. */
function mostMembers(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (isSpace(text.charCodeAt(before))) before -= 1;
    if (text[before] === '"' && !isEscaped(text, before)) count += 1;
  }
  return count;
}

function membersOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (isArray(value)) {
    for (const item of value) count += membersOf(item);
    return count;
  }
  const object = value as JsonObject;
  for (const name in object) count += 1 + membersOf(object[name] as Json);
  return count;
}

/** An object or array that has not ended. */
interface Open {
  readonly pointer: Pointer;
  /** Where each name of an object stands first; undefined for an array. */
  readonly names: Map<string, number> | undefined;
  items: number;
  /** The name of the value that comes next, in an object. */
  name: string | undefined;
}

const STRING_OR_BRACKET = /"(?:[^"\\]+|\\.)*"|[{}[\],]/g;

function searched(text: string): readonly RepeatedName[] {
  const found = new Map<Pointer, RepeatedName>();
  const lines = createLines(text);
  const open: Open[] = [];
  const pointerOf = (inside: Open | undefined): Pointer =>
    inside === undefined ? '' : append(inside.pointer, inside.names === undefined ? inside.items : (inside.name ?? ''));
  for (const { 0: token, index } of text.matchAll(STRING_OR_BRACKET)) {
    const inside = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ pointer: pointerOf(inside), names: token === '{' ? new Map<string, number>() : undefined, items: 0, name: undefined });
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (inside !== undefined && token === ',') {
      inside.items += 1;
      inside.name = undefined;
    } else if (inside?.names !== undefined && inside.name === undefined) {
      inside.name = JSON.parse(token) as string;
      const first = inside.names.get(inside.name);
      if (first === undefined) inside.names.set(inside.name, index);
      else found.set(pointerOf(inside), { pointer: pointerOf(inside), message: messageOf(inside.name, lines.placeOf(first).line) });
    }
  }
  return [...found.values()];
}

function messageOf(name: string, line: number): string {
  return `the name \`${name}\` stands twice in one object, first on line ${line}; the last one counts`;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
