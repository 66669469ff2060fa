/**
 * A JSON value as a document holds it (RFC 8259). Integers outside the range that a double holds
 * exactly are `bigint`, so that `9223372036854775807` and its neighbour stay two values.
 */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

/** A JSON object. Read it with `own`, never by plain access: `__proto__` is a name like any other. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Whether a value is a JSON object (not an array, not null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON array. */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value that an object itself holds under a name; nothing inherited is ever seen. */
export function own(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The names and values of an object in the document's order; nothing for any other value. */
export function entries(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/**
 * Puts a name of any spelling into an object that is being built. Plain assignment would treat
 * `__proto__` as the prototype.
 */
export function put(object: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/**
 * A text that two JSON values share exactly when JSON Schema calls them equal (2020-12 core,
 * section 4.2.2): names in any order, `1` and `1.0` alike.
 */
export function canonical(value: Json): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'number':
      return Object.is(value, -0) ? '0' : Number.isInteger(value) ? BigInt(value).toString() : String(value);
    case 'bigint':
      return value.toString();
    case 'boolean':
      return String(value);
    case 'string':
      return JSON.stringify(value);
    default:
      if (isArray(value)) return `[${value.map(canonical).join(',')}]`;
      return `{${Object.keys(value)
        .sort()
        .map((name) => `${JSON.stringify(name)}:${canonical((value as JsonObject)[name] as Json)}`)
        .join(',')}}`;
  }
}

/** Whether two JSON values are equal as JSON Schema sees it (2020-12 core, section 4.2.2). */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') {
    return (typeof a === 'number' || typeof a === 'bigint') && (typeof b === 'number' || typeof b === 'bigint') && a == b;
  }
  if (a === null || b === null) return false;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index] as Json));
  if (isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equal((a as JsonObject)[name] as Json, (b as JsonObject)[name] as Json))
  );
}
