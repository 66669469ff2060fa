import type { Api, Operation } from '../../../model/api.ts';
import { directionOf } from '../../../diff/anchor.ts';
import type { Change } from '../../../diff/change.ts';
import type { Difference } from '../../../diff/diff.ts';
import type { AdapterContext } from '../context.ts';
import { camelCase, createNames, pascalCase } from '../names.ts';
import { isCertain } from '../renames.ts';
import { tryFunctions } from '../trial.ts';
import type { OperationSides } from './named-parameters.ts';
import { keptPairs } from './pairs.ts';
import type { Pair } from './pairs.ts';
import type { OperationPlan } from './plan.ts';
import { requestPlan } from './request.ts';
import { responsePlan } from './responses.ts';

/** Every operation of the old document with what became of it. */
export interface OperationPlans {
  readonly kept: readonly OperationPlan[];
  /** Those that the new version does not have. */
  readonly removed: readonly Operation[];
}

/** Derives how each operation that both versions have is converted, in the order of the new document. */
export function operationPlans(old: Api, difference: Pick<Difference, 'changes' | 'operations'>, context: AdapterContext): OperationPlans {
  const { changes } = difference;
  const kept = keptPairs(difference).filter((pair) => !isDoubtful(pair, changes));
  const found = new Set(kept.map((pair) => pair.old));
  const names = createNames();
  const plans = kept.map((pair) => planOf(names.take(nameOf(pair.new)), pair, changes, context));
  tryFunctions(context);
  return { kept: plans, removed: withCallbacks(old.operations).filter((operation) => !found.has(operation)) };
}

/** Whether two operations are one only if a rename holds that is not sure. */
function isDoubtful(pair: Pair, changes: readonly Change[]): boolean {
  if (pair.old.label === pair.new.label) return false;
  return changes.some(
    ({ rename, uses }) =>
      (rename?.kind === 'path' || rename?.kind === 'operation') &&
      !isCertain(rename) &&
      uses.some(({ operation }) => operation === pair.new.label),
  );
}

function withCallbacks(operations: readonly Operation[]): readonly Operation[] {
  return operations.flatMap((operation) => [operation, ...withCallbacks(operation.callbacks)]);
}

function nameOf({ operationId, label }: Operation): string {
  return camelCase(operationId?.value ?? label.toLowerCase());
}

function planOf(name: string, pair: Pair, changes: readonly Change[], context: AdapterContext): OperationPlan {
  const hint = pascalCase(name);
  const sidesOf = (sent: 'request' | 'response'): OperationSides => {
    const direction = directionOf(pair.new, sent);
    const [sender, receiver] = direction === 'request' ? [pair.old, pair.new] : [pair.new, pair.old];
    return { sender, receiver, direction, spot: { place: name, hint, noun: 'the body' } };
  };
  return {
    name,
    ...pair,
    request: requestPlan(sidesOf('request'), context),
    response: responsePlan(sidesOf('response'), context),
    notes: notesOf(pair, changes),
  };
}

/** What an adapter cannot carry over. */
function notesOf(pair: Pair, changes: readonly Change[]): readonly string[] {
  const isAuthorised = changes.some(
    ({ subject, uses, rule }) =>
      (subject.kind.startsWith('security') || rule.startsWith('security-')) && uses.some(({ operation }) => operation === pair.new.label),
  );
  return isAuthorised ? [`How \`${pair.new.label}\` is authorised changed: carry the credentials over yourself.`] : [];
}
