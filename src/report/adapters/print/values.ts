import { isArray, isObject } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';
import { literalText, nameText } from '../types/print.ts';

/** A JSON value as TypeScript writes it. */
export function jsonText(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return value.toString();
  if (isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (!isObject(value)) return literalText(value);
  const members = Object.entries(value).map(([name, member]) => `${nameText(name)}: ${jsonText(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** How a property is read off a value. */
export function accessText(name: string): string {
  const text = nameText(name);
  return text === name ? `.${name}` : `[${literalText(name)}]`;
}
