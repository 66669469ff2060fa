import type { Direction } from '../../model/api.ts';
import type { Pointer } from '../../model/pointer.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Anchor } from '../anchor.ts';
import type { Proof, Use } from '../change.ts';
import type { Fact } from '../fact.ts';
import { BOTH_DIRECTIONS } from './pair.ts';
import type { SchemaPair } from './pair.ts';
import type { FactVerdict } from './moved-proof.ts';
import type { Proofs } from './proofs.ts';
import type { Reach, Reachability } from './reach.ts';

/** A fact of a schema with everything that can meet it. */
export interface JoinedFact {
  readonly fact: Fact;
  readonly pair: SchemaPair;
  readonly uses: readonly Use[];
  /** The least of the keys of its uses, for the fingerprint: operation, direction, where and payload path. */
  readonly leastKey: string | undefined;
  /** Whether it is told for several pairs at once. */
  readonly isShared?: boolean;
}

/** For so many distinct places above a fact a witness is built; the others are taken to be alike where they break as a whole. */
const MOST_LIFTED = 8;

/** A place of a payload where the facts of a pair are met, with the uses that say nothing more; they are the same for all facts. */
interface Meeting {
  readonly anchor: Anchor;
  readonly path: Pointer;
  /** The key of a use without its path. */
  readonly before: string;
  stated?: Use;
  empty?: Use;
}

const STATED: Proof = { answer: 'stated' };
const EMPTY: Proof = { answer: 'empty' };
const IN_A_MAP: Proof = { answer: 'in a map' };
const BREAKS: Proof = { answer: 'breaks' };

/**
 * Joins the facts of the walk with the judge: every use of a fact gets its proof. A pair that refuses
 * something which no fact explains gets a fact of its own.
 */
export function joinFacts(
  pairs: readonly SchemaPair[],
  anchors: readonly Anchor[],
  reachability: Reachability,
  proofs: Proofs,
): readonly JoinedFact[] {
  const broken = { request: new Set<SchemaPair>(), response: new Set<SchemaPair>() };
  /** The pairs of payloads at which a fact is shown to break; `broken` are all that lead to such a fact. */
  const shown = { request: new Set<SchemaPair>(), response: new Set<SchemaPair>() };
  const met = new Map<Reach, readonly Meeting[]>();

  /** Where a pair is met in a direction: what the uses of all facts there have in common. */
  function meetings(reach: Reach, direction: Direction): readonly Meeting[] {
    const known = met.get(reach);
    if (known !== undefined) return known;
    const found = reach.anchors.map((anchor) => meetingOf(anchor, reach.path(anchor.pair), direction));
    // Facts are joined pair by pair: what was said of the pair before is not asked for again.
    if (met.size >= 2) met.clear();
    met.set(reach, found);
    return found;
  }

  function join(fact: Fact, pair: SchemaPair): JoinedFact {
    const uses: Use[] = [];
    let leastKey: string | undefined;
    const empty = !proofs.canOccur(fact, pair);
    for (const direction of fact.loss.directions ?? BOTH_DIRECTIONS) {
      const reach = reachability.above(pair, direction);
      const said = empty ? EMPTY : STATED;
      const isInMap = fact.isInMap === true && direction === 'request';
      const proofOf = !empty && !isInMap && isAsked(fact, direction) ? prove(fact, reach, direction) : undefined;
      let polished = false;
      for (const meeting of meetings(reach, direction)) {
        const { anchor, path, before } = meeting;
        if (!isMet(fact, anchor)) continue;
        if (isInMap && !empty) {
          uses.push(useOf(meeting, direction, IN_A_MAP));
        } else if (proofOf === undefined) {
          uses.push((meeting[empty ? 'empty' : 'stated'] ??= useOf(meeting, direction, said)));
        } else {
          let proof = proofOf(anchor);
          // The first witness of a finding is the one that people read.
          if (!polished && proof.answer === 'breaks' && proof.witness !== undefined) {
            polished = true;
            proof = { ...proof, witness: proofs.polished(fact, reach, anchor.pair, direction, proof.witness) };
          }
          uses.push(useOf(meeting, direction, proof));
        }
        // What begins later cannot become the least by what follows.
        if (leastKey === undefined || before <= leastKey) leastKey = lesser(leastKey, before + path);
      }
    }
    return { fact, pair, uses, leastKey };
  }

  function prove(fact: Fact, reach: Reach, direction: Direction): (anchor: Anchor) => Proof {
    const lifted = new Map<SchemaPair, Proof>();
    /** The first proof of each kind, worst first: what the others are taken to be like. */
    const first: { breaks?: Proof; unknown?: Proof; other?: Proof } = {};
    const proofAt = (pair: SchemaPair): Proof => {
      if (first.breaks !== undefined && proofs.follows(fact, reach, pair, direction)) return BREAKS;
      if (lifted.size < MOST_LIFTED) return proofOf(proofs.ofFact(fact, reach, pair, direction));
      return byAnalogy(fact, reach, pair, direction, first.breaks ?? first.unknown ?? first.other);
    };
    return ({ pair }) => {
      const known = lifted.get(pair);
      if (known !== undefined) return known;
      const found = proofAt(pair);
      const isElsewhere = found.answer === 'contained' && proofs.isTakenElsewhere(fact, reach, pair, direction);
      const proof: Proof = isElsewhere ? { answer: 'contained', only: 'another alternative' } : found;
      lifted.set(pair, proof);
      if (proof.answer === 'breaks') shown[direction].add(pair);
      if (proof.answer === 'breaks' && first.breaks === undefined) for (const above of reach.pairs) broken[direction].add(above);
      first[proof.answer === 'breaks' || proof.answer === 'unknown' ? proof.answer : 'other'] ??= proof;
      return proof;
    };
  }

  function byAnalogy(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction, alike: Proof | undefined): Proof {
    if (alike?.answer === 'breaks' && proofs.isShown(reach, pair, direction)) return BREAKS;
    if (proofs.knownBelow(fact, reach, pair, direction)?.answer === 'refuted') return BREAKS;
    if (alike?.answer === 'contained' || proofs.ofPair(pair, direction).answer === 'contained') return { answer: 'contained' };
    return alike?.answer === 'breaks' ? BREAKS : (alike ?? { answer: 'unknown', reason: 'budget' });
  }

  /**
   * The pairs that may refuse something that no fact explains, from the places where the texts differ upward: what says
   * the same on both sides refuses only what is refused further inside.
   */
  function doubtfulPairs(direction: Direction): ReadonlySet<SchemaPair> {
    const met = new Set<SchemaPair>();
    for (const anchor of anchors) if (anchor.direction === direction) met.add(anchor.pair);
    const parents = new Map<SchemaPair, SchemaPair[]>();
    for (const pair of met) {
      for (const edge of pair.edges) {
        if (!edge.directions.includes(direction)) continue;
        met.add(edge.pair);
        const known = parents.get(edge.pair);
        if (known === undefined) parents.set(edge.pair, [pair]);
        else known.push(pair);
      }
    }
    const doubtful = new Set<SchemaPair>();
    for (const pair of met) {
      const isSafe = (pair.isKept && pair.facts.length === 0) || broken[direction].has(pair);
      if (!isSafe && proofs.ofPair(pair, direction).answer !== 'contained') doubtful.add(pair);
    }
    for (const pair of doubtful) for (const parent of parents.get(pair) ?? []) doubtful.add(parent);
    return doubtful;
  }

  /** The deepest pairs that refuse something although no fact below them does. */
  function unexplained(): readonly JoinedFact[] {
    const found: JoinedFact[] = [];
    for (const direction of BOTH_DIRECTIONS) {
      const doubtful = doubtfulPairs(direction);
      const visited = new Map<SchemaPair, boolean>();
      /** Whether the pair refuses something, now told. */
      const visit = (pair: SchemaPair): boolean => {
        if (broken[direction].has(pair)) return true;
        if (!doubtful.has(pair)) return false;
        const known = visited.get(pair);
        if (known !== undefined) return known;
        visited.set(pair, false);
        if (proofs.ofPair(pair, direction).answer !== 'refuted') return false;
        visited.set(pair, true);
        const below = pair.edges.filter((edge) => edge.directions.includes(direction)).map((edge) => visit(edge.pair));
        if (!below.includes(true)) found.push(join(genericFact(pair, direction), pair));
        return true;
      };
      const payloads = new Set(anchors.filter((anchor) => anchor.direction === direction).map(({ pair }) => pair));
      for (const pair of payloads) visit(pair);
      // What is told below may break elsewhere only, or on a way that leads round a cycle: then the payload itself says so.
      for (const pair of payloads)
        if (visited.get(pair) === true && !shown[direction].has(pair)) found.push(join(genericFact(pair, direction), pair));
    }
    return found;
  }

  const joined = pairs.flatMap((pair) => pair.facts.map((fact) => join(fact, pair)));
  return [...joined, ...unexplained()];
}

