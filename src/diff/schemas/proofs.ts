import type { Direction } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Loss } from '../../rules/aspect.ts';
import { createCarries } from './carry.ts';
import { createHosts, hasNamesDescribedTwice, isNothingButUnion } from './hosts.ts';
import { evaluate } from '../../schema/evaluate.ts';
import type { Judge } from '../../schema/judge/judge.ts';
import type { Lenses } from '../../schema/lens/lens.ts';
import { isSent } from '../../schema/lens/tag.ts';
import { createWireLens } from '../../schema/lens/wire.ts';
import type { SchemaNode, Verdict } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Fact } from '../fact.ts';
import { focus, holderOf, placed } from './focus.ts';
import { isRefusedInItsPlace, oneStepAbove, valueAt } from './moved-proof.ts';
import type { FactVerdict, MovedValue } from './moved-proof.ts';
import { polish } from './polish.ts';
import type { PairEdge, SchemaPair, Step } from './pair.ts';
import type { Reach, Reachability } from './reach.ts';

/** What the judge says of facts where they are and of every place above them. */
export interface Proofs {
  /** Whether a pair as a whole refuses something in a direction. */
  readonly ofPair: (pair: SchemaPair, direction: Direction) => Verdict;
  /** Whether exactly this fact makes the receiver at `pair` refuse something; `pair` is the fact's own or one above it. */
  readonly ofFact: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction) => FactVerdict;
  /**
   * Whether the receiver takes what shows a fact only as another alternative of a union, which says nothing of the names
   * that show it: no valid value is affected, and whoever reads those names meets what nothing describes.
   */
  readonly isTakenElsewhere: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction) => boolean;
  /** Whether the thing that came or went can be there at all: no value has a property of a schema that accepts nothing. */
  readonly canOccur: (fact: Fact, pair: SchemaPair) => boolean;
  /** The witness of a fact at a payload, with the document's own examples in it where they show it as well. */
  readonly polished: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction, witness: Json) => Json;
  /** The verdict that is known already of the nearest pair below on the shortest way to the fact, short of the fact's own. */
  readonly knownBelow: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction) => FactVerdict | undefined;
  /** Whether it is plain that this fact makes the receiver at `pair` refuse something, because it does further down; false says nothing. */
  readonly follows: (fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction) => boolean;
  /**
   * Whether a pair as a whole is known to refuse something: a payload that shows any fact on the way down to
   * the target is wrapped into it. Cheaper than `ofPair`, and false says nothing.
   */
  readonly isShown: (reach: Reach, pair: SchemaPair, direction: Direction) => boolean;
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
  const memory = new Map<Fact, Map<number, FactVerdict>>();
  /** By pair, one payload that it refuses as a whole, whichever fact showed it. */
  const shown = { request: new Map<SchemaPair, Json>(), response: new Map<SchemaPair, Json>() };
  /** The pairs that refuse something as a whole because it is plain that they refuse what one inside of them does. */
  const refusing = { request: new Set<SchemaPair>(), response: new Set<SchemaPair>() };
  const hasExample = (node: SchemaNode): boolean => judge.example(node) !== undefined;
  const hosts = { old: createHosts(old, hasExample), new: createHosts(next, hasExample) };
  const carries = createCarries({ old, new: next }, hosts);
  /** By pair, direction and type, the smallest payload of that type. */
  const holders = new Map<number, Json>();
  const wire = createWireLens(store, judge.contained);
  /** By fact, pair and direction: above a value that moved no payload shows what is below it; where each side has the value. */
  const movedAt = new Map<Fact, Map<number, MovedValue | undefined>>();
  /** The pairs at which the fact that is followed is being looked at, by their keys. */
  const deciding = new Set<number>();
  const lostMemory = new Map<Fact, Map<number, SchemaNode>>();

  /** The nodes of a pair as they are written, sender first; the receiver takes what is written alike on the wire. */
  function nodesOf(pair: SchemaPair, direction: Direction): { readonly sender: SchemaNode; readonly receiver: SchemaNode } {
    const [sender, receiver] =
      direction === 'request' ? [old.node(pair.old), next.node(pair.new)] : [next.node(pair.new), old.node(pair.old)];
    return { sender, receiver: wire.receiver(pair.medium, sender, receiver) };
  }

  /** The question, answered `unknown` where what is refused may be read otherwise from its text. */
  function ask(pair: SchemaPair, direction: Direction, among: SchemaNode, asks?: Loss['asks']): Verdict {
    const verdict = askAs(pair, direction, among, asks);
    if (verdict.answer !== 'refuted') return verdict;
    if (!wire.mayBeRead(pair.medium, nodesOf(pair, direction).receiver, verdict.witness)) {
      if (asks === undefined) shown[direction].set(pair, verdict.witness);
      return verdict;
    }
    return { answer: 'unknown', reason: 'keyword', detail: 'the text of the value may be read as another value' };
  }

  /**
   * A payload that shows something one step below, wrapped into the place above. First the smallest payload
   * there with that value put into it, which only has to be checked; then any other that holds the value.
   */
  function lift(pair: SchemaPair, direction: Direction, step: Step, witness: Json, asks?: Loss['asks']): Verdict {
    const { sent, taken } = sidesOf(pair, direction, asks);
    const whole = placed(step, holder(pair, direction, step), witness);
    const shows = whole !== undefined && evaluate(sent, whole) === true && evaluate(taken, whole) === false;
    if (!shows || wire.mayBeRead(pair.medium, nodesOf(pair, direction).receiver, whole)) {
      return ask(pair, direction, focus(store, step, store.values([witness])), asks);
    }
    if (asks === undefined) shown[direction].set(pair, whole);
    return { answer: 'refuted', witness: whole };
  }

  /** The smallest payload at a pair into which a step can lead. */
  function holder(pair: SchemaPair, direction: Direction, step: Step): Json {
    const type = holderOf(step);
    if (type === undefined) return null;
    const key = keyOf(pair, direction) * 64 + type;
    const known = holders.get(key);
    if (known !== undefined) return known;
    const sent = lenses.sender(nodesOf(pair, direction).sender, direction);
    const smallest = judge.example(store.all([sent, store.types(type)])) ?? null;
    holders.set(key, smallest);
    return smallest;
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
    const known = lostMemory.get(fact) ?? new Map<number, SchemaNode>();
    lostMemory.set(fact, known);
    const key = keyOf(pair, direction);
    const node = known.get(key) ?? lostOnce(fact, reach, pair, direction);
    known.set(key, node);
    return node;
  }

  function lostOnce(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): SchemaNode {
    if (reach.target === pair) {
      const lost = fact.lost[direction];
      return lost === undefined ? store.anything : lenses.travelling(lost, direction);
    }
    const edges = reachability.downward(pair, reach, direction);
    return store.any(
      edges.map(({ step, pair: below }) => {
        const lost = lostAt(fact, reach, below, direction);
        if (step.kind !== 'branch') return focus(store, step, lost);
        return store.all([lenses.withinBranch(selectedOf(step, below, pair, direction), direction), lost]);
      }),
    );
  }

  /** A branch as its sender keeps to it: with a value that selects it, where what stands around the branch takes one. */
  function selectedOf(step: Step & { readonly kind: 'branch' }, below: SchemaPair, pair: SchemaPair, direction: Direction): SchemaNode {
    const selection = step.selections?.[direction === 'request' ? 'old' : 'new'];
    const { sender } = nodesOf(below, direction);
    if (selection === undefined) return sender;
    const { property, own, others } = selection;
    const values = isSent({ property, values: own }, [nodesOf(pair, direction).sender]) ? own : [];
    return store.all([sender, store.tagged(property, { own: values, others })]);
  }

  function ofFact(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): FactVerdict {
    const known = memory.get(fact) ?? new Map<number, FactVerdict>();
    memory.set(fact, known);
    const key = keyOf(pair, direction);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    deciding.add(key);
    const answer = decide(fact, reach, pair, direction);
    deciding.delete(key);
    known.set(key, answer);
    return answer;
  }

  /** The steps to try at a pair; those along a cycle only for what is refused at all, and never back to where one comes from. */
  function stepsOf(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): readonly PairEdge[] {
    const isHarmless = ofFact(fact, reach, reach.target, direction).answer === 'contained';
    const around = isHarmless ? [] : reachability.around(pair, reach, direction);
    return [...reachability.downward(pair, reach, direction), ...around].filter((edge) => !deciding.has(keyOf(edge.pair, direction)));
  }

  function decide(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction): FactVerdict {
    const { asks } = fact.loss;
    if (reach.target === pair) return ask(pair, direction, lostAt(fact, reach, pair, direction), asks);
    let undecided: FactVerdict | undefined;
    let open = false;
    let renamed = false;
    for (const { step, pair: below } of stepsOf(fact, reach, pair, direction)) {
      const verdict = ofFact(fact, reach, below, direction);
      if (verdict.answer === 'contained') {
        // Alone a branch is closed to its own names, and so is a property; what else is said of the same place may be what shows the fact.
        const around = direction === 'request' ? old.view(pair.old) : next.view(pair.new);
        open ||= step.kind === 'branch' ? !isNothingButUnion(around) : hasNamesDescribedTwice(around);
        continue;
      }
      open = true;
      const moved = movedAt.get(fact) ?? new Map<number, MovedValue | undefined>();
      const key = keyOf(below, direction);
      if (step.kind === 'moved' || moved.has(key)) {
        renamed = true;
        const value = moved.has(key) ? moved.get(key) : verdict.answer === 'refuted' ? valueAt(store, verdict.witness) : undefined;
        const above = value === undefined ? undefined : oneStepAbove(store, step, value, direction);
        movedAt.set(fact, moved.set(keyOf(pair, direction), above));
        if (above !== undefined && isRefusedInItsPlace(above, sidesOf(pair, direction, asks), { store, judge })) {
          return { answer: 'refused in its place' };
        }
        undecided = { answer: 'unknown', reason: 'placement', detail: 'what is around it has another name or another place' };
        continue;
      }
      if (verdict.answer !== 'refuted') {
        undecided = verdict;
        renamed ||= verdict.answer === 'refused in its place';
        continue;
      }
      const lifted = lift(pair, direction, step, verdict.witness, asks);
      if (lifted.answer === 'refuted') return lifted;
    }
    if (!open) return { answer: 'contained' };
    const general = ask(pair, direction, lostAt(fact, reach, pair, direction), asks);
    const settled = general.answer === 'refuted' || (general.answer === 'contained' && !renamed);
    return settled ? general : (undecided ?? general);
  }

  /** Whether a payload that shows something further down is wrapped into `above`, from which the way goes on at an index. */
  function isLifted(way: readonly PairEdge[], index: number, above: SchemaPair, direction: Direction): boolean {
    const from = way.findIndex(({ pair: below }, place) => place >= index && shown[direction].has(below));
    for (let place = from; place >= index; place -= 1) {
      const { step, pair: below } = way[place] as PairEdge;
      const holding = place === index ? above : (way[place - 1] as PairEdge).pair;
      const witness = shown[direction].get(below);
      if (witness === undefined || lift(holding, direction, step, witness).answer !== 'refuted') return false;
    }
    return from >= 0;
  }

  return {
    ofPair: (pair, direction) => {
      const { sender, receiver } = nodesOf(pair, direction);
      if (sender === receiver) return { answer: 'contained' };
      return ask(pair, direction, store.anything);
    },
    ofFact,
    isTakenElsewhere: (fact, reach, pair, direction) => {
      if (fact.loss.asks !== undefined || reach.target === pair) return false;
      const names = namesInBranches(reach.way(pair));
      if (names.size === 0 || ofFact(fact, reach, reach.target, direction).answer !== 'refuted') return false;
      // Further up, what is refused beside the choice would be taken for what the choice refuses.
      const choice = outermostChoice(pair, reach.way(pair));
      const { sender, receiver } = nodesOf(choice, direction);
      // What the sender's own document describes in no alternative shows nothing. By the letter of `oneOf` nobody sends what two
      // open alternatives take, and everybody who writes them does.
      const described = store.all([lenses.sender(sender, direction), lenses.knowingReader(sender, direction, names)]);
      const among = store.all([described, lostAt(fact, reach, choice, direction)]);
      return judge.contained(among, lenses.knowingReader(receiver, direction, names)).answer === 'refuted';
    },
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
      const { property, side } = occurs;
      if (property !== undefined && hosts[side].mayHave(side === 'old' ? old.view(pair.old) : next.view(pair.new), property)) return true;
      const schema = occurs.side === 'old' ? old.node(pair.old) : next.node(pair.new);
      const values = store.all([schema, occurs.values]);
      // Of one branch of many an example is soon found; that no other branch takes it is quicker checked than searched for.
      const example = judge.example(lenses.receiver(values, 'response'));
      if (example !== undefined && evaluate(values, example) === true) return true;
      return judge.contained(values, store.nothing).answer !== 'contained';
    },
    knownBelow: (fact, reach, pair, direction) => {
      const known = memory.get(fact);
      if (known === undefined) return undefined;
      for (const { pair: below } of reach.way(pair)) {
        const verdict = below === reach.target ? undefined : known.get(keyOf(below, direction));
        if (verdict !== undefined) return verdict;
      }
      return undefined;
    },
    follows: (fact, reach, pair, direction) => {
      const known = memory.get(fact);
      let above = pair;
      for (const edge of reach.way(pair)) {
        if (!carries(above, edge, direction)) return false;
        if (known?.get(keyOf(edge.pair, direction))?.answer === 'refuted') return true;
        above = edge.pair;
      }
      return false;
    },
    isShown: (reach, pair, direction) => {
      const isKnown = (one: SchemaPair): boolean => shown[direction].has(one) || refusing[direction].has(one);
      if (isKnown(pair)) return true;
      const way = reach.way(pair);
      const from = way.findIndex(({ pair: below }) => isKnown(below));
      for (let index = from; index >= 0; index -= 1) {
        const above = index === 0 ? pair : (way[index - 1] as PairEdge).pair;
        if (!carries(above, way[index] as PairEdge, direction) && !isLifted(way, index, above, direction)) return false;
        refusing[direction].add(above);
      }
      return from >= 0;
    },
  };
}

function keyOf({ id }: SchemaPair, direction: Direction): number {
  return direction === 'request' ? id * 2 : id * 2 + 1;
}

/** The properties of alternatives through which a way leads. */
function namesInBranches(way: readonly PairEdge[]): ReadonlySet<string> {
  return new Set(way.flatMap(({ step }, index) => (step.kind === 'property' && way[index - 1]?.step.kind === 'branch' ? [step.name] : [])));
}

/** The first schema on a way down from `pair` that the way leaves by a branch. */
function outermostChoice(pair: SchemaPair, way: readonly PairEdge[]): SchemaPair {
  const index = way.findIndex(({ step }) => step.kind === 'branch');
  return way[index - 1]?.pair ?? pair;
}
