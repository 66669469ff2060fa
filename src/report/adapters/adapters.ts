import type { Api, Direction } from '../../model/api.ts';
import type { Difference } from '../../diff/diff.ts';
import { createAdapterContext } from './context.ts';
import { operationPlans } from './operations/operations.ts';
import type { BodyPlan, OperationPlan, StatusPlan } from './operations/plan.ts';
import { pascalCase } from './names.ts';
import { isSame } from './plan.ts';
import type { Conversion, FunctionPlan, Gap } from './plan.ts';
import { filesOf } from './print/files.ts';
import type { AdapterFile } from './print/files.ts';
import type { Printing } from './print/expression.ts';
import { functionText } from './print/function.ts';
import { requestType, responseType, responsesType } from './print/messages.ts';
import { operationText } from './print/operation.ts';
import type { MessageTypes } from './print/operation.ts';
import { needsOf, numberGaps, reach } from './summary.ts';
import type { NotDerived } from './summary.ts';
import { createTypes } from './types/declare.ts';
import type { Types } from './types/declare.ts';
import { reachable } from './types/print.ts';
import { withoutNull } from './types/type.ts';
import type { Type } from './types/type.ts';

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

type BothTypes = { readonly Old: Types; readonly New: Types };

function messageTypes({ name, old, new: next, request, response }: OperationPlan, types: BothTypes): MessageTypes {
  const pascal = pascalCase(name);
  const ends = (
    direction: Direction,
  ): {
    readonly sender: { readonly types: Types; readonly operation: typeof old };
    readonly receiver: { readonly types: Types; readonly operation: typeof old };
  } => {
    const [before, after] = [
      { types: types.Old, operation: old },
      { types: types.New, operation: next },
    ];
    return direction === 'request' ? { sender: before, receiver: after } : { sender: after, receiver: before };
  };
  const asked = ends(request.direction);
  const answered = ends(response.direction);
  const requestOf = (end: (typeof asked)['sender']): Type =>
    end.types.declare(`${pascal}Request`, requestType(end.operation, request.direction, name, end.types), undefined);
  const responseOf = (end: (typeof asked)['sender']): Type =>
    end.types.declare(`${pascal}Response`, responsesType(end.operation, response.direction, name, end.types), undefined);
  const ofStatus = (end: (typeof asked)['sender'], status: string): Type => {
    const found =
      end.operation.responses.find((one) => one.status === status) ??
      end.operation.responses.find((one) => one.status === `${status.slice(0, 1)}XX`) ??
      end.operation.responses.find((one) => one.status === 'default');
    return found === undefined ? { kind: 'unknown' } : responseType(found, response.direction, name, end.types);
  };
  return {
    request: { sender: requestOf(asked.sender), receiver: requestOf(asked.receiver) },
    response: { sender: responseOf(answered.sender), receiver: responseOf(answered.receiver) },
    status: (plan) => ({ sender: ofStatus(answered.sender, plan.status), receiver: ofStatus(answered.receiver, plan.to ?? plan.status) }),
  };
}

function createPrinting(types: BothTypes): Printing & { readonly branchType: (plan: FunctionPlan, index: number) => Type } {
  const same = new Map<FunctionPlan, boolean>();
  const decided = new Map<FunctionPlan, boolean>();
  const typesOf = (direction: Direction): { readonly source: Types; readonly target: Types } =>
    direction === 'request' ? { source: types.Old, target: types.New } : { source: types.New, target: types.Old };
  function remembered(memory: Map<FunctionPlan, boolean>, plan: FunctionPlan, ask: () => boolean): boolean {
    const known = memory.get(plan) ?? ask();
    memory.set(plan, known);
    return known;
  }
  return {
    isSame: (conversion: Conversion) =>
      conversion.kind === 'call' ? remembered(same, conversion.plan, () => isSame(conversion)) : isSame(conversion),
    decides: (plan) => remembered(decided, plan, () => reach([{ kind: 'call', plan }]).gaps.length > 0),
    signature: ({ direction, source, target, title }) => {
      const sides = typesOf(direction);
      return {
        source: withoutNull(sides.source.typeOf(source, direction, title)),
        target: withoutNull(sides.target.typeOf(target, direction, title)),
      };
    },
    branchType: ({ direction, body, title }, index) => {
      const branch = body.kind === 'union' ? body.branches[index] : undefined;
      return branch === undefined
        ? { kind: 'unknown' }
        : withoutNull(typesOf(direction).source.typeOf(branch.source, direction, `${title}${index + 1}`));
    },
  };
}
