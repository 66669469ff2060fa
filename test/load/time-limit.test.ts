import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import { documentFromText } from '../../src/load/document-from-text.ts';
import { timeLimit } from '../../src/load/time-limit.ts';
import { faultOf } from './faults.ts';

const read = (name: string) => documentFromText(readFileSync(`fixtures/apis/users-v1-v2/${name}.yaml`, 'utf8'), { source: name });
const options = { failOn: 'any', toolVersion: '0', positions: false } as const;

test('a comparison that takes too long ends with the flag that allows more', async () => {
  const watch = timeLimit({ maxSeconds: 0 });
  const fault = await faultOf(() => compareDocuments(read('old'), read('new'), { ...options, watch }));
  expect(fault).toMatchObject({ code: 'too-slow', hint: expect.stringContaining('--limit seconds=') as string });
});

test('one that does not is the same as one that nobody watches', () => {
  const watched = compareDocuments(read('old'), read('new'), { ...options, watch: timeLimit(undefined) });
  expect(watched).toEqual(compareDocuments(read('old'), read('new'), options));
});
