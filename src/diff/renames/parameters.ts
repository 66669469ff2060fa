import type { Parameter } from '../../model/api.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { matchRenamed } from './match.ts';
import type { Renamed } from './match.ts';
import { nameLikeness } from './names.ts';

/** Finds the parameters of an operation that go by another name or travel in another place. */
export function renamedParameters<Item extends { readonly parameter: Parameter }>(
  removed: readonly Item[],
  added: readonly Item[],
  sameSchema: (old: Parameter, next: Parameter) => boolean,
): readonly Renamed<Item>[] {
  const alone = removed.length === 1 && added.length === 1;
  return matchRenamed(removed, added, ({ parameter: before }, { parameter: after }) => {
    if (before.in === 'path' || after.in === 'path') return { confidence: 0, because: [] };
    const evidence: Evidence[] = alone ? [{ weight: 0.2, because: 'nothing else came or went', telling: false }] : [];
    const name = nameLikeness(before.name, after.name);
    if (before.name === after.name) evidence.push({ weight: 0.8, because: 'the same name', telling: true });
    else if (name !== undefined) evidence.push({ ...name, telling: name.weight >= 0.3 });
    evidence.push(...proseEvidence(before.description?.value, after.description?.value, 'description'));
    const same = sameSchema(before, after);
    if (same) evidence.push({ weight: 0.15, because: 'the same schema', telling: false });
    if (before.required.value === after.required.value) evidence.push({ weight: 0.08, because: 'required alike', telling: false });
    return weigh(evidence, (same ? 1 : 0.9) * (before.in === after.in ? 1 : 0.95));
  });
}
