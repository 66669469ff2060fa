/*
 * Schemas that all lead to each other: every operation meets every edit, and the way there is long. What
 * one edit breaks is shown by a payload all the same, and the work does not grow with edits times operations.
 */
import { expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { Json } from '../../src/model/json.ts';
import { documentOf } from '../support/document.ts';

const SCHEMAS = 240;
const OPERATIONS = 24;
const EVERY = 40;

function linked(longest: number): Json {
  const schemas = Object.fromEntries(
    Array.from({ length: SCHEMAS }, (_, index) => [
      `S${index}`,
      {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string', maxLength: index % EVERY === 0 ? longest : 40 },
          next: { $ref: `#/components/schemas/S${(index + 1) % SCHEMAS}` },
          others: { type: 'array', items: { $ref: `#/components/schemas/S${(index * 7 + 3) % SCHEMAS}` } },
        },
      },
    ]),
  );
  const paths = Object.fromEntries(
    Array.from({ length: OPERATIONS }, (_, index) => [
      `/r${index}`,
      {
        post: {
          requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/S${(index * 5) % SCHEMAS}` } } } },
          responses: { '204': { description: 'done' } },
        },
      },
    ]),
  );
  return { openapi: '3.0.3', info: { title: 'linked', version: '1.0.0' }, paths, components: { schemas } };
}

it('proves each edit of schemas that all lead to each other, at every operation', () => {
  const report = compareDocuments(documentOf(linked(40)), documentOf(linked(20)), {
    failOn: 'breaking',
    toolVersion: '',
    positions: false,
  });
  expect(report.changes.map(({ rule }) => rule)).toEqual(Array.from({ length: SCHEMAS / EVERY }, () => 'max-length-lowered'));
  for (const { findings } of report.changes) {
    expect(findings.map(({ severity, proven, operations }) => ({ severity, proven, operations: operations.length }))).toEqual([
      { severity: 'breaking', proven: true, operations: OPERATIONS },
    ]);
    expect(findings[0]?.witness).not.toBeNull();
  }
});
