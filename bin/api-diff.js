#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Node 22.1 and later keep what they compiled for the next run. It is kept beside the code, where whoever may change it
// may change the code as well, and where it goes when the package goes; a place that cannot be written to is no fault.
module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? fileURLToPath(new URL('../node_modules/.cache/api-diff', import.meta.url)));

// Node 20 begins to optimise a function after little work, and a run of a second or two ends before that pays: half of its
// processor time went there. Later versions of V8 wait longer by themselves and no longer have this option.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');

const command = new URL('../dist/cli.js', import.meta.url);
if (existsSync(command)) {
  await import(command.href);
} else {
  process.stderr.write('api-diff is not built yet. Run: npm run build\n');
  process.exitCode = 2;
}
