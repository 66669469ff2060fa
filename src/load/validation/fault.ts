import { isArray } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { lastToken } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import type { DocumentNote } from '../create-document.ts';
import { nearestName } from '../nearest-name.ts';

/** One way in which a value is not what a schema of the specification asks for, at the place that has to be mended. */
export type Fault =
  /** None of the values that are allowed. With `tells`, the value is what tells the alternatives of its object apart. */
  | { readonly kind: 'value'; readonly address: Address; readonly value: Json; readonly allowed: readonly Json[]; readonly tells: boolean }
  | { readonly kind: 'type'; readonly address: Address; readonly value: Json; readonly types: readonly string[] }
  /** An object without a field; of several names, one is enough. */
  | { readonly kind: 'missing'; readonly address: Address; readonly names: readonly string[] }
  | { readonly kind: 'undeclared'; readonly address: Address; readonly name: string; readonly known: readonly string[] }
  /** Fields that cannot stand together, or a single one that cannot stand beside the others. */
  | { readonly kind: 'exclusive'; readonly address: Address; readonly names: readonly string[] }
  | { readonly kind: 'other'; readonly address: Address; readonly message: string };

/** The fault as a note: what is wrong, and what is allowed. */
export function noteOf(fault: Fault): DocumentNote {
  return { address: fault.address, message: messageOf(fault) };
}

function messageOf(fault: Fault): string {
  switch (fault.kind) {
    case 'value':
      return `${subject(fault.address)}must be ${sentenceList(fault.allowed.map(quoted), 'or')}, and is ${quoted(fault.value)}`;
    case 'type':
      return `${subject(fault.address)}must be ${sentenceList(fault.types.map(withArticle), 'or')}, and is ${withArticle(typeOf(fault.value))}`;
    case 'missing':
      return `${sentenceList(fault.names.map(quoted), 'or')} is missing`;
    case 'undeclared': {
      const nearest = nearestName(fault.name, fault.known);
      return `${quoted(fault.name)} does not belong here${nearest === undefined ? '' : `; did you mean ${quoted(nearest)}?`}`;
    }
    case 'exclusive':
      if (fault.names.length === 1) return `${sentenceList(fault.names.map(quoted))} does not go with what stands beside it`;
      return `${sentenceList(fault.names.map(quoted))} exclude each other`;
    case 'other':
      return `${subject(fault.address)}${fault.message}`;
  }
}

/** The name of the field that a fault stands at; items and whole files have none. */
function subject(address: Address): string {
  const name = address.endsWith('#') ? '' : lastToken(address);
  return name === '' || /^\d+$/.test(name) ? '' : `${quoted(name)} `;
}

/** The type of a value as JSON Schema calls it; whole numbers are numbers. */
export function typeOf(value: Json): 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  const type = typeof value;
  return type === 'bigint' || type === 'number' ? 'number' : type === 'boolean' || type === 'string' ? type : 'object';
}

function withArticle(type: string): string {
  if (type === 'null') return type;
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function quoted(value: Json): string {
  if (typeof value === 'string') return `\`${value.length > 40 ? `${value.slice(0, 40)}…` : value}\``;
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return `\`${String(value)}\``;
  return withArticle(typeOf(value));
}
