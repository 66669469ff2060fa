import type { Api, Operation } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import type { Json } from '../../model/json.ts';
import { parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Change } from '../../diff/change.ts';
import type { Difference } from '../../diff/diff.ts';

/** An operation as the side says it that clients know, with the document it stands in. */
export interface KnownOperation {
  readonly operation: Operation;
  readonly document: Document;
}

/**
 * The operations by the labels that uses have. Each is read from the old document where it has it: what a new
 * document says of an operation must not excuse what it does to it.
 */
export function knownOperations(
  { old, new: next }: { readonly old: Api; readonly new: Api },
  kept: Difference['operations']['kept'],
): ReadonlyMap<string, KnownOperation> {
  const known = new Map<string, KnownOperation>();
  const add = (label: string, operation: Operation, document: Document): void => {
    known.set(label, { operation, document });
    for (const callback of operation.callbacks) add(callback.label, callback, document);
  };
  for (const operation of next.operations) add(operation.label, operation, next.document);
  for (const operation of old.operations) add(operation.label, operation, old.document);
  for (const pair of kept) add(pair.new.label, pair.old, old.document);
  return known;
}

/** The objects around an operation, itself first: its path item, those of a callback's operation, `info`, the root. */
export function operationCarriers({ operation, document }: KnownOperation): readonly (Json | undefined)[] {
  return [...around(operation.address).map(document.at), ...topCarriers(document)];
}

/** What says something about a whole document. */
export function topCarriers(document: Document): readonly (Json | undefined)[] {
  return [document.at('#/info'), document.root];
}

/**
 * The objects around what changed, nearest first, without the root. An object of the new document counts only
 * where the old one has none in its place, for what the old one says of itself is what clients know.
 */
export function changeCarriers(change: Change, old: Document, next: Document): readonly (Json | undefined)[] {
  const added = around(change.new.address).filter((address) => old.at(address) === undefined);
  return [...added.map(next.at), ...around(change.old.address).map(old.at)];
}

/** An address and those above it, without the top of its file. */
function around(address: Address): readonly Address[] {
  const way: Address[] = [];
  for (let place = address; parentOf(place) !== place; place = parentOf(place)) way.push(place);
  return way;
}
