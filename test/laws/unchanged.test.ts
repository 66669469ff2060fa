/*
 * What cannot differ is not looked at. This says that nothing is missed by that: with every place looked
 * at, the changes are the same.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.ts';
import { documentFromText } from '../../src/load/document-from-text.ts';
import type { Document } from '../../src/model/document.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { commonOf } from '../../src/normalise/unchanged.ts';
import { documentOf } from '../support/document.ts';
import { documentPairs } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

function changesOf(old: Document, next: Document, look: 'everywhere' | 'where something can differ'): readonly string[] {
  const apis = [normalise(old, 'old'), normalise(next, 'new')] as const;
  const { changes } =
    look === 'everywhere'
      ? diff(...apis, { common: { ...commonOf(...apis), unchanged: new Set(), isUnchanged: () => false } })
      : diff(...apis);
  return changes.map(({ fingerprint, rule, place, uses }) => `${fingerprint} ${rule} ${place} ${uses.length}`).sort();
}

describe.each<SpecificationVersion>(['2.0', '3.0', '3.1'])('documents of %s', (specification) => {
  it('have the same changes wherever one looks', () => {
    fc.assert(
      fc.property(documentPairs(specification), ({ old, new: next }) => {
        const [before, after] = [documentOf(old), documentOf(next)];
        expect(changesOf(before, after, 'where something can differ')).toEqual(changesOf(before, after, 'everywhere'));
      }),
      { numRuns: lawRuns(60) },
    );
  });
});

const root = new URL('../../fixtures/apis/', import.meta.url).pathname;
const stories = readdirSync(root).filter((name) => existsSync(join(root, name, 'old.yaml')));

it.each(stories)('the fixture %s has the same changes wherever one looks', (story) => {
  const [before, after] = (['old', 'new'] as const).map((side) =>
    documentFromText(readFileSync(join(root, story, `${side}.yaml`), 'utf8'), { source: side, allowDanglingRefs: true }),
  ) as unknown as [Document, Document];
  expect(changesOf(before, after, 'where something can differ')).toEqual(changesOf(before, after, 'everywhere'));
});
