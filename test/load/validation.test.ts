import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/index.ts';

/** What `--validate` says of a document, one fault a line: its place and its words. */
async function faultsOf(yaml: string): Promise<readonly string[]> {
  const document = load(yaml) as object;
  const { notes } = await compare(document, { openapi: '3.0.3', info: { title: 'T', version: '1' }, paths: {} }, { validate: true });
  return notes.filter(({ side }) => side === 'old').map(({ pointer, message }) => `${pointer} ${message}`);
}

const HEADS = {
  '2.0': "swagger: '2.0'\ninfo: {title: T, version: '1'}\n",
  '3.0': "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n",
  '3.1': "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n",
} as const;

/** A document with one operation that has a parameter. */
function withParameter(version: keyof typeof HEADS, parameter: string): string {
  return `${HEADS[version]}paths:\n  /p/{id}:\n    get:\n      parameters: [${parameter}]\n      responses: {'200': {description: ok}}\n`;
}

const AT = '/paths/~1p~1{id}/get/parameters/0';

describe('one cause is one fault, at its place, with what is allowed', () => {
  test.each([
    ['2.0', '{name: id, in: paht, required: true, type: string}', 'only in `path`, `query`, `header`, `formData` or `body`'],
    ['3.0', '{name: id, in: paht, required: true, schema: {type: string}}', 'only in `path`, `query`, `header` or `cookie`'],
    ['3.1', '{name: id, in: paht, required: true, schema: {type: string}}', 'only in `path`, `query`, `header` or `cookie`'],
  ] as const)('a parameter in no place, %s', async (version, parameter, allowed) => {
    expect(await faultsOf(withParameter(version, parameter))).toEqual([`${AT}/in no parameter can be in \`paht\`, ${allowed}`]);
  });

  const PATH = '{name: id, in: path, required: true, schema: {type: string}}';
  test.each([
    [
      'the place that was meant speaks',
      withParameter('3.0', `{name: q, in: query, style: simple, schema: {type: string}}, ${PATH}`),
      [`${AT}/style \`style\` must be \`form\`, \`spaceDelimited\`, \`pipeDelimited\` or \`deepObject\`, and is \`simple\``],
    ],
    ['alternatives of one field', withParameter('3.0', `{name: q, in: query}, ${PATH}`), [`${AT} \`schema\` or \`content\` is missing`]],
    [
      'a schema below schemas, and a field that is mistyped',
      withParameter('3.0', '{name: id, in: path, required: true, schema: {properties: {a: {items: {maxLenght: 3}}}}}'),
      [`${AT}/schema/properties/a/items/maxLenght \`maxLenght\` does not belong here; did you mean \`maxLength\`?`],
    ],
    [
      'types of alternatives',
      withParameter('3.0', '{name: id, in: path, required: true, schema: {additionalProperties: 7}}'),
      [`${AT}/schema/additionalProperties \`additionalProperties\` must be an object or a boolean, and is a number`],
    ],
    [
      'a scheme of 2.0, of six kinds',
      `${HEADS['2.0']}paths: {}\nsecurityDefinitions: {a: {type: apiKey, in: body, name: x}, b: {type: bsic}}\n`,
      [
        '/securityDefinitions/a/in `in` must be `header` or `query`, and is `body`',
        '/securityDefinitions/b/type `type` must be `basic`, `apiKey` or `oauth2`, and is `bsic`',
      ],
    ],
    [
      'a scheme of 3.0',
      `${HEADS['3.0']}paths: {}\ncomponents: {securitySchemes: {a: {type: apiKey, in: body, name: x}, b: {type: oauth2}}}\n`,
      [
        '/components/securitySchemes/a/in `in` must be `header`, `query` or `cookie`, and is `body`',
        '/components/securitySchemes/b `flows` is missing',
      ],
    ],
    [
      'what stands behind several references, once',
      `${HEADS['3.1']}paths:\n  /a: {get: {responses: {'200': {$ref: '#/components/responses/R'}, '404': {$ref: '#/components/responses/R'}}}}\ncomponents: {responses: {R: {descripton: ok}}}\n`,
      [
        '/components/responses/R `description` is missing',
        '/components/responses/R/descripton `descripton` does not belong here; did you mean `description`?',
      ],
    ],
  ])('%s', async (_, yaml, expected) => {
    expect(await faultsOf(yaml)).toEqual(expected);
  });

  test('two causes are two faults', async () => {
    const found = await faultsOf(withParameter('3.0', '{name: id, in: paht, schema: {type: strng}}'));
    expect(found).toHaveLength(2);
    expect(found[1]).toContain(`${AT}/schema/type`);
  });

  test.each(['3.0', '3.1'] as const)('a path parameter that stands nowhere else is told, %s', async (version) => {
    expect(await faultsOf(withParameter(version, '{name: other, in: query, schema: {type: string}}'))).toEqual([
      '/paths/~1p~1{id}/get the path parameter id is not described',
    ]);
  });

  test.each(['3.0', '3.1'] as const)('of a valid document nothing is said, %s', async (version) => {
    expect(await faultsOf(withParameter(version, PATH))).toEqual([]);
  });
});
