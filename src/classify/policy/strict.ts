import type { Direction } from '../../model/api.ts';
import { rules } from '../../rules/table.ts';
import type { Rule } from '../../rules/table.ts';
import { severityOf } from '../../rules/variance.ts';
import type { Policy, PolicyRow, PolicyRows } from './policy.ts';

const row: PolicyRow = { severity: 'breaking', because: 'What may break a client counts as breaking.' };

/** Every caution of the table becomes breaking; derived from it, so that a new caution is strict at once. */
export const strict: Policy = {
  name: 'strict',
  title: 'Strict',
  summary: 'For APIs whose clients are unknown: every warning of the recommended policy is breaking.',
  source: null,
  rows: Object.fromEntries(rules.flatMap(cautionsOf)) as PolicyRows,
};

function cautionsOf({ id, face }: Rule): readonly (readonly [string, PolicyRows[keyof PolicyRows]])[] {
  const cautions = (['request', 'response'] as const).filter((direction: Direction) => severityOf(face, direction).severity === 'warning');
  return cautions.length === 0 ? [] : [[id, Object.fromEntries(cautions.map((direction) => [direction, row]))]];
}
