import { describe, expect, test } from 'vitest';
import { documentFromText } from '../../src/load/document-from-text.ts';
import { documentFromValue } from '../../src/load/load-document.ts';
import { faultOf, placeOf, yaml } from './faults.ts';

const text = (content: string, options = {}): ReturnType<typeof documentFromText> =>
  documentFromText(content, { source: 'api.yaml', ...options });

describe('digits of a number', () => {
  test.each([
    ['info:\n  version: 1.10 # next', '1.10'],
    ['info: {title: T, version: 1.0}', '1.0'],
    ['{"openapi": "3.0.0", "info": {"version": 2.0}}', '2.0'],
    // Near misses: a text has no digits of a number, and other ways to write one are not how versions are written.
    ['info: {version: "1.10"}', undefined],
    ['info: {version: 1e2}', undefined],
  ])('%s', (content, digits) => {
    const document = text(content.startsWith('{') ? content : `openapi: 3.0.0\n${content}`);
    expect(document.digitsAt?.('#/info/version')).toBe(digits);
  });
});

describe('positions', () => {
  const document = yaml(
    [
      'components:',
      '  schemas:',
      '    User: &user',
      '      type: object',
      '      enum: [a, "b"]',
      '    Copy: *user',
      '    Merged:',
      '      <<: *user',
      '      title: M',
      '    "a/b":',
      '      - |',
      '        text',
      '      - {x: 1}',
    ].join('\n'),
  );

  test.each([
    ['#', '1:1'],
    ['#/info/version', '2:18'],
    ['#/components/schemas/User', '6:5'],
    ['#/components/schemas/User/enum/1', '8:17'],
    ['#/components/schemas/User/nothing/here', '6:5'],
    ['#/components/schemas/Copy', '9:5'],
    ['#/components/schemas/Copy/type', '7:7'],
    ['#/components/schemas/Merged/type', '7:7'],
    ['#/components/schemas/Merged/title', '12:7'],
    ['#/components/schemas/a~1b/0', '14:9'],
    ['#/components/schemas/a~1b/1/x', '16:10'],
    ['#/nothing', '1:1'],
  ])('%s stands at %s', (address, place) => {
    const position = document.locate(address);
    expect(`${position?.line}:${position?.column}`).toBe(place);
  });

  test('a line can be shown', () => {
    expect(document.lineOf({ file: 'api.yaml', line: 2, column: 1 })).toBe("info: {title: T, version: '1'}");
    expect(document.lineOf({ file: 'api.yaml', line: 99, column: 1 })).toBeUndefined();
  });

  test('a parsed value has none', () => {
    expect(documentFromValue({ openapi: '3.0.0' }, { source: 'x' }).locate('#/openapi')).toBeUndefined();
  });

  test('a byte order mark takes no column', () => {
    expect(text('\uFEFFopenapi: 3.0.0').locate('#/openapi')).toEqual({ file: 'api.yaml', line: 1, column: 1 });
  });
});

describe('at and resolve', () => {
  const document = yaml(
    'components:\n  schemas:\n    "a b/c~d%": {type: string, enum: [x]}\n    R: {$ref: "#/components/schemas/a%20b~1c~0d%25"}',
  );

  test('pointers are read by RFC 6901', () => {
    expect(document.at('#/components/schemas/a b~1c~0d%/enum/0')).toBe('x');
    expect(document.at('#/components/schemas/a b~1c~0d%/enum/00')).toBeUndefined();
    expect(document.at('#/components/schemas/a b~1c~0d%/enum/length')).toBeUndefined();
    expect(document.at('#/toString')).toBeUndefined();
    expect(document.at('other.yaml#')).toBeUndefined();
  });

  test('fragments are percent-decoded', () => {
    expect(document.resolve('#/components/schemas/a%20b~1c~0d%25', '#/paths')).toBe('#/components/schemas/a b~1c~0d%');
    expect(document.resolve('#', '#/paths')).toBe('#');
    expect(document.resolve('#/components/schemas/None', '#')).toBeUndefined();
    expect(document.resolve('#anchor', '#')).toBeUndefined();
    expect(document.resolve('other.yaml', '#')).toBeUndefined();
  });

  test('inside a schema with an `$id` references count from it, from 3.1 on', () => {
    const schemas =
      'components: {schemas: {A: {$id: "https://e.org/a", $defs: {X: {type: string}}, $ref: "#/$defs/X"}, B: {$ref: "https://e.org/a"}}}';
    const newer = yaml(schemas);
    expect(newer.resolve('#/$defs/X', '#/components/schemas/A')).toBe('#/components/schemas/A/$defs/X');
    expect(newer.resolve('https://e.org/a#/$defs/X', '#/components/schemas/B')).toBe('#/components/schemas/A/$defs/X');
    expect(() => text(`openapi: 3.0.0\n${schemas}`)).toThrow('leads nowhere');
  });

  test('the root is known by its `$self`', () => {
    const document32 = text(
      'openapi: 3.2.0\n$self: https://e.org/api\ncomponents: {schemas: {A: {type: string}, B: {$ref: "https://e.org/api#/components/schemas/A"}}}',
    );
    expect(document32.resolve('https://e.org/api#/components/schemas/A', '#/components/schemas/B')).toBe('#/components/schemas/A');
  });
});

