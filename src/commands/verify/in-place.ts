import { entries, isArray, own } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Reading } from './references.ts';

const KEYWORDS = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'] as const;

/** A schema written in another one that is about the same value. */
export interface PartInPlace {
  readonly keyword: (typeof KEYWORDS)[number];
  readonly at: Address;
}

/** The schemas written in a schema that are about the same value; none is followed. */
export function partsInPlace(at: Address, { document, dialect }: Reading): readonly PartInPlace[] {
  const schema = document.at(at);
  if (dialect.refSiblings === 'ignored' && own(schema, '$ref') !== undefined) return [];
  return KEYWORDS.flatMap((keyword): readonly PartInPlace[] => {
    const value = own(schema, keyword);
    const place = append(at, keyword);
    if (keyword === 'dependentSchemas') return entries(value).map(([name]) => ({ keyword, at: append(place, name) }));
    if (isArray(value)) return value.map((_, index) => ({ keyword, at: append(place, index) }));
    return value === undefined ? [] : [{ keyword, at: place }];
  });
}
