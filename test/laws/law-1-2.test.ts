/*
 * Law 1: a document compared with itself has no change. Law 2: compared backwards, the same places
 * change, with old and new exchanged.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ComparedReport } from '../../src/classify/report.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { documentOf } from '../support/document.ts';
import { documentPairs, documents } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

function compared(old: JsonObject, next: JsonObject): ComparedReport {
  return compareDocuments(documentOf(old), documentOf(next), { failOn: 'breaking', toolVersion: '0', positions: false });
}

/** What only the judge finds is told where it breaks something, and that is one way round. */
const BY_THE_JUDGE = new Set(['schema-narrowed', 'schema-widened']);

function mirrored({ changes }: ComparedReport): ComparedReport['changes'] {
  return changes.filter(({ rule }) => !BY_THE_JUDGE.has(rule));
}

describe.each<SpecificationVersion>(['2.0', '3.0', '3.1', '3.2'])('documents of %s', (specification) => {
  it('law 1: nothing changed between a document and itself', () => {
    fc.assert(
      fc.property(documents(specification), (root) => {
        expect(compared(root, structuredClone(root)).changes).toEqual([]);
      }),
      { numRuns: lawRuns(100) },
    );
  });

  it('law 2: the comparison backwards is the mirror', () => {
    fc.assert(
      fc.property(documentPairs(specification), (pair) => {
        const there = mirrored(compared(pair.old, pair.new)).map((change) => `${change.old.pointer} -> ${change.new.pointer}`);
        const back = mirrored(compared(pair.new, pair.old)).map((change) => `${change.new.pointer} -> ${change.old.pointer}`);
        expect(new Set(back)).toEqual(new Set(there));
      }),
      { numRuns: lawRuns(100) },
    );
  });
});
