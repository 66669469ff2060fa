import type { Direction, MediaType } from '../../model/api.ts';
import type { Address } from '../../model/pointer.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact } from '../fact.ts';
import { mediaTypeLikelihood } from '../renames/media-types.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import type { Site } from '../anchor.ts';
import { matchMediaTypes } from './media-range.ts';
import { formMediumOf, mediumOf } from './medium.ts';
import { itemByItem } from './item-schemas.ts';

/** Compares the media types of a request body or a response, and anchors the schemas of the kept ones. */
export function compareMediaTypes(
  sent: Direction,
  where: string,
  content: { readonly old: readonly MediaType[]; readonly new: readonly MediaType[] },
  places: { readonly old: Address; readonly new: Address },
  pair: OperationPair,
  context: ContractContext,
): void {
  const { collector, questions, schemas, search, cannotDiffer } = context;
  // Nobody asks the receiver of a webhook for a media type: whoever answers chooses it, as whoever sends a body does.
  const watches = sent === 'response' && pair.new.kind === 'path' ? 'response media type' : 'request media type';
  const { kept, removed, added } = matchMediaTypes(content.old, content.new, { promisesEach: watches === 'request media type' });
  const compareKept = (kept: MediaTypePair, likelihood: Pick<NonNullable<Fact['rename']>, 'confidence' | 'because'>): void => {
    const { isFirst = true } = kept;
    const { old: before, new: after } = itemByItem(kept, questions);
    if (before.mediaType === after.mediaType && isOnePlace(before) && cannotDiffer(before, after)) return;
    const site = siteOf(pair.new, sent, `${where} ${after.mediaType}`);
    const subject = { kind: 'media type', name: after.mediaType };
    const isSame = before.mediaType === after.mediaType && saysTheSame({ old: before, new: after }, places, pair, context);
    const facts = isSame ? [] : factsOfPair(watches, { old: before, new: after }, { old: before.address, new: after.address }, questions);
    const rename = { kind: 'media type', from: before.mediaType, to: after.mediaType, ...likelihood } as const;
    collector.facts(
      facts
        .filter(({ face }) => isFirst || !face.id.startsWith('offered-range-'))
        .map((fact) => (fact.face.id.endsWith('-media-type-changed') ? { ...fact, rename } : fact)),
      subject,
      site,
    );
    comparePartHeaders(before, after, site, context);
    for (const key of ['schema', 'itemSchema'] as const) {
      const [a, b] = [before[key], after[key]];
      if (a !== undefined && b !== undefined && !cannotDiffer(a, b))
        collector.anchor({ ...site, pair: schemas.pair([a.address], [b.address], formMediumOf(before, after)) });
    }
  };
  for (const one of kept) compareKept(one, { confidence: 1, because: ['the same type with another version or other parameters'] });
  const isAlone = removed.length === 1 && added.length === 1;
  search.look<MediaType>({
    removed,
    added,
    nameOf: ({ address, mediaType }) => ({ address, name: mediaType }),
    likelihood: (before, after) => mediaTypeLikelihood(before, after, { isAlone, isSameSchema: sameSchema(before, after, context) }),
    accept: (renamed) => {
      for (const one of renamed) compareKept(one, one);
    },
    finish: (gone, come) => {
      for (const item of gone) {
        const facts = factsOfPresence(watches, item, 'old', { old: item.address, new: places.new });
        collector.facts(facts, { kind: 'media type', name: item.mediaType }, siteOf(pair.new, sent, where));
      }
      for (const item of come) {
        const facts = factsOfPresence(watches, item, 'new', { old: places.old, new: item.address });
        collector.facts(facts, { kind: 'media type', name: item.mediaType }, siteOf(pair.new, sent, where));
      }
    },
  });
}

/** Parts of a form have headers with schemas of their own (OpenAPI 3.1, section 4.8.15.1). */
function comparePartHeaders(before: MediaType, after: MediaType, site: Site, { collector, schemas, cannotDiffer }: ContractContext): void {
  for (const [part, { headers }] of before.encoding) {
    for (const header of headers) {
      const name = header.name.toLowerCase();
      const partner = after.encoding.get(part)?.headers.find((one) => one.name.toLowerCase() === name);
      if (header.schema === undefined || partner?.schema === undefined || cannotDiffer(header, partner)) continue;
      const where = `${site.where} part ${part} header ${partner.name}`;
      collector.anchor({
        ...site,
        where,
        pair: schemas.pair([header.schema.address], [partner.schema.address], mediumOf(header.wire, partner.wire)),
      });
    }
  }
}

interface MediaTypePair {
  readonly old: MediaType;
  readonly new: MediaType;
  readonly isFirst?: boolean;
}

function sameSchema(before: MediaType, after: MediaType, { questions: { there } }: ContractContext): boolean {
  if (before.schema === undefined || after.schema === undefined) return false;
  return there.same([before.schema.address], [after.schema.address]);
}

/** Whether nothing but the schemas of two media types can differ. In 2.0 the operation lists them, and the response has their examples. */
function saysTheSame(
  { old: before, new: after }: MediaTypePair,
  owners: { readonly old: Address; readonly new: Address },
  pair: OperationPair,
  { sameWords }: ContractContext,
): boolean {
  if (isOnePlace(before)) return sameWords.of(before, after, ['schema', 'itemSchema']);
  const isPlain = before.encoding.size === 0 && after.encoding.size === 0;
  return isPlain && sameWords.ofOperations(pair) && sameWords.of({ address: owners.old }, { address: owners.new }, ['schema', 'headers']);
}

/** Whether a media type stands in one place with its schema; in 2.0 the one is listed by the operation and the other by the body. */
function isOnePlace({ address, schema }: MediaType): boolean {
  return schema === undefined || schema.address.startsWith(`${address}/`);
}
