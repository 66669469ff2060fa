import { entries, isArray, isObject, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { mapObjects } from '../../support/openapi-objects.ts';

/** The keywords that 3.0 reads in a schema and 2.0 does not: they said nothing, and would begin to. */
const unheard = new Set(['oneOf', 'anyOf', 'not', 'nullable', 'writeOnly', 'deprecated']);

/** What a 2.0 parameter or header says about its schema. */
const schemaKeywords = new Set([
  ...['type', 'format', 'items', 'default', 'enum', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['multipleOf', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'x-nullable'],
]);

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** What lies around an operation: its document's media types and shared parameters. */
interface Around {
  readonly root: JsonObject;
  readonly parameters: readonly JsonObject[];
}

/**
 * The same document in 3.0, for documents that refer to shared parameters and responses of their own
 * only: bodies and forms become request bodies, media types stand with payloads, servers are URLs.
 */
export function liftTo30(root: JsonObject): JsonObject {
  const schemaLifted = mapObjects(root, '2.0', (kind, value) => (kind === 'schema' ? liftSchema(value) : value)) as JsonObject;
  const source = rewriteReferences(schemaLifted) as JsonObject;
  const paths = entries(own(source, 'paths')).map(([path, item]) => [path, liftPathItem(source, asObject(item))]);
  const securitySchemes = entries(own(source, 'securityDefinitions')).map(([name, scheme]) => [name, liftScheme(asObject(scheme))]);
  const kept = ['info', 'tags', 'security', 'externalDocs'].flatMap((key) => present(key, own(source, key)));
  return {
    openapi: '3.0.3',
    ...Object.fromEntries(kept),
    servers: serversOf(source),
    paths: Object.fromEntries(paths) as JsonObject,
    components: {
      schemas: own(source, 'definitions') ?? {},
      ...(securitySchemes.length === 0 ? {} : { securitySchemes: Object.fromEntries(securitySchemes) as JsonObject }),
    },
  };
}

function liftSchema(schema: JsonObject): Json {
  if (typeof own(schema, '$ref') === 'string') return schema;
  return Object.fromEntries(
    entries(schema).flatMap<readonly [string, Json]>(([keyword, value]) => {
      if (unheard.has(keyword)) return [];
      if (keyword === 'x-nullable') return [['nullable', value]];
      if (keyword === 'discriminator' && typeof value === 'string') return [[keyword, { propertyName: value }]];
      if (keyword === 'type' && value === 'file')
        return [
          [keyword, 'string'],
          ['format', 'binary'],
        ];
      return [[keyword, value]];
    }),
  );
}

function rewriteReferences(value: Json): Json {
  if (isArray(value)) return value.map(rewriteReferences);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    entries(value).map(([name, below]) => [
      name,
      name === '$ref' && typeof below === 'string' ? below.replace(/^#\/definitions\//, '#/components/schemas/') : rewriteReferences(below),
    ]),
  );
}

function liftPathItem(root: JsonObject, item: JsonObject): JsonObject {
  const parameters = listOf(item, 'parameters').map((parameter) => resolved(root, parameter));
  return Object.fromEntries(
    entries(item).flatMap<readonly [string, Json]>(([key, value]) => {
      if (key === 'parameters') return [];
      return methods.has(key) ? [[key, liftOperation({ root, parameters }, asObject(value))]] : [[key, value]];
    }),
  );
}

function liftOperation({ root, parameters }: Around, operation: JsonObject): JsonObject {
  const ownParameters = listOf(operation, 'parameters').map((parameter) => resolved(root, parameter));
  const keyOf = (parameter: JsonObject): string =>
    parameter['in'] === 'body' ? 'body' : `${parameter['in'] as string} ${parameter['name'] as string}`;
  const overridden = new Map([...parameters, ...ownParameters].map((parameter) => [keyOf(parameter), parameter]));
  const all = [...overridden.values()];
  const isForm = (parameter: JsonObject): boolean => parameter['in'] === 'formData';
  const body = all.find((parameter) => parameter['in'] === 'body');
  const form = all.filter(isForm);
  const consumes = mediaTypes(root, operation, 'consumes');
  const notKept = ['parameters', 'consumes', 'produces', 'schemes', 'responses'];
  const kept = entries(operation).filter(([key]) => !notKept.includes(key));
  const responses = entries(own(operation, 'responses')).map(([status, response]) => [
    status,
    liftResponse(resolved(root, asObject(response)), mediaTypes(root, operation, 'produces')),
  ]);
  const requestBody = body === undefined ? (form.length === 0 ? undefined : formBody(form, consumes)) : bodyOf(body, consumes);
  return {
    ...Object.fromEntries(kept),
    ...(own(operation, 'schemes') === undefined ? {} : { servers: serversOf({ ...root, schemes: own(operation, 'schemes') ?? [] }) }),
    parameters: all.filter((parameter) => parameter !== body && !isForm(parameter)).map(liftParameter),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: Object.fromEntries(responses) as JsonObject,
  };
}

function bodyOf(body: JsonObject, consumes: readonly string[]): JsonObject {
  const media: JsonObject = Object.fromEntries(present('schema', own(body, 'schema')));
  return {
    ...Object.fromEntries([...present('description', own(body, 'description')), ...present('required', own(body, 'required'))]),
    content: Object.fromEntries(consumes.map((type) => [type, media])),
  };
}

function formBody(form: readonly JsonObject[], consumes: readonly string[]): JsonObject {
  const hasFile = form.some((parameter) => parameter['type'] === 'file');
  const named = consumes.filter((type) => type === 'multipart/form-data' || (type === 'application/x-www-form-urlencoded' && !hasFile));
  const types = named.length > 0 ? named : [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
  const required = form.filter((parameter) => parameter['required'] === true).map((parameter) => parameter['name'] as string);
  const schema: JsonObject = {
    type: 'object',
    properties: Object.fromEntries(
      form.map((parameter) => [
        parameter['name'] as string,
        { ...asObject(schemaOf(parameter)), ...Object.fromEntries(present('description', own(parameter, 'description'))) },
      ]),
    ),
    ...(required.length === 0 ? {} : { required }),
  };
  const encoding = form.flatMap((parameter) => {
    const wire = wireOf(parameter);
    return Object.keys(wire).length === 0 ? [] : [[parameter['name'], wire]];
  });
  const media: JsonObject = { schema, ...(encoding.length === 0 ? {} : { encoding: Object.fromEntries(encoding) as JsonObject }) };
  return { required: required.length > 0, content: Object.fromEntries(types.map((type) => [type, media])) };
}

function liftParameter(parameter: JsonObject): JsonObject {
  const kept = entries(parameter).filter(([key]) => !schemaKeywords.has(key) && key !== 'collectionFormat' && key !== 'x-example');
  return {
    ...Object.fromEntries(kept),
    ...wireOf(parameter),
    schema: schemaOf(parameter),
    ...Object.fromEntries(present('example', own(parameter, 'x-example'))),
  };
}

function schemaOf(holder: JsonObject): Json {
  return liftSchema(Object.fromEntries(entries(holder).filter(([key]) => schemaKeywords.has(key))));
}

/** `style` and `explode` where 3.0 would not take them for granted. */
function wireOf(holder: JsonObject): JsonObject {
  if (holder['type'] !== 'array') return {};
  const isForm = holder['in'] === 'query' || holder['in'] === 'formData';
  switch (holder['collectionFormat']) {
    case 'multi':
      return {};
    case 'ssv':
      return { style: 'spaceDelimited', explode: false };
    case 'pipes':
      return { style: 'pipeDelimited', explode: false };
    default:
      return isForm ? { style: 'form', explode: false } : {};
  }
}

function liftResponse(response: JsonObject, produces: readonly string[]): JsonObject {
  const schema = own(response, 'schema');
  const examples = asObject(own(response, 'examples'));
  const headers = entries(own(response, 'headers')).map(([name, header]) => {
    const description = present('description', own(header, 'description'));
    return [name, { ...Object.fromEntries(description), schema: schemaOf(asObject(header)) }];
  });
  const contentOf = (type: string): JsonObject => ({
    schema: schema ?? {},
    ...Object.fromEntries(present('example', own(examples, type))),
  });
  return {
    description: own(response, 'description') ?? '',
    ...(schema === undefined ? {} : { content: Object.fromEntries(produces.map((type) => [type, contentOf(type)])) }),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) as JsonObject }),
  };
}