describe('references that lead nowhere', () => {
  test('are an error with a place and a suggestion', async () => {
    const fault = await faultOf(() =>
      yaml('components:\n  schemas:\n    User: {}\n    List:\n      items:\n        $ref: "#/components/schemas/Usr"'),
    );
    expect(placeOf(fault)).toBe('9:9 unresolved-reference');
    expect(fault.message).toBe('`$ref: #/components/schemas/Usr` leads nowhere: `/components/schemas` has no `Usr`');
    expect(fault.hint).toBe('Did you mean `User`? To compare all the same: --allow-dangling-refs.');
  });

  test('are notes when allowed', () => {
    const document = text('openapi: 3.0.0\npaths: {/a: {$ref: "#/no/where"}}', { allowDanglingRefs: true });
    expect(document.notes).toEqual([
      { address: '#/paths/~1a/$ref', message: '`$ref: #/no/where` leads nowhere: the top of the file has no `no`' },
    ]);
  });

  test.each([
    ['a property called $ref', 'components: {schemas: {A: {properties: {$ref: {type: string}}}}}'],
    ['an example', 'components: {schemas: {A: {example: {$ref: "#/x"}}}}'],
    ['an example of an Example Object', 'components: {examples: {A: {value: {$ref: "#/x"}}}}'],
    ['examples of a schema', 'components: {schemas: {A: {examples: [{$ref: "#/x"}]}}}'],
    ['a default', 'components: {schemas: {A: {default: {$ref: "#/x"}}}}'],
    ['an enum', 'components: {schemas: {A: {enum: [{$ref: "#/x"}]}}}'],
    ['a const', 'components: {schemas: {A: {const: {$ref: "#/x"}}}}'],
    ['an extension', 'x-a: {$ref: "#/x"}'],
    ['an extension of paths', 'webhooks: {}\ncomponents: {responses: {x-a: {$ref: "#/x"}}}'],
    ['an anchor that is there', 'components: {schemas: {A: {$anchor: here}, B: {$ref: "#here"}}}'],
    ['a recursive schema', 'components: {schemas: {A: {properties: {a: {$ref: "#/components/schemas/A"}}}}}'],
  ])('%s is no fault', (_, extra) => {
    expect(yaml(extra).notes).toEqual([]);
  });

  test.each([
    ['a property called example', 'components: {schemas: {A: {properties: {example: {$ref: "#/x"}}}}}'],
    ['a property called x-a', 'components: {schemas: {A: {properties: {x-a: {$ref: "#/x"}}}}}'],
    ['the default response', 'components: {pathItems: {p: {get: {responses: {default: {$ref: "#/x"}}}}}}'],
    ['a referenced Example Object', 'components: {examples: {A: {$ref: "#/x"}}}'],
    ['an item of allOf', 'components: {schemas: {A: {allOf: [{$ref: "#/x"}]}}}'],
    ['an anchor that is not there', 'components: {schemas: {B: {$ref: "#there"}}}'],
    ['another file', 'components: {schemas: {B: {$ref: "b.yaml"}}}'],
  ])('%s is one', async (_, extra) => {
    expect((await faultOf(() => yaml(extra))).code).toBe('unresolved-reference');
  });

  test.each([
    ['itself', 'A: {$ref: "#/components/schemas/A"}'],
    ['each other', 'A: {$ref: "#/components/schemas/B"}\n    B: {$ref: "#/components/schemas/A"}'],
    [
      'a circle further on',
      'S: {$ref: "#/components/schemas/A"}\n    A: {$ref: "#/components/schemas/B"}\n    B: {$ref: "#/components/schemas/A"}',
    ],
  ])('schemas that name only %s are an error, allowed or not', async (_, schemas) => {
    const content = `openapi: 3.0.0\ncomponents:\n  schemas:\n    ${schemas}`;
    const fault = await faultOf(() => text(content, { allowDanglingRefs: true }));
    expect(placeOf(fault)).toBe('4:9 self-reference');
  });
});

