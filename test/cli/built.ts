import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
let built: Promise<string> | undefined;

/** The path of `dist/cli.js`, built from the sources as they are now; built once for each test file. */
export function builtCommand(): Promise<string> {
  built ??= promisify(execFile)(process.execPath, [fileURLToPath(new URL('scripts/build.mjs', root))]).then(() =>
    fileURLToPath(new URL('dist/cli.js', root)),
  );
  return built;
}
