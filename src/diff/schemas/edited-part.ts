import { canonical, equal, isArray } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append, lastToken, parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Side } from '../change.ts';
import type { Fact } from '../fact.ts';
import type { Documents } from '../subject.ts';
import type { JoinedFact } from './join.ts';

/** What is compared of both sides. */
interface Sides {
  readonly readers: { readonly old: SchemaReader; readonly new: SchemaReader };
  readonly documents: Documents;
}

/** Keywords of which several parts may each say one, and the strictest holds. */
const LIMITS: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
]);

/**
 * A fact about a limit or a list that several members of an `allOf` state, told where it was edited. Views hold what
 * comes of all of them, which may stand in one part before and in another one now; people look for their own edit.
 */
export function atEditedPart(joined: JoinedFact, sides: Sides): JoinedFact {
  const { fact } = joined;
  const told = fact.face.id.startsWith('enum-value-') && fact.rename === undefined ? enumAtPart(joined, sides) : limitAtPart(joined, sides);
  return told === fact ? joined : { ...joined, fact: told };
}

function limitAtPart({ fact, pair }: JoinedFact, { readers, documents }: Sides): Fact {
  const { old, new: next } = fact;
  if (old.address === next.address || !isLiteral(old, 'old', documents) || !isLiteral(next, 'new', documents)) return fact;
  const [isOldEdited, isNewEdited] = [isEditedAt(old.address, documents), isEditedAt(next.address, documents)];
  if (isOldEdited === isNewEdited) return fact;
  if (isNewEdited) {
    const before = documents.old.at(next.address);
    const isStated = readers.new.view(pair.new).parts.includes(parentOf(old.address)) && before !== undefined;
    return isStated ? { ...fact, old: { address: next.address, value: before } } : fact;
  }
  if (!readers.old.view(pair.old).parts.includes(parentOf(next.address))) return fact;
  const after = documents.new.at(old.address);
  return after === undefined ? { ...fact, told: 'old' } : { ...fact, new: { address: old.address, value: after } };
}

/** Whether what is told of a side is what stands there, and not what it comes to. */
function isLiteral({ address, value }: Side, side: 'old' | 'new', documents: Documents): boolean {
  const stated = documents[side].at(address);
  return value !== undefined && stated !== undefined && LIMITS.has(lastToken(address)) && canonical(stated) === canonical(value);
}

function isEditedAt(address: Address, { old, new: next }: Documents): boolean {
  const [before, after] = [old.at(address), next.at(address)];
  return before === undefined || after === undefined || !equal(before, after);
}

function enumAtPart({ fact, pair }: JoinedFact, { readers, documents }: Sides): Fact {
  const [side, other] = fact.old.value === undefined ? (['new', 'old'] as const) : (['old', 'new'] as const);
  const { address, value } = fact[side];
  if (value === undefined || !lists(documents[other].at(address), value)) return fact;
  const edited = readers[side]
    .view(pair[side])
    .parts.map((part) => append(part, 'enum'))
    .find((one) => lists(documents[side].at(one), value) && isArray(documents[other].at(one)) && !lists(documents[other].at(one), value));
  return edited === undefined ? fact : { ...fact, [side]: { address: edited, value } };
}

function lists(list: Json | undefined, value: Json): boolean {
  return isArray(list) && list.some((entry) => equal(entry, value));
}
