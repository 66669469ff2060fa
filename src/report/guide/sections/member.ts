import type { Change } from '../../../diff/change.ts';
import { own } from '../../../model/json.ts';
import { append } from '../../../model/pointer.ts';
import { schemaAround } from '../actions/parts.ts';
import type { GuideContext } from '../context.ts';
import type { Side } from '../samples/sampling.ts';
import { typeWords } from '../type-words.ts';
import { replacementHint } from '../words.ts';

/** A property, a parameter or a header as one document describes it. */
export interface Member {
  /** In words of Markdown; empty where nothing says it. */
  readonly type: string;
  readonly description: string | undefined;
}

const NOTHING: Member = { type: '', description: undefined };

/** The property around an address. */
export function propertyAt(side: Side, address: string, { apis, sampling }: GuideContext): Member {
  const place = schemaAround(address);
  const isProperty = place !== undefined && /\/properties\/[^/]+$/.test(place) && apis[side].document.at(place) !== undefined;
  if (!isProperty) return NOTHING;
  return { type: typeWords(sampling.readers[side], [place]), description: sampling.readers[side].view([place]).description?.value };
}

/** The parameter or the header at an address; in 2.0 it is a schema itself. */
export function parameterAt(side: Side, address: string, { apis, sampling }: GuideContext): Member {
  const value = apis[side].document.at(address);
  if (value === undefined) return NOTHING;
  const description = own(value, 'description');
  const schema = own(value, 'schema') === undefined ? undefined : append(address, 'schema');
  const type = own(value, 'type');
  return {
    type: schema === undefined ? (typeof type === 'string' ? type : '') : typeWords(sampling.readers[side], [schema]),
    description: typeof description === 'string' ? description : undefined,
  };
}

/** What the old document says takes the place of something that is gone, as Markdown; empty where it says nothing. */
export function successorOf({ rule, old }: Pick<Change, 'rule' | 'old'>, context: GuideContext): string {
  if (/-property-removed$/.test(rule)) return replacementHint(propertyAt('old', old.address, context).description);
  if (/-(?:parameter|header)-removed$/.test(rule)) return replacementHint(parameterAt('old', old.address, context).description);
  return '';
}
