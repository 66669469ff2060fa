import type { Api, Operation } from '../../../model/api.ts';
import { parentOf } from '../../../model/pointer.ts';
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
  const authorised = authorisedAnew(changes);
  const plans = kept.map((pair) => planOf(names.take(nameOf(pair.new)), pair, authorised, context));
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

function planOf(name: string, pair: Pair, authorised: ReadonlySet<string>, context: AdapterContext): OperationPlan {
  const hint = pascalCase(name);
  const sidesOf = (sent: 'request' | 'response'): OperationSides => {
    const direction = directionOf(pair.new, sent);
    const [sender, receiver] = direction === 'request' ? [pair.old, pair.new] : [pair.new, pair.old];
    return { sender, receiver, direction, spot: { place: name, hint, noun: 'the body' } };
  };
  const [asked, answered] = [sidesOf('request'), sidesOf('response')];
  const isSame = pair.old.address === pair.new.address && context.common.unchanged.has(parentOf(pair.old.address));
  return {
    name,
    ...pair,
    request: isSame ? { direction: asked.direction, parts: [], ignored: [], body: { kind: 'same' } } : requestPlan(asked, context),
    response: isSame ? { direction: answered.direction, statuses: [] } : responsePlan(answered, context),
    // What an adapter cannot carry over.
    notes: authorised.has(pair.new.label) ? [`How \`${pair.new.label}\` is authorised changed: carry the credentials over yourself.`] : [],
  };
}

/** The operations, by their labels in the new document, whose calls are authorised in another way. */
function authorisedAnew(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(
    changes
      .filter(({ subject, rule }) => subject.kind.startsWith('security') || rule.startsWith('security-'))
      .flatMap(({ uses }) => uses.map(({ operation }) => operation)),
  );
}
