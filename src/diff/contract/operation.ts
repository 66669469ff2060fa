import type { Api, Body, Server } from '../../model/api.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import { compareMediaTypes } from './media-types.ts';
import { compareParameters } from './parameters.ts';
import { compareResponses } from './responses.ts';

/** Compares all that two kept operations promise. */
export function compareOperations(old: Api, next: Api, pair: OperationPair, context: ContractContext): void {
  const { collector, questions } = context;
  const site = siteOf(pair.new, 'request', 'operation');
  const facts = factsOfPair('operation', pair, { old: pair.old.address, new: pair.new.address }, questions);
  collector.facts(facts, { kind: 'operation', name: pair.new.label }, site);
  compareServers(pair, context);
  compareSecurity(old, next, pair, context);
  compareParameters(pair, context);
  compareBodies(pair, context);
  compareResponses(pair, context);
}

function compareServers(pair: OperationPair, { collector, questions }: ContractContext): void {
  const site = siteOf(pair.new, 'request', 'server');
  const { kept, removed, added } = align<Server>(pair.old.servers, pair.new.servers, ({ url }) => url);
  for (const server of kept) {
    const facts = factsOfPair('server', server, { old: server.old.address, new: server.new.address }, questions);
    collector.facts(facts, { kind: 'server', name: server.new.url }, site);
  }
  for (const server of removed) {
    collector.facts(factsOfPresence('server', server, 'old', { old: server.address, new: '#' }), { kind: 'server', name: server.url }, site);
  }
  for (const server of added) {
    collector.facts(factsOfPresence('server', server, 'new', { old: '#', new: server.address }), { kind: 'server', name: server.url }, site);
  }
}

function compareSecurity(old: Api, next: Api, pair: OperationPair, { collector, questions }: ContractContext): void {
  const uses = {
    old: { operation: pair.old, requirements: pair.old.security?.value ?? [], schemes: old.securitySchemes },
    new: { operation: pair.new, requirements: pair.new.security?.value ?? [], schemes: next.securitySchemes },
  };
  const places = { old: pair.old.security?.address ?? pair.old.address, new: pair.new.security?.address ?? pair.new.address };
  collector.facts(factsOfPair('security', uses, places, questions), { kind: 'security', name: '' }, siteOf(pair.new, 'request', 'security'));
}

function compareBodies(pair: OperationPair, context: ContractContext): void {
  const { collector, questions } = context;
  const site = siteOf(pair.new, 'request', 'request body');
  const subject = { kind: 'request body', name: '' };
  const { body: before } = pair.old;
  const { body: after } = pair.new;
  if (before !== undefined && after !== undefined) {
    collector.facts(factsOfPair('body', { old: before, new: after }, { old: before.address, new: after.address }, questions), subject, site);
    compareMediaTypes('request', 'request body', { old: before.content, new: after.content }, { old: before.address, new: after.address }, pair, context);
  } else if (before !== undefined) {
    collector.facts(presence(before, 'old', pair), subject, site);
  } else if (after !== undefined) {
    collector.facts(presence(after, 'new', pair), subject, site);
  }
}

function presence(body: Body, side: 'old' | 'new', pair: OperationPair): ReturnType<typeof factsOfPresence> {
  return factsOfPresence('body', body, side, side === 'old' ? { old: body.address, new: pair.new.address } : { old: pair.old.address, new: body.address });
}
