/*
 * How often the judge decides, and whether it is right, over random pairs of schemas: `npm run laws:figures`, with
 * `PAIRS=30000` for each version and `SEED=1` by default. Judged on schemas as written, without lenses.
 */
import fc from 'fast-check';
import type { SpecificationVersion } from '../../src/model/api.ts';
import { canonical } from '../../src/model/json.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import type { Verdict } from '../../src/schema/node.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';
import { seeded } from '../support/random.ts';
import { schemaDocumentPairs } from './arbitraries/documents.ts';
import type { SchemaDocument } from './arbitraries/documents.ts';
import { valuesNear } from './arbitraries/instances.ts';
import { rulingOf } from './votes.ts';

const PAIRS = Number(process.env['PAIRS'] ?? 30_000);
const SEED = Number(process.env['SEED'] ?? 1);
const SAMPLES = 20;

interface SchemaDocumentPair {
  readonly old: SchemaDocument;
  readonly new: SchemaDocument;
}

function verdictOf(specification: SpecificationVersion, pair: SchemaDocumentPair): Verdict {
  const store = createStore();
  const node = (side: 'old' | 'new') =>
    createSchemaReader({ document: documentOf(pair[side].root), specification, store, side, evaluation: 'starts' }).node([
      pair[side].place.address,
    ]);
  return createJudge(store).contained(node('old'), node('new'));
}

async function figuresOf(specification: SpecificationVersion): Promise<string> {
  const counts = { contained: 0, refuted: 0, unknown: 0, confirmed: 0, contradicted: 0, sampled: 0, lost: 0 };
  const reasons = new Map<string, number>();
  const random = seeded(SEED);
  const failures: string[] = [];
  await fc.assert(
    fc.asyncProperty(schemaDocumentPairs(specification), async (pair) => {
      const [sent, taken] = [
        await rulingOf(pair.old.root, specification, pair.old.place),
        await rulingOf(pair.new.root, specification, pair.new.place),
      ];
      const verdict = verdictOf(specification, pair);
      counts[verdict.answer] += 1;
      const tell = (what: string): void => {
        failures.push(
          `${what}: ${JSON.stringify(pair.old.root['components'] ?? pair.old.root['definitions'])} against ${JSON.stringify(pair.new.place.schema)}`,
        );
      };
      switch (verdict.answer) {
        case 'unknown':
          reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
          return;
        case 'refuted': {
          const [p, q] = [sent(verdict.witness), taken(verdict.witness)];
          if (p === true && q === false) counts.confirmed += 1;
          else if (p !== 'unknown' && q !== 'unknown') {
            counts.contradicted += 1;
            tell('a witness that is none');
          } else tell(`nobody judges ${canonical(verdict.witness)}`);
          return;
        }
        case 'contained':
          for (const { plain } of [pair.old, pair.new]) {
            for (const value of valuesNear(documentOf(plain.root), plain.schema, random, SAMPLES / 2)) {
              if (sent(value) !== true) continue;
              counts.sampled += 1;
              if (taken(value) !== false) continue;
              counts.lost += 1;
              tell('not contained');
            }
          }
      }
    }),
    { numRuns: PAIRS, seed: SEED },
  );
  const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(3)} %`;
  return [
    `${specification}: ${PAIRS} pairs, ${counts.contained} contained, ${counts.refuted} not, ${counts.unknown} unknown (${percent(counts.unknown, PAIRS)})`,
    `  witnesses confirmed: ${percent(counts.confirmed, counts.refuted)}; contradicted: ${counts.contradicted}; not judged: ${counts.refuted - counts.confirmed - counts.contradicted}`,
    `  contained, and yet a sample is lost: ${counts.lost} of ${counts.sampled} samples that the first accepts`,
    ...[...reasons].map(([reason, count]) => `  unknown because ${reason}: ${count}`),
    ...failures.map((failure) => `  ${failure}`),
  ].join('\n');
}

for (const specification of ['2.0', '3.0', '3.1'] as const) console.log(await figuresOf(specification));
