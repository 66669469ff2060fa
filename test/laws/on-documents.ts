/*
 * Laws 5 and 6 on whole documents that are given: `npm run laws:documents -- spec.yaml ...`. Every rewrite
 * that means the same must leave no finding; every mutation must be found in its directions with its
 * severity and, where a payload can show it, with a witness. Prints a table and what failed.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { load } from 'js-yaml';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ComparedReport } from '../../src/classify/report.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { documentFromValue } from '../../src/load/load-document.ts';
import { specificationOf } from '../support/openapi-objects.ts';
import { mutations } from './mutations/table.ts';
import { rewrites } from './rewrites/table.ts';

const SEEDS = Number(process.env['SEEDS'] ?? 2);
const worst = ['breaking', 'warning', 'compatible', 'cosmetic'] as const;

function reportOf(old: JsonObject, next: JsonObject): ComparedReport {
  const [before, after] = [old, next].map((value, index) => documentFromValue(value, { source: String(index), allowDanglingRefs: true }));
  if (before === undefined || after === undefined) throw new Error('two documents');
  return compareDocuments(before, after, { failOn: 'any', toolVersion: '0', positions: false });
}

interface Tally {
  mutated: number;
  right: number;
  provable: number;
  shown: number;
}

function tryRewrites(root: JsonObject, name: string): readonly string[] {
  const specification = specificationOf(root);
  return rewrites
    .filter(({ takes }) => takes.includes(specification))
    .map((rewrite) => {
      const started = performance.now();
      const found = reportOf(root, rewrite.apply(root, specification, 1)).changes.filter(
        ({ rule }) => !['specification-version-changed', 'component-renamed', 'parameter-order-changed'].includes(rule),
      );
      const examples = found.slice(0, 3).map(({ rule, place, severity }) => `${severity} ${rule} at ${place}`);
      return `${name} | ${rewrite.name} | ${found.length} | ${(performance.now() - started).toFixed(0)} ms | ${examples.join('; ')}`;
    });
}

function tryMutations(root: JsonObject, name: string, tally: Tally): readonly string[] {
  const failures: string[] = [];
  for (const { kind, apply } of mutations) {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const mutated = apply(root, seed);
      if (mutated === undefined) continue;
      tally.mutated += 1;
      const report = reportOf(root, mutated.document);
      const findings = report.changes.flatMap((change) => change.findings.map((finding) => ({ rule: change.rule, finding })));
      const wrong = Object.entries(mutated.expected.severity).flatMap(([direction, admitted]) => {
        const here = findings.filter(({ finding }) => finding.direction === direction);
        const severity = worst.find((level) => here.some(({ finding }) => finding.severity === level));
        if (mutated.expected.provable && severity === 'breaking' && admitted.includes('breaking')) {
          tally.provable += 1;
          if (here.some(({ finding }) => finding.severity === 'breaking' && finding.witness !== null)) tally.shown += 1;
          else failures.push(`${name} | ${kind} seed ${seed} | no witness | ${mutated.pointer}`);
        }
        return severity !== undefined && admitted.includes(severity)
          ? []
          : [`${direction}: ${severity ?? 'nothing'} instead of ${admitted.join(' or ')}`];
      });
      if (wrong.length === 0) tally.right += 1;
      else failures.push(`${name} | ${kind} seed ${seed} | ${wrong.join(', ')} | ${mutated.pointer}`);
    }
  }
  return failures;
}

const tally: Tally = { mutated: 0, right: 0, provable: 0, shown: 0 };
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8');
  const root = (/^\s*\{/.test(text) ? JSON.parse(text) : load(text)) as JsonObject;
  const name = basename(path);
  for (const line of [...tryRewrites(root, name), ...tryMutations(root, name, tally)]) console.log(line);
}
console.log(
  `${tally.mutated} mutations, ${tally.right} judged right (${((100 * tally.right) / tally.mutated).toFixed(1)} %), ${tally.shown} of ${tally.provable} breaks shown by a witness`,
);
