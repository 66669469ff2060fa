// Builds dist/: the command and the library as bundles, and the library's types.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const entries = ['src/cli.ts', 'src/index.ts'];

const missing = entries.filter((entry) => !existsSync(join(root, entry)));
if (missing.length > 0) {
  console.error(`build: there is no ${missing.join(' and no ')}`);
  process.exit(1);
}

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

await rm(join(root, 'dist'), { recursive: true, force: true });
/**
 * What start-up would load for nothing: commander's way of starting other programs, which none of our commands is, and
 * chalk's guess at the terminal, which `wantsColor` makes in its place.
 */
const unused = {
  name: 'unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:child_process|#supports-color)$/ }, ({ path, importer }) =>
      /node_modules[\\/](?:commander|chalk)[\\/]/.test(importer) ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'export default { stdout: false, stderr: false };' }));
  },
};

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: entries,
  outdir: 'dist',
  bundle: true,
  // What is loaded by a dynamic import() stays a file of its own, read only when it is needed.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Large, and only used for documents of several files, --validate and the laws.
  external: ['@apidevtools/swagger-parser', '@cfworker/json-schema'],
  // esbuild would take the CommonJS builds, which cannot be shaken.
  mainFields: ['module', 'main'],
  define: { 'process.env.API_DIFF_VERSION': JSON.stringify(version) },
  // Bundled CommonJS packages (commander, semver) require() Node's own modules.
  banner: { js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);" },
  plugins: [unused],
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
});

// What a test reads to see what start-up loads; no part of the package.
await mkdir(join(root, 'node_modules/.cache'), { recursive: true });
await writeFile(join(root, 'node_modules/.cache/bundle.json'), JSON.stringify(metafile));

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const types = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
if (types.status !== 0) process.exit(types.status ?? 1);
