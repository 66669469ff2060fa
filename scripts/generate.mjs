// Writes the pages that are derived from the source. A test says when it has to be run.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = await mkdtemp(join(tmpdir(), 'api-diff-docs-'));
try {
  const outfile = join(scratch, 'documentation.mjs');
  const contents = `
    export { rulesMarkdown } from './src/rules/documentation.ts';
    export { policiesMarkdown } from './src/classify/policy/documentation.ts';
    export { configMarkdown } from './src/config/documentation.ts';
    export { configSchema } from './src/config/json-schema.ts';`;
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  const { configMarkdown, configSchema, policiesMarkdown, rulesMarkdown } = await import(pathToFileURL(outfile).href);
  await mkdir(join(root, 'docs'), { recursive: true });
  await writeFile(join(root, 'docs/RULES.md'), rulesMarkdown());
  await writeFile(join(root, 'docs/POLICIES.md'), policiesMarkdown());
  await writeFile(join(root, 'docs/CONFIG.md'), configMarkdown());
  await writeFile(join(root, 'schema/config.schema.json'), `${JSON.stringify(configSchema(), null, 2)}\n`);
} finally {
  await rm(scratch, { recursive: true });
}
