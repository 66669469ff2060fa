import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReferences } from '../../src/load/references.ts';
import { referencesInJson } from '../../src/load/references-in-json.ts';
import type { Json } from '../../src/model/json.ts';

const names = fc.constantFrom('$ref', 'properties', 'schema', 'example', 'x-a', 'a"b', '$id', 'examples', '\\"$ref\\"');
const targets = fc.constantFrom('#/a', '#/a~1b', 'other.yaml#/x', '#/ключ', 'a"b', 'a\\b', '');
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'large' },
    targets,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 5 }),
  ),
}));

test('the text of a JSON file tells every reference that its value holds, or that the value has to be asked', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (root, indent) => {
      const found = referencesInJson(JSON.stringify(root, null, indent));
      const held = findReferences(root, 'json-schema');
      if (found === undefined) return;
      expect([...held.distinct].filter((reference) => !found.has(reference))).toEqual([]);
      expect(held.named).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['{"a": {"$ref": "#/b"}}', ['#/b']],
  ['{"a": {"$ref" :\n"#/b"}, "c": [{"$ref":"#/b"}, {"$ref":"#/d"}]}', ['#/b', '#/d']],
  ['{"a": "say \\"$ref\\": \\"#/b\\""}', []],
  ['{"a": {"\\u0024ref": "#/b"}}', undefined],
  ['{"a": {"$r\\u0065f": "#/b"}}', undefined],
  ['{"a": {"$ref": "#\\/b"}}', undefined],
  ['{"$id": "a"}', undefined],
])('%s refers to %j', (text, references) => {
  const found = referencesInJson(text);
  expect(found === undefined ? undefined : [...found]).toEqual(references);
});

test('references know where they stand when asked, and what is shared is not looked at again', () => {
  const shared = { schema: { $ref: '#/a/b' } };
  const before = findReferences({ one: shared, two: { $ref: '#/c' } }, 'openapi-schema');
  const after = findReferences({ three: shared, two: { $ref: 'd.yaml' } }, 'openapi-schema', {
    references: before,
    shared: new Set([shared]),
  });
  expect([...after.distinct]).toEqual(['#/a/b', '#/c', 'd.yaml']);
  expect(after.references).toEqual([
    { reference: '#/a/b', pointer: '/three/schema' },
    { reference: 'd.yaml', pointer: '/two' },
  ]);
});
