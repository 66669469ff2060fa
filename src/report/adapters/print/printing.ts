import type { Direction } from '../../../model/api.ts';
import { isSame } from '../inside.ts';
import type { Conversion, FunctionPlan } from '../plan.ts';
import { reach } from '../summary.ts';
import type { Types } from '../types/declare.ts';
import { withoutNull } from '../types/type.ts';
import type { FunctionPrinting } from './function.ts';
import type { BothTypes } from './message-types.ts';

/** What printing asks of the plans, each thing worked out once. */
export function createPrinting(types: BothTypes): FunctionPrinting {
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
    signature: ({ direction, source, target, title, body }) => {
      const sides = typesOf(direction);
      const whole = withoutNull(sides.target.typeOf(target, direction, title));
      const names = body.kind === 'object' ? body.arrives : [];
      return {
        source: withoutNull(sides.source.typeOf(source, direction, title)),
        target: names.length === 0 ? whole : { kind: 'omit', of: whole, names },
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
