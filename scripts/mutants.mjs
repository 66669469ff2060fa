// Breaks the schema core and the rules on purpose, one small edit at a time, in a copy of the source tree,
// and reports which edits no test notices. Takes hours in full (a killed mutant costs seconds, a survivor a
// minute or two), so usually a sample is taken:
//
//   npm run mutants -- --sample 15             a random sample; --seed N repeats one
//   npm run mutants -- --only judge/theories   the places whose name contains a text
//   npm run mutants -- --list                  the places alone
//   npm run mutants -- --only bounds.ts --tests test/laws   which of them the laws alone kill
//
// Exit code 1 when a mutant survives. A survivor is either a missing test or an edit that changes nothing
// that can be observed (a bound that only limits effort, a shortcut): read it before writing a test.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const places = ['src/rules/aspects', 'src/rules/variance.ts', 'src/schema/judge', 'src/schema/evaluate.ts', 'src/schema/lens'];

/** What is done to a line; `in` narrows the files down. Every match is a mutant of its own. */
const operators = [
  { name: 'shift a bound', find: / >= /g, replace: ' > ' },
  { name: 'shift a bound', find: / > /g, replace: ' >= ' },
  { name: 'shift a bound', find: / <= /g, replace: ' < ' },
  { name: 'shift a bound', find: / < /g, replace: ' <= ' },
  { name: 'forget one', find: / [+-] 1n?\b/g, replace: '' },
  { name: 'and becomes or', find: / && /g, replace: ' || ', in: /schema\// },
  { name: 'swap polarity', find: /'positive' : 'negative'/g, replace: "'negative' : 'positive'" },
  { name: 'forget a negation', find: /\bstore\.not\((?=store\.)/g, replace: '(' },
  { name: 'never leave out', find: /'never sent'/g, replace: "'passed over'", in: /lens\.ts/ },
  { name: 'drop an aspect', find: /^ {4}lost: (?!\(\) => \[\]|\{).+,$/g, replace: '    lost: () => [],', in: /aspects\// },
  { name: 'flip a face', find: /effect: 'narrows'/g, replace: "effect: 'widens'", in: /aspects\// },
  { name: 'flip a face', find: /effect: 'widens'/g, replace: "effect: 'narrows'", in: /aspects\// },
  { name: 'flip a severity', find: /: 'breaking'/g, replace: ": 'compatible'", in: /variance\.ts/ },
  { name: 'flip a severity', find: /: 'compatible'/g, replace: ": 'breaking'", in: /variance\.ts/ },
];

/** Prose, and bounds that only limit the effort: nothing to be noticed there. */
const notCode = /^\s*(?:\/\/|\/?\*|import |title:|message:|why:|advice:)|\b(?:MOST_|LONGEST|DEEPEST|MOST|tries|placements)/;

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string', default: '' },
    tests: { type: 'string', multiple: true },
    list: { type: 'boolean', default: false },
  },
});

/** The cheap and telling tests first; the laws see what is left. */
const stages =
  options.tests === undefined ? [['test/fixtures', 'test/rules', 'test/schema', 'test/classify'], ['test/laws']] : [options.tests];

async function filesBelow(place) {
  if (place.endsWith('.ts')) return [place];
  const found = await readdir(join(root, place), { recursive: true });
  return found
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${place}/${file}`)
    .sort();
}

async function mutantsOf(file) {
  const lines = (await readFile(join(root, file), 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (notCode.test(line)) return [];
    return operators
      .filter((operator) => operator.in === undefined || operator.in.test(file))
      .flatMap(({ name, find, replace }) =>
        [...line.matchAll(find)].map((match) => {
          const changed = line.slice(0, match.index) + replace + line.slice(match.index + match[0].length);
          return { name, file, line: index + 1, before: line.trim(), after: changed.trim(), text: lines.with(index, changed).join('\n') };
        }),
      );
  });
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

async function copyOfTree() {
  const copy = await mkdtemp(join(tmpdir(), 'api-diff-mutants-'));
  for (const part of ['src', 'test', 'fixtures', 'schema', 'docs', 'package.json', 'tsconfig.json']) {
    await cp(join(root, part), join(copy, part), { recursive: true }).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  await mkdir(join(copy, 'node_modules'));
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  // The same examples every time: a mutant must not seem killed because another example was drawn.
  await writeFile(join(copy, 'setup.ts'), `import fc from 'fast-check';\nfc.configureGlobal({ seed: 20240131 });\n`);
  await writeFile(
    join(copy, 'vitest.config.ts'),
    `export default { test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, setupFiles: ['setup.ts'], maxWorkers: 2 } };\n`,
  );
  return copy;
}

/** Runs some tests in the copy and answers the names of those that fail; stops when there are more than `known`. */
async function failuresOf(copy, filters, known) {
  const results = join(copy, 'results.json');
  await rm(results, { force: true });
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const bail = known === undefined ? [] : ['--bail', String(known.size + 1)];
  const child = spawn(process.execPath, [vitest, 'run', ...filters, '--reporter=json', `--outputFile=${results}`, ...bail], {
    cwd: copy,
    env: { ...process.env, LAW_RUNS: process.env.LAW_RUNS ?? '30' },
    stdio: 'ignore',
    timeout: 300_000,
  });
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const text = await readFile(results, 'utf8').catch(() => undefined);
  // Tests that do not come to an end notice a mutant too.
  if (text === undefined) return new Set(['the tests did not end']);
  const { testResults } = JSON.parse(text);
  return new Set(
    testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((result) => result.status === 'failed').map(({ fullName }) => fullName);
      return status === 'failed' && failed.length === 0 ? [name] : failed;
    }),
  );
}

const all = (await Promise.all((await Promise.all(places.map(filesBelow))).flat().map(mutantsOf))).flat();
const wanted = all.filter(({ file, name }) => `${file} ${name}`.includes(options.only));
const chosen = options.sample === undefined ? wanted : shuffled(wanted, options.seed).slice(0, Number(options.sample));
console.log(`${all.length} mutants, ${chosen.length} chosen${options.sample === undefined ? '' : ` (--seed ${options.seed})`}`);

const titleOf = ({ file, line, name }) => `${file}:${line}  ${name}`;

if (options.list) {
  for (const mutant of chosen) console.log(`${titleOf(mutant)}\n  - ${mutant.before}\n  + ${mutant.after}`);
} else {
  const copy = await copyOfTree();
  try {
    const failing = new Map();
    for (const filters of stages) {
      failing.set(filters, await failuresOf(copy, filters));
      for (const name of failing.get(filters)) console.log(`fails without a mutant, so it does not count: ${name}`);
    }
    const survivors = [];
    for (const mutant of chosen) {
      const file = join(copy, mutant.file);
      const original = await readFile(file, 'utf8');
      await writeFile(file, mutant.text);
      let killer;
      for (const filters of stages) {
        const known = failing.get(filters);
        killer ??= [...(await failuresOf(copy, filters, known))].find((name) => !known.has(name));
        if (killer !== undefined) break;
      }
      await writeFile(file, original);
      console.log(`${killer === undefined ? 'SURVIVED' : 'killed  '}  ${titleOf(mutant)}`);
      if (killer !== undefined) console.log(`  by ${killer}`);
      else {
        console.log(`  - ${mutant.before}\n  + ${mutant.after}`);
        survivors.push(mutant);
      }
    }
    console.log(`${chosen.length - survivors.length} killed, ${survivors.length} survived`);
    if (survivors.length > 0) process.exitCode = 1;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
