#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Node 22.1 and later keep what they compiled for the next run. It is kept beside the code, where whoever may change it
// may change the code as well, and where it goes when the package goes; a place that cannot be written to is no fault.
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('../node_modules/.cache/api-diff', import.meta.url)));

const command = new URL('../dist/cli.js', import.meta.url);
if (existsSync(command)) {
  await import(command.href);
} else {
  process.stderr.write('api-diff is not built yet. Run: npm run build\n');
  process.exitCode = 2;
}