describe('the version', () => {
  test.each(['openapi: 3.0.3', 'openapi: 3.1.1', 'openapi: 3.2.0', 'openapi: 3.1', 'openapi: 3.0', 'swagger: "2.0"', 'swagger: 2.0'])(
    '%s is supported',
    (line) => {
      expect(text(line).notes).toEqual([]);
    },
  );

  test.each([
    ['openapi: 3.1.0 - -', '1:1 unsupported-version', '`openapi: "3.1.0 - -"` is not a supported version'],
    ['openapi: 4.0.0', '1:1 unsupported-version', '`openapi: "4.0.0"` is not a supported version'],
    ['info: {}\nswagger: "1.2"', '2:1 unsupported-version', ''],
    ['swaggerVersion: "1.2"', '1:1 unsupported-version', ''],
    ['openapi: {}', '1:1 unsupported-version', '`openapi: an object`'],
    ['asyncapi: 2.6.0', '1:1 not-an-openapi-document', 'looks like an AsyncAPI document'],
    ['$schema: x\ntype: object', '1:1 not-an-openapi-document', 'looks like a JSON Schema'],
    ['info: {_postman_id: a}\nitem: []', '1:1 not-an-openapi-document', 'looks like a Postman collection'],
    ['- openapi: 3.0.0', '1:1 not-an-openapi-document', 'this is a list'],
    ['just text', '1:1 not-an-openapi-document', 'this is "just text"'],
    ['<!DOCTYPE html><html></html>', '1:1 not-an-openapi-document', 'looks like HTML'],
    ['  \n', '-:- empty-file', 'the file is empty'],
  ])('%j is not', async (content, place, message) => {
    const fault = await faultOf(() => text(content));
    expect(placeOf(fault)).toBe(place);
    expect(fault.message).toContain(message);
  });
});

describe('values', () => {
  const from = (value: unknown): ReturnType<typeof documentFromValue> => documentFromValue(value, { source: 'value' });

  test('are copied, without what is undefined', () => {
    const value = { openapi: '3.0.0', info: { title: 'T', description: undefined }, 'x-date': new Date(0) };
    const document = from(value);
    value.info.title = 'changed';
    expect(document.root).toEqual({ openapi: '3.0.0', info: { title: 'T' }, 'x-date': '1970-01-01T00:00:00.000Z' });
    expect(Object.keys(document.at('#/info') as object)).toEqual(['title']);
  });

  test('may share objects, and may not hold themselves', async () => {
    const shared = { type: 'string' };
    const document = from({ openapi: '3.0.0', components: { schemas: { A: shared, B: shared } } });
    expect(document.at('#/components/schemas/A')).toBe(document.at('#/components/schemas/B'));
    const circular: Record<string, unknown> = { openapi: '3.0.0' };
    circular['x-self'] = circular;
    expect((await faultOf(() => from(circular))).code).toBe('self-reference');
    expect((await faultOf(() => from({ openapi: '3.0.0', f: () => 1 }))).code).toBe('invalid-value');
    expect((await faultOf(() => from({ openapi: '3.0.0', f: Number.NaN }))).code).toBe('invalid-value');
    let bomb: unknown = 'x';
    for (let level = 0; level < 40; level += 1) bomb = [bomb, bomb];
    expect((await faultOf(() => from({ openapi: '3.0.0', bomb }))).code).toBe('too-many-aliases');
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect((await faultOf(() => from({ openapi: '3.0.0', deep }))).code).toBe('too-deep');
  });
});
