import type { Api, Body } from '../../model/api.ts';
import { parentOf } from '../../model/pointer.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact } from '../fact.ts';
import { bodiesOf } from './bodies.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import { compareMediaTypes } from './media-types.ts';
import { compareParameters } from './parameters.ts';
import { compareResponses } from './responses.ts';
import { isSaidByTag } from './tags.ts';
import { credentialsOf } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import type { TagNames } from './tags.ts';

/** What the walk carries along below the documents. */
export interface OperationContext extends ContractContext {
  readonly compareServers: (pair: OperationPair) => void;
  /** Tags that go by another name. */
  readonly tagNames: TagNames;
}

/** Compares all that two kept operations promise. */
export function compareOperations(old: Api, next: Api, pair: OperationPair, context: OperationContext): void {
  const { collector, questions } = context;
  const credentials = credentialsOf(old, next, pair);
  if (!context.sameWords.ofOperations(pair)) {
    const site = siteOf(pair.new, 'request', 'operation');
    const facts = factsOfPair('operation', pair, { old: pair.old.address, new: pair.new.address }, questions);
    const told = facts.filter((fact) => !isSaidByTag(fact, pair, context.tagNames));
    collector.facts(told, { kind: 'operation', name: pair.new.label }, site);
    compareSecurity(credentials, context);
  }
  compareAround(pair, context);
  compareParameters(credentials.pair, context);
  compareBodies(pair, context, old.specification === '2.0' && next.specification === '2.0' ? 'forms as parameters' : 'bodies');
  compareResponses(pair, context);
}

/** Compares where two operations are called: servers and the spelling of the path. */
export function compareAround(pair: OperationPair, context: OperationContext): void {
  context.compareServers(pair);
  compareSpelling(pair, context);
}

/** Paths are paired by all but their spelling, which an operation shares with the others of its path. */
function compareSpelling(pair: OperationPair, { collector, questions }: ContractContext): void {
  if (pair.new.kind !== 'path' || pair.old.path === pair.new.path || pair.isRenamed === true) return;
  const places = { old: parentOf(pair.old.address), new: parentOf(pair.new.address) };
  const old = { address: places.old, path: pair.old.path.slice(pair.prefixes.old.length) };
  const next = { address: places.new, path: pair.new.path.slice(pair.prefixes.new.length) };
  const subject = { kind: 'path', name: '' };
  collector.facts(factsOfPair('operation path', { old, new: next }, places, questions), subject, siteOf(pair.new, 'request', 'path'));
}

function compareSecurity({ pair, uses }: Credentials, { collector, questions }: ContractContext): void {
  const places = { old: pair.old.security?.address ?? pair.old.address, new: pair.new.security?.address ?? pair.new.address };
  collector.facts(
    factsOfPair('security', uses, places, questions),
    { kind: 'security', name: '' },
    siteOf(pair.new, 'request', 'security'),
  );
}

/** Where both documents write forms as parameters, whether a form is required is said by its parameters alone. */
function isSaidByParameters({ loss }: Fact, { old, new: next }: { readonly old: Body; readonly new: Body }): boolean {
  return [loss.before, loss.after].some(
    (facet) =>
      facet !== undefined && facet.address.endsWith('/required') && ![old, next].some(({ address }) => parentOf(facet.address) === address),
  );
}

function compareBodies(pair: OperationPair, context: ContractContext, written: 'forms as parameters' | 'bodies'): void {
  const { collector, questions } = context;
  const site = siteOf(pair.new, 'request', 'request body');
  const subject = { kind: 'request body', name: '' };
  const { old: before, new: after } = bodiesOf(pair);
  if (before !== undefined && after !== undefined) {
    // A form of 2.0 is made of many parameters, of which it does not have the place.
    if (written !== 'bodies' || !context.sameWords.of(before, after, ['content'])) {
      const bodies = { old: before, new: after };
      const facts = factsOfPair('body', bodies, { old: before.address, new: after.address }, questions);
      collector.facts(written === 'bodies' ? facts : facts.filter((fact) => !isSaidByParameters(fact, bodies)), subject, site);
    }
    compareMediaTypes(
      'request',
      'request body',
      { old: before.content, new: after.content },
      { old: before.address, new: after.address },
      pair,
      context,
    );
  } else if (before !== undefined) {
    collector.facts(presence(before, 'old', pair), subject, site);
  } else if (after !== undefined) {
    collector.facts(presence(after, 'new', pair), subject, site);
  }
}

function presence(body: Body, side: 'old' | 'new', pair: OperationPair): ReturnType<typeof factsOfPresence> {
  return factsOfPresence(
    'body',
    body,
    side,
    side === 'old'
      ? { old: body.address, new: pair.new.body?.address ?? pair.new.address }
      : { old: pair.old.body?.address ?? pair.old.address, new: body.address },
  );
}
