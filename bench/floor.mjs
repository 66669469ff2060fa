// What cannot be avoided: Node's start, reading both files and parsing them.
import { readFileSync } from 'node:fs';

for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8');
  if (/^\s*[{[]/.test(text)) JSON.parse(text);
  else (await import('js-yaml')).load(text);
}
