/*
 * Law 5: rewrites that mean the same change nothing. For any document: nothing that a gate would stop.
 * For documents in which every schema accepts something: no change at all. (Where a schema contradicts
 * itself, lines about it may still be paired in more than one way; they are said to affect no value.)
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ReportChange } from '../../src/classify/report.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { documentOf } from '../support/document.ts';
import { documents } from './arbitraries/documents.ts';
import { rewrites } from './rewrites/table.ts';
import { lawRuns } from './runs.ts';
import { acceptsSomethingEverywhere } from './satisfiable.ts';

/** The specification's version and the names of components are facts about the document, not about the API. */
const ofTheVersion = new Set(['specification-version-changed', 'component-renamed']);

function changesOf(old: JsonObject, next: JsonObject): readonly ReportChange[] {
  const { changes } = compareDocuments(documentOf(old), documentOf(next), { failOn: 'any', toolVersion: '0', positions: false });
  return changes.filter(({ rule }) => !ofTheVersion.has(rule));
}

const applied = rewrites.flatMap((rewrite) => rewrite.takes.map((specification) => ({ name: rewrite.name, specification, rewrite })));

describe.each(applied)('$name, $specification', ({ rewrite, specification }) => {
  it('law 5: changes nothing', () => {
    fc.assert(
      fc.property(documents(specification), fc.nat(), (root, seed) => {
        const changes = changesOf(root, rewrite.apply(root, specification, seed));
        const satisfiable = changes.length > 0 && acceptsSomethingEverywhere(root, specification);
        const said = changes.filter(({ severity }) => satisfiable || severity === 'breaking' || severity === 'warning');
        expect(said.map(({ rule, place, severity }) => `${severity} ${rule} ${place}`)).toEqual([]);
      }),
      { numRuns: lawRuns(60) },
    );
  });
});
