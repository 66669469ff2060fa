import type { Change, Use } from '../../../diff/change.ts';
import type { Json } from '../../../model/json.ts';
import { tokensOf, splitAddress } from '../../../model/pointer.ts';
import type { Direction } from '../../../model/api.ts';
import { isJson, payloadsAt } from '../operations.ts';
import type { OperationsByLabel } from '../operations.ts';
import { focusOf } from './focus.ts';
import type { Focus } from './focus.ts';
import { isTelling, samplePair } from './pair.ts';
import type { Sampling, Sides } from './sampling.ts';

/** The same payload by both documents, where it is met. */
export interface PayloadPair extends Sides<Json> {
  readonly operation: string;
  readonly where: string;
  readonly direction: Direction;
}

/** What payloads are made from. */
export interface PayloadSource {
  readonly sampling: Sampling;
  readonly operations: OperationsByLabel;
  /** The changes of the whole comparison that renamed a property. */
  readonly renames: readonly Change[];
  /** Harmless changes that are to be shown as well. */
  readonly also?: readonly Change[];
}

/** So many places are tried for a payload that shows something. */
const MOST_TRIES = 4;

/**
 * A payload before and after that shows some changes in one direction, where they are met first; undefined where
 * none of them shows in a JSON payload.
 */
export function payloadPair(
  changes: readonly Change[],
  direction: Direction,
  { sampling, operations, renames, also = [] }: PayloadSource,
): PayloadPair | undefined {
  const components = new Set(changes.flatMap(({ old, new: next }) => [componentOf(old.address), componentOf(next.address)]));
  const places = placesOf(changes, direction);
  for (const { operation, where } of places.slice(0, MOST_TRIES)) {
    const pair = operations.get(operation);
    if (pair === undefined) continue;
    const payloads = payloadsAt(pair, where);
    if (payloads.old === undefined || payloads.new === undefined || !isJson(payloads.new.mediaType)) continue;
    const focusIn = (some: readonly Change[]): readonly Focus[] =>
      some.flatMap((change) =>
        change.uses
          .filter((use) => use.operation === operation && use.where === where && use.direction === direction)
          .map((use) => focusOf(change, use)),
      );
    const made = samplePair(sampling, {
      schemas: { old: [payloads.old.schema.address], new: [payloads.new.schema.address] },
      examples: { old: payloads.old.example, new: payloads.new.example },
      direction,
      focus: focusIn([...changes, ...also]),
      renames: focusIn(renames),
      components,
    });
    if (isTelling(made)) return { ...made, operation, where, direction };
  }
  return undefined;
}

/** Where the changes are met, the places that meet the most of them first, then the shallowest. */
function placesOf(changes: readonly Change[], direction: Direction): readonly { readonly operation: string; readonly where: string }[] {
  const found = new Map<string, { readonly use: Use; readonly changes: Set<Change>; readonly depth: number }>();
  for (const change of changes) {
    for (const use of change.uses) {
      if (use.direction !== direction) continue;
      const key = `${use.operation}\n${use.where}`;
      const known = found.get(key) ?? { use, changes: new Set<Change>(), depth: tokensOf(use.path).length };
      known.changes.add(change);
      found.set(key, known);
    }
  }
  return [...found.values()]
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => b.changes.size - a.changes.size || a.depth - b.depth || a.index - b.index)
    .map(({ use: { operation, where } }) => ({ operation, where }));
}

function componentOf(address: string): string {
  const [first, second, third] = tokensOf(splitAddress(address).pointer);
  return (first === 'components' && second === 'schemas' ? third : first === 'definitions' ? second : '') ?? '';
}
