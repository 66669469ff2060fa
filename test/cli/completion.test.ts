import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/table.ts';
import { builtCommand } from './built.ts';
import { apiDiff } from './git-repository.ts';

beforeAll(async () => {
  await builtCommand();
}, 240_000);

/** What bash offers behind some words, the last of which is being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { stdout: script } = await apiDiff('.', ['completion', 'bash']);
  const line = words.map((word) => `'${word}'`).join(' ');
  const run = `${script}\nCOMP_WORDS=(api-diff ${line}); COMP_CWORD=${words.length}; _api_diff; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)('bash', ['--norc', '--noprofile', '-c', run]);
  return stdout.split('\n').filter((word) => word !== '');
}

describe('the completion', () => {
  it('offers commands, options, choices and rules in bash', async () => {
    expect(await offered('ch')).toEqual(['check', 'changelog']);
    expect(await offered('--fail-on', 'b')).toEqual(['breaking', 'bump']);
    expect(await offered('check', '--fa')).toEqual(['--fail-on']);
    expect(await offered('explain', 'property-became-re')).toEqual(
      rules.map(({ id }) => id).filter((id) => id.startsWith('property-became-re')),
    );
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(await offered('old.yaml', '-f', 'sar')).toEqual(['sarif']);
    expect(await offered('--output', 'x')).toEqual([]);
  });

  it.each(['zsh', 'fish'])('speaks %s', async (shell) => {
    const { stdout, exitCode } = await apiDiff('.', ['completion', shell]);
    expect(exitCode).toBe(0);
    for (const word of ['check', 'changelog', 'fail-on', 'breaking', 'maximum-lowered']) expect(stdout).toContain(word);
    expect(stdout.split("'").length % 2).toBe(1);
  });

  it('knows the shells that it knows', async () => {
    expect((await apiDiff('.', ['completion', 'tcsh'])).exitCode).toBe(2);
  });
});
