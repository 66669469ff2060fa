import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { documentFromText } from '../../src/load/document-from-text.ts';
import { repeatedNames } from '../../src/load/repeated-names.ts';

const repeated = (text: string): readonly string[] => repeatedNames(text, JSON.parse(text) as never).map(({ pointer }) => pointer);

describe('names that stand twice in one object', () => {
  it.each<[string, string, readonly string[]]>([
    ['at the top', '{"a":1,"b":2,"a":3}', ['/a']],
    ['below objects and arrays', '{"x":[{},{"p/q":{"n":1,"n":2}}]}', ['/x/1/p~1q/n']],
    ['with space before the colon', '{"a" : 1,\n"a"\t: 2}', ['/a']],
    ['three times, said once', '{"a":1,"a":2,"a":3}', ['/a']],
    ['written with an escape', '{"a":1,"\\u0061":2}', ['/a']],
    ['with values that hold the same again', '{"a":{"a":1},"a":{"a":1,"a":2}}', ['/a/a', '/a']],
    ['once in each of two objects', '{"x":{"a":1},"y":{"a":1}}', []],
    ['in strings only', '{"a":"{\\"b\\":1,\\"b\\":2}","c":": x","d":"\\\\","e":["a","a"]}', []],
    ['as names that objects have by nature', '{"__proto__":1,"constructor":2}', []],
  ])('%s', (_, text, expected) => expect([...repeated(text)].sort()).toEqual([...expected].sort()));

  it('are in no text that was written from a value', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        expect(repeated(JSON.stringify(JSON.parse(text), null, indent))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const text = (filler: string): string =>
    `{"openapi":"3.1.0",\n"info":{"title":"a","version":"1",\n"title":"b","x-filler":"${filler}"},"paths":{}}`;

  it('are notes of a document, with the place of the one that counts', () => {
    const document = documentFromText(text(''), { source: 'api.json' });
    expect(document.notes).toEqual([
      { address: '#/info/title', message: 'the name `title` stands twice in one object, first on line 2; the last one counts' },
    ]);
    expect(document.locate('#/info/title')).toEqual({ file: 'api.json', line: 3, column: 1 });
    expect(document.notesOfLargeFiles()).toEqual([]);
  });

  it('are looked for in a large file only when faults are asked for', () => {
    const document = documentFromText(text('x'.repeat(1_000_000)), { source: 'api.json' });
    expect(document.notes).toEqual([]);
    expect(document.notesOfLargeFiles().map(({ address }) => address)).toEqual(['#/info/title']);
  });
});
