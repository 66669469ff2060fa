import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top of the git work tree around an absolute directory; undefined where there is none. Git itself is not asked. */
export function workTreeAround(directory: string): string | undefined {
  for (let candidate = directory; ; candidate = dirname(candidate)) {
    // In a linked work tree `.git` is a file.
    if (existsSync(join(candidate, '.git'))) return candidate;
    if (dirname(candidate) === candidate) return undefined;
  }
}
