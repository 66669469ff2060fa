import fc from 'fast-check';
import type { SchemaPlace, SpecificationVersion } from '../../../src/model/api.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { addressOf } from '../../../src/model/pointer.ts';
import { edits, schemaPairs } from './edits.ts';
import { components, componentsPointer, referenceTo, schemas } from './schemas.ts';

/** A small document and the schema in it that a law is about. */
export interface SchemaDocument {
  readonly root: JsonObject;
  readonly place: SchemaPlace;
}

/** One schema with the components that it may refer to. */
export function schemaDocuments(specification: SpecificationVersion): fc.Arbitrary<SchemaDocument> {
  return fc
    .record({ schema: schemas(specification), others: components(specification) })
    .map(({ schema, others }) => wrap(specification, schema, others));
}

/** Two documents with the same components, and a schema each: one the edit of the other, or independent. */
export function schemaDocumentPairs(
  specification: SpecificationVersion,
): fc.Arbitrary<{ readonly old: SchemaDocument; readonly new: SchemaDocument }> {
  return fc.record({ pair: schemaPairs(specification), others: components(specification) }).map(({ pair, others }) => ({
    old: wrap(specification, pair.old, others),
    new: wrap(specification, pair.new, others),
  }));
}

function wrap(specification: SpecificationVersion, schema: Json, others: JsonObject): SchemaDocument {
  const root = wholeDocument(specification, { ...others, S: schema }, {});
  return { root, place: { schema, address: addressOf('', `${componentsPointer(specification)}/S`) } };
}

/** Whole documents: few operations that send and answer the components, with parameters. */
export function documents(specification: SpecificationVersion): fc.Arbitrary<JsonObject> {
  const scalar = fc.constantFrom<JsonObject>({ type: 'string' }, { type: 'integer', minimum: 0 }, { type: 'string', enum: ['a', 'b'] });
  return fc
    .record({
      S: schemas(specification),
      T: schemas(specification, 1),
      others: components(specification),
      parameter: scalar,
      required: fc.boolean(),
    })
    .map(({ S, T, others, parameter, required }) => {
      const of = (name: string): Json => ({ $ref: referenceTo(specification, name) });
      return wholeDocument(
        specification,
        { ...others, S, T },
        {
          '/things': {
            get: operation(specification, { parameter, required, answer: { type: 'array', items: of('S') } }),
            post: operation(specification, { send: of('S'), answer: of('S') }),
          },
          '/things/{id}': {
            parameters: [parameterOf(specification, 'path', 'id', { type: 'string' }, true)],
            put: operation(specification, { send: of('T'), answer: { type: 'object', properties: { data: of('T') } } }),
          },
        },
      );
    });
}

/** Two whole documents: the second is the first with one component edited, or with another parameter. */
export function documentPairs(specification: SpecificationVersion): fc.Arbitrary<{ readonly old: JsonObject; readonly new: JsonObject }> {
  return documents(specification).chain((old) => {
    const all = componentsOf(specification, old);
    const name = fc.constantFrom(...Object.keys(all));
    return name.chain((edited) =>
      edits(specification, all[edited] as Json).map((schema) => ({
        old,
        new: { ...old, ...componentsField(specification, { ...all, [edited]: schema }) },
      })),
    );
  });
}

interface OperationParts {
  readonly parameter?: JsonObject;
  readonly required?: boolean;
  readonly send?: Json;
  readonly answer: Json;
}

function operation(specification: SpecificationVersion, parts: OperationParts): JsonObject {
  const parameters: Json[] = [];
  if (parts.parameter !== undefined) parameters.push(parameterOf(specification, 'query', 'q', parts.parameter, parts.required === true));
  if (specification === '2.0') {
    if (parts.send !== undefined) parameters.push({ in: 'body', name: 'body', required: true, schema: parts.send });
    return {
      consumes: ['application/json'],
      produces: ['application/json'],
      parameters,
      responses: { '200': { description: 'Done', schema: parts.answer } },
    };
  }
  return {
    parameters,
    ...(parts.send === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: parts.send } } } }),
    responses: { '200': { description: 'Done', content: { 'application/json': { schema: parts.answer } } } },
  };
}

function parameterOf(specification: SpecificationVersion, where: string, name: string, schema: JsonObject, required: boolean): JsonObject {
  return specification === '2.0' ? { in: where, name, required, ...schema } : { in: where, name, required, schema };
}

function wholeDocument(specification: SpecificationVersion, all: JsonObject, paths: JsonObject): JsonObject {
  const version = { '2.0': { swagger: '2.0' }, '3.0': { openapi: '3.0.3' }, '3.1': { openapi: '3.1.0' }, '3.2': { openapi: '3.2.0' } }[
    specification
  ];
  return { ...version, info: { title: 'Things', version: '1.0.0' }, paths, ...componentsField(specification, all) };
}

function componentsField(specification: SpecificationVersion, all: JsonObject): JsonObject {
  return specification === '2.0' ? { definitions: all } : { components: { schemas: all } };
}

function componentsOf(specification: SpecificationVersion, root: JsonObject): JsonObject {
  const holder = specification === '2.0' ? root : (root['components'] as JsonObject);
  return holder[specification === '2.0' ? 'definitions' : 'schemas'] as JsonObject;
}
