import { lineUp } from '../../diff/line-up.ts';
import type { StatedRename } from '../../diff/renames/stated.ts';
import type { SchemaPair } from '../../diff/schemas/pair.ts';
import type { Api, Direction, SchemaPlace } from '../../model/api.ts';

/** The schemas that both documents give one payload. */
export interface Payload {
  readonly old: SchemaPlace;
  readonly new: SchemaPlace;
}

/** Which payload is meant: a report's operation label and `where`, with the direction it travels. */
export interface PayloadName {
  readonly operation: string;
  readonly where: string;
  readonly direction: Direction;
}

/** Finds payloads by the names that a report uses; several where a document uses a name twice, as callbacks may. */
export type FindPayloads = (name: PayloadName) => readonly Payload[];

/**
 * Lines up two APIs as the comparison does, with what the caller states about renames and what a rename in one
 * place tells of others, and keeps of it only which schemas describe which payload: where they are written, not what
 * the comparison made of them.
 */
export function findPayloadsIn(old: Api, next: Api, renames?: readonly StatedRename[]): FindPayloads {
  const { collector } = lineUp(old, next, { renames });
  const byName = new Map<string, Payload[]>();
  for (const anchor of collector.anchors()) {
    const [before, after] = [placeOf(old, anchor.pair.old), placeOf(next, anchor.pair.new)];
    if (before === undefined || after === undefined) continue;
    const key = keyOf(anchor);
    byName.set(key, [...(byName.get(key) ?? []), { old: before, new: after }]);
  }
  return (name) => byName.get(keyOf(name)) ?? [];
}

function placeOf(api: Api, addresses: SchemaPair['old']): SchemaPlace | undefined {
  const [address] = addresses;
  const schema = address === undefined ? undefined : api.document.at(address);
  return address === undefined || schema === undefined ? undefined : { address, schema };
}

function keyOf({ operation, where, direction }: PayloadName): string {
  return `${direction}\n${operation}\n${where}`;
}
