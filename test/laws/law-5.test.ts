/* Law 5: rewrites that mean the same change nothing: no finding of any severity. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import { documentOf } from '../support/document.ts';
import { documents } from './arbitraries/documents.ts';
import { rewrites } from './rewrites/table.ts';
import { lawRuns } from './runs.ts';

/** The text of the specification's version is a fact about the document, not about the API. */
const ofTheVersion = new Set(['specification-version-changed']);

const applied = rewrites.flatMap((rewrite) => rewrite.takes.map((specification) => ({ name: rewrite.name, specification, rewrite })));

describe.each(applied)('$name, $specification', ({ rewrite, specification }) => {
  it('law 5: changes nothing', () => {
    fc.assert(
      fc.property(documents(specification), fc.nat(), (root, seed) => {
        const next = rewrite.apply(root, specification, seed);
        const { changes } = compareDocuments(documentOf(root), documentOf(next), { failOn: 'any', toolVersion: '0', positions: false });
        const said = changes
          .filter(({ rule }) => !ofTheVersion.has(rule))
          .map(({ rule, place, severity }) => `${severity} ${rule} ${place}`);
        expect(said).toEqual([]);
      }),
      { numRuns: lawRuns(60) },
    );
  });
});