function meetingOf(anchor: Anchor, path: Pointer, direction: Direction): Meeting {
  return { anchor, path, before: `${anchor.operationKey} ${direction} ${anchor.where} ` };
}

function useOf({ anchor: { operation, kind, where }, path }: Meeting, direction: Direction, proof: Proof): Use {
  return { operation, kind, direction, where, path, proof };
}

/** Two facts told as one, by what the first says. */
export function together(one: JoinedFact, other: JoinedFact): JoinedFact {
  return { ...one, uses: [...one.uses, ...other.uses], leastKey: lesser(one.leastKey, other.leastKey) };
}

/** The lesser of two keys. */
export function lesser(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b < a ? b : a;
}

/** The judge is asked where a fact says which values it is about, and where nothing but the judge found it. */
function isAsked({ face, lost }: Fact, direction: Direction): boolean {
  return lost[direction] !== undefined || isGeneric(face.id) || (face.effect === 'replaces' && Object.keys(lost).length > 0);
}

/** The `xml` object says how a payload is written where it is XML, and nothing elsewhere (OpenAPI 3.1, section 4.8.26). */
function isMet({ face }: Fact, { where }: Anchor): boolean {
  return face.id !== 'xml-changed' || /xml/i.test(where);
}

function isGeneric(id: string): boolean {
  return id === 'schema-narrowed' || id === 'schema-widened' || id === 'keyword-changed';
}

function proofOf(verdict: FactVerdict): Proof {
  switch (verdict.answer) {
    case 'refused in its place':
      return BREAKS;
    case 'contained':
      return { answer: 'contained' };
    case 'refuted':
      return { answer: 'breaks', witness: verdict.witness };
    case 'unknown':
      return { answer: 'unknown', reason: verdict.reason === 'keyword' ? verdict.detail : `${verdict.reason}: ${verdict.detail}` };
  }
}

function genericFact(pair: SchemaPair, direction: Direction): Fact {
  const face = ruleOf(direction === 'request' ? 'schema-narrowed' : 'schema-widened').face;
  return {
    face,
    loss: { directions: [direction] },
    old: { address: pair.old[0] ?? '#', value: undefined },
    new: { address: pair.new[0] ?? '#', value: undefined },
    lost: {},
  };
}
