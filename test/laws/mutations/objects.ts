import { entries, isArray, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { append } from '../../../src/model/pointer.ts';
import { schemaMutation, withKeyword } from './mutation.ts';
import type { Mutation, SchemaEdit } from './mutation.ts';
import { isOneWay, isPlain } from './uses.ts';

const ADDED = 'addedByAMutation';

/** The names that an object requires, and the properties that it declares, where nothing else decides. */
function shapeOf(schema: JsonObject): { readonly required: readonly string[]; readonly properties: JsonObject } | undefined {
  const properties = own(schema, 'properties');
  if (own(schema, 'type') !== 'object' || !isPlain(schema) || properties === undefined) return undefined;
  const required = own(schema, 'required');
  const names = isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  return { required: [...new Set(names)], properties: properties as JsonObject };
}

/** An object whose further properties nothing speaks of. */
function openShape(schema: JsonObject): ReturnType<typeof shapeOf> {
  return own(schema, 'additionalProperties') === undefined ? shapeOf(schema) : undefined;
}

function withRequired(schema: JsonObject, names: readonly string[]): JsonObject {
  return withKeyword(schema, 'required', names.length > 0 ? [...names] : undefined).schema;
}

function propertyAdded(schema: JsonObject, isRequired: 'required' | 'optional'): SchemaEdit | undefined {
  const shape = openShape(schema);
  if (shape === undefined || Object.hasOwn(shape.properties, ADDED)) return undefined;
  const grown = { ...schema, properties: { ...shape.properties, [ADDED]: { type: 'string' } } };
  const edited = isRequired === 'required' ? withRequired(grown, [...shape.required, ADDED]) : grown;
  return { schema: edited, keyword: 'properties', below: `/properties/${ADDED}` };
}

function propertyRemoved(
  root: JsonObject,
  schema: JsonObject,
  pick: <Item>(items: readonly Item[]) => Item | undefined,
  which: 'required' | 'optional',
): SchemaEdit | undefined {
  const shape = openShape(schema);
  if (shape === undefined) return undefined;
  const free = entries(shape.properties).filter(
    ([name, property]) => shape.required.includes(name) === (which === 'required') && !isOneWay(root, property),
  );
  const gone = pick(free)?.[0];
  if (gone === undefined || Object.keys(shape.properties).length < 2) return undefined;
  const properties: Json = Object.fromEntries(entries(shape.properties).filter(([name]) => name !== gone));
  return {
    schema: withRequired(
      { ...schema, properties },
      shape.required.filter((name) => name !== gone),
    ),
    keyword: 'properties',
    below: append('/properties', gone),
    side: 'old',
  };
}

/** What an object holds: its properties, which of them it requires, and whether it takes others. */
export const objectMutations: readonly Mutation[] = [
  schemaMutation({ kind: 'optional property added', effect: 'extends', edit: ({ schema }) => propertyAdded(schema, 'optional') }),
  schemaMutation({ kind: 'required property added', effect: 'narrows', edit: ({ schema }) => propertyAdded(schema, 'required') }),
  schemaMutation({
    kind: 'optional property removed',
    effect: 'withdraws',
    edit: ({ schema }, random, root) => propertyRemoved(root, schema, random.pick, 'optional'),
  }),
  schemaMutation({
    kind: 'required property removed',
    effect: 'withdraws',
    edit: ({ schema }, random, root) => propertyRemoved(root, schema, random.pick, 'required'),
  }),
  schemaMutation({
    kind: 'property became required',
    effect: 'narrows',
    edit: ({ schema }, random, root) => {
      const shape = shapeOf(schema);
      const free = entries(shape?.properties).filter(
        ([name, property]) => shape?.required.includes(name) === false && !isOneWay(root, property),
      );
      const name = random.pick(free)?.[0];
      return name === undefined || shape === undefined
        ? undefined
        : { schema: withRequired(schema, [...shape.required, name]), keyword: 'required' };
    },
  }),
  schemaMutation({
    kind: 'property became optional',
    effect: 'widens',
    edit: ({ schema }, random, root) => {
      const shape = shapeOf(schema);
      const held = entries(shape?.properties).filter(
        ([name, property]) => shape?.required.includes(name) === true && !isOneWay(root, property),
      );
      const name = random.pick(held)?.[0];
      if (name === undefined || shape === undefined) return undefined;
      return {
        schema: withRequired(
          schema,
          shape.required.filter((other) => other !== name),
        ),
        keyword: 'required',
        side: 'old',
      };
    },
  }),
  schemaMutation({
    kind: 'open object closed',
    effect: 'narrows',
    edit: ({ schema }) =>
      own(schema, 'additionalProperties') === true && shapeOf(schema) !== undefined
        ? withKeyword(schema, 'additionalProperties', false)
        : undefined,
  }),
  schemaMutation({
    kind: 'closed object opened',
    effect: 'widens',
    // How strict the clients are about unknown properties decides; see the lenses.
    except: { response: ['compatible', 'warning', 'breaking'] },
    edit: ({ schema }) =>
      own(schema, 'additionalProperties') === false && shapeOf(schema) !== undefined
        ? withKeyword(schema, 'additionalProperties', true)
        : undefined,
  }),
];
