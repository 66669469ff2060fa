import { itemAt, schemasOfName } from '../evaluate.ts';
import type { NodeOf, SchemaNode } from '../node.ts';
import type { Inclusion } from './inclusion.ts';

/** Whether what the facts say of properties says all that is wanted of them, name by name. */
export function describedProperties(facts: readonly SchemaNode[], wanted: NodeOf<'properties'>, impliesInside: Inclusion): boolean {
  const given = facts.filter((fact): fact is NodeOf<'properties'> => fact.kind === 'properties');
  const names = new Set(wanted.named.keys());
  // Names that the wanted schema does not know keep to what it says of all others.
  if (wanted.rest.kind !== 'anything' || wanted.patterned.length > 0)
    for (const node of given) for (const name of node.named.keys()) names.add(name);
  for (const name of names) {
    const { schemas, possible } = schemasOfName(wanted, name);
    const said = given.flatMap((node) => schemasOfName(node, name).schemas);
    for (const schema of [...schemas, ...possible]) if (!impliesInside(said, schema)) return false;
  }
  const patterns = new Set(wanted.patterned.map(([pattern]) => pattern));
  for (const [pattern, schema] of wanted.patterned) {
    const said = given.flatMap((node) => node.patterned.flatMap(([other, of]) => (other === pattern ? [of] : [])));
    if (!impliesInside(said, schema)) return false;
  }
  // A name that nobody mentions matches no pattern of the wanted schema, so none of a given one that has only those.
  const others = given.flatMap((node) => (node.patterned.every(([pattern]) => patterns.has(pattern)) ? [node.rest] : []));
  return impliesInside(others, wanted.rest);
}

/** Whether what the facts say of items says all that is wanted of them, place by place. */
export function describedItems(facts: readonly SchemaNode[], wanted: NodeOf<'items'>, impliesInside: Inclusion): boolean {
  const given = facts.filter((fact): fact is NodeOf<'items'> => fact.kind === 'items');
  const places = Math.max(wanted.prefix.length, ...given.map(({ prefix }) => prefix.length));
  for (let index = 0; index <= places; index += 1) {
    const said = given.map((node) => itemAt(node, index));
    if (!impliesInside(said, itemAt(wanted, index))) return false;
  }
  return true;
}
