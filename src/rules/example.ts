import { entries, isArray, isObject, own } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Aspect, Watched } from './aspect.ts';
import type { FaceName } from './table.ts';

/** Two whole documents that differ in one thing. */
export interface ExampleDocuments {
  readonly old: Json;
  readonly new: Json;
}

/**
 * Wraps the fragments of an aspect's example into two minimal OpenAPI 3.1 documents that show one face:
 * `lost` goes from loose to tight, `gained` back, `replaced` from loose to other (or to tight, where the
 * aspect reads the same there and back).
 */
export function exampleDocuments({ watches, example }: Pick<Aspect, 'watches' | 'example'>, face: FaceName): ExampleDocuments {
  const wrap = (fragment: Json): Json => wrappers[watches](fragment);
  switch (face) {
    case 'lost':
      return { old: wrap(example.loose), new: wrap(example.tight) };
    case 'gained':
      return { old: wrap(example.tight), new: wrap(example.loose) };
    case 'replaced':
      return { old: wrap(example.loose), new: wrap(example.other ?? example.tight) };
  }
}

const done = { '200': { description: 'Done' } } as const;
const security = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  token: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: { read: 'Read', write: 'Write' } } },
  },
} as const;

/** How a fragment of each kind becomes a document. A fragment that is null leaves the thing out. */
const wrappers: Readonly<Record<keyof Watched, (fragment: Json) => Json>> = {
  api: (fragment) => {
    const { components, ...pathItem } = asObject(fragment) as { readonly components?: Json } & JsonObject;
    return { ...documentOf(pathItem), ...(components === undefined ? {} : { components }) };
  },
  info: (fragment) => ({ ...documentOf({}), info: { title: 'Things', version: '1.0.0', ...asObject(fragment) } }),
  server: (servers) => ({ ...documentOf({ get: { responses: done } }), servers }),
  'base url': (servers) => ({ ...documentOf({ get: { responses: done } }), servers }),
  'operation path': (path) => ({ ...documentOf({}), paths: { [path as string]: { get: { responses: done } } } }),
  tag: (tags) => ({ ...documentOf({ get: { responses: done } }), tags }),
  operation: (operation) => documentOf({ ...present('get', operation), head: { responses: done } }),
  parameter: (parameter) => documentOf({ get: { parameters: parameter === null ? [] : [parameter], responses: done } }),
  body: (body) => documentOf({ post: { ...present('requestBody', body), responses: done } }),
  'request media type': (content) => documentOf({ post: { requestBody: { content }, responses: done } }),
  'response media type': (content) => documentOf({ get: { responses: { '200': { description: 'Done', content } } } }),
  // Responses have a summary from 3.2 on.
  response: (responses) => ({ ...documentOf({ get: { responses } }), openapi: '3.2.0' }),
  header: (headers) => documentOf({ get: { responses: { '200': { description: 'Done', ...present('headers', headers) } } } }),
  schema: payload,
  property: payload,
  'union member': payload,
  security: (requirements) => ({
    ...documentOf({ get: { ...present('security', requirements), responses: done } }),
    components: { securitySchemes: security },
  }),
  'security scheme': (scheme) => ({
    ...documentOf({ get: { ...(scheme === null ? {} : { security: [{ auth: [] }] }), responses: done } }),
    components: { securitySchemes: present('auth', scheme) },
  }),
};

/** A schema that is sent and received, with the components that its discriminator names. */
function payload(schema: Json): Json {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
  const operation = { requestBody: { content }, responses: { '200': { description: 'Done', content } } };
  return { ...documentOf({ post: operation }), components: { schemas: { Thing: schema, ...named(schema) } } };
}

/** Alternatives that a mapping names become components, so that its references lead somewhere. */
function named(schema: Json): JsonObject {
  const alternatives = own(schema, 'oneOf');
  const targets = new Set(
    entries(own(own(schema, 'discriminator'), 'mapping')).flatMap(([, target]) => (typeof target === 'string' ? [target] : [])),
  );
  const first = isArray(alternatives) ? alternatives : [];
  return Object.fromEntries([...targets].map((target, index) => [target.slice(target.lastIndexOf('/') + 1), first[index] ?? {}]));
}

function documentOf(pathItem: JsonObject): JsonObject {
  return { openapi: '3.1.0', info: { title: 'Things', version: '1.0.0' }, paths: { '/things': pathItem } };
}

function present(name: string, value: Json): JsonObject {
  return value === null ? {} : { [name]: value };
}

function asObject(value: Json): JsonObject {
  return isObject(value) ? value : {};
}
