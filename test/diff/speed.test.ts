import { expect, test } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { LoadedDocument } from '../../src/load/create-document.ts';
import { documentFromText } from '../../src/load/document-from-text.ts';
import { leastTime } from '../support/least-time.ts';

/*
 * Ratios that noise cannot turn round: processor time, the least of some runs, in one process, and bounds that are
 * several times what is measured.
 */

/** A release of an API with that many resources, each linked to another; the new one lowers the first `edits` limits. */
function release(resources: number, edits: number): string {
  const numbers = Array.from({ length: resources }, (_, index) => index);
  const reference = (index: number): object => ({ $ref: `#/components/schemas/S${index}` });
  const body = (index: number): object => ({ content: { 'application/json': { schema: reference(index) } } });
  const schema = (index: number): object => ({
    type: 'object',
    description: 'What the resource is, in as many words as a description usually has. '.repeat(4),
    required: ['id'],
    properties: {
      id: { type: 'integer', minimum: 1 },
      name: { type: 'string', maxLength: index < edits ? 40 : 80 },
      parent: reference(Math.floor(index / 2)),
      address: { type: 'object', properties: { street: { type: 'string' }, kind: { type: 'string', enum: ['a', 'b', 'c'] } } },
    },
  });
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Grown', version: '1.0.0' },
    paths: Object.fromEntries(
      numbers.map((index) => [
        `/things${index}`,
        { post: { requestBody: body(index), responses: { 200: { description: 'OK', ...body(index) } } } },
      ]),
    ),
    components: { schemas: Object.fromEntries(numbers.map((index) => [`S${index}`, schema(index)])) },
  });
}

const read = (text: string): LoadedDocument => documentFromText(text, { source: 'api.json' });

function timeToCompare(old: string, next: string): number {
  const documents = [read(old), read(next)] as const;
  const options = { toolVersion: '0', positions: false, failOn: 'breaking' } as const;
  return leastTime(() => compareDocuments(...documents, options));
}

test('what does not differ is compared in a time of the order of that of reading it', () => {
  const [old, next] = [release(500, 0), release(500, 0).replace('"Grown"', '"Changed"')];
  expect(timeToCompare(old, next)).toBeLessThan(8 * leastTime(() => [read(old), read(next)]));
});

test('sixteen times as many resources and edits cost no more than sixteen times as much, with a margin', () => {
  const [small, large] = [timeToCompare(release(15, 3), release(15, 0)), timeToCompare(release(240, 48), release(240, 0))];
  expect(large).toBeLessThan(64 * small);
});
