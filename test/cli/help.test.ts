import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';

const run = promisify(execFile);
let command = '';

beforeAll(async () => {
  command = await builtCommand();
}, 240_000);

async function helpOf(...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(process.execPath, [command, ...words, '--help'], { env: { ...process.env, COLUMNS: '80' } });
  return stdout.split('\n');
}

/** A command is for copying, and stays whole. */
function isCommand(line: string): boolean {
  return /^ *api-diff [^ ]+(?: [^ ]+)*$/.test(line);
}

describe.concurrent('the help', () => {
  it.each([
    ['', 'check', 'waive', 'baseline'],
    ['guide', 'changelog', 'bump', 'log'],
    ['rules', 'explain', 'config', 'contains'],
    ['adapters', 'init', 'git-diff-driver', 'completion'],
  ])('of %j, %j, %j and %j fits into 80 columns', async (...names) => {
    for (const name of names) {
      const lines = await helpOf(...(name === '' ? [] : [name]));
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.filter((line) => line.length > 80 && !isCommand(line))).toEqual([]);
    }
  });
});
