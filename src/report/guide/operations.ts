import type { Comparison } from '../../classify/compare.ts';
import { pairOperations } from '../../diff/contract/pairing.ts';
import type { MediaType, Operation, SchemaPlace } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Sides } from './samples/sampling.ts';

/** One call as both documents have it, by the label that the report uses. */
export type OperationsByLabel = ReadonlyMap<string, Sides<Operation>>;

/** The operations of both documents lined up as the comparison lined them up, callbacks among them. */
export function operationsByLabel({ apis, difference }: Pick<Comparison, 'apis' | 'difference'>): OperationsByLabel {
  const found = new Map<string, Sides<Operation>>();
  const add = (pair: Sides<Operation>): void => {
    const label = pair.new?.label ?? pair.old?.label ?? '';
    if (!found.has(label)) found.set(label, { old: pair.old, new: pair.new });
  };
  const renames = difference.changes.filter(({ rule }) => rule === 'callback-renamed' || rule === 'path-renamed');
  const addKept = (pair: { readonly old: Operation; readonly new: Operation }): void => {
    add(pair);
    const callbacks = pairOperations(pair.old.callbacks, pair.new.callbacks);
    for (const kept of callbacks.kept) addKept(kept);
    const added = new Set(callbacks.added);
    for (const old of callbacks.removed) {
      const renamed = [...added].find((candidate) => isRenamed(old, candidate));
      if (renamed === undefined) {
        add({ old, new: undefined });
        continue;
      }
      added.delete(renamed);
      addKept({ old, new: renamed });
    }
    for (const next of added) add({ old: undefined, new: next });
  };
  const isRenamed = (old: Operation, next: Operation): boolean =>
    old.method === next.method &&
    renames.some((change) => old.address.startsWith(`${change.old.address}/`) && next.address.startsWith(`${change.new.address}/`));
  const { kept } = difference.operations;
  for (const pair of kept) addKept(pair);
  const taken = new Set(kept.flatMap((pair) => [pair.old, pair.new]));
  for (const operation of apis.old.operations) if (!taken.has(operation)) add({ old: operation, new: undefined });
  for (const operation of apis.new.operations) if (!taken.has(operation)) add({ old: undefined, new: operation });
  return found;
}

/** One payload as a document describes it. */
export interface Payload {
  readonly mediaType: MediaType;
  readonly schema: SchemaPlace;
  readonly example: Json | undefined;
}

/** The payloads that a report calls `request body application/json` or `response 200 application/json`; the old one under the nearest name. */
export function payloadsAt(pair: Sides<Operation>, where: string): Sides<Payload> {
  const [, response, status = '', mediaType = ''] = /^(request body|response (\S+)) (.+)$/.exec(where) ?? [];
  if (response === undefined) return { old: undefined, new: undefined };
  const content = (operation: Operation | undefined): readonly MediaType[] => {
    if (operation === undefined) return [];
    if (status === '') return operation.body?.content ?? [];
    const found = [status, `${status.slice(0, 1)}XX`, 'default'].map((one) =>
      operation.responses.find((candidate) => candidate.status === one),
    );
    return found.find((candidate) => candidate !== undefined)?.content ?? [];
  };
  const read = (operation: Operation | undefined): Payload | undefined => {
    const all = content(operation);
    const found =
      all.find((one) => one.mediaType === mediaType) ??
      all.find((one) => essence(one.mediaType) === essence(mediaType)) ??
      all.find(isJson);
    return found?.schema === undefined ? undefined : { mediaType: found, schema: found.schema, example: found.examples[0] };
  };
  return { old: read(pair.old), new: read(pair.new) };
}

/** Whether payloads of a media type are JSON, so that they can be shown. */
export function isJson({ mediaType }: Pick<MediaType, 'mediaType'>): boolean {
  return /^(?:[^;]*[/+]json|\*\/\*)\s*(?:;|$)/i.test(mediaType);
}

function essence(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}
