import { isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append, lastToken, parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Fault } from './fault.ts';

/** The value that was held against alternatives: where it stands, and what it is. */
export interface Judged {
  readonly address: Address;
  readonly value: Json;
}

/**
 * What is wrong with a value that fits none of its alternatives (`oneOf`, `anyOf`), from what is wrong with it
 * as each of them: the faults of the alternative that was meant, or the one fault that says why none was. A
 * field with a value of its own in each alternative (`in` of a parameter, `type` of a security scheme) tells
 * which one is meant.
 */
export function faultsOfAlternatives(judged: Judged, alternatives: readonly (readonly Fault[])[]): readonly Fault[] {
  const possible = withoutOthers(judged, alternatives);
  const first = possible[0] ?? [];
  if (possible.length === 1) return first;
  if (possible.every((faults) => faults.some((fault) => isTypeOf(fault, judged.address)))) {
    const types = possible.flat().flatMap((fault) => (fault.kind === 'type' && fault.address === judged.address ? fault.types : []));
    return [{ kind: 'type', address: judged.address, value: judged.value, types: [...new Set(types)] }];
  }
  const missing = possible.flatMap((faults) => (faults.length === 1 ? faults : [])).filter((fault) => isMissing(fault, judged.address));
  if (missing.length === possible.length) {
    const names = missing.flatMap((fault) => (fault.kind === 'missing' ? fault.names : []));
    return [{ kind: 'missing', address: judged.address, names: [...new Set(names)] }];
  }
  return faultsByTag(judged, possible);
}

/** An object that has no `$ref` was not meant to be a reference, and a text not to be an object. */
function withoutOthers({ address, value }: Judged, alternatives: readonly (readonly Fault[])[]): readonly (readonly Fault[])[] {
  const rules: readonly ((fault: Fault) => boolean)[] = [
    (fault) => isTypeOf(fault, address),
    (fault) => isMissing(fault, address) && fault.kind === 'missing' && fault.names[0] === '$ref' && isObject(value),
  ];
  let left = alternatives;
  for (const isStrange of rules) {
    const others = left.filter((faults) => !faults.some(isStrange));
    if (others.length > 0) left = others;
  }
  return left;
}

function faultsByTag(judged: Judged, possible: readonly (readonly Fault[])[]): readonly Fault[] {
  const tags = tagsOf(judged, possible);
  const strangeTo = (faults: readonly Fault[]): readonly Fault[] =>
    faults.filter((fault) => parentOf(fault.address) === judged.address && tags.has(lastToken(fault.address)));
  const meant = possible.filter((faults) => strangeTo(faults).length === 0);
  if (meant.length > 0) return fewest(meant);
  const [name] = [...tags].sort((a, b) => (tags.get(b[0])?.length ?? 0) - (tags.get(a[0])?.length ?? 0))[0] ?? [];
  if (name === undefined) return fewest(possible);
  const value = own(judged.value, name) ?? null;
  return [{ kind: 'value', address: append(judged.address, name), value, allowed: tags.get(name) ?? [], tells: true }];
}

/** The fields that tell the alternatives apart, with the values they may have: each alternative knows one value, or those of its own alternatives. */
function tagsOf(judged: Judged, possible: readonly (readonly Fault[])[]): ReadonlyMap<string, readonly Json[]> {
  const tags = new Map<string, readonly Json[]>();
  const others = new Set<string>();
  for (const fault of possible.flat()) {
    if (fault.kind !== 'value' || parentOf(fault.address) !== judged.address) continue;
    const name = lastToken(fault.address);
    if (!fault.tells) others.add(name);
    tags.set(name, [...new Set([...(tags.get(name) ?? []), ...fault.allowed])]);
  }
  for (const name of others) tags.delete(name);
  return tags;
}

function fewest(alternatives: readonly (readonly Fault[])[]): readonly Fault[] {
  return alternatives.reduce((least, faults) => (faults.length < least.length ? faults : least));
}

function isTypeOf(fault: Fault, address: Address): boolean {
  return fault.kind === 'type' && fault.address === address;
}

function isMissing(fault: Fault, address: Address): boolean {
  return fault.kind === 'missing' && fault.address === address;
}
