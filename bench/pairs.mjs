// The pairs of documents that are measured.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatePair, growths } from './generate.mjs';

const fixture = fileURLToPath(new URL('../fixtures/apis/users-v1-v2', import.meta.url));

/** What was asked for: a directory of pairs, files two by two, a document that grows, or else the pair of the README. */
export function pairsOf(words, { growth, scratch }) {
  if (growth) return grownPairs(scratch);
  if (words.length === 1 && existsSync(words[0]) && statSync(words[0]).isDirectory()) return pairsIn(resolve(words[0]));
  if (words.length % 2 !== 0) return undefined;
  if (words.length === 0) return [{ name: 'users', old: join(fixture, 'old.yaml'), next: join(fixture, 'new.yaml') }];
  return words.flatMap((word, index) => {
    const [old, next] = [resolve(word), resolve(words[index + 1] ?? '')];
    return index % 2 === 0 ? [{ name: `${basename(old)} → ${basename(next)}`, old, next }] : [];
  });
}

/** A directory of pairs holds folders with `old.*` and `new.*`. */
function pairsIn(directory) {
  return readdirSync(directory)
    .sort()
    .flatMap((name) => {
      const files = statSync(join(directory, name)).isDirectory() ? readdirSync(join(directory, name)).sort() : [];
      const [next, old] = ['new.', 'old.'].map((start) => files.find((file) => file.startsWith(start)));
      return old === undefined || next === undefined ? [] : [{ name, old: join(directory, name, old), next: join(directory, name, next) }];
    });
}

/** Each way to grow, from the smallest document to one that is 16 times as large. */
function grownPairs(scratch) {
  return growths.flatMap((way) =>
    [1, 2, 4, 8, 16].map((factor) => {
      const texts = generatePair(way, factor);
      const [old, next] = ['old', 'new'].map((side) => join(scratch, `${way}-${factor}-${side}.yaml`));
      writeFileSync(old, texts.old);
      writeFileSync(next, texts.new);
      return { name: `${way}, ${factor} times`, old, next };
    }),
  );
}
