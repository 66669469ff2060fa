import type { Server } from '../../model/api.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { BaseUrl } from '../../rules/aspect.ts';
import { takesAll } from '../../rules/aspects/url-template.ts';
import { align } from '../align.ts';
import { erased } from '../anchor.ts';
import type { ChangeSubject } from '../change.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact } from '../fact.ts';
import { baseUrls } from './base-url.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';

/** What the servers of one operation say, with what each fact is about. */
type ServerFacts = readonly { readonly facts: readonly Fact[]; readonly subject: ChangeSubject }[];

/** A server with the URL below which the operation's path goes on. */
interface Base {
  readonly server: Server;
  readonly base: BaseUrl;
}

/** Two bases that are one. */
interface BasePair {
  readonly old: Base;
  readonly new: Base;
}

/**
 * Makes the comparison of servers: the effective URL decides, so that a base path may move between
 * servers and paths, and a variable that takes few values may be written as several servers. What many
 * operations inherit is compared once, and a move of all of them is one fact.
 */
export function createServerComparison({ collector, questions }: ContractContext): (pair: OperationPair) => void {
  const memory = new Map<readonly Server[], Map<readonly Server[], Map<string, ServerFacts>>>();
  const moves = new Map<string, readonly Fact[]>();

  function factsOf(pair: OperationPair): ServerFacts {
    const byNew = memory.get(pair.old.servers) ?? new Map<readonly Server[], Map<string, ServerFacts>>();
    memory.set(pair.old.servers, byNew);
    const byPrefix = byNew.get(pair.new.servers) ?? new Map<string, ServerFacts>();
    byNew.set(pair.new.servers, byPrefix);
    const key = `${pair.prefixes.old} ${pair.prefixes.new}`;
    const known = byPrefix.get(key) ?? compare(pair);
    byPrefix.set(key, known);
    return known;
  }

  function compare(pair: OperationPair): ServerFacts {
    const old = basesOf(pair.old.servers, baseUrls(pair.old, pair.prefixes.old));
    const next = basesOf(pair.new.servers, baseUrls(pair.new, pair.prefixes.new));
    const { kept, removed, added } = align(old, next, ({ base }) => erased(base.url));
    const { moved, gone, come } = matchMoved(removed, added, { old, new: next });
    return [
      ...kept.map((same) => ({ facts: keptFacts(same), subject: serverCalled(same.new.server.url) })),
      ...moved.map((one) => ({
        facts: movedFacts(one),
        subject: isBelowOneOrigin(one) ? { kind: 'base path', name: '' } : serverCalled(''),
      })),
      ...gone.map(({ server }) => ({
        facts: factsOfPresence('server', server, 'old', { old: server.address, new: '#' }),
        subject: serverCalled(server.url),
      })),
      ...come.map(({ server }) => ({
        facts: factsOfPresence('server', server, 'new', { old: '#', new: server.address }),
        subject: serverCalled(server.url),
      })),
    ];
  }

  function keptFacts({ old, new: next }: BasePair): readonly Fact[] {
    const places = { old: old.server.address, new: next.server.address };
    return factsOfPair('server', { old: renamed(old, next), new: next.server }, places, questions);
  }

  /** The first operation that moves in one way stands for all: their fact is one. */
  function movedFacts({ old, new: next }: BasePair): readonly Fact[] {
    // Where the server says the same, the paths say otherwise.
    const isPath = old.server.url === next.server.url;
    const key = isBelowOneOrigin({ old, new: next }) ? 'pathAddress' : 'urlAddress';
    const addressOf = ({ server }: Base): Address => (isPath ? '#/paths' : (server[key] ?? append(server.address, 'url')));
    const places = { old: addressOf(old), new: addressOf(next) };
    const pair = { old: { ...old.base, address: places.old }, new: { ...next.base, address: places.new } };
    const facts = factsOfPair('base url', pair, places, questions).map((fact) => {
      const key = [fact.face.id, JSON.stringify(fact.old.value), JSON.stringify(fact.new.value)].join('\n');
      const known = moves.get(key) ?? [fact];
      moves.set(key, known);
      return known;
    });
    return facts.flat();
  }

  return (pair) => {
    if (pair.new.kind !== 'path') return;
    const site = siteOf(pair.new, 'request', 'server');
    for (const { facts, subject } of factsOf(pair)) collector.facts(facts, subject, site);
  };
}

function isBelowOneOrigin({ old, new: next }: BasePair): boolean {
  return old.base.origin === next.base.origin;
}

function serverCalled(name: string): ChangeSubject {
  return { kind: 'server', name };
}

function basesOf(servers: readonly Server[], bases: readonly BaseUrl[]): readonly Base[] {
  return servers.flatMap((server, index) => {
    const base = bases[index];
    return base === undefined ? [] : [{ server, base }];
  });
}

/**
 * Of servers that only one side has, those that are one under another URL: on one origin, else with one
 * path, else where nothing else is left. What the other side's servers together stand for is neither gone nor new.
 */
function matchMoved(
  removed: readonly Base[],
  added: readonly Base[],
  all: { readonly old: readonly Base[]; readonly new: readonly Base[] },
): { readonly moved: readonly BasePair[]; readonly gone: readonly Base[]; readonly come: readonly Base[] } {
  const urls = { old: all.old.map(({ base }) => base), new: all.new.map(({ base }) => base) };
  const isLost = ({ base }: Base): boolean => !takesAll(urls.new, base);
  const isNew = ({ base }: Base): boolean => !takesAll(urls.old, base);
  if (!removed.some(isLost) && !added.some(isNew)) return { moved: [], gone: [], come: [] };
  const moved: BasePair[] = [];
  let [left, right] = [removed, added];
  const isOnly = removed.length === 1 && added.length === 1;
  const areAlike = [
    (a: BaseUrl, b: BaseUrl) => a.origin === b.origin,
    (a: BaseUrl, b: BaseUrl) => erased(a.path) === erased(b.path),
    () => isOnly,
  ];
  for (const isAlike of areAlike) {
    for (const old of left) {
      const next = right.find(({ base }) => isAlike(old.base, base));
      if (next === undefined || !(isLost(old) || isNew(next))) continue;
      moved.push({ old, new: next });
      left = left.filter((one) => one !== old);
      right = right.filter((one) => one !== next);
    }
  }
  return { moved, gone: left.filter(isLost), come: right.filter(isNew) };
}

/** The old server with its variables named as in the new one, which stand at the same places of the URL. */
function renamed(old: Base, next: Base): Server {
  const [before, after] = [namesIn(old.server.url), namesIn(next.server.url)];
  if (before.length !== after.length) return old.server;
  const names = new Map(before.map((name, index) => [name, after[index] ?? name]));
  return { ...old.server, variables: new Map([...old.server.variables].map(([name, variable]) => [names.get(name) ?? name, variable])) };
}

function namesIn(url: string): readonly string[] {
  return [...url.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}
