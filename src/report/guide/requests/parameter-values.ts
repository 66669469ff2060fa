import type { Operation, Parameter } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import type { GuideContext } from '../context.ts';
import { samplePair } from '../samples/pair.ts';
import { SIDES } from '../samples/sampling.ts';
import type { Side, Sides } from '../samples/sampling.ts';
import type { RequestWish } from './wish.ts';

/** The values of the parameters that have to be there or that are to be shown, the same on both sides where both take it. */
export function parameterValues(wish: RequestWish, { sampling }: GuideContext): Readonly<Record<Side, ReadonlyMap<Parameter, Json>>> {
  const values = { old: new Map<Parameter, Json>(), new: new Map<Parameter, Json>() };
  const olds = wish.operations.old?.parameters ?? [];
  const taken = new Set<Parameter>();
  const pairs: Sides<Parameter>[] = (wish.operations.new?.parameters ?? []).map((after) => {
    const shown = wish.parameters.find(({ to }) => to === after.name);
    const before =
      olds.find((one) => one.in === after.in && one.name === (shown?.from ?? after.name)) ??
      (after.in === 'path' ? olds.filter((one) => one.in === 'path')[pathIndex(wish.operations.new, after)] : undefined);
    if (before !== undefined) taken.add(before);
    return { old: before, new: after };
  });
  for (const before of olds) if (!taken.has(before)) pairs.push({ old: before, new: undefined });
  for (const pair of pairs) {
    const shown = wish.parameters.find(
      ({ from, to }) => (pair.old !== undefined && from === pair.old.name) || (pair.new !== undefined && to === pair.new.name),
    );
    const isNeeded = SIDES.some((side) => pair[side]?.required.value === true) || shown !== undefined;
    if (!isNeeded) continue;
    const made = samplePair(sampling, {
      schemas: { old: schemaOf(pair.old), new: schemaOf(pair.new) },
      examples: { old: pair.old?.example?.value, new: pair.new?.example?.value },
      direction: 'request',
      focus: shown?.focus === undefined ? [] : [shown.focus],
      renames: [],
      components: new Set(),
      name: pair.new?.name ?? pair.old?.name ?? '',
    });
    const becameRequired = shown?.focus !== undefined && /became-required|parameter-added/.test(shown.focus.rule);
    for (const side of SIDES) {
      const [parameter, value] = [pair[side], made[side] ?? (pair[side] === undefined ? undefined : 'example')];
      if (parameter === undefined || value === undefined || (side === 'old' && becameRequired && !parameter.required.value)) continue;
      values[side].set(parameter, value);
    }
  }
  return values;
}

function pathIndex(operation: Operation | undefined, parameter: Parameter): number {
  return (operation?.parameters ?? []).filter((one) => one.in === 'path').indexOf(parameter);
}

function schemaOf(parameter: Parameter | undefined): readonly string[] | undefined {
  return parameter?.schema === undefined ? undefined : [parameter.schema.address];
}
