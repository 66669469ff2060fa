import type { Parameter } from '../../model/api.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { nameLikeness } from './names.ts';

/** What is known of two parameters beside what they say themselves. */
export interface ParameterSurroundings {
  readonly isSameSchema: boolean;
  /** Whether nothing else came or went. */
  readonly isAlone: boolean;
  /** What renames elsewhere say of their names. */
  readonly lent: readonly Evidence[];
}

/** How likely two parameters of an operation are one that goes by another name or travels in another place. */
export function parameterLikelihood(before: Parameter, after: Parameter, surroundings: ParameterSurroundings): Likelihood {
  // Those of a path are known by their place in it.
  if (before.in === 'path' || after.in === 'path') return { confidence: 0, because: [] };
  const { isSameSchema, isAlone, lent } = surroundings;
  const evidence: Evidence[] = [...lent];
  if (isAlone) evidence.push({ weight: 0.2, because: 'nothing else came or went', telling: false });
  const name = nameLikeness(before.name, after.name);
  if (before.name === after.name) evidence.push({ weight: 0.8, because: 'the same name', telling: true });
  else if (name !== undefined) evidence.push({ ...name, telling: name.weight >= 0.3 });
  evidence.push(...proseEvidence(before.description?.value, after.description?.value, 'description'));
  if (isSameSchema) evidence.push({ weight: 0.15, because: 'the same schema', telling: false });
  if (before.required.value === after.required.value) evidence.push({ weight: 0.08, because: 'required alike', telling: false });
  return weigh(evidence, (isSameSchema ? 1 : 0.9) * (before.in === after.in ? 1 : 0.95));
}
