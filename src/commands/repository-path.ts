import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { workTreeAround } from '../load/work-tree.ts';
import { isWebAddress } from '../load/read-url.ts';
import { parseRevisionPath } from '../load/revision-path.ts';

/**
 * Gives files the name that they have from the top of the git work tree around a directory, with `/` between its
 * parts: what GitHub and GitLab look up. A file outside, or without a work tree, keeps its name.
 */
export function repositoryPaths(directory: string): (file: string) => string {
  const top = workTreeAround(realDirectory(directory));
  return (file) => {
    if (top === undefined || file === '-' || isWebAddress(file)) return file;
    const revision = existsSync(file) ? undefined : parseRevisionPath(file);
    // Git counts the path of a revision from the top, unless it begins with a dot.
    const place = revision === undefined ? file : /^\.\.?\//.test(revision.path) ? revision.path : join(top, revision.path);
    const path = relative(top, resolve(realDirectory(directory), place));
    return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path.split(sep).join('/');
  };
}

function realDirectory(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return directory;
  }
}
