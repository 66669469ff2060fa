// Bundles the GitHub Action into one committed file: `node scripts/build-action.mjs [--check | --outfile <file>]`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const committed = join(root, 'action/dist/index.js');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['action/src/main.ts'],
  outfile: 'action/dist/index.js',
  write: false,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  // The independent validator of --verify is the one thing that the action never needs.
  external: ['@cfworker/json-schema'],
  define: { 'process.env.API_DIFF_VERSION': JSON.stringify(version) },
  banner: { js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);" },
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
const [{ text }] = outputFiles;

const words = process.argv.slice(2);
if (words[0] === '--check') {
  if ((await readFile(committed, 'utf8').catch(() => '')) !== text) {
    console.error('action/dist/index.js is not what action/src and src make it: run `npm run build:action`');
    process.exitCode = 1;
  }
} else {
  const file = words[0] === '--outfile' ? resolve(words[1]) : committed;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
