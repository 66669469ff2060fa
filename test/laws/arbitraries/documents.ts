import fc from 'fast-check';
import type { SchemaPlace, SpecificationVersion } from '../../../src/model/api.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { addressOf } from '../../../src/model/pointer.ts';
import { moveIntoDefinitions, referByAnchors, referByIds, referDynamically, referThroughScopes } from '../rewrites/identify.ts';
import { edits, schemaPairs } from './edits.ts';
import { isJsonSchema } from './keywords.ts';
import { components, componentsPointer, referenceTo, schemas } from './schemas.ts';

/** A small document and the schema in it that a law is about. */
export interface SchemaDocument {
  readonly root: JsonObject;
  readonly place: SchemaPlace;
  /** The same with every reference a pointer, for finding values. */
  readonly plain: { readonly root: JsonObject; readonly schema: Json };
}

/** One schema with the components that it may refer to. */
export function schemaDocuments(specification: SpecificationVersion): fc.Arbitrary<SchemaDocument> {
  return fc
    .record({ schema: schemas(specification), others: components(specification), spelling: spellings(specification) })
    .map(({ schema, others, spelling }) => wrap(specification, schema, others, spelling));
}

/** Two documents with the same components, and a schema each: one the edit of the other, or independent. */
export function schemaDocumentPairs(
  specification: SpecificationVersion,
): fc.Arbitrary<{ readonly old: SchemaDocument; readonly new: SchemaDocument }> {
  const spelling = spellings(specification);
  return fc
    .record({ pair: schemaPairs(specification), others: components(specification), before: spelling, after: spelling, alike: fc.boolean() })
    .map(({ pair, others, before, after, alike }) => ({
      old: wrap(specification, pair.old, others, before),
      new: wrap(specification, pair.new, others, alike ? before : after),
    }));
}

function wrap(specification: SpecificationVersion, schema: Json, others: JsonObject, spelling: Spelling): SchemaDocument {
  const plain = wholeDocument(specification, { ...others, S: schema }, {});
  const root = spelling(plain);
  const pointer = `${componentsPointer(specification)}/S`;
  return {
    root,
    place: { schema: componentsOf(specification, root)['S'] as Json, address: addressOf('', pointer) },
    plain: { root: plain, schema },
  };
}

type Spelling = (root: JsonObject) => JsonObject;

/** How a document says where schemas stand and how it refers to them: mostly by pointers to components. */
function spellings(specification: SpecificationVersion): fc.Arbitrary<Spelling> {
  const asItIs = fc.constant<Spelling>((root) => root);
  if (!isJsonSchema(specification)) return asItIs;
  const others = fc.constantFrom(moveIntoDefinitions, referByAnchors, referByIds, referDynamically, referThroughScopes);
  return fc.oneof(
    { weight: 5, arbitrary: asItIs },
    {
      weight: 4,
      arbitrary: fc.tuple(others, fc.nat(1000)).map(
        ([spell, seed]): Spelling =>
          (root) =>
            spell(root, specification, seed),
      ),
    },
  );
}

/** Whole documents, their schemas referred to in some spelling. */
export function documents(specification: SpecificationVersion): fc.Arbitrary<JsonObject> {
  return fc.tuple(plainDocuments(specification), spellings(specification)).map(([root, spelling]) => spelling(root));
}

/** Whole documents: few operations that send and answer the components, with parameters. */
function plainDocuments(specification: SpecificationVersion): fc.Arbitrary<JsonObject> {
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

/** Of how many components a pair of documents has edits: one may hide another. */
const MOST_EDITED = 3;

/** Two whole documents: the second is the first with some components edited. */
export function documentPairs(specification: SpecificationVersion): fc.Arbitrary<{ readonly old: JsonObject; readonly new: JsonObject }> {
  const spelling = spellings(specification);
  return plainDocuments(specification).chain((old) => {
    const all = componentsOf(specification, old);
    const names = fc.subarray(Object.keys(all), { minLength: 1, maxLength: MOST_EDITED });
    const edited = names.chain((changed) =>
      fc
        .tuple(...changed.map((name) => edits(specification, all[name] as Json)))
        .map((schemas): JsonObject => ({ ...all, ...Object.fromEntries(changed.map((name, index) => [name, schemas[index] as Json])) })),
    );
    return fc
      .record({ edited, before: spelling, after: spelling, alike: fc.boolean() })
      .map(({ edited: schemas, before, after, alike }) => ({
        old: before(old),
        new: (alike ? before : after)({ ...old, ...componentsField(specification, schemas) }),
      }));
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

/** A document of some version with these component schemas and paths. */
export function wholeDocument(specification: SpecificationVersion, all: JsonObject, paths: JsonObject): JsonObject {
  const version = { '2.0': { swagger: '2.0' }, '3.0': { openapi: '3.0.3' }, '3.1': { openapi: '3.1.0' }, '3.2': { openapi: '3.2.0' } }[
    specification
  ];
  return { ...version, info: { title: 'Things', version: '1.0.0' }, paths, ...componentsField(specification, all) };
}

function componentsField(specification: SpecificationVersion, all: JsonObject): JsonObject {
  return specification === '2.0' ? { definitions: all } : { components: { schemas: all } };
}

/** The component schemas of a document, by name. */
export function componentsOf(specification: SpecificationVersion, root: JsonObject): JsonObject {
  const holder = specification === '2.0' ? root : (root['components'] as JsonObject);
  return holder[specification === '2.0' ? 'definitions' : 'schemas'] as JsonObject;
}
