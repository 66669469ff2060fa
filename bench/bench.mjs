// Times the built command beside the floor, in fresh processes, one after the other in turn.
//   npm run bench -- [--runs N] [old new ...]
// Without files it takes the fixtures. Milliseconds are this machine's; the ratios are what to compare.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({ options: { runs: { type: 'string', default: '7' } }, allowPositionals: true });
const runs = Number(values.runs);
const fixture = join(root, 'fixtures/apis/users-v1-v2');
const files = positionals.length > 0 ? positionals : [join(fixture, 'old.yaml'), join(fixture, 'new.yaml')];
if (files.length % 2 !== 0 || !Number.isInteger(runs) || runs < 1 || !existsSync(join(root, 'dist/cli.js'))) {
  console.error('Usage: npm run build, then npm run bench -- [--runs N] [old new ...]');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'api-diff-bench-'));
const peakFile = join(scratch, 'peak');

function measure(args) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, ['--require', join(root, 'bench/peak.cjs'), ...args], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, PEAK_FILE: peakFile },
  });
  return { milliseconds: performance.now() - started, megabytes: Number(readFileSync(peakFile, 'utf8')) / 1024, status };
}

const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

console.log('| pair | node start | floor | api-diff | ratio to floor | peak memory | exit |');
console.log('|---|--:|--:|--:|--:|--:|--:|');
try {
  for (let index = 0; index < files.length; index += 2) {
    const pair = [files[index], files[index + 1]].map((file) =>
      existsSync(file) ? fileURLToPath(new URL(file, `file://${process.cwd()}/`)) : file,
    );
    const contenders = {
      start: ['-e', '0'],
      floor: [join(root, 'bench/floor.mjs'), ...pair],
      diff: [join(root, 'bin/api-diff.js'), ...pair],
    };
    const results = { start: [], floor: [], diff: [] };
    for (let run = 0; run < runs; run += 1) for (const [name, args] of Object.entries(contenders)) results[name].push(measure(args));
    const time = (name) => median(results[name].map(({ milliseconds }) => milliseconds));
    const peak = median(results.diff.map(({ megabytes }) => megabytes));
    const cells = [
      pair.map((file) => basename(file)).join(' → '),
      ...['start', 'floor', 'diff'].map((name) => `${time(name).toFixed(0)} ms`),
      (time('diff') / time('floor')).toFixed(2),
      `${peak.toFixed(0)} MB`,
      results.diff[0].status,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
