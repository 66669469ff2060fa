// Bundles a TypeScript file of this repository and runs it with the remaining words: node scripts/run-typescript.mjs file.ts ...
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file = '', ...words] = process.argv.slice(2);
// Below node_modules, so that the packages that stay outside of the bundle are found.
const scratch = await mkdtemp(join(root, 'node_modules/.run-'));
try {
  const outfile = join(scratch, 'script.mjs');
  await build({ entryPoints: [file], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' });
  process.exitCode = spawnSync(process.execPath, [outfile, ...words], { stdio: 'inherit' }).status ?? 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
