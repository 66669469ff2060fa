import type { Api } from '../../model/api.ts';
import type { Difference } from '../../diff/diff.ts';
import { createAdapterContext } from './context.ts';
import { operationPlans } from './operations/operations.ts';
import type { BodyPlan, OperationPlan, StatusPlan } from './operations/plan.ts';
import { isSame } from './inside.ts';
import type { Gap } from './plan.ts';
import { filesOf } from './print/files.ts';
import type { AdapterFile } from './print/files.ts';
import { functionText } from './print/function.ts';
import { messageTypes } from './print/message-types.ts';
import { operationText } from './print/operation.ts';
import { createPrinting } from './print/printing.ts';
import { needsOf, numberGaps } from './summary.ts';
import type { NotDerived } from './summary.ts';
import { createTypes } from './types/declare.ts';
import { reachable } from './types/print.ts';

/** The adapters between two versions: the files, and what can be said of them. */
export interface Adapters {
  readonly files: readonly AdapterFile[];
  /** Operations of both versions whose messages differ. */
  readonly adapted: readonly AdaptedOperation[];
  /** Operations whose messages are the same. */
  readonly unchanged: readonly string[];
  /** Operations that the new version does not have. */
  readonly removed: readonly string[];
  /** What could not be derived, in the order of the adapters. */
  readonly notDerived: readonly NotDerived[];
  /** What one version says and the other never hears, in the order of the adapters. */
  readonly lost: readonly NotDerived[];
}

/** One operation that has an adapter. */
export interface AdaptedOperation {
  /** The label of the operation in the old document. */
  readonly operation: string;
  /** The name of its adapter. */
  readonly name: string;
  /** How many places of it are left to a decision; 0 where all was derived. */
  readonly notDerived: number;
  /** How many properties and parameters of it arrive nowhere. */
  readonly lost: number;
}

/**
 * Writes TypeScript adapters between two versions of an API: `upgradeRequest` and `downgradeResponse` for each
 * operation whose messages changed. What cannot be derived from the documents throws, and is listed.
 */
export function adaptersOf(
  apis: { readonly old: Api; readonly new: Api },
  difference: Pick<Difference, 'changes' | 'operations'>,
): Adapters {
  const context = createAdapterContext(apis, difference.changes);
  const { kept, removed } = operationPlans(apis.old, difference, context);
  const adapted = kept.filter((plan) => !isUnchanged(plan));
  const unchanged = kept.filter((plan) => !adapted.includes(plan)).map(({ old }) => old.label);
  const needs = new Map(adapted.map((plan) => [plan, needsOf(plan)] as const));
  numberGaps(new Set([...needs.values()].flatMap(({ gaps }) => gaps)));
  const parties = { request: context.parties('request'), response: context.parties('response') };
  const types = {
    Old: createTypes('Old', { request: parties.request.sender, response: parties.response.receiver }),
    New: createTypes('New', { request: parties.request.receiver, response: parties.response.sender }),
  };
  const operations = adapted.map((plan) => ({ plan, messages: messageTypes(plan, types) }));
  const printing = createPrinting(types);
  const functions = [...new Set([...needs.values()].flatMap((need) => need.functions))].filter(
    (plan) => !printing.isSame({ kind: 'call', plan }),
  );
  const used = operations.flatMap(({ messages }) => [
    messages.request.sender,
    messages.request.receiver,
    messages.response.sender,
    messages.response.receiver,
  ]);
  const signatures = functions.flatMap((plan) => {
    const { source, target } = printing.signature(plan);
    const branches = plan.body.kind === 'union' ? plan.body.branches.map((_, index) => printing.branchType(plan, index)) : [];
    return [source, target, ...branches];
  });
  const notDerived = byPlace(adapted, (plan) => needs.get(plan)?.gaps ?? []);
  // What needs no adapter may lose something all the same: an open object takes whatever it does not know.
  const lost = byPlace(kept, (plan) => (needs.get(plan) ?? needsOf(plan)).losses);
  const printedFunctions = functions.map((plan) => functionText(plan, printing));
  const printedOperations = operations.map(({ plan, messages }) => ({ plan, text: operationText(plan, messages, printing) }));
  const files = filesOf({
    title: apis.new.info.title,
    versions: { old: apis.old.info.version, new: apis.new.info.version },
    functions: printedFunctions,
    operations: printedOperations,
    types: {
      Old: reachable(types.Old.declarations(), [...used, ...signatures]),
      New: reachable(types.New.declarations(), [...used, ...signatures]),
    },
    notDerived,
    lost,
    unchanged,
    removed: removed.map(({ label }) => label),
  });
  return {
    files,
    adapted: adapted.map((plan) => ({
      operation: plan.old.label,
      name: plan.name,
      notDerived: needs.get(plan)?.gaps.length ?? 0,
      lost: needs.get(plan)?.losses.length ?? 0,
    })),
    unchanged,
    removed: removed.map(({ label }) => label),
    notDerived,
    lost,
  };
}

/** Whether neither the call nor any message of an operation needs an adapter. */
function isUnchanged({ old, new: next, request, response, notes }: OperationPlan): boolean {
  const isPlain = (body: BodyPlan): boolean =>
    body.kind === 'same' || (body.kind === 'converted' && body.missing === undefined && body.mediaType === undefined && isSame(body.value));
  return (
    old.method === next.method &&
    (old.kind !== 'path' || old.path === next.path) &&
    notes.length === 0 &&
    request.parts.length === 0 &&
    request.ignored.length === 0 &&
    isPlain(request.body) &&
    response.statuses.every(
      ({ to, gap, headers, body }: StatusPlan) => to === undefined && gap === undefined && headers.length === 0 && isPlain(body),
    )
  );
}

function byPlace(adapted: readonly OperationPlan[], gapsOf: (plan: OperationPlan) => readonly Readonly<Gap>[]): readonly NotDerived[] {
  const found = new Map<string, { readonly sentence: string; readonly operations: string[] }>();
  for (const plan of adapted) {
    for (const { place, sentence } of gapsOf(plan)) {
      const known = found.get(place);
      if (known === undefined) found.set(place, { sentence, operations: [plan.old.label] });
      else if (!known.operations.includes(plan.old.label)) known.operations.push(plan.old.label);
    }
  }
  return [...found].map(([place, rest]) => ({ place, ...rest }));
}
