/*
 * A fingerprint names a change for good: what means the same is the same change, however the documents are
 * written; another old or new value makes it another.
 */
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ReportChange } from '../../src/classify/report.ts';
import { documentFromText } from '../../src/load/document-from-text.ts';
import type { Document } from '../../src/model/document.ts';
import type { SpecificationVersion } from '../../src/model/api.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { documentPairs } from '../laws/arbitraries/documents.ts';
import { rewrites } from '../laws/rewrites/table.ts';
import { lawRuns } from '../laws/runs.ts';
import { documentOf } from '../support/document.ts';

function changesOf(old: Document, next: Document): readonly ReportChange[] {
  return compareDocuments(old, next, { failOn: 'any', toolVersion: '0', positions: false }).changes;
}

/** What no operation meets is named after its place, and so by its component. */
function told(changes: readonly ReportChange[]): readonly string[] {
  return changes
    .filter(({ findings }) => findings.length > 0)
    .map(({ fingerprint, rule }) => `${fingerprint} ${rule}`)
    .sort();
}

function compared(old: JsonObject, next: JsonObject): readonly ReportChange[] {
  return changesOf(documentOf(old), documentOf(next));
}

/** A list is hashed as it is written, so that another order of an enum is another value. */
function withoutLists(changes: readonly ReportChange[]): readonly ReportChange[] {
  return changes.filter(({ old, new: next }) => !Array.isArray(old.value) && !Array.isArray(next.value));
}

const versions = ['2.0', '3.0', '3.1', '3.2'] as const satisfies readonly SpecificationVersion[];

/** Inlining makes several edits of one in a component that is used in several places; it is tried below. */
const kept = rewrites.filter(({ name }) => name !== 'inline references');

describe.each(versions)('documents of %s keep their fingerprints', (specification) => {
  it.each(kept.filter(({ takes }) => takes.includes(specification)))('under: $name', ({ name, apply }) => {
    // What a value of a discriminator stands for, and which alternative came or went, is said by the name of a component.
    const hashed = (changes: readonly ReportChange[]): readonly ReportChange[] =>
      withoutLists(changes).filter(({ rule }) => name !== 'rename components' || !/^(?:discriminator-value|alternative)-/.test(rule));
    fc.assert(
      fc.property(documentPairs(specification), fc.nat(), (pair, seed) => {
        const before = told(hashed(compared(pair.old, pair.new)));
        const after = told(hashed(compared(apply(pair.old, specification, seed), apply(pair.new, specification, seed))));
        expect(after).toEqual(expect.arrayContaining([...before]));
      }),
      { numRuns: lawRuns(50) },
    );
  });

  it('as YAML and as JSON', () => {
    fc.assert(
      fc.property(documentPairs(specification), (pair) => {
        const read = (write: (root: JsonObject) => string): readonly string[] => {
          const [old, next] = (['old', 'new'] as const).map((side) =>
            documentFromText(write(pair[side]), { source: side, allowDanglingRefs: true }),
          );
          return old === undefined || next === undefined ? [] : told(changesOf(old, next));
        };
        const json = read((root) => JSON.stringify(root));
        expect(read((root) => dump(root))).toEqual(json);
        expect(read((root) => JSON.stringify(root, null, 4))).toEqual(json);
      }),
      { numRuns: lawRuns(50) },
    );
  });
});

interface Shop {
  readonly maximum: number;
  readonly parameter: string;
  readonly inline: boolean;
}

/** One operation with one body, whose schema may stand in a component. */
function shop({ maximum, parameter, inline }: Shop): JsonObject {
  const order = { type: 'object', properties: { amount: { type: 'integer', maximum } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.0.0' },
    paths: {
      [`/orders/{${parameter}}`]: {
        put: {
          parameters: [{ name: parameter, in: 'path', required: true, schema: { type: 'string' } }],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: inline ? order : { $ref: '#/components/schemas/Order' } } },
          },
          responses: { '204': { description: 'Done' } },
        },
      },
    },
    ...(inline ? {} : { components: { schemas: { Order: order } } }),
  };
}

describe('a change of a maximum', () => {
  const usual: Shop = { maximum: 10, parameter: 'id', inline: false };
  const of = (parts: Partial<Shop>, nextMaximum: number): readonly string[] =>
    told(compared(shop({ ...usual, ...parts }), shop({ ...usual, ...parts, maximum: nextMaximum })));
  const known = of({}, 5);

  it('has one fingerprint', () => expect(known).toHaveLength(1));

  it('keeps it when the only use of a component is inlined', () => expect(of({ inline: true }, 5)).toEqual(known));

  it('keeps it when a path parameter is called otherwise', () => expect(of({ parameter: 'orderId' }, 5)).toEqual(known));

  it('gets another with another old or new value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (old, next) => {
        fc.pre(old > next && !(old === 10 && next === 5));
        expect(of({ maximum: old }, next)).not.toEqual(known);
      }),
      { numRuns: lawRuns(100) },
    );
  });
});
