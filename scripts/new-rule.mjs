// Scaffolds fixtures/rules/<rule>: a pair from the example of the aspect that has the rule, to be edited.
// With --all, one for each aspect that has none yet.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { dump } from 'js-yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const [wanted] = process.argv.slice(2);

async function loadRules() {
  const scratch = await mkdtemp(join(tmpdir(), 'api-diff-rules-'));
  try {
    const outfile = join(scratch, 'rules.mjs');
    const contents = `export { rules } from './src/rules/table.ts'; export { exampleDocuments } from './src/rules/example.ts';`;
    const stdin = { contents, resolveDir: root, loader: 'ts' };
    await build({ stdin, outfile, bundle: true, platform: 'neutral', format: 'esm', mainFields: ['module', 'main'], logLevel: 'warning' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const { rules, exampleDocuments } = await loadRules();
const chosen = rules.filter(({ id, reads, aspect }) => {
  if (wanted !== '--all') return id === wanted;
  // Reading an aspect back is the same pair turned round, which every fixture is tried with.
  return reads !== 'gained' || aspect.faces.lost.id === aspect.faces.gained.id;
});
if (chosen.length === 0) {
  console.error(
    wanted === undefined ? 'Usage: npm run new-rule -- <rule>' : `There is no rule ${wanted}; write its row in src/rules/aspects first.`,
  );
  process.exitCode = 2;
}
for (const { id, reads, aspect } of chosen) {
  const folder = join(root, 'fixtures/rules', id);
  if (existsSync(folder)) {
    if (wanted !== '--all') console.error(`fixtures/rules/${id} is there already.`);
    continue;
  }
  const pair = exampleDocuments(aspect, reads);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'old.yaml'), dump(pair.old, { lineWidth: 120, noRefs: true }));
  await writeFile(join(folder, 'new.yaml'), dump(pair.new, { lineWidth: 120, noRefs: true }));
  console.log(`fixtures/rules/${id}: edit old.yaml and new.yaml, add a near miss, then npm run fixtures.`);
}
