import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/commands/failure.ts';
import { writeWhole } from '../../src/commands/write-file.ts';

let home = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'api-diff-write-'));
});

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

describe('writing a report', () => {
  it('replaces what stood there, with its permissions, and leaves nothing beside it', async () => {
    const directory = join(home, 'plain');
    await mkdir(directory);
    const file = join(directory, 'report.json');
    await writeFile(file, 'a longer text than the new one');
    await chmod(file, 0o640);
    await writeWhole(file, 'new');
    expect(await readFile(file, 'utf8')).toBe('new');
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await readdir(directory)).toEqual(['report.json']);
  });

  it('follows a link instead of replacing it', async () => {
    const target = join(home, 'target.txt');
    const link = join(home, 'link.txt');
    await writeFile(target, 'old');
    await symlink(target, link);
    await writeWhole(link, 'new');
    expect(await readFile(target, 'utf8')).toBe('new');
  });

  it('writes to a device without putting a file in its place', async () => {
    await writeWhole('/dev/null', 'gone');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('says why it cannot', async () => {
    await expect(writeWhole(join(home, 'missing', 'a.txt'), 'x')).rejects.toThrow('its directory does not exist');
    await expect(writeWhole(home, 'x')).rejects.toBeInstanceOf(UsageError);
    await expect(writeWhole(home, 'x')).rejects.toThrow('it is a directory');
  });
});
