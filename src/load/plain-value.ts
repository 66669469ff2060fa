import { put } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { append } from '../model/pointer.ts';
import { InputError } from './input-error.ts';
import { beyondLimit } from './limits.ts';
import type { Limits } from './limits.ts';

/**
 * A copy of a JavaScript value as plain JSON: entries that are undefined are left out as `JSON.stringify`
 * does, dates become texts, objects that stand in several places stay shared. Throws `invalid-value` for
 * functions, symbols and numbers that JSON does not have, `self-reference` for an object that holds
 * itself, `too-deep` and `too-many-aliases`.
 */
export function plainValue(value: unknown, options: { readonly limits: Limits; readonly source: string }): Json {
  const { limits, source } = options;
  const copies = new Map<object, { readonly copy: Json; readonly size: number }>();
  const around = new Set<object>();
  let repeated = 0;
  let size = 0;

  function fail(code: 'invalid-value' | 'self-reference' | 'too-deep' | 'too-many-aliases', message: string, hint?: string): never {
    throw new InputError({ code, file: source, message, hint });
  }

  function copyOf(from: unknown, pointer: string, depth: number): Json {
    size += 1;
    switch (typeof from) {
      case 'string':
      case 'boolean':
      case 'bigint':
        return from;
      case 'number':
        if (!Number.isFinite(from)) fail('invalid-value', `${pointer || 'the document'} is ${from}, which JSON cannot hold`);
        return from;
      case 'object':
        return from === null ? null : copyOfObject(from, pointer, depth);
      default:
        return fail(
          'invalid-value',
          `${pointer || 'the document'} is ${typeof from === 'undefined' ? 'undefined' : `a ${typeof from}`}, which is no JSON value`,
        );
    }
  }

  function copyOfObject(from: object, pointer: string, depth: number): Json {
    if (from instanceof Date) return from.toISOString();
    const hint = 'Give the document as it was before its references were replaced.';
    if (around.has(from)) fail('self-reference', `${pointer} is an object that holds itself`, hint);
    if (depth >= limits.maxDepth) {
      fail('too-deep', beyondLimit('depth', limits.maxDepth).message, 'Raise `limits.maxDepth`.');
    }
    const known = copies.get(from);
    if (known !== undefined) {
      size += known.size;
      repeated += known.size;
      if (repeated > limits.maxAliasedValues)
        fail('too-many-aliases', `shared objects repeat more than ${limits.maxAliasedValues} values`, hint);
      return known.copy;
    }
    around.add(from);
    const before = size;
    const copy = Array.isArray(from)
      ? from.map((item: unknown, index) => copyOf(item ?? null, append(pointer, index), depth + 1))
      : copyOfEntries(from, pointer, depth);
    around.delete(from);
    copies.set(from, { copy, size: size - before });
    return copy;
  }

  function copyOfEntries(from: object, pointer: string, depth: number): Json {
    const copy: Record<string, Json> = {};
    for (const [name, value] of Object.entries(from) as readonly (readonly [string, unknown])[]) {
      if (value !== undefined) put(copy, name, copyOf(value, append(pointer, name), depth + 1));
    }
    return copy;
  }

  return copyOf(value, '', 0);
}
