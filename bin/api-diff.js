#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

// Node 22.1 and later keep what they compiled for the next run.
module.enableCompileCache?.();

const command = new URL('../dist/cli.js', import.meta.url);
if (existsSync(command)) {
  await import(command.href);
} else {
  process.stderr.write('api-diff is not built yet. Run: npm run build\n');
  process.exitCode = 2;
}
