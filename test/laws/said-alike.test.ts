/*
 * An aspect tells nothing where both sides say the same under the keys that it names. What is said alike is therefore
 * not asked about, which is most of what there is to ask.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineUp } from '../../src/diff/line-up.ts';
import { questionsOf } from '../../src/diff/questions.ts';
import { saidAlike } from '../../src/diff/said-alike.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { Document } from '../../src/model/document.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { NOTHING_IN_COMMON } from '../../src/normalise/unchanged.ts';
import type { FacetAspect } from '../../src/rules/aspect.ts';
import { aspects } from '../../src/rules/table.ts';
import { documentOf } from '../support/document.ts';
import { documentsOfStory, stories } from '../support/stories.ts';
import { documentPairs } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

const schemaAspects = aspects.filter(
  ({ kind, watches }) => kind === 'facet' && watches === 'schema',
) as unknown as readonly FacetAspect<'schema'>[];

/** What aspects tell of two documents though all their keys say the same, and how many of the others tell something. */
function toldOf(before: Document, after: Document): { readonly alike: readonly string[]; readonly apart: number } {
  const apis = [normalise(before, 'old'), normalise(after, 'new')] as const;
  const { readers, store, judge, schemas } = lineUp(...apis, { common: NOTHING_IN_COMMON });
  const there = questionsOf(readers.old, readers.new, { store, judge });
  const alike: string[] = [];
  let apart = 0;
  for (const pair of schemas.pairs()) {
    const [a, b] = [readers.old.view(pair.old), readers.new.view(pair.new)];
    for (const { keys, lost, faces } of schemaAspects) {
      const told = lost(a, b, there);
      if (told.length === 0 || keys.length === 0) continue;
      if (saidAlike(a, b, keys)) alike.push(`${faces.lost.id} at ${pair.old[0] ?? ''}`);
      else apart += 1;
    }
  }
  return { alike, apart };
}

describe.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('in documents of %s', (specification) => {
  it('nothing is told of what is said alike', () => {
    let apart = 0;
    fc.assert(
      fc.property(documentPairs(specification), ({ old, new: next }) => {
        const [before, after] = [documentOf(old), documentOf(next)];
        for (const told of [toldOf(before, after), toldOf(after, before)]) {
          expect(told.alike).toEqual([]);
          apart += told.apart;
        }
      }),
      { numRuns: lawRuns(60) },
    );
    expect(apart).toBeGreaterThan(0);
  });
});

it.each(stories)('nothing is told of what is said alike in the fixture %s', (story) => {
  const { old: before, new: after } = documentsOfStory(story);
  expect(toldOf(before, after).alike).toEqual([]);
  expect(toldOf(after, before).alike).toEqual([]);
});
