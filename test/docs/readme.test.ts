import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile, mkdir, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { contains } from '../../src/index.ts';
import { builtCommand } from '../cli/built.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixture = 'fixtures/apis/users-v1-v2';
const path = join(root, 'README.md');
const OUTPUT = /(<!-- output -->\n```\n)([\s\S]*?)(```\n<!-- \/output -->)/;

/** What a command prints, whatever its exit code. */
async function printed(file: string, words: readonly string[], folder: string): Promise<string> {
  const settled = await promisify(execFile)(file, words, { cwd: folder, env: { ...process.env, NO_COLOR: '1', LANG: 'C.UTF-8' } }).catch(
    (error: unknown) => error as { stdout: string },
  );
  return settled.stdout;
}

describe('the README', () => {
  it('shows what the command prints (UPDATE_FIXTURES=1 writes it)', async () => {
    const output = await printed(process.execPath, [await builtCommand(), `${fixture}/old.yaml`, `${fixture}/new.yaml`], root);
    const readme = await readFile(path, 'utf8');
    if (process.env['UPDATE_FIXTURES'] === '1') {
      await writeFile(
        path,
        readme.replace(OUTPUT, (_, before: string, __, after: string) => `${before}${output}${after}`),
      );
    }
    expect((await readFile(path, 'utf8')).match(OUTPUT)?.[2]).toBe(output);
  });

  it('has an example that runs', async () => {
    await builtCommand();
    const example = /```js\n([\s\S]*?)```/.exec(await readFile(path, 'utf8'))?.[1] ?? '';
    const scratch = await mkdtemp(join(tmpdir(), 'api-diff-readme-'));
    try {
      await mkdir(join(scratch, 'node_modules/@api-diff'), { recursive: true });
      await symlink(root, join(scratch, 'node_modules/@api-diff/cli'));
      for (const name of ['old.yaml', 'new.yaml']) await copyFile(join(root, fixture, name), join(scratch, name));
      await writeFile(join(scratch, 'example.mjs'), example);
      const lines = (await printed(process.execPath, ['example.mjs'], scratch)).trim().split('\n');
      expect(lines[0]).toBe('major 2.0.0');
      expect(lines.length).toBeGreaterThan(4);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  });

  it('says what contains answers', () => {
    expect(contains({ type: 'integer', minimum: 1 }, { type: 'number' })).toMatchObject({ contained: true });
    expect(contains({ type: 'number' }, { type: 'integer' })).toMatchObject({ contained: false, witness: 0.5 });
  });

  it('names files that are there', async () => {
    const links = [...(await readFile(path, 'utf8')).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link);
    for (const link of links) await expect(readFile(join(root, link), 'utf8')).resolves.not.toBe('');
  });
});
