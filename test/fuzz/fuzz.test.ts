import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runOne } from './run-one.ts';

const scratch = mkdtempSync(join(tmpdir(), 'api-diff-fuzz-test-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const documents = ['renames', 'users-v1-v2', 'swagger-2-forms', 'openapi-32', 'nullable-union'].map(
  (name) => `fixtures/apis/${name}/new.yaml`,
);

/** `npm run fuzz` does the same for thousands, and ends what hangs. */
describe('a damaged document', () => {
  test('is compared or refused, whatever the damage', { timeout: 60_000 }, async () => {
    const exits = new Set<number>();
    for (let seed = 1; seed <= 120; seed += 1) {
      const { exitCode, fault } = await runOne(seed, { documents, scratch });
      expect(fault, `seed ${seed}`).toBeNull();
      exits.add(exitCode);
    }
    expect([...exits].sort()).toEqual([0, 1, 2]);
  });
});
