import { canonical } from '../../model/json.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { TYPE } from '../../schema/node.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { likenessOfNames, parseName } from './names.ts';
import { propertyPartners } from './property-partners.ts';
import type { KnownProperty } from './property-partners.ts';
import type { Candidates } from './search.ts';

/** The properties of an object that went and that came, with the readers of their documents. */
export interface PropertyChanges {
  readonly removed: readonly PropertyInView[];
  readonly added: readonly PropertyInView[];
  /** All properties of both sides, in the documents' order. */
  readonly order: { readonly old: readonly string[]; readonly new: readonly string[] };
  readonly readers: { readonly old: SchemaReader; readonly new: SchemaReader };
}

/** How the properties of one object are compared. */
export type PropertyComparison = Required<Pick<Candidates<PropertyInView>, 'likelihood' | 'partners'>>;

/** Weighs the properties of an object: by name, prose, examples, schema and position together. */
export function propertyComparison({ removed, added, order, readers }: PropertyChanges): PropertyComparison {
  const alone = removed.length === 1 && added.length === 1;
  const isNew = new Set(order.new);
  const kept = new Set(order.old.filter((name) => isNew.has(name)));
  const known = {
    old: knownOf(removed, readers.old, neighboursOf(order.old, kept)),
    new: knownOf(added, readers.new, neighboursOf(order.new, kept)),
  };
  const byProperty = new Map([...known.old, ...known.new].map((one) => [one.property, one]));
  return {
    partners: propertyPartners(known.old, known.new),
    likelihood: (old, next, lent) => {
      const [before, after] = [byProperty.get(old), byProperty.get(next)];
      if (before === undefined || after === undefined) return { confidence: 0, because: [] };
      const place: readonly Evidence[] =
        before.neighbours === after.neighbours ? [{ weight: 0.2, because: 'the same place among its neighbours', telling: false }] : [];
      const only: readonly Evidence[] = alone ? [{ weight: 0.2, because: 'nothing else came or went', telling: false }] : [];
      return likelihoodOf(before, after, readers, [...place, ...only, ...lent]);
    },
  };
}

function knownOf(
  properties: readonly PropertyInView[],
  reader: SchemaReader,
  neighbours: ReadonlyMap<string, string>,
): readonly KnownProperty[] {
  return properties.map((property) => ({
    property,
    view: reader.view(property.schema),
    name: parseName(property.name),
    neighbours: neighbours.get(property.name) ?? '',
  }));
}

function likelihoodOf(
  { property: before, view: a, name }: KnownProperty,
  { property: after, view: b, name: other }: KnownProperty,
  readers: PropertyChanges['readers'],
  surroundings: readonly Evidence[],
): Likelihood {
  // One thing and a list of things, a reference and an embedded object: another shape is another property.
  if ((a.types.value & b.types.value) === 0) return { confidence: 0, because: [] };
  if (before.access !== after.access) return { confidence: 0, because: [] };
  const evidence: Evidence[] = [...surroundings];
  const likeness = likenessOfNames(name, other);
  if (likeness !== undefined) evidence.push({ ...likeness, telling: likeness.weight >= 0.3 });
  evidence.push(...contentEvidence(before, after, { old: a, new: b }, readers));
  if ((before.required === undefined) === (after.required === undefined))
    evidence.push({ weight: 0.08, because: 'required alike', telling: false });
  const same = readers.old.meaning(before.schema) === readers.new.meaning(after.schema);
  return weigh(evidence, same ? 1 : a.types.value === b.types.value ? 0.95 : 0.75);
}

/** What two properties say of themselves, whatever they are called: prose, examples, schema. */
export function contentEvidence(
  before: PropertyInView,
  after: PropertyInView,
  { old: a, new: b }: { readonly old: View; readonly new: View },
  readers: PropertyChanges['readers'],
): readonly Evidence[] {
  const evidence: Evidence[] = [
    ...proseEvidence(a.description?.value, b.description?.value, 'description'),
    ...proseEvidence(a.title?.value, b.title?.value, 'title'),
  ];
  const [left, right] = [a.examples?.value ?? [], b.examples?.value ?? []];
  if (left.length > 0 && canonical([...left]) === canonical([...right]))
    evidence.push({ weight: 0.3, because: 'the same example', telling: true });
  if (readers.old.meaning(before.schema) === readers.new.meaning(after.schema)) evidence.push(schemaEvidence(a));
  else if (a.component !== undefined && a.component === b.component)
    evidence.push({ weight: 0.3, because: `both are \`${a.component}\``, telling: false });
  return evidence;
}

/** Equal schemas tell the more the less ordinary they are. */
function schemaEvidence(view: View): Evidence {
  const plain = TYPE.string | TYPE.boolean | TYPE.integer | TYPE.number;
  const isPlain =
    (view.types.value & ~plain) === 0 && view.values === undefined && view.patterns.length === 0 && view.component === undefined;
  if (isPlain && view.format === undefined) return { weight: 0.1, because: 'the same schema', telling: false };
  if (isPlain) return { weight: 0.2, because: 'the same schema', telling: false };
  return { weight: 0.35, because: 'the same schema', telling: view.values !== undefined || view.patterns.length > 0 };
}

/** For each name the kept names right before and after it. */
function neighboursOf(order: readonly string[], kept: ReadonlySet<string>): ReadonlyMap<string, string> {
  const before: string[] = [];
  let last = '';
  for (const name of order) {
    before.push(last);
    if (kept.has(name)) last = name;
  }
  const result = new Map<string, string>();
  let next = '';
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const name = order[index] ?? '';
    result.set(name, `${before[index] ?? ''}\n${next}`);
    if (kept.has(name)) next = name;
  }
  return result;
}
