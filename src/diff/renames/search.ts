import { CERTAIN, PROBABLE } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { matchRenamed } from './match.ts';
import type { Renamed } from './match.ts';
import type { Nameable, Statements } from './stated.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What went and what came in one place, and what to do with what becomes of it. */
export interface Candidates<Item> {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  readonly nameOf: (item: Item, side: 'old' | 'new') => Nameable;
  /** How likely two are one; `lent` is what renames elsewhere say of them. */
  readonly likelihood: (old: Item, next: Item, lent: readonly Evidence[]) => Likelihood;
  /** What of the new things comes into question for an old one; all by default. */
  readonly partners?: (old: Item) => readonly Item[];
  /** Takes each rename as soon as it is certain, or probable at the end. */
  readonly accept: (renamed: readonly Renamed<Item>[]) => void;
  /** Takes what is no rename. Called once, at the latest by `settle`. */
  readonly finish: (removed: readonly Item[], added: readonly Item[]) => void;
}

/** Looks for renames over all places of two documents. */
export interface RenameSearch {
  readonly look: <Item>(candidates: Candidates<Item>) => void;
  /** Settles all that is still open: with what was learnt elsewhere, then with what is merely probable. */
  readonly settle: () => void;
  readonly statements: Statements;
  /** Takes from somebody who knows that two things are one, wherever they are met. */
  readonly tie: Vocabulary['tie'];
}

/** Tries a place again: says whether it stays open. */
type Attempt = (least: 'certain' | 'probable') => boolean;

/**
 * Creates a search. A place is settled at once where somebody states its renames or they are certain.
 * What is left waits until every place has been looked at, because a rename that is certain in one place is
 * evidence in others; so the order in which places are met plays no part.
 */
export function createRenameSearch(statements: Statements, vocabulary: Vocabulary): RenameSearch {
  let waiting: Attempt[] = [];

  function attemptsAt<Item>(candidates: Candidates<Item>): Attempt {
    const { nameOf, likelihood, partners } = candidates;
    let { removed, added } = candidates;
    let known: number | undefined;
    const take = (renamed: readonly Renamed<Item>[]): void => {
      if (renamed.length === 0) return;
      const [gone, come] = [new Set(renamed.map(({ old }) => old)), new Set(renamed.map((one) => one.new))];
      removed = removed.filter((item) => !gone.has(item));
      added = added.filter((item) => !come.has(item));
      for (const { old, new: next, confidence } of renamed) vocabulary.learn(nameOf(old, 'old').name, nameOf(next, 'new').name, confidence);
      candidates.accept(renamed);
    };
    /** What two say of themselves does not change from one attempt to the next. */
    const unlent = new Map<Item, Map<Item, Likelihood>>();
    const likelihoodWithout = (old: Item, next: Item): Likelihood => {
      const byNext = unlent.get(old) ?? new Map<Item, Likelihood>();
      unlent.set(old, byNext);
      const weighed = byNext.get(next) ?? likelihood(old, next, []);
      byNext.set(next, weighed);
      return weighed;
    };
    const match = (): readonly Renamed<Item>[] => {
      const left = new Set(added);
      const lent = (old: Item, next: Item): readonly Evidence[] =>
        known === undefined ? [] : vocabulary.evidence(nameOf(old, 'old'), nameOf(next, 'new'));
      return matchRenamed(
        removed,
        added,
        (old, next) => {
          const evidence = lent(old, next);
          return evidence.length === 0 ? likelihoodWithout(old, next) : likelihood(old, next, evidence);
        },
        partners === undefined ? undefined : (old) => partners(old).filter((item) => left.has(item)),
      );
    };
    take(statements.pairs(removed, added, nameOf));
    return (least) => {
      // Tried again with nothing new known, nothing else would come out.
      const isOpen = removed.length > 0 && added.length > 0;
      if (isOpen && (least === 'probable' || known !== vocabulary.size())) {
        const renamed = match();
        known = vocabulary.size();
        take(renamed.filter(({ confidence }) => confidence >= (least === 'certain' ? CERTAIN : PROBABLE)));
      }
      if (least === 'certain' && removed.length > 0 && added.length > 0) return true;
      candidates.finish(removed, added);
      return false;
    };
  }

  function sweep(least: 'certain' | 'probable'): void {
    const before = waiting;
    waiting = [];
    const left = before.filter((attempt) => attempt(least));
    // What was accepted may have led to places that were not met before.
    waiting = [...waiting, ...left];
  }

  return {
    look: (candidates) => {
      const attempt = attemptsAt(candidates);
      if (attempt('certain')) waiting.push(attempt);
    },
    settle: () => {
      while (waiting.length > 0) {
        for (let known = -1; known !== vocabulary.size();) {
          known = vocabulary.size();
          sweep('certain');
        }
        sweep('probable');
      }
    },
    statements,
    tie: vocabulary.tie,
  };
}
