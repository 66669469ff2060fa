/*
 * Law 6: in each direction, the witness of a breaking finding is accepted by that direction's sender and
 * refused by its receiver: requests go from the old document to the new one, responses the other way.
 * The mutations know their verdict beforehand, so a swapped severity cannot hide.
 */
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ReportFinding } from '../../src/classify/report.ts';
import type { Direction } from '../../src/model/api.ts';
import { addressOf } from '../../src/model/pointer.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { documentOf } from '../support/document.ts';
import { specificationOf } from '../support/openapi-objects.ts';
import { valueAt } from '../support/value-at.ts';
import { mutations } from './mutations/table.ts';
import { shop } from './mutations/shop.ts';
import { rulingOf } from './votes.ts';

const worst = ['breaking', 'warning', 'compatible', 'cosmetic'] as const;

/** The schemas of the whole payload that a finding's witness is for. */
function payloadPointer({ operation, where }: { readonly operation: string; readonly where: string }): string | undefined {
  const [method, path] = operation.split(' ');
  const of = /^(?:request body|response (\S+)) (\S+)$/.exec(where);
  if (method === undefined || path === undefined || of === null) return undefined;
  const status = of[1];
  const holder = status === undefined ? 'requestBody' : `responses/${status}`;
  return `/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/${holder}/content/${(of[2] as string).replaceAll('/', '~1')}/schema`;
}

async function confirm(old: JsonObject, next: JsonObject, direction: Direction, finding: ReportFinding): Promise<void> {
  const { witness } = finding;
  const pointer = witness === null ? undefined : payloadPointer(witness);
  if (witness === null || pointer === undefined) return;
  const [sender, receiver] = direction === 'request' ? [old, next] : [next, old];
  const ruling = async (root: JsonObject) =>
    rulingOf(root, specificationOf(root), { schema: valueAt(root, pointer) ?? true, address: addressOf('', pointer) }, direction);
  const said = { witness: witness.value, sent: (await ruling(sender))(witness.value), taken: (await ruling(receiver))(witness.value) };
  expect(said).toEqual({ witness: witness.value, sent: true, taken: false });
}

describe.each(['3.0.3', '3.1.0'] as const)('in a document of %s', (version) => {
  const root = shop(version);

  it.each(mutations)('$kind', async ({ apply }) => {
    for (const seed of [1, 2, 3]) {
      const mutated = apply(root, seed);
      if (mutated === undefined) return;
      const report = compareDocuments(documentOf(root), documentOf(mutated.document), {
        failOn: 'breaking',
        toolVersion: '0',
        positions: false,
      });
      const findings = report.changes.flatMap((change) => change.findings.map((finding) => ({ rule: change.rule, finding })));
      for (const [direction, admitted] of Object.entries(mutated.expected.severity)) {
        const here = findings.filter(({ finding }) => finding.direction === direction);
        const severity = worst.find((level) => here.some(({ finding }) => finding.severity === level));
        expect({ pointer: mutated.pointer, direction, severity, rules: here.map(({ rule }) => rule) }).toEqual({
          pointer: mutated.pointer,
          direction,
          severity: admitted.find((level) => level === severity) ?? admitted[0],
          rules: here.map(({ rule }) => rule),
        });
        const breaking = here.filter(({ finding }) => finding.severity === 'breaking');
        for (const { finding } of breaking) await confirm(root, mutated.document, finding.direction, finding);
        if (mutated.expected.provable && severity === 'breaking')
          expect(breaking.some(({ finding }) => finding.witness !== null)).toBe(true);
      }
    }
  });
});
