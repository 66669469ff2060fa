import yaml from 'js-yaml-4';
import { readFileSync } from 'node:fs';

/** A document as js-yaml 4 or JSON.parse reads it, whichever it is by its first character. */
export function readDocument(path) {
  const text = readFileSync(path, 'utf8');
  return /^\s*[{[]/.test(text) ? JSON.parse(text) : yaml.load(text);
}
