/*
 * Law 4 for whole reports: every witness of a comparison, with its lenses and its way through the payload,
 * is accepted by the sender's document as written and refused by the receiver's, says the referee.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import { contradictionText, verifyReport } from '../../src/commands/verify/verify-report.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import { documentOf } from '../support/document.ts';
import { documentPairs } from './arbitraries/documents.ts';
import { lawRuns } from './runs.ts';

it.each<SpecificationVersion>(['2.0', '3.0', '3.1', '3.2'])('law 4 holds for reports about documents of %s', async (specification) => {
  const counts = { checked: 0, confirmed: 0 };
  await fc.assert(
    fc.asyncProperty(documentPairs(specification), async (pair) => {
      const documents = { old: documentOf(pair.old), new: documentOf(pair.new) };
      const report = compareDocuments(documents.old, documents.new, { failOn: 'breaking', toolVersion: '0', positions: false });
      const { checked, confirmed, contradictions, unjudged } = await verifyReport(report, documents);
      expect(contradictions.map(contradictionText)).toEqual([]);
      expect(unjudged.get('its payload was not found')).toBeUndefined();
      counts.checked += checked;
      counts.confirmed += confirmed;
    }),
    { numRuns: lawRuns(80) },
  );
  // What is left are integers that no double holds, and `unevaluated*`.
  expect({ ...counts, most: counts.confirmed >= counts.checked * 0.8 }).toEqual({ ...counts, most: true });
});
