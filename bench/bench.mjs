// Times the built command in fresh processes, in turn with the floor and with rivals that are there, and writes a Markdown table.
//   npm run bench -- [--runs N] [--timeout SECONDS] [--only NAME]... [--output FILE] [--growth | old new ... | directory of pairs]
// The floor is Node's start with reading and parsing both files. CONTRIBUTING.md says how rivals are installed.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.mjs';
import { measure } from './measure.mjs';
import { pairsOf } from './pairs.mjs';
import { rowsOf, tableHead } from './table.mjs';

const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    timeout: { type: 'string', default: '120' },
    growth: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    output: { type: 'string' },
  },
  allowPositionals: true,
});
const runs = Number(values.runs);
const timeout = Number(values.timeout) * 1000;
const scratch = mkdtempSync(join(tmpdir(), 'api-diff-bench-'));
const lines = [];

function print(line) {
  console.log(line);
  lines.push(line);
}

/** All programs on one pair, A B A B; one that timed out or took long is not run again. */
async function results({ old, next }, programs) {
  const found = new Map(programs.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const { name, command, verdicts } of programs) {
      const before = found.get(name);
      if (before.some(({ outcome, processor }) => outcome === 'time-out' || processor > timeout / 4)) continue;
      before.push(await measure(command(old, next), { timeout, verdicts, scratch }));
    }
  }
  return found;
}

try {
  const pairs = pairsOf(positionals, { growth: values.growth, scratch });
  if (pairs === undefined || !(runs >= 1) || !(timeout > 0) || !existsSync(fileURLToPath(new URL('../dist/cli.js', import.meta.url)))) {
    console.error('Usage: npm run build, then npm run bench -- [--runs N] [--growth | old new ... | directory of pairs]');
    process.exitCode = 2;
  } else {
    const { present, absent } = contenders();
    const programs = present.filter(({ name }) => name === 'floor' || (values.only?.includes(name) ?? true));
    for (const line of tableHead({ runs, absent })) print(line);
    for (const pair of pairs) for (const row of rowsOf(pair.name, await results(pair, programs))) print(row);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (values.output !== undefined) writeFileSync(values.output, `${lines.join('\n')}\n`);
