import type { Direction } from '../../model/api.ts';
import type { Change, Use } from '../../diff/change.ts';
import { judge, worse } from '../severity.ts';
import type { Judgement } from '../severity.ts';
import type { Policy } from './policy.ts';
import { rowOf } from './policy.ts';

/**
 * The change without the directions that a policy switches off; undefined where nothing is left of it. A
 * change that nothing uses is left out where its rule is off in both.
 */
export function withoutSwitchedOff(change: Change, policy: Policy): Change | undefined {
  const isOff = (direction: Direction): boolean => rowOf(policy, change.rule, direction)?.severity === 'off';
  const off = { request: isOff('request'), response: isOff('response') };
  if (!off.request && !off.response) return change;
  if (off.request && off.response) return undefined;
  if (change.uses.length === 0) return change;
  const uses = change.uses.filter(({ direction }) => !off[direction]);
  return uses.length === 0 ? undefined : { ...change, uses };
}

/**
 * Judges the uses of a change in one direction under a policy. What is proven stays decisive: where no
 * valid value is affected, a row makes nothing worse unless it says so itself, and a row may give way
 * where a payload shows the break. A row that comes to what
 * holds anyway says nothing.
 */
export function judgeUnder(policy: Policy, change: Change, direction: Direction, uses: readonly Use[]): Judgement {
  const judgement = judge(change, direction, uses);
  const row = rowOf(policy, change.rule, direction);
  if (row === undefined || row.severity === 'off' || row.severity === judgement.severity) return judgement;
  const isWorse = worse(row.severity, judgement.severity) === row.severity;
  if (judgement.because === 'contained' && isWorse && row.evenIfContained !== true) return judgement;
  if (row.unlessShown === true && !isWorse && uses.some(({ proof }) => proof.answer === 'breaks')) return judgement;
  return { severity: row.severity, because: 'policy', reason: `${policy.name}: ${row.because}` };
}
