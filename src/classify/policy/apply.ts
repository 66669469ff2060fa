import type { Direction } from '../../model/api.ts';
import type { Change, Use } from '../../diff/change.ts';
import { ruleOf } from '../../rules/table.ts';
import { variance } from '../../rules/variance.ts';
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
  if (isWorse && row.evenIfContained !== true && isDisproved(judgement, change, direction, uses)) return judgement;
  if (row.unlessShown === true && !isWorse && uses.some(({ proof }) => proof.answer === 'breaks')) return judgement;
  return { severity: row.severity, because: 'policy', reason: `${row.by ?? policy.name}: ${row.because}` };
}

/**
 * Whether the break that the table fears is proven not to be one. Where the table fears none, such as a
 * value that no longer arrives, a proof adds nothing to it, and a row that does means exactly this.
 */
function isDisproved({ because }: Judgement, { rule }: Change, direction: Direction, uses: readonly Use[]): boolean {
  if (because !== 'contained') return false;
  return variance[ruleOf(rule).face.effect][direction] === 'breaking' || uses.every(({ proof }) => proof.answer === 'empty');
}
