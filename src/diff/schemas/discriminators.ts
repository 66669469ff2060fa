import { valuesInPlace } from '../../rules/aspects/schema-discriminator.ts';
import type { Fact } from '../fact.ts';
import type { RenameKind } from '../rename.ts';
import type { FindingContext, Inside, ViewPair } from './findings.ts';
import type { SchemaPair, Step } from './pair.ts';

type Readers = FindingContext['readers'];

const BECAUSE = 'the alternatives are told apart by it';

/**
 * What a discriminator says of the alternatives: the property that it names now is the one that it named, and so is a value
 * that took the place of another one. `alternatives` are those that were paired; what both have in common says it as well.
 */
export function tieByDiscriminator(
  { old: a, new: b }: ViewPair,
  alternatives: readonly Inside[],
  { readers, search }: Pick<FindingContext, 'readers' | 'search'>,
): void {
  const [before, after] = [a.discriminator?.value, b.discriminator?.value];
  if (before === undefined || after === undefined) return;
  const values = before.propertyName === after.propertyName ? valuesInPlace(before, after) : [];
  if (before.propertyName === after.propertyName && values.length === 0) return;
  const views = alternatives.map(({ old, new: next }) => ({ old: readers.old.view(old), new: readers.new.view(next) }));
  for (const { old, new: next } of [{ old: a, new: b }, ...views]) {
    const [from, to] = [old.properties.get(before.propertyName), next.properties.get(after.propertyName)];
    if (from === undefined || to === undefined) continue;
    if (before.propertyName !== after.propertyName) {
      // What had both names before, or has both now, was not renamed.
      if (!old.properties.has(after.propertyName) && !next.properties.has(before.propertyName)) search.tie(from, to, BECAUSE);
      continue;
    }
    const [enumBefore, enumAfter] = [readers.old.view(from.schema).values, readers.new.view(to.schema).values];
    if (enumBefore === undefined || enumAfter === undefined) continue;
    for (const { from: value, to: other } of values) {
      search.tie({ address: enumBefore.address, name: value }, { address: enumAfter.address, name: other }, BECAUSE);
    }
  }
}

/** What in a rename says the same as a fact about a discriminator. */
const TOLD_BY: ReadonlyMap<string, RenameKind> = new Map([
  ['discriminator-changed', 'property'],
  ['discriminator-value-changed', 'enum value'],
]);

/**
 * Whether a fact about a discriminator is told by renames already: of its property in every alternative, of its value in the
 * one that it stands for. What the alternatives are made of may tell it for them.
 */
export function isToldByRename({ face, old, new: next, loss }: Fact, pair: SchemaPair, readers: Readers): boolean {
  const kind = TOLD_BY.get(face.id);
  if (kind === undefined) return false;
  const discriminator = readers.new.view(pair.new).discriminator?.value.propertyName;
  const isRenamedIn = (one: SchemaPair): boolean => {
    const holders = kind === 'property' ? [one] : one.edges.filter(({ step }) => isProperty(step, discriminator)).map((edge) => edge.pair);
    return holders.some(({ facts }) =>
      facts.some(({ rename }) => rename?.kind === kind && rename.from === old.value && rename.to === next.value),
    );
  };
  if (isRenamedIn(pair)) return true;
  const alternatives = pair.edges.flatMap((edge) => (edge.step.kind === 'branch' ? [edge.pair] : []));
  const concerned = kind === 'property' ? alternatives : alternatives.filter((one) => readers.new.view(one.new).component === loss.name);
  return concerned.length > 0 && concerned.every(isRenamedIn);
}

function isProperty(step: Step, name: string | undefined): boolean {
  return step.kind === 'property' && step.name === name;
}
