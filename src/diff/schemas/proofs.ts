import type { Direction } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Loss } from '../../rules/aspect.ts';
import { evaluate } from '../../schema/evaluate.ts';
import type { Judge } from '../../schema/judge/judge.ts';
import type { Lenses } from '../../schema/lens/lens.ts';
import { createWireLens } from '../../schema/lens/wire.ts';
import type { SchemaNode, Verdict } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Fact } from '../fact.ts';
import { focus } from './focus.ts';
import { polish } from './polish.ts';
import type { SchemaPair } from './pair.ts';
import type { Reach, Reachability } from './reach.ts';

/** What the judge says of facts where they are and of every place above them. */
export interface Proofs {
  /** Whether a pair as a whole refuses something in a direction. */
  readonly ofPair: (pair: SchemaPair, direction: Direction) => Verdict;
  /** Whether exactly this fact makes the receiver at `pair` refuse something; `pair` is the fact's own or one above it. */
  readonly ofFact: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction) => Verdict;
  /** Whether the thing that came or went can be there at all: no value has a property of a schema that accepts nothing. */
  readonly canOccur: (fact: Fact, pair: SchemaPair) => boolean;
  /** The witness of a fact at a payload, with the document's own examples in it where they show it as well. */
  readonly polished: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction, witness: Json) => Json;
  /** The verdict that is known already of the nearest pair below on the shortest way to the fact, short of the fact's own. */
  readonly knownBelow: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction) => Verdict | undefined;
}

/** What the proofs are made of. */
export interface ProofContext {
  readonly old: SchemaReader;
  readonly new: SchemaReader;
  readonly store: Store;
  readonly judge: Judge;
  readonly lenses: Lenses;
  readonly reachability: Reachability;
}

/**
 * Creates the proofs. A fact is followed upward one step at a time: a value that shows it below is
 * wrapped into the place above and has to be accepted and refused there as well. Where that one value
 * does not do, the judge is asked for any other.
 */
