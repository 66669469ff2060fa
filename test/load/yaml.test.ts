import fc from 'fast-check';
import { CORE_SCHEMA, dump, load, mergeTag } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { readYaml } from '../../src/load/read-yaml.ts';
import { faultOf, placeOf } from './faults.ts';

const read = (text: string): unknown => readYaml({ file: 'a.yaml', text }, DEFAULT_LIMITS).value;

describe('YAML', () => {
  test('reads what was dumped, in any style', () => {
    const values = fc
      .jsonValue({ depthSize: 'small', stringUnit: 'binary-ascii' })
      .filter((value) => !/\d{16}|\de/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(
        values,
        fc.record({ flowLevel: fc.constantFrom(-1, 0, 1), quoteStyle: fc.constantFrom('single' as const, 'double' as const) }),
        (value, style) => {
          const plain: unknown = JSON.parse(JSON.stringify(value));
          expect(read(dump(plain, style))).toEqual(plain === null ? null : plain);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('agrees with js-yaml on plain scalars', () => {
    const words = fc.constantFrom(
      'yes',
      'no',
      'on',
      'True',
      'NULL',
      '~',
      '',
      '0o17',
      '0x1F',
      '1_000',
      '+1',
      '-0',
      '1.',
      '.5',
      '1e3',
      '2024-01-01',
      '12:30',
      '08',
      '0b1',
      '-',
      '.',
      '<',
      'null ',
    );
    fc.assert(
      fc.property(fc.oneof(words, fc.stringMatching(/^[-+.0-9eExo_]{1,6}$/)), (text) => {
        let expected: unknown;
        try {
          expected = load(`a: ${text}`, { schema: CORE_SCHEMA.withTags(mergeTag) });
        } catch {
          return;
        }
        expect(read(`a: ${text}`)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['200: ok', { '200': 'ok' }],
    ['1.0: a', { '1.0': 'a' }],
    ['true: a\nnull: b', { true: 'a', null: 'b' }],
    ['a: yes\nb: no\nc: on', { a: 'yes', b: 'no', c: 'on' }],
    ['a: 2020-01-01', { a: '2020-01-01' }],
    ['a: 9223372036854775807', { a: 9223372036854775807n }],
    ['a: 0xFFFFFFFFFFFFFFFF', { a: 18446744073709551615n }],
    ['a: !!str 1\nb: "1"', { a: '1', b: '1' }],
    ['? a\n: 1', { a: 1 }],
    ['a: |\n  x\n  y\nb: >\n  x\n  y\n', { a: 'x\ny\n', b: 'x y\n' }],
    ['a: 1\r\nb:\r\n  - x\r\n', { a: 1, b: ['x'] }],
    ['---\na: 1\n...\n', { a: 1 }],
    ['%YAML 1.2\n---\na: 1\n---\n', { a: 1 }],
    ['base: &b {x: 1, y: 2}\nc: {<<: *b, y: 3}', { base: { x: 1, y: 2 }, c: { x: 1, y: 3 } }],
    ['c: {y: 3, <<: [{x: 1, y: 2}, {x: 5, z: 6}]}', { c: { y: 3, x: 1, z: 6 } }],
    ['"<<": 1', { '<<': 1 }],
    ['a: &x v\nb: *x\n*x : c', { a: 'v', b: 'v', v: 'c' }],
    ['constructor: 1\ntoString: 2', { constructor: 1, toString: 2 }],
  ])('%j', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  test('`__proto__` is a name like any other, also through a merge', () => {
    const value = read('a: &a\n  __proto__: {polluted: 1}\nb:\n  <<: *a\n') as Record<string, object>;
    expect(Object.keys(value['b'] ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value['b'])).toBe(Object.prototype);
  });

  test.each([
    ['a: 1\nb: 2\na: 3', '3:1 invalid-yaml', 'the key `a` stands twice in one mapping, first on line 1'],
    ['a:\n  x: {200: a, "200": b}', '2:15 invalid-yaml', 'the key `200` stands twice'],
    ['a: *b', '1:4 invalid-yaml', 'the alias `*b` names no anchor'],
    ['a: &a\n  b: *a', '2:6 invalid-yaml', 'stands inside what it repeats'],
    ['a: .nan', '1:4 invalid-yaml', '`.nan` is no number'],
    ['a: 1e999', '1:4 invalid-yaml', 'is no number'],
    ['a: !secret x', '1:4 invalid-yaml', 'the tag `!secret` is not supported'],
    ['a: 1\n---\nb: 2', '2:1 invalid-yaml', 'a second YAML document'],
    ['a: b: c', '1:5 invalid-yaml', ''],
    ['a:\n\tb: 1', '2:1 invalid-yaml', 'tab characters'],
    ['a: [1, 2', '1:9 invalid-yaml', 'flow collection'],
    ['? [a]\n: 1', '1:3 invalid-yaml', 'a key must be a plain name'],
    ['a: {<<: 1}', '1:5 invalid-yaml', 'a merge key'],
    ['# nothing', '1:1 empty-file', 'nothing but comments'],
  ])('%j is a fault at %s', async (text, place, message) => {
    const fault = await faultOf(() => read(text));
    expect(placeOf(fault)).toBe(place);
    expect(fault.message).toContain(message);
  });

  test('aliases of aliases are bounded, shared values are not copied', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level <= 9; level += 1)
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    expect((await faultOf(() => read(lines.join('\n')))).code).toBe('too-many-aliases');
    const value = read(lines.slice(0, 3).join('\n')) as Record<string, readonly unknown[]>;
    expect(value['a1']?.[0]).toBe(value['a0']);
  });

  test('nesting beyond the limit is a fault, never a stack overflow', async () => {
    expect((await faultOf(() => read('['.repeat(100_000)))).code).toBe('too-deep');
    expect((await faultOf(() => read('- '.repeat(100_000)))).code).toBe('too-deep');
    const deep = Array.from({ length: 990 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    expect(read(deep)).toBeTypeOf('object');
  });
});
