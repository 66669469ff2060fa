import type { Operation } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import { append, parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Common } from '../../normalise/unchanged.ts';
import type { Document } from '../../model/document.ts';
import { sameDescription } from './context.ts';
import type { Described, OperationPair } from './context.ts';

/** What is said in the same words on both sides, so that there is nothing to compare but what stands further inside. */
export interface SameWords {
  /** Whether two things stand at one place with one text, of which only the fields named may lead to what changed. */
  readonly of: (old: Described, next: Described, fields: readonly string[]) => boolean;
  /** Whether that holds of two operations with all that they inherit, and only what they send and get may have changed. */
  readonly ofOperations: (pair: OperationPair) => boolean;
}

/** What an operation takes over from its path item. */
const INHERITED = ['parameters', 'servers', 'summary', 'description'];

/** Where security schemes stand that are no field of the root. */
const SCHEMES: Address = '#/components/securitySchemes';

/** Looks for the same words where documents have something in common; nowhere where operations inherit from a root that changed. */
export function createSameWords(common: Common, { old, new: next }: { readonly old: Document; readonly new: Document }): SameWords {
  const isEqual = (address: Address): boolean =>
    (old.at(address) === undefined && next.at(address) === undefined) || common.isUnchanged({ old: address, new: address });
  const items = new Map<Address, boolean>();
  const operations = new Map<Operation, boolean>();
  let schemes: boolean | undefined;

  function ofItem(address: Address): boolean {
    let same = items.get(address);
    if (same === undefined) {
      // What a path item refers to says things as well.
      const isAlone = /^#\/(?:paths|webhooks)\/[^/]+$/.test(address) && own(old.at(address), '$ref') === undefined;
      same = isAlone && own(next.at(address), '$ref') === undefined && INHERITED.every((field) => isEqual(append(address, field)));
      items.set(address, same);
    }
    return same;
  }

  function ofOperations({ old: before, new: after, isRenamed }: OperationPair): boolean {
    return (
      isRenamed !== true &&
      before.address === after.address &&
      common.isSameBeside(before.address, ['parameters', 'requestBody', 'responses', 'callbacks']) &&
      haveSameParameters(before, after) &&
      ofItem(parentOf(before.address)) &&
      (schemes ??= isEqual(SCHEMES))
    );
  }

  return {
    of: (before, after, fields) =>
      before.address === after.address && sameDescription(before, after) && common.isSameBeside(before.address, fields),
    ofOperations: (pair) => {
      let same = operations.get(pair.new);
      if (same === undefined) operations.set(pair.new, (same = ofOperations(pair)));
      return same;
    },
  };
}

/** Whether the parameters of two operations are called the same, in one order. */
function haveSameParameters({ parameters: before }: Operation, { parameters: after }: Operation): boolean {
  return (
    before.length === after.length && before.every(({ in: place, name }, index) => place === after[index]?.in && name === after[index].name)
  );
}
