import type { Direction } from '../../model/api.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Anchor } from '../anchor.ts';
import type { Proof, Use } from '../change.ts';
import type { Fact } from '../fact.ts';
import { BOTH_DIRECTIONS } from './pair.ts';
import type { SchemaPair } from './pair.ts';
import type { Proofs } from './proofs.ts';
import type { Reach, Reachability } from './reach.ts';

/** A fact of a schema with everything that can meet it. */
export interface JoinedFact {
  readonly fact: Fact;
  readonly pair: SchemaPair;
  readonly uses: readonly Use[];
  /** The operation keys of the uses, for the fingerprint. */
  readonly useKeys: readonly string[];
}

/** For so many distinct places above a fact a witness is built; the others are taken to be alike where they break as a whole. */
const MOST_LIFTED = 8;

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

  function join(fact: Fact, pair: SchemaPair): JoinedFact {
    const uses: Use[] = [];
    const useKeys: string[] = [];
    const empty = !proofs.canOccur(fact, pair);
    for (const direction of fact.loss.directions ?? BOTH_DIRECTIONS) {
      const reach = reachability.above(pair, direction);
      const said: Proof = { answer: empty ? 'empty' : 'stated' };
      const proofOf = !empty && isAsked(fact, direction) ? prove(fact, reach, direction) : (): Proof => said;
      let polished = false;
      for (const anchor of reach.anchors) {
        if (!isMet(fact, anchor)) continue;
        const path = reachability.path(anchor.pair, reach, direction);
        const { operation, operationKey, kind, where } = anchor;
        let proof = proofOf(anchor);
        // The first witness of a finding is the one that people read.
        if (!polished && proof.answer === 'breaks' && proof.witness !== undefined) {
          polished = true;
          proof = { ...proof, witness: proofs.polished(fact, reach, anchor.pair, direction, proof.witness) };
        }
        uses.push({ operation, kind, direction, where, path, proof });
        useKeys.push(`${operationKey} ${direction} ${where} ${path}`);
      }
    }
    return { fact, pair, uses, useKeys };
  }

  function prove(fact: Fact, reach: Reach, direction: Direction): (anchor: Anchor) => Proof {
    const lifted = new Map<SchemaPair, Proof>();
    return ({ pair }) => {
      const known = lifted.get(pair);
      if (known !== undefined) return known;
      const proof =
        lifted.size < MOST_LIFTED
          ? proofOf(proofs.ofFact(fact, reach, pair, direction))
          : byAnalogy(fact, reach, pair, direction, [...lifted.values()]);
      lifted.set(pair, proof);
      if (proof.answer === 'breaks') for (const above of reach.distances.keys()) broken[direction].add(above);
      return proof;
    };
  }

  function byAnalogy(fact: Fact, reach: Reach, pair: SchemaPair, direction: Direction, others: readonly Proof[]): Proof {
    if (proofs.knownBelow(fact, reach, pair, direction)?.answer === 'refuted') return { answer: 'breaks' };
    if (proofs.ofPair(pair, direction).answer === 'contained') return { answer: 'contained' };
    const alike = others.find(({ answer }) => answer === 'breaks') ?? others.find(({ answer }) => answer === 'unknown') ?? others[0];
    return alike?.answer === 'breaks' ? { answer: 'breaks' } : (alike ?? { answer: 'unknown', reason: 'budget' });
  }

  /** The deepest pairs that refuse something although no fact below them does. */
  function unexplained(): readonly JoinedFact[] {
    const found: JoinedFact[] = [];
    for (const direction of BOTH_DIRECTIONS) {
      const visited = new Map<SchemaPair, boolean>();
      /** Whether the pair refuses something, now told. */
      const visit = (pair: SchemaPair): boolean => {
        if (broken[direction].has(pair)) return true;
        const known = visited.get(pair);
        if (known !== undefined) return known;
        visited.set(pair, false);
        if (proofs.ofPair(pair, direction).answer !== 'refuted') return false;
        visited.set(pair, true);
        const below = pair.edges.filter((edge) => edge.directions.includes(direction)).map((edge) => visit(edge.pair));
        if (!below.includes(true)) found.push(join(genericFact(pair, direction), pair));
        return true;
      };
      for (const anchor of anchors) if (anchor.direction === direction) visit(anchor.pair);
    }
    return found;
  }

  const joined = pairs.flatMap((pair) => pair.facts.map((fact) => join(fact, pair)));
  return [...joined, ...unexplained()];
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

function proofOf(verdict: ReturnType<Proofs['ofPair']>): Proof {
  switch (verdict.answer) {
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
