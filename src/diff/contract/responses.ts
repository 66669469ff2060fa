import type { Header, Response } from '../../model/api.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact } from '../fact.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import { schemaPresenceFacts } from './schema-presence.ts';
import { compareMediaTypes } from './media-types.ts';
import { mediumOf } from './medium.ts';

/** Compares responses: by status, then by what a range of the other side covers. */
export function compareResponses(pair: OperationPair, context: ContractContext): void {
  const { collector, questions, sameWords, cannotDiffer } = context;
  const { kept, removed, added } = matchResponses(pair.old.responses, pair.new.responses);
  for (const { old: before, new: after, isFirst } of kept) {
    const where = `response ${after.status}`;
    if (before.status === after.status && cannotDiffer(before, after) && isOnePlace(before)) continue;
    const places = { old: before.address, new: after.address };
    // That all media types went or came is one fact.
    const isBodyKept = (before.content.length === 0) === (after.content.length === 0);
    const isTold = isFirst && !(before.status === after.status && sameWords.of(before, after, ['content', 'headers', 'schema']));
    const facts = isTold || !isBodyKept ? factsOfPair('response', { old: before, new: after }, places, questions) : [];
    const [ofBody, others] = [facts.filter(isAboutBody), facts.filter((fact) => !isAboutBody(fact))];
    // Of a range and one of its statuses it is that status whose body came or went.
    const single = /^\d+$/.test(after.status) ? after.status : before.status;
    collector.facts(ofBody, { kind: 'response', name: single }, siteOf(pair.new, 'response', `response ${single}`));
    if (isFirst) collector.facts(others, { kind: 'response', name: after.status }, siteOf(pair.new, 'response', where));
    if (isBodyKept) compareMediaTypes('response', where, { old: before.content, new: after.content }, places, pair, context);
    compareHeaders(where, { old: before, new: after }, pair, context);
  }
  for (const response of removed) {
    const facts = factsOfPresence('response', response, 'old', { old: response.address, new: pair.new.address });
    collector.facts(facts, { kind: 'response', name: response.status }, siteOf(pair.new, 'response', `response ${response.status}`));
  }
  for (const response of added) {
    const facts = factsOfPresence('response', response, 'new', { old: pair.old.address, new: response.address });
    collector.facts(facts, { kind: 'response', name: response.status }, siteOf(pair.new, 'response', `response ${response.status}`));
  }
}

function isAboutBody({ face }: Fact): boolean {
  return face.id.startsWith('status-body-');
}

/** Whether all that a response says stands inside of it; in 2.0 the operation lists its media types. */
function isOnePlace({ address, content }: Response): boolean {
  return content.every((mediaType) => mediaType.address.startsWith(`${address}/`));
}

/** Responses lined up. The first pair of a range speaks for the range itself. */
interface MatchedResponses {
  readonly kept: readonly { readonly old: Response; readonly new: Response; readonly isFirst: boolean }[];
  readonly removed: readonly Response[];
  readonly added: readonly Response[];
}

/**
 * A status is kept where the other side has it, its range (`2XX`), or `default` (OpenAPI 3.1, section
 * 4.8.16), which stands for errors and, beside no success, for what succeeds. A range that covers what the other
 * side lists neither came nor went.
 */
function matchResponses(old: readonly Response[], next: readonly Response[]): MatchedResponses {
  const exact = align(old, next, ({ status }) => status);
  const kept = exact.kept.map((pair) => ({ ...pair, isFirst: true }));
  const covers = new Set<Response>();
  const pairCovered = (responses: readonly Response[], ranges: readonly Response[], side: 'old' | 'new'): readonly Response[] =>
    responses.filter((response) => {
      const cover = covering(ranges, response, responses);
      if (cover === undefined) return true;
      const isFirst = !covers.has(cover) && !exact.kept.some((pair) => pair.old === cover || pair.new === cover);
      covers.add(cover);
      kept.push(side === 'old' ? { old: response, new: cover, isFirst } : { old: cover, new: response, isFirst });
      return false;
    });
  const removed = pairCovered(exact.removed, next, 'old');
  const added = pairCovered(exact.added, old, 'new');
  const isUncovered = (response: Response): boolean => !covers.has(response);
  return { kept, removed: removed.filter(isUncovered), added: added.filter(isUncovered) };
}

/** What of one side stands for a response of the other, of which `siblings` are those that are not listed here either. */
function covering(responses: readonly Response[], response: Response, siblings: readonly Response[]): Response | undefined {
  const range = `${response.status.slice(0, 1)}XX`;
  const isDefault = isError(response) || (!responses.some(isSuccess) && isTheSuccess(response, siblings));
  return responses.find(({ status }) => status === range) ?? (isDefault ? responses.find(({ status }) => status === 'default') : undefined);
}

/** Whether a response is what `default` means where that stands for success: beside one with a body, `204` is another outcome. */
function isTheSuccess(response: Response, siblings: readonly Response[]): boolean {
  if (!isSuccess(response)) return false;
  return response.content.length > 0 || !siblings.some((sibling) => isSuccess(sibling) && sibling.content.length > 0);
}

function isSuccess({ status }: Response): boolean {
  return status.startsWith('2');
}

function isError({ status }: Response): boolean {
  return /^[45]/.test(status);
}

function compareHeaders(
  where: string,
  responses: { readonly old: Response; readonly new: Response },
  pair: OperationPair,
  context: ContractContext,
): void {
  const { collector, questions, schemas, cannotDiffer } = context;
  const { kept, removed, added } = align<Header>(responses.old.headers, responses.new.headers, ({ name }) => name.toLowerCase());
  for (const { old: before, new: after } of kept) {
    if (before.name === after.name && cannotDiffer(before, after)) continue;
    const site = siteOf(pair.new, 'response', `${where} header ${after.name}`);
    const facts = factsOfPair('header', { old: before, new: after }, { old: before.address, new: after.address }, questions);
    collector.facts([...facts, ...schemaPresenceFacts(before, after, context)], { kind: 'response header', name: after.name }, site);
    if (before.schema !== undefined && after.schema !== undefined) {
      collector.anchor({ ...site, pair: schemas.pair([before.schema.address], [after.schema.address], mediumOf(before.wire, after.wire)) });
    }
  }
  const presence = (header: Header, side: 'old' | 'new'): void => {
    const places =
      side === 'old' ? { old: header.address, new: responses.new.address } : { old: responses.old.address, new: header.address };
    const site = siteOf(pair.new, 'response', `${where} header ${header.name}`);
    collector.facts(factsOfPresence('header', header, side, places), { kind: 'response header', name: header.name }, site);
  };
  for (const header of removed) presence(header, 'old');
  for (const header of added) presence(header, 'new');
}
