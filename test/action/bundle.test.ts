import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

describe('the committed action', () => {
  it('is what its sources make it (npm run build:action)', async () => {
    await promisify(execFile)(process.execPath, ['scripts/build-action.mjs', '--check'], { cwd: root });
  });

  it('declares the inputs that are read and the outputs that are written', async () => {
    const metadata = load(await readFile(`${root}action.yml`, 'utf8')) as Metadata;
    const inputs = [...(await readFile(`${root}action/src/inputs.ts`, 'utf8')).matchAll(/(?:input|orNull)\('([a-z-]+)'\)/g)];
    expect(new Set(inputs.map(([, name]) => name))).toEqual(new Set(Object.keys(metadata.inputs)));
    const outputs = [...(await readFile(`${root}src/report/github-outputs.ts`, 'utf8')).matchAll(/\['([a-z-]+)', (?!')/g)].map(
      ([, name]) => name,
    );
    expect(outputs).toEqual(Object.keys(metadata.outputs));
    expect(metadata.runs).toEqual({ using: 'node24', main: 'action/dist/index.js' });
    await expect(readFile(`${root}${metadata.runs.main}`, 'utf8')).resolves.toContain('api-diff');
  });
});
