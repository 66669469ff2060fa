// Times the built command in fresh processes, in turn with the floor and with rivals that are there. Writes a Markdown table.
//   npm run bench -- [--runs N] [--timeout SECONDS] [--growth] [old new ... | directory of pairs]
// The floor is Node's start with reading and parsing both files. A directory of pairs holds folders with old.* and new.*.
// Processor time is what to compare on a machine that does other things too. A rival is oasdiff, when it is on the PATH.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generatePair } from './generate.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    timeout: { type: 'string', default: '120' },
    growth: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const runs = Number(values.runs);
const timeout = Number(values.timeout) * 1000;
const scratch = mkdtempSync(join(tmpdir(), 'api-diff-bench-'));
const peakFile = join(scratch, 'peak');

function pairsIn(directory) {
  return readdirSync(directory).flatMap((name) => {
    const files = statSync(join(directory, name)).isDirectory() ? readdirSync(join(directory, name)).sort() : [];
    const [next, old] = ['new.', 'old.'].map((start) => files.find((file) => file.startsWith(start)));
    return old === undefined || next === undefined ? [] : [{ name, old: join(directory, name, old), next: join(directory, name, next) }];
  });
}

function grownPairs() {
  return [1, 2, 4, 8, 16].map((factor) => {
    const texts = generatePair(factor);
    const [old, next] = ['old', 'new'].map((side) => join(scratch, `${factor}-${side}.yaml`));
    writeFileSync(old, texts.old);
    writeFileSync(next, texts.new);
    return { name: `generated, ${factor} times`, old, next };
  });
}

function pairs() {
  if (values.growth) return grownPairs();
  if (positionals.length === 1 && existsSync(positionals[0]) && statSync(positionals[0]).isDirectory())
    return pairsIn(resolve(positionals[0]));
  const users = join(root, 'fixtures/apis/users-v1-v2');
  const files = positionals.length > 0 ? positionals.map((file) => resolve(file)) : [join(users, 'old.yaml'), join(users, 'new.yaml')];
  if (files.length % 2 !== 0 || !Number.isInteger(runs) || runs < 1 || !existsSync(join(root, 'dist/cli.js'))) {
    console.error('Usage: npm run build, then npm run bench -- [--runs N] [--growth] [old new ... | directory of pairs]');
    process.exit(2);
  }
  return files.flatMap((old, index) =>
    index % 2 === 0 ? [{ name: `${basename(old)} → ${basename(files[index + 1])}`, old, next: files[index + 1] }] : [],
  );
}

/** What is run on a pair, by name. A program that is not Node's tells neither processor time nor peak memory. */
function contenders({ old, next }) {
  const node = (...words) => [process.execPath, '--require', join(root, 'bench/peak.cjs'), ...words];
  const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, name)));
  return {
    'node start': node('-e', '0'),
    floor: node(join(root, 'bench/floor.mjs'), old, next),
    'api-diff': node(join(root, 'bin/api-diff.js'), old, next),
    ...(onPath('oasdiff') ? { oasdiff: ['oasdiff', 'changelog', old, next] } : {}),
  };
}

function measure([program, ...words]) {
  rmSync(peakFile, { force: true });
  const started = performance.now();
  const { error, signal, status } = spawnSync(program, words, { stdio: 'ignore', timeout, env: { ...process.env, PEAK_FILE: peakFile } });
  const outcome =
    error?.code === 'ETIMEDOUT'
      ? 'time-out'
      : error !== undefined || signal !== null
        ? `crash (${signal ?? error.code})`
        : `exit ${status}`;
  const [kilobytes, processor] = existsSync(peakFile) ? readFileSync(peakFile, 'utf8').split(' ').map(Number) : [];
  return {
    milliseconds: performance.now() - started,
    processor,
    megabytes: kilobytes === undefined ? undefined : kilobytes / 1024,
    outcome,
  };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

console.log(`Node ${process.versions.node}, ${platform()} ${arch()}; the median of ${runs} runs each, in turn.\n`);
console.log('| pair | program | time | processor time | times the floor | peak memory | outcome |');
console.log('|---|---|--:|--:|--:|--:|---|');
try {
  for (const pair of pairs()) {
    const programs = Object.entries(contenders(pair));
    const results = new Map(programs.map(([name]) => [name, []]));
    // A program that timed out once is not run again.
    for (let run = 0; run < runs; run += 1)
      for (const [name, words] of programs)
        if (!results.get(name).some(({ outcome }) => outcome === 'time-out')) results.get(name).push(measure(words));
    const middle = (name, of) => median(results.get(name).flatMap((result) => result[of] ?? []));
    for (const [name] of programs) {
      const [time, processor, peak] = ['milliseconds', 'processor', 'megabytes'].map((of) => middle(name, of));
      const ratio = processor === undefined ? time / middle('floor', 'milliseconds') : processor / middle('floor', 'processor');
      const outcomes = [...new Set(results.get(name).map(({ outcome }) => outcome))].join(', ');
      const unit = (number, name) => (number === undefined ? '' : `${number.toFixed(0)} ${name}`);
      const cells = [pair.name, name, unit(time, 'ms'), unit(processor, 'ms'), ratio.toFixed(2), unit(peak, 'MB'), outcomes];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