const flows: Readonly<Record<string, string>> = { accessCode: 'authorizationCode', application: 'clientCredentials' };

function liftScheme(scheme: JsonObject): JsonObject {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...rest } = scheme;
  if (type === 'basic') return { ...rest, type: 'http', scheme: 'basic' };
  if (type !== 'oauth2' || typeof flow !== 'string') return scheme;
  const urls = [...present('authorizationUrl', authorizationUrl), ...present('tokenUrl', tokenUrl)];
  return { ...rest, type, flows: { [flows[flow] ?? flow]: { ...Object.fromEntries(urls), scopes: scopes ?? {} } } };
}

function serversOf(root: JsonObject): Json {
  const host = own(root, 'host') as string | undefined;
  const basePath = (own(root, 'basePath') as string | undefined) ?? '/';
  const schemes = own(root, 'schemes');
  if (host === undefined) return [{ url: basePath }];
  return isArray(schemes) && schemes.length > 0
    ? schemes.map((scheme) => ({ url: `${scheme as string}://${host}${basePath}` }))
    : [{ url: `//${host}${basePath}` }];
}

function mediaTypes(root: JsonObject, operation: JsonObject, key: 'consumes' | 'produces'): readonly string[] {
  const named = (own(operation, key) ?? own(root, key) ?? []) as readonly string[];
  return named.length === 0 ? ['*/*'] : named;
}

function resolved(root: JsonObject, value: JsonObject): JsonObject {
  const reference = own(value, '$ref');
  if (typeof reference !== 'string') return value;
  const [kind = '', name = ''] = reference.replace(/^#\//, '').split('/');
  return { ...asObject(own(own(root, kind), name)), ...Object.fromEntries(present('description', own(value, 'description'))) };
}

function listOf(owner: JsonObject, key: string): readonly JsonObject[] {
  const value = own(owner, key);
  return isArray(value) ? value.map(asObject) : [];
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function present(key: string, value: Json | undefined): readonly (readonly [string, Json])[] {
  return value === undefined ? [] : [[key, value]];
}
