import type { SpecificationVersion } from '../model/api.ts';
import { isObject, own } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { createSchemaReader } from '../normalise/schema/reader.ts';
import { evaluate } from '../schema/evaluate.ts';
import { createJudge } from '../schema/judge/judge.ts';
import type { Judge } from '../schema/judge/judge.ts';
import { createLenses } from '../schema/lens/lens.ts';
import type { SchemaNode, Verdict } from '../schema/node.ts';
import { createStore } from '../schema/store.ts';
import type { Store } from '../schema/store.ts';
import { schemaDialects } from './schema-dialects.ts';
import type { SchemaDialectName } from './schema-dialects.ts';
import { schemaDocument } from './schema-document.ts';

/** A schema as JSON: an object, or `true` and `false` where the dialect has them. */
export type Schema = JsonObject | boolean;

/** How two schemas are read; everything may be left out. */
export interface ContainsOptions {
  /** What the keywords mean; JSON Schema 2020-12 by default. */
  readonly dialect?: SchemaDialectName | undefined;
  /**
   * Which values of `a` are asked about. `anything`, the default: all that it accepts. `declared`: what
   * the sender of a request may send that keeps to `a`: only properties that it declares and none that is
   * `readOnly`, while the receiver reads `oneOf` as `anyOf`. That is how `compare` judges requests.
   */
  readonly sender?: 'anything' | 'declared' | undefined;
  /**
   * Schemas by name that both may refer to: as `#/$defs/<name>` in JSON Schema, `#/components/schemas/<name>`
   * in OpenAPI 3, `#/definitions/<name>` in Swagger 2.0. A definition of the schema itself goes first.
   */
  readonly definitions?: Readonly<Record<string, Schema>> | undefined;
}

/** `witness` is a value that `a` accepts and `b` refuses; `reason` says what stood in the way of an answer. */
export type Containment =
  | { readonly contained: true }
  | { readonly contained: false; readonly witness: Json }
  | { readonly contained: 'unknown'; readonly reason: string };

/**
 * Whether every value that the schema `a` accepts is accepted by the schema `b`. By default it is plain JSON
 * Schema containment, with `oneOf` as exactly one; the formats that JSON Schema and OpenAPI define are
 * asserted, all others are annotations. `true` is proven, and a witness was evaluated against both schemas.
 * Each schema is a document of its own: `#` is its top, and other files are not read. Throws a `TypeError`
 * for what is no schema.
 */
export function contains(a: Schema, b: Schema, options: ContainsOptions = {}): Containment {
  const { dialect = 'json-schema-2020-12', sender = 'anything', definitions = {} } = options;
  const specification = specificationOf(dialect);
  const store = createStore();
  const judge = createJudge(store);
  const readers = (['old', 'new'] as const).map((side) => {
    const schema = withDefinitions(side === 'old' ? a : b, definitions, dialect);
    return createSchemaReader({ document: schemaDocument(schema, side), specification, store, side, evaluation: 'starts' });
  });
  const [p, q] = readers.map((reader) => reader.node(['#'])) as [SchemaNode, SchemaNode];
  const verdict = sender === 'declared' ? containedAsSent(p, q, store, judge) : judge.contained(p, q);
  switch (verdict.answer) {
    case 'contained':
      return { contained: true };
    case 'refuted':
      return { contained: false, witness: verdict.witness };
    case 'unknown': {
      const left = new Set(readers.flatMap((reader) => reader.skipped().map(({ reason }) => reason)));
      const details = verdict.reason === 'keyword' && left.size > 0 ? [...left].join('; ') : verdict.detail;
      return { contained: 'unknown', reason: `${verdict.reason}: ${details}` };
    }
  }
}

function containedAsSent(p: SchemaNode, q: SchemaNode, store: Store, judge: Judge): Verdict {
  const lenses = createLenses(store);
  const receiver = lenses.receiver(q, 'request');
  const verdict = judge.contained(lenses.sender(p, 'request'), receiver);
  const exact = lenses.exactSender(p, 'request');
  // The wider reading of `oneOf` is cheaper to decide, and settles most questions; its witness may be none.
  if (verdict.answer === 'contained' || (verdict.answer === 'refuted' && evaluate(exact, verdict.witness) === true)) return verdict;
  return judge.contained(exact, receiver);
}

function specificationOf(dialect: SchemaDialectName): SpecificationVersion {
  switch (dialect) {
    case 'json-schema-2020-12':
    case 'openapi-3.1':
      return '3.1';
    case 'openapi-3.2':
      return '3.2';
    case 'openapi-3.0':
      return '3.0';
    case 'swagger-2.0':
      return '2.0';
    default:
      throw new TypeError(`${JSON.stringify(dialect satisfies never)} is none of ${schemaDialects.join(', ')}`);
  }
}

function withDefinitions(schema: Schema, definitions: Readonly<Record<string, Schema>>, dialect: SchemaDialectName): Schema {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema)) throw new TypeError(`a schema is an object, true or false; this is ${JSON.stringify(schema)}`);
  if (Object.keys(definitions).length === 0) return schema;
  const merged = (keyword: string, holder: Json | undefined): JsonObject => {
    const written = own(holder, keyword);
    return { ...(isObject(holder) ? holder : {}), [keyword]: { ...definitions, ...(isObject(written) ? written : {}) } };
  };
  switch (dialect) {
    case 'json-schema-2020-12':
      return merged('$defs', schema);
    case 'swagger-2.0':
      return merged('definitions', schema);
    default:
      return { ...schema, components: merged('schemas', own(schema, 'components')) };
  }
}
