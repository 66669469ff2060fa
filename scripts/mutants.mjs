// Breaks the schema core and the rules on purpose, one small edit at a time, and reports which edits no test notices.
//
//   npm run mutants                            all of them
//   npm run mutants -- --sample 15             a random sample; --seed N repeats one
//   npm run mutants -- --only judge/theories   the places whose file, kind or code contains a text
//   npm run mutants -- --left                  those that no law killed the last time
//   npm run mutants -- --list                  the places alone
//   npm run mutants -- --thorough              the laws with many random cases before the examples: slower, and tells
//                                              better what the laws alone kill
//
// All mutants stand in one bundle, each behind a switch, and one process runs the tests that reach a mutant, without
// the start-up of vitest and until one fails: what the table of rules says of itself, the laws with few random cases,
// the examples, and the laws with more. A test that does not come to an end is ended with its process, and has noticed the mutant.
//
// Exit code 1 when a mutant survives that scripts/mutants/equivalent.json does not know. A survivor is either a
// missing test or an edit that changes nothing that can be observed (a bound that only limits effort, a shortcut).
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './mutants/bundle.mjs';
import { mutantsOf } from './mutants/find.mjs';
import { createHunt } from './mutants/hunt.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const places = ['src/rules/aspects', 'src/rules/variance.ts', 'src/schema/judge', 'src/schema/evaluate.ts', 'src/schema/lens'];
const tests = ['test/laws', 'test/rules', 'test/schema', 'test/fixtures', 'test/normalise-schema'];
const memory = join(root, 'node_modules/.cache/mutants.json');

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string', default: '' },
    left: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    thorough: { type: 'boolean', default: false },
  },
});

async function filesBelow(place) {
  if (place.endsWith('.ts')) return [place];
  const found = await readdir(join(root, place), { recursive: true });
  return found
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${place}/${file}`)
    .sort();
}

/** A random order that a seed repeats (a linear congruential generator). */
function shuffled(items, seed) {
  let state = BigInt(seed);
  const keyed = items.map((item) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return { item, key: state >> 16n };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}

async function readJson(path, otherwise) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  }
}

const files = (await Promise.all(places.map(filesBelow))).flat();
const found = await Promise.all(files.map(async (file) => mutantsOf(file, await readFile(join(root, file), 'utf8'))));
const all = found.flat().map((mutant, id) => ({ ...mutant, id }));
const equivalent = new Map(
  (await readJson(join(root, 'scripts/mutants/equivalent.json'), [])).map(({ mutant, because }) => [mutant, because]),
);
const stale = [...equivalent.keys()].filter((key) => !all.some((mutant) => mutant.key === key));
for (const key of stale) console.log(`equivalent.json names a mutant that is not there: ${key}`);

const earlier = new Map((await readJson(memory, [])).map((result) => [result.key, result]));
const wanted = all
  .filter(({ key, operator }) => `${operator} ${key}`.includes(options.only))
  .filter(({ key }) => !options.left || earlier.get(key)?.by !== 'law');
const chosen = options.sample === undefined ? wanted : shuffled(wanted, options.seed).slice(0, Number(options.sample));
const hunted = chosen.filter(({ key }) => !equivalent.has(key));
console.log(
  `${all.length} mutants, ${chosen.length} chosen${options.sample === undefined ? '' : ` (--seed ${options.seed})`}, ` +
    `${chosen.length - hunted.length} of them known to change nothing`,
);

const shown = (mutant) => `${mutant.file}:${mutant.line}  ${mutant.operator}\n  - ${mutant.before}\n  + ${mutant.after}`;

async function hunt() {
  await mkdir(join(root, 'node_modules/.cache'), { recursive: true });
  const folder = await mkdtemp(join(root, 'node_modules/.mutants-'));
  const counts = { law: 0, example: 0, survived: 0 };
  try {
    const entry = await bundle(root, folder, all, tests);
    const hunter = await createHunt(entry, { order: options.thorough ? 'thorough' : 'usual', say: console.log });
    try {
      for (const mutant of hunted) {
        const result = await hunter.hunt(mutant);
        counts[result.by] += 1;
        earlier.set(mutant.key, { key: mutant.key, ...result });
        const verdict = result.by === 'law' ? 'killed  ' : result.by === 'example' ? 'example ' : 'SURVIVED';
        console.log(`${verdict} ${result.seconds.toFixed(1)}s ${result.by === 'law' ? `${mutant.file}:${mutant.line}` : shown(mutant)}`);
        if (result.test !== undefined) console.log(`  by ${result.test}`);
        await writeFile(memory, JSON.stringify([...earlier.values()]));
      }
    } finally {
      hunter.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(
    `${chosen.length} mutants: ${counts.law} killed by a law, ${counts.example} by an example alone, ` +
      `${chosen.length - hunted.length} change nothing (scripts/mutants/equivalent.json says why of each), ${counts.survived} survived`,
  );
  if (counts.survived > 0 || stale.length > 0) process.exitCode = 1;
}

if (options.list) for (const mutant of chosen) console.log(`${shown(mutant)}\n  = ${mutant.key}`);
else await hunt();
