import type { Operation } from '../../model/api.ts';
import type { GuideContext } from './context.ts';
import { baseUrlOf } from './requests/base-url.ts';
import type { Sides } from './samples/sampling.ts';

/**
 * How a client says which of the two versions it calls: by what both documents use for that, by the base URL, or in no
 * way that they name, so that the new version may well take the old one's place for everybody at once.
 */
export type VersionChoice = 'selection' | 'base URL' | 'none';

/** What the documents say about choosing a version. */
export function versionChoice(context: Pick<GuideContext, 'names' | 'operations'>): VersionChoice {
  if (context.names.selection !== undefined) return 'selection';
  const example = simplestCall(context);
  const [before, after] = [example?.old, example?.new].map((operation) => (operation === undefined ? '' : baseUrlOf(operation)));
  return before !== after && before !== '' && after !== '' ? 'base URL' : 'none';
}

/** A call that both versions have and that needs the least: a GET without parameters, if there is one. */
export function simplestCall({ operations }: Pick<GuideContext, 'operations'>): Sides<Operation> | undefined {
  const kept = [...operations.values()].filter((pair) => pair.old?.kind === 'path' && pair.new?.kind === 'path');
  const cost = ({ new: operation }: Sides<Operation>): number =>
    operation === undefined
      ? 0
      : (operation.method === 'get' ? 0 : 10) +
        (operation.body === undefined ? 0 : 5) +
        operation.parameters.filter(({ required }) => required.value).length;
  return kept.sort((a, b) => cost(a) - cost(b))[0];
}
