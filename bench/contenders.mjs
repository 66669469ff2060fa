// What is run on a pair, and what that needs to be there.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const node = process.execPath;

/** `verdicts` are the exit codes of a program that did its work. */
const all = [
  { name: 'node -e 0', command: () => [node, '-e', '0'], verdicts: [0] },
  { name: 'floor', command: (old, next) => [node, here('floor.mjs'), old, next], verdicts: [0] },
  {
    name: 'js-yaml 4, loading both',
    needs: here('node_modules/js-yaml-4'),
    command: (old, next) => [node, here('rivals/load-both.mjs'), old, next],
    verdicts: [0],
  },
  { name: 'api-diff', command: (old, next) => [node, here('../bin/api-diff.js'), old, next], verdicts: [0, 1] },
  { name: 'oasdiff', needs: 'oasdiff', command: (old, next) => ['oasdiff', 'changelog', old, next], verdicts: [0, 1] },
  {
    name: 'redocly diff',
    needs: here('node_modules/@redocly/cli'),
    command: (old, next) => [node, here('node_modules/@redocly/cli/bin/cli.js'), 'diff', old, next, '--fail-on', 'none'],
    verdicts: [0],
  },
  {
    name: 'api-smart-diff',
    needs: here('node_modules/api-smart-diff'),
    command: (old, next) => [node, here('rivals/api-smart-diff.mjs'), old, next],
    verdicts: [0],
  },
  {
    name: 'openapi-diff',
    needs: here('node_modules/openapi-diff'),
    command: (old, next) => [node, here('rivals/openapi-diff.mjs'), old, next],
    verdicts: [0],
  },
];

/** A path is looked for where it says, a name on the PATH. */
function isThere(needed) {
  if (needed.includes('/') || needed.includes('\\')) return existsSync(needed);
  return (process.env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, needed)));
}

/** Those that can be run here, and the names of the others. */
export function contenders() {
  const present = all.filter(({ needs }) => needs === undefined || isThere(needs));
  return { present, absent: all.filter((one) => !present.includes(one)).map(({ name }) => name) };
}
