import type { OperationPlan } from './operations/plan.ts';
import { lossesOf, lossesOfRequest } from './losses.ts';
import type { Loss } from './losses.ts';
import { gapsOf, inside, takenFields } from './inside.ts';
import type { Conversion, FunctionPlan, Gap, TakenField } from './plan.ts';

/** One place that could not be derived, and the operations that meet it. */
export interface NotDerived extends Gap {
  readonly operations: readonly string[];
}

/** What an operation needs: the functions that it calls, however deep, and its gaps. */
export interface Needs {
  readonly functions: readonly FunctionPlan[];
  readonly gaps: readonly Gap[];
  readonly losses: readonly Loss[];
}

/** Looks through everything that an operation converts. */
export function needsOf(plan: OperationPlan): Needs {
  const { request, response } = plan;
  const fields: readonly TakenField[] = [
    ...(request.body.kind === 'gathered' ? takenFields([request.body.field]) : []),
    ...request.parts.flatMap((part) => part.fields),
    ...response.statuses.flatMap(({ headers }) => headers),
  ];
  const bodies = [request.body, ...response.statuses.map(({ body }) => body)];
  const direct = [
    ...fields.flatMap(({ missing }) => (missing?.kind === 'decide' ? [missing.gap] : [])),
    ...bodies.flatMap((body) => (body.kind === 'converted' && body.missing !== undefined ? [body.missing] : [])),
    ...response.statuses.flatMap(({ gap }) => gap ?? []),
  ];
  const found = reach([...fields.map(({ value }) => value), ...bodies.flatMap((body) => (body.kind === 'converted' ? [body.value] : []))]);
  return {
    functions: found.functions,
    gaps: [...new Set([...direct, ...found.gaps])],
    losses: [...lossesOfRequest(plan), ...found.losses],
  };
}

/** The functions and gaps that conversions lead to. */
export function reach(roots: readonly Conversion[]): Needs {
  const start = directlyIn(roots);
  const gaps = new Set(start.gaps);
  const losses = [...start.losses];
  const functions = new Set<FunctionPlan>();
  const pending = [...start.calls].reverse();
  for (let plan = pending.pop(); plan !== undefined; plan = pending.pop()) {
    if (functions.has(plan)) continue;
    functions.add(plan);
    const direct = directlyInFunction(plan);
    for (const gap of direct.gaps) gaps.add(gap);
    losses.push(...direct.losses);
    pending.push(...direct.calls);
  }
  return { functions: [...functions], gaps: [...gaps], losses };
}

/** What conversions hold up to the functions that they call. */
interface Direct {
  readonly gaps: readonly Gap[];
  readonly losses: readonly Loss[];
  readonly calls: readonly FunctionPlan[];
}

/** Functions are looked through once, for all the operations that come to them. */
const known = new WeakMap<FunctionPlan, { readonly body: FunctionPlan['body']; readonly direct: Direct }>();

function directlyInFunction(plan: FunctionPlan): Direct {
  const memory = known.get(plan);
  if (memory !== undefined && memory.body === plan.body) return memory.direct;
  const call: Conversion = { kind: 'call', plan };
  const inner = directlyIn(inside(call));
  const direct = { ...inner, gaps: [...gapsOf(call), ...inner.gaps], losses: [...lossesOf(call), ...inner.losses] };
  known.set(plan, { body: plan.body, direct });
  return direct;
}

function directlyIn(roots: readonly Conversion[]): Direct {
  const gaps: Gap[] = [];
  const losses: Loss[] = [];
  const calls: FunctionPlan[] = [];
  const pending = [...roots].reverse();
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    if (here.kind === 'call') calls.push(here.plan);
    else {
      gaps.push(...gapsOf(here));
      losses.push(...lossesOf(here));
      pending.push(...inside(here));
    }
  }
  return { gaps, losses, calls };
}

/** Gives the gaps of one place that ask for different things places of their own; equal ones share theirs. */
export function numberGaps(gaps: Iterable<Gap>): void {
  const byPlace = new Map<string, string[]>();
  for (const gap of gaps) {
    const sentences = byPlace.get(gap.place) ?? [];
    byPlace.set(gap.place, sentences);
    if (!sentences.includes(gap.sentence)) sentences.push(gap.sentence);
    const number = sentences.indexOf(gap.sentence);
    if (number > 0) gap.place = `${gap.place} (${number + 1})`;
  }
}
