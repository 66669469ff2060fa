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
  const functions = new Set<FunctionPlan>();
  const gaps = new Set<Gap>();
  const losses: Loss[] = [];
  const pending = [...roots].reverse();
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    if (here.kind === 'call') {
      if (functions.has(here.plan)) continue;
      functions.add(here.plan);
    }
    for (const gap of gapsOf(here)) gaps.add(gap);
    losses.push(...lossesOf(here));
    pending.push(...inside(here));
  }
  return { functions: [...functions], gaps: [...gaps], losses };
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
