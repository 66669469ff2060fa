// One bundle of the tests and of all that they test, with every mutant in it behind a switch.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withSwitches } from './find.mjs';

const shim = fileURLToPath(new URL('vitest.mjs', import.meta.url));

async function testFiles(root, places) {
  const found = await Promise.all(
    places.map(async (place) =>
      place.endsWith('.ts') ? [place] : (await readdir(join(root, place), { recursive: true })).map((file) => `${place}/${file}`),
    ),
  );
  return found
    .flat()
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}

/** Builds the bundle in a folder below `node_modules` and answers the path of its entry. */
export async function bundle(root, folder, mutants, places) {
  const byFile = Map.groupBy === undefined ? grouped(mutants) : Map.groupBy(mutants, ({ file }) => file);
  const files = await testFiles(root, places);
  const load = (file) => `tests.push(...await collect(${JSON.stringify(file)}, () => import(${JSON.stringify(join(root, file))})));`;
  const entry = join(folder, 'entry.mjs');
  await writeFile(entry, `import { collect } from ${JSON.stringify(shim)};\nexport const tests = [];\n${files.map(load).join('\n')}\n`);
  const plugin = {
    name: 'mutants',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^vitest$/ }, () => ({ path: shim }));
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path.includes('node_modules')) return undefined;
        const file = relative(root, path);
        if (file === 'test/laws/runs.ts')
          return { contents: 'export const lawRuns = (usual = 300) => $mutant.runs(usual);', loader: 'ts', resolveDir: root };
        const text = await readFile(path, 'utf8');
        const switched = withSwitches(text, byFile.get(file) ?? []);
        return { contents: switched.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
      });
    },
  };
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: join(folder, 'out'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    plugins: [plugin],
    logLevel: 'error',
  });
  return join(folder, 'out/entry.mjs');
}

function grouped(mutants) {
  const byFile = new Map();
  for (const mutant of mutants) byFile.set(mutant.file, [...(byFile.get(mutant.file) ?? []), mutant]);
  return byFile;
}
