import { execFile } from 'node:child_process';
import { mkdir, readdir, rmdir, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
const command = fileURLToPath(new URL('dist/cli.js', root));
/** What a build writes last. */
const types = fileURLToPath(new URL('dist/index.d.ts', root));
const lock = fileURLToPath(new URL('node_modules/.api-diff-build', root));

/** The path of `dist/cli.js`, built from the sources as they are now. Test files that run at once build it once. */
export async function builtCommand(): Promise<string> {
  while (!(await isCurrent())) {
    if (await taken()) {
      await setTimeout(100);
      continue;
    }
    try {
      if (!(await isCurrent())) await promisify(execFile)(process.execPath, [fileURLToPath(new URL('scripts/build.mjs', root))]);
    } finally {
      await rmdir(lock);
    }
  }
  return command;
}

/** Longer than any build takes: whoever holds the lock was stopped. */
const STALE = 90_000;

async function taken(): Promise<boolean> {
  const since = await timeOf(lock);
  if (since !== 0 && Date.now() - since > STALE) await rmdir(lock).catch(() => undefined);
  try {
    await mkdir(lock);
    return false;
  } catch {
    return true;
  }
}

async function isCurrent(): Promise<boolean> {
  const built = await timeOf(types);
  if (built === 0 || (await timeOf(command)) === 0) return false;
  const sources = await readdir(new URL('src/', root), { recursive: true });
  const times = await Promise.all(
    [...sources.map((name) => `src/${name}`), 'package.json'].map((name) => timeOf(fileURLToPath(new URL(name, root)))),
  );
  return times.every((time) => time <= built);
}

async function timeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
}
