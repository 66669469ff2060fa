import { canonical, isArray } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { isMultipleOf } from '../../schema/decimal.ts';
import { lengthOf } from '../../schema/text-length.ts';
import { matchesFormat } from '../../schema/format/format.ts';
import type { SchemaNode } from '../../schema/node.ts';
import { TYPE } from '../../schema/node.ts';
import { matchesPattern } from '../../schema/pattern/language.ts';
import type { Store } from '../../schema/store.ts';
import type { Check, GuardedFormat, ValueType } from './plan.ts';

/** The grammars of the formats that adapters tell by themselves; within what the format allows. Dates are computed. */
export const FORMAT_GRAMMARS: Readonly<Record<Exclude<GuardedFormat, 'date' | 'date-time'>, string>> = {
  uuid: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$',
  email:
    '^[A-Za-z0-9_+-]+(?:\\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$',
};

/** Whether a format is one that adapters can tell. */
export function isGuardedFormat(name: string): name is GuardedFormat {
  return name === 'date' || name === 'date-time' || Object.hasOwn(FORMAT_GRAMMARS, name);
}

/** A pattern of a document as a literal of JavaScript, which is compiled here and never run; undefined for what is none. */
export function patternLiteral(source: string): string | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags)
        .toString()
        .replaceAll(/\p{Cc}/gu, (character) => `\\x${(character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`);
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Whether a value meets what is asked; of a value of another type nothing is. */
export function meets(check: Check, value: Json): boolean {
  switch (check.kind) {
    case 'minimum':
      return !isNumber(value) || (check.exclusive ? value > check.bound : value >= check.bound);
    case 'maximum':
      return !isNumber(value) || (check.exclusive ? value < check.bound : value <= check.bound);
    case 'multipleOf':
      return !isNumber(value) || isMultipleOf(value, check.divisor);
    case 'integer':
      return typeof value !== 'number' || Number.isInteger(value);
    case 'minLength':
      return typeof value !== 'string' || lengthOf(value) >= check.limit;
    case 'maxLength':
      return typeof value !== 'string' || lengthOf(value) <= check.limit;
    case 'minItems':
      return !isArray(value) || value.length >= check.limit;
    case 'maxItems':
      return !isArray(value) || value.length <= check.limit;
    case 'uniqueItems':
      return !isArray(value) || new Set(value.map(canonical)).size === value.length;
    case 'pattern':
      return typeof value !== 'string' || matchesPattern(check.source, value) === true;
    case 'format':
      return typeof value !== 'string' || hasFormat(check.name, value);
    case 'type':
      return check.types.includes(valueType(value));
    case 'one of':
      return check.values.some((one) => canonical(one) === canonical(value));
  }
}

/** A check as a schema, for the judge. */
export function nodeOfCheck(check: Check, store: Store): SchemaNode {
  switch (check.kind) {
    case 'minimum':
      return store.minimum(check.bound, check.exclusive);
    case 'maximum':
      return store.maximum(check.bound, check.exclusive);
    case 'multipleOf':
      return store.multipleOf(check.divisor);
    case 'integer':
      return store.types(TYPE.integer);
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
      return store.limit(check.kind, check.limit);
    case 'uniqueItems':
      return store.uniqueItems();
    case 'pattern':
      return store.pattern(check.source);
    case 'format':
      return store.format(check.name);
    case 'type':
      return store.types(check.types.reduce((mask, type) => mask | TYPE[type], 0));
    case 'one of':
      return store.values(check.values);
  }
}

/** The type of a value as code can tell it. */
export function valueType(value: Json): ValueType {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'boolean' || type === 'object' ? type : 'number';
}

function hasFormat(name: GuardedFormat, value: string): boolean {
  if (!matchesFormat(name, value)) return false;
  return name === 'date' || name === 'date-time' || matchesPattern(FORMAT_GRAMMARS[name], value) === true;
}

function isNumber(value: Json): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
