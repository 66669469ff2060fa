import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';
import type { Scenario } from './scenario.ts';
import { mismatch, parseScenario } from './scenario.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const names = (await readdir(join(fixtures, 'cli'))).filter((name) => name.endsWith('.scenario')).sort();

let home = '';
let command = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'api-diff-scenarios-'));
  command = await builtCommand();
}, 120_000);

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

async function run(
  scenario: Scenario,
  directory: string,
): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }> {
  await mkdir(directory, { recursive: true });
  for (const name of scenario.directories) await mkdir(join(directory, name), { recursive: true });
  for (const file of scenario.files) {
    const target = join(directory, file.name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, 'text' in file ? file.text : await readFile(join(fixtures, file.fixture)));
  }
  // The exit code of a pipeline is that of api-diff, whatever closes the pipe.
  const script = `set -o pipefail\napi-diff() { "$NODE" "$COMMAND" "$@"; }\n${scenario.command}`;
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', NODE: process.execPath, COMMAND: command, ...scenario.environment };
  return await new Promise((resolve) => {
    const child = execFile(
      'bash',
      ['--norc', '--noprofile', '-c', script],
      { cwd: directory, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}

describe.concurrent('the command line', () => {
  for (const name of names) {
    it(name.replace('.scenario', ''), async ({ expect: expectHere }) => {
      const scenario = parseScenario(await readFile(join(fixtures, 'cli', name), 'utf8'));
      const result = await run(scenario, join(home, name));
      const problems = [mismatch(scenario.stdout, result.stdout), mismatch(scenario.stderr, result.stderr)].filter(
        (problem) => problem !== undefined,
      );
      expectHere(problems.join('\n')).toBe('');
      expectHere(result.exitCode).toBe(scenario.exitCode);
      expectHere(result.stderr).not.toMatch(/^ {4}at /m);
    });
  }
});

describe('a scenario', () => {
  it('matches what it says and nothing near it', () => {
    expect(mismatch(['a {*} c'], 'a b c\n')).toBeUndefined();
    expect(mismatch(['a', '...', 'd'], 'a\nb\nc\nd\n')).toBeUndefined();
    expect(mismatch([], '')).toBeUndefined();
    expect(mismatch([], 'a\n')).toBeDefined();
    expect(mismatch(['a.c'], 'abc\n')).toBeDefined();
    expect(mismatch(['a'], 'a\nb\n')).toBeDefined();
  });

  it('is refused where it is misspelt', () => {
    expect(() => parseScenario('$ api-diff\nexti 0\n')).toThrow('line 2');
    expect(() => parseScenario('exit 0\n')).toThrow('needs a command');
  });
});
