import { isArray, isObject, put } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import { tokensOf } from '../../src/model/pointer.ts';
import type { Pointer } from '../../src/model/pointer.ts';

/** A copy of `root` with another value at `pointer`, or with nothing there when the value is undefined. What does not change is shared. */
export function replaceAt(root: Json, pointer: Pointer, value: Json): Json;
export function replaceAt(root: Json, pointer: Pointer, value: undefined): Json;
export function replaceAt(root: Json, pointer: Pointer, value: Json | undefined): Json {
  return replace(root, tokensOf(pointer), value) as Json;
}

function replace(value: Json | undefined, tokens: readonly string[], by: Json | undefined): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return by;
  if (isArray(value)) {
    const items = value.map((item, index) => (String(index) === token ? replace(item, rest, by) : item));
    return items.filter((item) => item !== undefined);
  }
  const result: Record<string, Json> = {};
  let found = false;
  for (const [name, member] of Object.entries(isObject(value) ? value : {})) {
    found ||= name === token;
    const changed = name === token ? replace(member, rest, by) : member;
    if (changed !== undefined) put(result, name, changed);
  }
  if (!found) {
    const made = replace(undefined, rest, by);
    if (made !== undefined) put(result, token, made);
  }
  return result;
}
