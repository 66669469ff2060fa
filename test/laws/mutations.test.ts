/*
 * The mutations are honest: what they call narrowing lets nothing new through, what they call widening
 * refuses nothing that was accepted, and where both hold on every sample a sample shows the difference.
 * Judged by the referee on the edited place alone.
 */
import { describe, expect, it } from 'vitest';
import { isObject } from '../../src/model/json.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { addressOf } from '../../src/model/pointer.ts';
import { specificationOf } from '../support/openapi-objects.ts';
import { documentOf } from '../support/document.ts';
import { seeded } from '../support/random.ts';
import { valueAt } from '../support/value-at.ts';
import { valuesNear } from './arbitraries/instances.ts';
import type { Mutated } from './mutations/mutation.ts';
import { mutations } from './mutations/table.ts';
import { sitesOf } from './mutations/uses.ts';
import { shop } from './mutations/shop.ts';
import { rulingOf } from './votes.ts';

const versions = ['3.0.3', '3.1.0'] as const;

/** The place below which old and new differ: the schema that was edited. */
function editedSite(root: JsonObject, mutated: Mutated): string | undefined {
  const inside = sitesOf(root).filter(({ pointer }) => mutated.pointer.startsWith(`${pointer}/`));
  return inside.map(({ pointer }) => pointer).sort((a, b) => b.length - a.length)[0];
}

describe.each(versions)('in a document of %s', (version) => {
  const root = shop(version);
  const specification = specificationOf(root);

  it.each(mutations)('$kind', async ({ kind, apply }) => {
    const before = JSON.stringify(root);
    const mutated = apply(root, 1);
    expect(JSON.stringify(root)).toBe(before);
    expect(apply(root, 1)).toEqual(mutated);
    expect(mutated, `the document has a place for: ${kind}`).toBeDefined();
    if (mutated === undefined) return;
    expect(mutated.document).not.toEqual(root);
    expect(valueAt(mutated.side === 'old' ? root : mutated.document, mutated.pointer)).toBeDefined();
    expect(Object.keys(mutated.expected.severity).length).toBeGreaterThan(0);
    const { effect, provable } = mutated.expected;
    const site = editedSite(root, mutated);
    if (!provable || site === undefined) return;
    const address = addressOf('', site);
    const [oldSchema, newSchema] = [valueAt(root, site), valueAt(mutated.document, site)];
    if (!isObject(oldSchema) || !isObject(newSchema)) throw new Error(`no schema at ${site}`);
    const oldRuling = await rulingOf(root, specification, { schema: oldSchema, address });
    const newRuling = await rulingOf(mutated.document, specification, { schema: newSchema, address });
    const random = seeded(3);
    const values = [
      ...valuesNear(documentOf(root), oldSchema, random, 150),
      ...valuesNear(documentOf(mutated.document), newSchema, random, 150),
    ];
    const narrowed = values.some((value) => oldRuling(value) === true && newRuling(value) === false);
    const widened = values.some((value) => oldRuling(value) === false && newRuling(value) === true);
    expect({ narrowed, widened }).toEqual({ narrowed: effect !== 'widens', widened: effect !== 'narrows' });
  });
});

it('names each kind once, and there are enough of them', () => {
  const kinds = mutations.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds.length).toBeGreaterThanOrEqual(30);
});
