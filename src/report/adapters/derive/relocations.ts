import type { Property, View } from '../../../normalise/view.ts';
import type { Rename } from '../../../diff/rename.ts';
import type { AdapterContext, Party } from '../context.ts';
import { travels } from '../meaning.ts';
import type { Meeting } from './scalar.ts';

/** A value that the receiver has at another depth below one object. */
export interface Relocation {
  /** The names that lead to it from the object, with the sender and with the receiver. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly source: Property;
  readonly target: Property;
  readonly rename: Rename;
  /** Whether the sender always says it. */
  readonly isGiven: boolean;
}

/**
 * What moved below one object to another depth of it. Their places are remembered, so that the objects inside leave
 * them to this one.
 */
export function relocationsBelow({ source, target, direction }: Meeting, context: AdapterContext): readonly Relocation[] {
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  const isRequest = direction === 'request';
  const found: Relocation[] = [];
  for (const { rename, first, paths } of context.renames.moves) {
    const ends = paths.map(({ old, new: next }) => {
      const [from, to] = isRequest ? [old, next] : [next, old];
      return { from: endOf(from, a, sender), to: endOf(to, b, receiver) };
    });
    // Paths lead on from one object only: where the first one ends tells whether it is this one.
    const [start] = ends;
    const [here, there] = isRequest ? [first.old, first.new] : [first.new, first.old];
    if (start?.from?.property.address !== here || start.to?.property.address !== there) continue;
    for (const { from, to } of ends) {
      if (from === undefined || to === undefined) continue;
      if (!travels(from.property.access, direction) || !travels(to.property.access, direction)) continue;
      found.push({ from: from.path, to: to.path, source: from.property, target: to.property, rename, isGiven: from.isGiven });
      context.relocated.add(from.property.address);
      context.relocated.add(to.property.address);
      // An object on the way that only the receiver has is made together with what is put into it.
      const between = to.between.findIndex((_, index) => endOf(to.path.slice(0, index + 2), a, sender) === undefined);
      for (const { address } of between < 0 ? [] : to.between.slice(between)) context.relocated.add(address);
    }
  }
  return found;
}

interface End {
  readonly path: readonly string[];
  readonly property: Property;
  readonly isGiven: boolean;
  /** The properties on the way below the first one. */
  readonly between: readonly Property[];
}

/** Where names lead from an object; undefined where they lead nowhere. */
function endOf(path: readonly string[], start: View, party: Party): End | undefined {
  let view = start;
  let isGiven = true;
  const passed: Property[] = [];
  for (const name of path) {
    if (passed.length > 0) view = party.view(passed.at(-1)?.schema ?? []);
    const property = view.properties.get(name);
    if (property === undefined) return undefined;
    isGiven &&= view.required.has(name) && (passed.length === 0 || !view.nullable.value);
    passed.push(property);
  }
  const property = passed.at(-1);
  return property === undefined ? undefined : { path, property, isGiven, between: passed.slice(1, -1) };
}
