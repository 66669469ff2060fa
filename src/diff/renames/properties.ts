import { canonical } from '../../model/json.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { TYPE } from '../../schema/node.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { likenessOfNames, parseName } from './names.ts';
import type { ParsedName } from './names.ts';

/** The properties of an object that went and that came, with the readers of their documents. */
export interface PropertyChanges {
  readonly removed: readonly PropertyInView[];
  readonly added: readonly PropertyInView[];
  /** All properties of both sides, in the documents' order. */
  readonly order: { readonly old: readonly string[]; readonly new: readonly string[] };
  readonly readers: { readonly old: SchemaReader; readonly new: SchemaReader };
}

/** How likely two properties are one, renamed; `lent` is what renames elsewhere say of their names. */
export type PropertyLikelihood = (old: PropertyInView, next: PropertyInView, lent: readonly Evidence[]) => Likelihood;

/** Weighs the properties of an object: by name, prose, examples, schema and position together. */
export function propertyLikelihood({ removed, added, order, readers }: PropertyChanges): PropertyLikelihood {
  const alone = removed.length === 1 && added.length === 1;
  const kept = new Set(order.old.filter((name) => order.new.includes(name)));
  const neighbours = { old: neighboursOf(order.old, kept), new: neighboursOf(order.new, kept) };
  const views = {
    old: new Map(removed.map((property) => [property, readers.old.view(property.schema)])),
    new: new Map(added.map((property) => [property, readers.new.view(property.schema)])),
  };
  const names = new Map([...removed, ...added].map((property) => [property, parseName(property.name)]));
  return (before, after, lent) => {
    const [a, b] = [views.old.get(before), views.new.get(after)];
    if (a === undefined || b === undefined) return { confidence: 0, because: [] };
    const place: readonly Evidence[] =
      neighbours.old.get(before.name) === neighbours.new.get(after.name)
        ? [{ weight: 0.2, because: 'the same place among its neighbours', telling: false }]
        : [];
    const only: readonly Evidence[] = alone ? [{ weight: 0.2, because: 'nothing else came or went', telling: false }] : [];
    const parsed = { old: names.get(before) ?? parseName(before.name), new: names.get(after) ?? parseName(after.name) };
    return likelihoodOf(before, after, { old: a, new: b }, parsed, readers, [...place, ...only, ...lent]);
  };
}

function likelihoodOf(
  before: PropertyInView,
  after: PropertyInView,
  views: { readonly old: View; readonly new: View },
  names: { readonly old: ParsedName; readonly new: ParsedName },
  readers: PropertyChanges['readers'],
  surroundings: readonly Evidence[],
): Likelihood {
  const { old: a, new: b } = views;
  // One thing and a list of things, a reference and an embedded object: another shape is another property.
  if ((a.types.value & b.types.value) === 0) return { confidence: 0, because: [] };
  if (before.access !== after.access) return { confidence: 0, because: [] };
  const evidence: Evidence[] = [...surroundings];
  const name = likenessOfNames(names.old, names.new);
  if (name !== undefined) evidence.push({ ...name, telling: name.weight >= 0.3 });
  evidence.push(
    ...proseEvidence(a.description?.value, b.description?.value, 'description'),
    ...proseEvidence(a.title?.value, b.title?.value, 'title'),
  );
  const [left, right] = [a.examples?.value ?? [], b.examples?.value ?? []];
  if (left.length > 0 && canonical([...left]) === canonical([...right]))
    evidence.push({ weight: 0.3, because: 'the same example', telling: true });
  const same = readers.old.node(before.schema) === readers.new.node(after.schema);
  if (same) evidence.push(schemaEvidence(a));
  else if (a.component !== undefined && a.component === b.component)
    evidence.push({ weight: 0.3, because: `both are \`${a.component}\``, telling: false });
  if ((before.required === undefined) === (after.required === undefined))
    evidence.push({ weight: 0.08, because: 'required alike', telling: false });
  return weigh(evidence, same ? 1 : a.types.value === b.types.value ? 0.95 : 0.75);
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
