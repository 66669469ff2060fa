import { isArray, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { schemaMutation, withKeyword } from './mutation.ts';
import type { Mutation } from './mutation.ts';
import { isPlain } from './uses.ts';
import type { Site } from './uses.ts';

const bare = (schema: JsonObject, type: string, ...without: readonly string[]): boolean =>
  own(schema, 'type') === type && isPlain(schema) && without.every((keyword) => own(schema, keyword) === undefined);

/** The strings of an enum where nothing else decides. */
function choices({ schema }: Site): readonly Json[] | undefined {
  const values = own(schema, 'enum');
  const others = [
    'allOf',
    'anyOf',
    'oneOf',
    'not',
    'const',
    'pattern',
    'format',
    'minLength',
    'maxLength',
    'x-extensible-enum',
    'x-ms-enum',
  ];
  const simple = own(schema, 'type') === 'string' && others.every((keyword) => own(schema, keyword) === undefined);
  return simple && isArray(values) && values.every((value) => typeof value === 'string') && new Set(values).size === values.length
    ? values
    : undefined;
}

const lengths = ['minLength', 'maxLength', 'pattern', 'format'] as const;
const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'format'] as const;

/** What a value may be: its type, its values, its pattern and format. */
export const valueMutations: readonly Mutation[] = [
  schemaMutation({
    kind: 'enum value removed',
    effect: 'narrows',
    edit: (site, random) => {
      const values = choices(site);
      const gone = values === undefined || values.length < 2 ? undefined : random.pick(values);
      return gone === undefined || values === undefined
        ? undefined
        : {
            ...withKeyword(
              site.schema,
              'enum',
              values.filter((value) => value !== gone),
            ),
            side: 'old',
          };
    },
  }),
  schemaMutation({
    kind: 'enum value added',
    effect: 'widens',
    except: { response: ['warning'] },
    edit: (site) => {
      const values = choices(site);
      return values === undefined ? undefined : withKeyword(site.schema, 'enum', [...values, 'added by a mutation']);
    },
  }),
  schemaMutation({
    kind: 'enum added',
    effect: 'narrows',
    edit: ({ schema }) => (bare(schema, 'string', ...lengths) ? withKeyword(schema, 'enum', ['one', 'two']) : undefined),
  }),
  schemaMutation({
    kind: 'pattern added',
    effect: 'narrows',
    edit: ({ schema }) => (bare(schema, 'string', ...lengths) ? withKeyword(schema, 'pattern', '^[a-z]+$') : undefined),
  }),
  schemaMutation({
    kind: 'pattern removed',
    effect: 'widens',
    edit: ({ schema }) => {
      const pattern = own(schema, 'pattern');
      const says = typeof pattern === 'string' && /^\^[\w[\]-]+[+*]?\$$/.test(pattern);
      return says && bare(schema, 'string', 'format', 'minLength', 'maxLength') ? withKeyword(schema, 'pattern', undefined) : undefined;
    },
  }),
  schemaMutation({
    kind: 'format added',
    effect: 'narrows',
    edit: ({ schema }) => (bare(schema, 'string', ...lengths) ? withKeyword(schema, 'format', 'uuid') : undefined),
  }),
  schemaMutation({
    kind: 'format removed',
    effect: 'widens',
    edit: ({ schema }) => {
      const known = ['date', 'date-time', 'uuid', 'ipv4'].some((format) => own(schema, 'format') === format);
      return known && bare(schema, 'string', 'pattern', 'minLength', 'maxLength') ? withKeyword(schema, 'format', undefined) : undefined;
    },
  }),
  schemaMutation({
    kind: 'format changed',
    effect: 'replaces',
    edit: ({ schema }) =>
      own(schema, 'format') === 'date-time' && bare(schema, 'string', 'pattern', 'minLength', 'maxLength')
        ? withKeyword(schema, 'format', 'date')
        : undefined,
  }),
  schemaMutation({
    kind: 'type widened from integer to number',
    effect: 'widens',
    edit: ({ schema }) => (bare(schema, 'integer', ...bounds) ? withKeyword(schema, 'type', 'number') : undefined),
  }),
  schemaMutation({
    kind: 'type narrowed from number to integer',
    effect: 'narrows',
    edit: ({ schema }) => (bare(schema, 'number', ...bounds) ? withKeyword(schema, 'type', 'integer') : undefined),
  }),
  schemaMutation({
    kind: 'type changed from string to integer',
    effect: 'replaces',
    edit: ({ schema }) => (bare(schema, 'string', ...lengths, 'nullable', 'default') ? withKeyword(schema, 'type', 'integer') : undefined),
  }),
  schemaMutation({
    kind: 'type changed from boolean to string',
    effect: 'replaces',
    edit: ({ schema }) => (bare(schema, 'boolean', 'nullable', 'default') ? withKeyword(schema, 'type', 'string') : undefined),
  }),
  schemaMutation({
    kind: 'null admitted',
    effect: 'widens',
    edit: ({ schema }, _, root) => {
      if (!bare(schema, 'string', 'nullable')) return undefined;
      const version = versionOf(root);
      if (version.startsWith('3.0')) return withKeyword(schema, 'nullable', true);
      return version.startsWith('3.') ? withKeyword(schema, 'type', ['string', 'null']) : undefined;
    },
  }),
  schemaMutation({
    kind: 'null refused',
    effect: 'narrows',
    edit: ({ schema }, _, root) => {
      if (!isPlain(schema)) return undefined;
      if (versionOf(root).startsWith('3.0')) {
        return own(schema, 'nullable') === true && typeof own(schema, 'type') === 'string'
          ? withKeyword(schema, 'nullable', undefined)
          : undefined;
      }
      const types = own(schema, 'type');
      return isArray(types) && types.length === 2 && types.includes('null')
        ? withKeyword(
            schema,
            'type',
            types.filter((type) => type !== 'null'),
          )
        : undefined;
    },
  }),
  schemaMutation({
    kind: 'items changed from string to integer',
    effect: 'replaces',
    edit: ({ schema }) => {
      const items = own(schema, 'items');
      const simple =
        bare(schema, 'array', 'minItems', 'maxItems') && own(items, 'type') === 'string' && Object.keys(items as JsonObject).length === 1;
      return simple ? { ...withKeyword(schema, 'items', { type: 'integer' }), below: '/items/type', keyword: 'type' } : undefined;
    },
  }),
  schemaMutation({
    kind: 'uniqueItems added',
    effect: 'narrows',
    edit: ({ schema }) =>
      bare(schema, 'array', 'maxItems') && own(schema, 'uniqueItems') !== true ? withKeyword(schema, 'uniqueItems', true) : undefined,
  }),
  schemaMutation({
    kind: 'uniqueItems removed',
    effect: 'widens',
    edit: ({ schema }) =>
      own(schema, 'uniqueItems') === true && bare(schema, 'array', 'maxItems') ? withKeyword(schema, 'uniqueItems', undefined) : undefined,
  }),
  schemaMutation({
    kind: 'multipleOf added',
    effect: 'narrows',
    edit: ({ schema }) => (bare(schema, 'integer', ...bounds) ? withKeyword(schema, 'multipleOf', 2) : undefined),
  }),
];

function versionOf(root: JsonObject): string {
  const version = own(root, 'openapi');
  return typeof version === 'string' ? version : '';
}
