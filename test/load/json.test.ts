import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { createJsonPlaces } from '../../src/load/locate-json.ts';
import { parseText } from '../../src/load/parse-text.ts';
import { readJson } from '../../src/load/read-json.ts';
import { faultOf, placeOf } from './faults.ts';

const read = (text: string): unknown => parseText({ file: 'a.json', text }, DEFAULT_LIMITS).value;
const exact = (text: string): unknown => readJson({ file: 'a.json', text }, DEFAULT_LIMITS);

describe('JSON', () => {
  test('the exact reader reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed: unknown = JSON.parse(text);
        // Doubles beyond 2^53 are integers, which are told apart exactly here.
        fc.pre(!/\d{16}|\de/.test(text));
        expect(exact(text)).toEqual(parsed);
      }),
      { numRuns: 300 },
    );
  });

  test('the exact reader refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', '-', '.', 'true', 'nul', '\\', '\n', ' ', 'e', '"a"'), {
          maxLength: 8,
        }),
        (parts) => {
          const text = parts.join('');
          let refused = false;
          try {
            JSON.parse(text);
          } catch {
            refused = true;
          }
          if (refused) expect(() => exact(text)).toThrow();
          else expect(exact(text)).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['{"a": 1,}', '1:8 invalid-json'],
    ['{\n  "a": [1, 2,\n  ]\n}', '2:13 invalid-json'],
    ['{"a" 1}', '1:6 invalid-json'],
    ['{"a": "x', '1:7 invalid-json'],
    ['{"a": "tab\there"}', '1:11 invalid-json'],
    ['{"a": "\\x"}', '1:8 invalid-json'],
    ['{"a": 1} 2', '1:10 invalid-json'],
    ['{"a": 01}', '1:8 invalid-json'],
    ['{"a": NaN}', '1:7 invalid-json'],
    ['{\r\n"a": tru}', '2:6 invalid-json'],
    ['{"a": 1 // why\n}', '1:9 invalid-json'],
    ['{"a": 1e400}', '1:7 invalid-json'],
    ['[', '1:2 invalid-json'],
  ])('%j is a fault at %s', async (text, place) => {
    expect(placeOf(await faultOf(() => read(text)))).toBe(place);
  });

  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['1e17', 100000000000000000n],
    ['9007199254740993.0', 9007199254740993n],
    ['9007199254740993.5', 9007199254740994],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['0.1', 0.1],
    ['1E3', 1000],
  ])('%s is %s', (literal, value) => {
    expect(read(`[${literal}]`)).toEqual([value]);
  });

  test('names of any spelling are own names', () => {
    const value = read('{"__proto__": {"constructor": 1}, "toString": 12345678901234567890}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'toString']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('the last of two equal names counts, whichever reader reads it', () => {
    expect(read('{"a": 1, "a": 2}')).toEqual({ a: 2 });
    expect(read('{"a": 1, "a": 2, "b": 12345678901234567890}')).toEqual({ a: 2, b: 12345678901234567890n });
  });

  test('nesting beyond the limit is a fault, never a stack overflow', async () => {
    expect(placeOf(await faultOf(() => read('['.repeat(100_000) + ']'.repeat(100_000))))).toBe('1:1001 too-deep');
    expect(placeOf(await faultOf(() => read('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000))))).toBe('1:5001 too-deep');
    expect(read('['.repeat(1000) + ']'.repeat(1000))).toBeInstanceOf(Array);
  });

  test('what begins like JSON and is none is YAML, unless the file says it is JSON', () => {
    const text = '{a: 1, # fine in YAML\n b: [x,]}';
    expect(parseText({ file: 'a.yaml', text }, DEFAULT_LIMITS).value).toEqual({ a: 1, b: ['x'] });
    expect(() => read(text)).toThrow('expected a name in double quotes, found `a`');
    expect(read('a: YAML in a .json file')).toEqual({ a: 'YAML in a .json file' });
  });

  test('every value knows its place', () => {
    const text = '{\n  "a": {"b/c": [10, {"d": 1}]},\n  "e": []\n}';
    const offsetOf = parseText({ file: 'a.json', text }, DEFAULT_LIMITS).locator();
    const at = (...tokens: string[]): string => text.slice(offsetOf(tokens)).split(/[:,\]]/)[0] ?? '';
    expect(offsetOf([])).toBe(0);
    expect(at('a')).toBe('"a"');
    expect(at('a', 'b/c')).toBe('"b/c"');
    expect(at('a', 'b/c', '0')).toBe('10');
    expect(at('a', 'b/c', '1')).toBe('{"d"');
    expect(at('a', 'b/c', '1', 'd')).toBe('"d"');
    expect(at('a', 'b/c', '7', 'z')).toBe('"b/c"');
    expect(at('e', '0')).toBe('"e"');
  });

  test('the place of any value is where it stands, however long it is and whatever its strings hold', () => {
    const names = fc.constantFrom('a', 'b/c', '}', '"', '\\', '\\"{', '', 'ключ');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5, depthSize: 'large' },
        fc.oneof(fc.constant('x'.repeat(300)), fc.constantFrom('\\', '"', '{', ']\n', '\\"', ', "'), fc.nat(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(names, tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1, 2, '\t'), (root, indent) => {
        const text = JSON.stringify(root, null, indent);
        const places = createJsonPlaces(text);
        const check = (at: unknown, tokens: readonly string[], isEntry: boolean): void => {
          const found = text.slice(places(tokens).start);
          const name = isEntry ? `${JSON.stringify(tokens.at(-1))}:${indent === undefined ? '' : ' '}` : '';
          const shown = JSON.stringify(at, null, indent).split('\n')[0] ?? '';
          expect(found.startsWith(name + shown)).toBe(true);
          if (typeof at !== 'object' || at === null) return;
          for (const [key, below] of Object.entries(at)) check(below, [...tokens, key], !Array.isArray(at));
        };
        check(root, [], false);
      }),
      { numRuns: 300 },
    );
  });

  test('numbers that JSON.parse rounds are read as the exact reader reads them', () => {
    const number = fc.oneof(
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
      fc.constantFrom('1e17', '-0', '9007199254740993.0', '1.5', '3', '1e-400', '12345678901234567890123e-3'),
    );
    const { value } = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        number,
        fc.constantFrom('"12345678901234567890"', 'null'),
        fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(' , ')}]`),
        fc
          .array(fc.tuple(fc.constantFrom('a', '__proto__', '1', 'b"'), tie('value')), { maxLength: 4 })
          .map((pairs) => `{${pairs.map(([name, below]) => `${JSON.stringify(name)} : ${below}`).join(',\n')}}`),
      ),
    }));
    fc.assert(
      fc.property(value, (text) => {
        expect(read(text)).toEqual(exact(text));
      }),
      { numRuns: 500 },
    );
  });

  test('places of long lists of texts are found', () => {
    const text = JSON.stringify({ list: Array.from({ length: 300_000 }, () => 'text'), after: { it: 1 } });
    expect(text.slice(createJsonPlaces(text)(['after', 'it']).start)).toBe('"it":1}}');
  });
});
