import { listedWords, NO_VALUE } from '../../../classify/listed-values.ts';
import type { Change } from '../../../diff/change.ts';
import type { Json } from '../../../model/json.ts';
import { tokensOf } from '../../../model/pointer.ts';
import { jsonText } from '../../json.ts';
import { code } from '../../markdown/escape.ts';
import { sentenceList } from '../../../model/sentence-list.ts';
import type { GuideChange } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { isMove, placeWords } from './moves.ts';
import { focusOf } from '../samples/focus.ts';
import { typeWords } from '../type-words.ts';

/** What the sentences about one change are made of; all texts are Markdown. */
export interface Parts {
  /** What it is about, as the client meets it: `address.city` in code, `the query parameter limit`. */
  readonly it: string;
  /** What it is called itself, and what it is in: `city`, ` in address`. */
  readonly name: string;
  readonly within: string;
  readonly old: string;
  readonly new: string;
  /** The two names of a rename. */
  readonly from: string;
  readonly to: string;
  /** `send`, `read` or `send and read`, by who suffers. */
  readonly verb: string;
  readonly isSent: boolean;
  readonly isRead: boolean;
  /** What stands there in the new document, in words: `string, date-time`. */
  readonly type: string;
  /** The values that are left, where the new document lists them. */
  readonly values: string;
  readonly hasOld: boolean;
  readonly hasNew: boolean;
  /** Whether the old or the new document lists what leaves no value. */
  readonly hadNone: boolean;
  readonly hasNone: boolean;
  /** What the operations are called, for changes that concern them as a whole. */
  readonly operation: string;
}

/** Below an object, so many names are worth spelling out. */
const DEEPEST_NAME = 4;

/** Takes a change apart for its sentences. */
export function partsOf({ reported, change }: GuideChange, context: GuideContext): Parts {
  const hurting = reported.findings.filter(({ severity }) => severity === reported.severity);
  const directions = new Set(hurting.map(({ direction }) => direction));
  const use = change.uses.find((one) =>
    hurting.some(
      ({ direction, operations }) =>
        one.direction === direction && operations.some((at) => at.operation === one.operation && at.where === one.where),
    ),
  );
  const focus = use === undefined ? undefined : focusOf(change, use);
  const [isSent, isRead] = [directions.has('request'), directions.has('response')];
  const own = change.subject.kind.endsWith('parameter') || change.subject.kind.includes('header');
  const place = own || focus === undefined ? [] : tokensOf(focus.path);
  const called = focus?.name ?? (own ? change.subject.name : undefined);
  const target = change.rename === undefined || isMove(change.rename.kind) ? called : change.rename.to;
  const dotted = dottedName(target === undefined ? place : [...place, target]);
  const kind = own ? `the ${change.subject.kind} ` : '';
  const nameless = change.subject.kind === 'security' ? 'the credentials' : `the ${change.subject.kind}`;
  const subject = change.subject.name === '' ? nameless : `the ${change.subject.kind} ${code(change.subject.name)}`;
  return {
    it: dotted === '' ? subject : `${kind}${code(dotted)}`,
    name: code(target ?? change.name ?? change.subject.name),
    within: place.length === 0 ? '' : ` in ${code(dottedName(place))}`,
    old: listedWords(change.rule, change.old.value, code) ?? valueText(change.old.value),
    new: listedWords(change.rule, change.new.value, code) ?? valueText(change.new.value),
    from: renamedWords(change, 'from'),
    to: renamedWords(change, 'to'),
    verb: isSent && isRead ? 'send and read' : isSent ? 'send' : 'read',
    isSent,
    isRead,
    ...wordsOfNew(change, context),
    hasOld: change.old.value !== undefined,
    hasNew: change.new.value !== undefined,
    hadNone: listedWords(change.rule, change.old.value, code) === NO_VALUE,
    hasNone: listedWords(change.rule, change.new.value, code) === NO_VALUE,
    operation: code(use?.operation ?? change.subject.name),
  };
}

function renamedWords({ rename }: Change, end: 'from' | 'to'): string {
  if (rename === undefined) return '';
  return isMove(rename.kind) ? placeWords(rename[end]) : code(rename[end]);
}

/** A place in a payload as people write it: `items[].price`; of a deep one the end. */
function dottedName(tokens: readonly string[]): string {
  let shown = tokens;
  while (shown.filter((token) => token !== '*').length > DEEPEST_NAME || (shown.length < tokens.length && shown[0] === '*'))
    shown = shown.slice(1);
  const text = shown
    .map((token) => (token === '*' ? '[]' : `.${token}`))
    .join('')
    .replace(/^\./, '');
  return tokens.length > shown.length ? `….${text}` : text;
}

function valueText(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
    return sentenceList((value as readonly string[]).map(code));
  const text = typeof value === 'string' ? value : jsonText(value).replaceAll(/\s+/g, ' ').trim();
  return code(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}

/** The schema in the new document around the keyword that changed. */
function wordsOfNew({ new: { address }, name, rule }: Change, { apis, sampling }: GuideContext): Pick<Parts, 'type' | 'values'> {
  const around = schemaAround(address);
  if (around === undefined || apis.new.document.at(around) === undefined) return { type: '', values: '' };
  const property = rule === 'property-became-required' ? sampling.readers.new.view([around]).properties.get(name ?? '') : undefined;
  const place = property?.schema[0] ?? around;
  const view = sampling.readers.new.view([place]);
  const values = view.values?.value ?? [];
  const shown = values.slice(0, 12).map(valueText);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  return { type: typeWords(sampling.readers.new, [place]), values: more === '' ? sentenceList(shown) : `${shown.join(', ')}${more}` };
}

/** The address of the schema to which a keyword, or a value of it, belongs; undefined outside of schemas. */
export function schemaAround(address: string): string | undefined {
  const inside = /\/(?:properties|schema|schemas|definitions|items|additionalProperties|anyOf|oneOf|allOf)\//.test(`${address}/`);
  if (!inside) return undefined;
  return address
    .replace(/\/(?:required|enum|type|const)\/\d+$/, '')
    .replace(
      /(\/(?:properties|schemas|definitions|patternProperties|anyOf|oneOf|allOf|prefixItems)\/[^/]+|\/schema|\/items|\/additionalProperties)\/(?:type|format|enum|const|minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf|minLength|maxLength|pattern|minItems|maxItems|uniqueItems|nullable|required|default|additionalProperties|unevaluatedProperties|discriminator|x-[^/]+)$/,
      '$1',
    );
}
