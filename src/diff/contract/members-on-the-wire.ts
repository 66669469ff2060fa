import type { Operation, Parameter } from '../../model/api.ts';
import { membersOf, writtenOut } from './written-out.ts';
import type { ViewOf, Written, WrittenOut } from './written-out.ts';

/** What a call sends by name, as both documents say it, each object that the other one says otherwise written out. */
export interface OnTheWire {
  readonly old: readonly Written[];
  readonly new: readonly Written[];
}

/** A parameter with the members that are sent by name, where it has such. */
interface Candidate {
  readonly parameter: Parameter;
  readonly out: WrittenOut | undefined;
}

/**
 * The parameters of a call. Where one document describes as an object what the other one describes one by one, or as another
 * object, the members stand for it: the name of the object is not sent, and what is written the same is the same.
 */
export function onTheWire(old: Operation, next: Operation, views: { readonly old: ViewOf; readonly new: ViewOf }): OnTheWire {
  const before = old.parameters.map((parameter) => candidateOf(parameter, views.old));
  const after = next.parameters.map((parameter) => candidateOf(parameter, views.new));
  if (![...before, ...after].some(({ out }) => out !== undefined)) return { old: before.map(asItStands), new: after.map(asItStands) };
  const opened = new Set([...keysToOpen(before, after, views.old), ...keysToOpen(after, before, views.new)]);
  const written = (own: readonly Candidate[], other: readonly Candidate[], viewOf: ViewOf): readonly Written[] =>
    own.flatMap((one) => (opened.has(wireKey(one.parameter)) ? openedOf(one, other, viewOf) : [asItStands(one)]));
  const both = { old: written(before, after, views.old), new: written(after, before, views.new) };
  return { old: both.old.map((one) => beside(one, both.old, both.new)), new: both.new.map((one) => beside(one, both.new, both.old)) };
}

/** By what a parameter is known on the wire: headers without regard to case (RFC 9110, section 5.1). */
export function wireKey({ in: place, name }: Parameter): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function candidateOf(parameter: Parameter, viewOf: ViewOf): Candidate {
  return { parameter, out: writtenOut(parameter, viewOf) };
}

function asItStands({ parameter }: Candidate): Written {
  return { parameter, schema: parameter.schema === undefined ? undefined : [parameter.schema.address] };
}

function openedOf(one: Candidate, other: readonly Candidate[], viewOf: ViewOf): readonly Written[] {
  if (one.out === undefined) return [asItStands(one)];
  const names = other.map(({ parameter }) => parameter.name);
  return membersOf(one.out, viewOf, (start) => names.some((name) => name.startsWith(start)));
}

/** The keys of the objects of which the other side says a member one by one, or in an object that this side does not have. */
function keysToOpen(own: readonly Candidate[], other: readonly Candidate[], viewOf: ViewOf): readonly string[] {
  const membersOfOne = (one: Candidate, beside: readonly Candidate[]): readonly string[] =>
    one.out === undefined ? [] : openedOf(one, beside, viewOf).map(({ parameter }) => wireKey(parameter));
  const singles = (side: readonly Candidate[]): ReadonlySet<string> =>
    new Set(side.flatMap(({ parameter, out }) => (out === undefined ? [wireKey(parameter)] : [])));
  const [here, there] = [singles(own), singles(other)];
  const isKept = ({ parameter }: Candidate, among: readonly Candidate[]): boolean =>
    among.some((one) => wireKey(one.parameter) === wireKey(parameter));
  const inOtherObjects = new Set(other.flatMap((one) => (isKept(one, own) ? [] : membersOfOne(one, own))));
  return own.flatMap((one) => {
    const keys = membersOfOne(one, other);
    const isSaidElsewhere = keys.some((key) => (there.has(key) && !here.has(key)) || (inOtherObjects.has(key) && !isKept(one, other)));
    return isSaidElsewhere ? [wireKey(one.parameter)] : [];
  });
}

/** What is needed with others is not needed where nobody knows the others. */
function beside(one: Written, own: readonly Written[], other: readonly Written[]): Written {
  const { member } = one;
  if (member?.needed !== 'with others') return one;
  const keys = new Set(other.map(({ parameter }) => wireKey(parameter)));
  const isWithOthers = own.some((each) => each !== one && each.member?.object === member.object && keys.has(wireKey(each.parameter)));
  return isWithOthers ? one : { ...one, member: { ...member, needed: 'never' } };
}