export function createProofs({ old, new: next, store, judge, lenses, reachability }: ProofContext): Proofs {
  const memory = new Map<Fact, Map<string, Verdict>>();
  const wire = createWireLens(store, judge.contained);
  /** By fact, the pairs above a value that moved: no payload of one document shows there what is below it. */
  const hiddenAt = new Map<Fact, Set<SchemaPair>>();
  const lostMemory = new Map<Fact, Map<string, SchemaNode>>();

  /** The nodes of a pair as they are written, sender first; the receiver takes what is written alike on the wire. */
  function nodesOf(pair: SchemaPair, direction: Direction): { readonly sender: SchemaNode; readonly receiver: SchemaNode } {
    const [sender, receiver] =
      direction === 'request' ? [old.node(pair.old), next.node(pair.new)] : [next.node(pair.new), old.node(pair.old)];
    return { sender, receiver: wire.receiver(pair.medium, sender, receiver) };
  }

  /** The question, answered `unknown` where what is refused may be read otherwise from its text. */
  function ask(pair: SchemaPair, direction: Direction, among: SchemaNode, asks?: Loss['asks']): Verdict {
    const verdict = askAs(pair, direction, among, asks);
    if (verdict.answer !== 'refuted' || !wire.mayBeRead(pair.medium, nodesOf(pair, direction).receiver, verdict.witness)) return verdict;
    return { answer: 'unknown', reason: 'keyword', detail: 'the text of the value may be read as another value' };
  }

  /** Sender and receiver through the lenses that suit a question, `oneOf` as written on the sender's side. */
  function sidesOf(pair: SchemaPair, direction: Direction, asks: Loss['asks']): { readonly sent: SchemaNode; readonly taken: SchemaNode } {
    const { sender, receiver } = nodesOf(pair, direction);
    // Clients are many and unknown: some do send more than is declared. A server keeps to its document.
    const sendsMore = asks === 'undeclared properties' && direction === 'request';
    return {
      sent: sendsMore ? lenses.travelling(sender, direction) : lenses.exactSender(sender, direction),
      taken: asks === 'exactly one branch' ? lenses.travelling(receiver, direction) : lenses.receiver(receiver, direction),
    };
  }

  function askAs(pair: SchemaPair, direction: Direction, among: SchemaNode, asks: Loss['asks']): Verdict {
    if (asks === undefined || (asks === 'undeclared properties' && direction === 'response')) return askDeclared(pair, direction, among);
    const { sent, taken } = sidesOf(pair, direction, asks);
    return judge.contained(store.all([sent, among]), taken);
  }

  function askDeclared(pair: SchemaPair, direction: Direction, among: SchemaNode): Verdict {
    const { sent, taken } = sidesOf(pair, direction, undefined);
    const loose = lenses.sender(nodesOf(pair, direction).sender, direction);
    const verdict = judge.contained(store.all([loose, among]), taken);
    if (verdict.answer !== 'refuted') return verdict;
    // `oneOf` was read as `anyOf` on both sides; a witness has to be one for the sender as written too.
    if (evaluate(sent, verdict.witness) === true) return verdict;
    const again = judge.contained(store.all([sent, among]), taken);
    if (again.answer === 'contained') {
      return { answer: 'unknown', reason: 'keyword', detail: 'only values that match several branches of oneOf show it' };
    }
    return again;
  }

  /** The values at a pair that show the fact below it. */
  function lostAt(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): SchemaNode {
    const known = lostMemory.get(fact) ?? new Map<string, SchemaNode>();
    lostMemory.set(fact, known);
    const key = `${direction} ${pair.id}`;
    const node = known.get(key) ?? lostOnce(fact, reach, pair, direction);
    known.set(key, node);
    return node;
  }

  function lostOnce(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): SchemaNode {
    if ((reach.distances.get(pair) ?? 0) === 0) {
      const lost = fact.lost[direction];
      return lost === undefined ? store.anything : lenses.travelling(lost, direction);
    }
    const edges = reachability.downward(pair, reach, direction);
    return store.any(
      edges.map(({ step, pair: below }) => {
        const lost = lostAt(fact, reach, below, direction);
        if (step.kind !== 'branch') return focus(store, step, lost);
        return store.all([lenses.sender(nodesOf(below, direction).sender, direction), lost]);
      }),
    );
  }

  function ofFact(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): Verdict {
    const known = memory.get(fact) ?? new Map<string, Verdict>();
    memory.set(fact, known);
    const key = `${direction} ${pair.id}`;
    const answer = known.get(key) ?? decide(fact, reach, pair, direction);
    known.set(key, answer);
    return answer;
  }

  function decide(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): Verdict {
    const { asks } = fact.loss;
    if ((reach.distances.get(pair) ?? 0) === 0) return ask(pair, direction, lostAt(fact, reach, pair, direction), asks);
    let undecided: Verdict | undefined;
    let open = false;
    let renamed = false;
    for (const { step, pair: below } of reachability.downward(pair, reach, direction)) {
      const verdict = ofFact(fact, reach, below, direction);
      if (verdict.answer === 'contained') continue;
      open = true;
      if (step.kind === 'moved' || hiddenAt.get(fact)?.has(below) === true) {
        renamed = true;
        hiddenAt.set(fact, (hiddenAt.get(fact) ?? new Set<SchemaPair>()).add(pair));
        undecided = { answer: 'unknown', reason: 'placement', detail: 'what is around it has another name or another place' };
        continue;
      }
      if (verdict.answer === 'unknown') {
        undecided = verdict;
        continue;
      }
      const lifted = ask(pair, direction, focus(store, step, store.values([verdict.witness])), asks);
      if (lifted.answer === 'refuted') return lifted;
    }
    if (!open) return { answer: 'contained' };
    const general = ask(pair, direction, lostAt(fact, reach, pair, direction), asks);
    const settled = general.answer === 'refuted' || (general.answer === 'contained' && !renamed);
    return settled ? general : (undecided ?? general);
  }

  return {
    ofPair: (pair, direction) => {
      const { sender, receiver } = nodesOf(pair, direction);
      if (sender === receiver) return { answer: 'contained' };
      return ask(pair, direction, store.anything);
    },
    ofFact,
    polished: (fact, reach, pair, direction, witness) => {
      const { sent, taken } = sidesOf(pair, direction, fact.loss.asks);
      const lost = lostAt(fact, reach, pair, direction);
      const shows = (value: Json): boolean =>
        evaluate(sent, value) === true && evaluate(taken, value) === false && evaluate(lost, value) === true;
      const [reader, places] = direction === 'request' ? [old, pair.old] : [next, pair.new];
      return shows(witness) ? polish(witness, places, reader, shows) : witness;
    },
    canOccur: ({ occurs }, pair) => {
      if (occurs === undefined) return true;
      const schema = occurs.side === 'old' ? old.node(pair.old) : next.node(pair.new);
      return judge.contained(store.all([schema, occurs.values]), store.nothing).answer !== 'contained';
    },
    knownBelow: (fact, reach, pair, direction) => {
      const known = memory.get(fact);
      for (const below of reachability.way(pair, reach, direction)) {
        const verdict = known?.get(`${direction} ${below.id}`);
        if (verdict !== undefined && (reach.distances.get(below) ?? 0) > 0) return verdict;
      }
      return undefined;
    },
  };
}
