import type { Placed, SchemaPlace } from '../../model/api.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Fact } from '../fact.ts';
import type { ContractContext } from './context.ts';

/** What holds a schema or does not: a parameter or a header. Media types have rules of their own for it. */
interface Holder extends Placed {
  readonly schema?: SchemaPlace;
}

/** A payload that any value could be and now keeps to a schema accepts less, and the other way round. */
export function schemaPresenceFacts(before: Holder, after: Holder, { questions: { there } }: ContractContext): readonly Fact[] {
  const [old, next] = [before.schema, after.schema];
  if ((old === undefined) === (next === undefined)) return [];
  const node = old === undefined ? there.nodeOfB([next?.address ?? '#']) : there.nodeOfA([old.address]);
  if (node === there.store.anything) return [];
  return [
    {
      face: ruleOf(old === undefined ? 'schema-narrowed' : 'schema-widened').face,
      loss: {},
      old: { address: old?.address ?? before.address, value: old === undefined ? undefined : 'a schema' },
      new: { address: next?.address ?? after.address, value: next === undefined ? undefined : 'a schema' },
      lost: {},
    },
  ];
}
