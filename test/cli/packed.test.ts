import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const pair = ['old.yaml', 'new.yaml'].map((name) => join(root, 'fixtures/apis/users-v1-v2', name)) as [string, string];
let scratch = '';

beforeAll(async () => {
  await builtCommand();
  scratch = await mkdtemp(join(tmpdir(), 'api-diff-packed-'));
});
afterAll(async () => rm(scratch, { recursive: true, force: true }));

/** Runs `npx api-diff` in a folder; another package has that name, and must never be the one that runs. */
async function npx(folder: string, words: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> {
  try {
    return { code: 0, stdout: (await run('npx', ['--no-install', 'api-diff', ...words], { cwd: folder })).stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, stdout };
  }
}

describe('npx api-diff runs this command', () => {
  it.each(['.', 'src', 'fixtures/apis'])('in the checkout, in %s', async (folder) => {
    const { code, stdout } = await npx(join(root, folder), pair);
    expect(stdout).toContain('type-changed');
    expect(code).toBe(1);
  });

  it('in a project that installed the packed tarball, and so does the library', async () => {
    const { stdout: packed } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch], { cwd: root });
    const [tarball] = JSON.parse(packed) as readonly { readonly filename: string; readonly files: readonly { readonly path: string }[] }[];
    const paths = tarball?.files.map(({ path }) => path) ?? [];
    expect(paths).toEqual(
      expect.arrayContaining(['bin/api-diff.js', 'dist/cli.js', 'dist/index.d.ts', 'schema/report.schema.json', 'LICENSE']),
    );
    expect(paths.filter((path) => /^(src|test|fixtures)\//.test(path))).toEqual([]);
    const project = join(scratch, 'project');
    await mkdir(project);
    await writeFile(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }');
    const filename = join(scratch, tarball?.filename.replace('@', '').replace('/', '-') ?? '');
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', filename], { cwd: project });
    const { code, stdout } = await npx(project, ['--version']);
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    expect({ code, version: stdout.trim() }).toEqual({ code: 0, version });
    expect((await npx(project, pair)).code).toBe(1);
    await writeFile(
      join(project, 'try.js'),
      `import { compare } from '@api-diff/cli';\nconst report = await compare(...process.argv.slice(2));\nconsole.log(report.verdict.bump.next);\n`,
    );
    const library = await run(process.execPath, ['try.js', ...pair], { cwd: project });
    expect(library.stdout.trim()).toBe('2.0.0');
  }, 180_000);
});
