import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../../src/diff/change.ts';
import type { Json } from '../../../src/model/json.ts';
import { loadReferee } from '../../../src/commands/verify/referee.ts';
import { matchesPattern } from '../../../src/schema/pattern/language.ts';
import { operationsByLabel, payloadsAt } from '../../../src/report/guide/operations.ts';
import { payloadPair } from '../../../src/report/guide/samples/payloads.ts';
import { createSampling } from '../../../src/report/guide/samples/sampling.ts';
import { documentOf } from '../../support/document.ts';
import { comparisonOf, fixtureFolders, fixturePair } from './guides.ts';

const referees = await loadReferee(matchesPattern);

it.each(['there', 'back'] as const)('every payload of every fixture is valid by its own document (%s)', async (way) => {
  let pairs = 0;
  let unknown = 0;
  for (const folder of [...fixtureFolders('apis'), ...fixtureFolders('rules')]) {
    const comparison = comparisonOf(await fixturePair(folder, way));
    const { apis, difference } = comparison;
    const operations = operationsByLabel(comparison);
    const source = { sampling: createSampling(apis), operations, renames: difference.changes.filter(({ rename }) => rename !== undefined) };
    const referee = { old: referees(apis.old.document, apis.old.specification), new: referees(apis.new.document, apis.new.specification) };
    for (const change of difference.changes) {
      for (const direction of ['request', 'response'] as const) {
        const made = payloadPair([change], direction, source);
        if (made === undefined) continue;
        pairs += 1;
        const places = payloadsAt(operations.get(made.operation) ?? { old: undefined, new: undefined }, made.where);
        for (const side of ['old', 'new'] as const) {
          const [schema, value] = [places[side]?.schema, made[side]];
          const ruling = schema === undefined || value === undefined ? 'unknown' : referee[side](schema, direction)(value);
          if (ruling === 'unknown') unknown += 1;
          expect({ folder, rule: change.rule, side, value, ruling }).not.toMatchObject({ ruling: false });
        }
      }
    }
  }
  expect(pairs).toBeGreaterThan(100);
  expect(unknown).toBeLessThan(pairs * 0.1);
});

/** Two documents of one operation that takes and answers one schema. */
function pairOf(old: Json, next: Json): ReturnType<typeof comparisonOf> {
  const api = (schema: Json): Json => {
    const content = { 'application/json': { schema } };
    return {
      openapi: '3.1.0',
      info: { title: 'Users', version: '1.0.0' },
      paths: { '/users': { post: { requestBody: { content }, responses: { '200': { description: 'Done', content } } } } },
    };
  };
  return comparisonOf({ old: documentOf(api(old)), new: documentOf(api(next)) });
}

function payload(old: Json, next: Json, direction: 'request' | 'response', isMeant: (change: Change) => boolean = () => true) {
  const comparison = pairOf(old, next);
  const { apis, difference } = comparison;
  const renames = difference.changes.filter(({ rename }) => rename !== undefined);
  const made = payloadPair(difference.changes.filter(isMeant), direction, {
    sampling: createSampling(apis),
    operations: operationsByLabel(comparison),
    renames,
  });
  return made === undefined ? undefined : { old: made.old, new: made.new };
}

const user = (properties: Json, required: readonly string[] = []): Json => ({ type: 'object', properties, required });

it('shares the value of a renamed property', () => {
  const name = { type: 'string', description: 'The full name of the user', example: 'Ada Lovelace' };
  const made = payload(user({ id: { type: 'integer' }, name }), user({ id: { type: 'integer' }, full_name: name }), 'response');
  expect(made).toEqual({ old: { id: 7, name: 'Ada Lovelace' }, new: { id: 7, full_name: 'Ada Lovelace' } });
});

it('converts a value that became a date', () => {
  const made = payload(user({ created: { type: 'integer' } }), user({ created: { type: 'string', format: 'date-time' } }), 'response') as {
    readonly old: { readonly created: number };
    readonly new: { readonly created: string };
  };
  expect(Date.parse(made.new.created)).toBe(made.old.created * 1000);
});

it('leaves out what became required, and shows it after', () => {
  const email = { type: 'string', format: 'email' };
  const made = payload(
    user({ email, name: { type: 'string' } }, ['name']),
    user({ email, name: { type: 'string' } }, ['name', 'email']),
    'request',
  );
  expect(made).toEqual({ old: { name: 'Ada Lovelace' }, new: { name: 'Ada Lovelace', email: 'ada@example.com' } });
});

it('sends no read-only property and shows no write-only one', () => {
  const secret = { type: 'string', writeOnly: true };
  const id = { type: 'string', readOnly: true };
  const old = user({ id, secret, age: { type: 'integer' } }, ['id', 'secret', 'age']);
  const next = user({ id, secret, years: { type: 'integer' } }, ['id', 'secret', 'years']);
  expect(Object.keys((payload(old, next, 'request')?.old ?? {}) as object).sort()).toEqual(['age', 'secret']);
  expect(Object.keys((payload(old, next, 'response')?.old ?? {}) as object).sort()).toEqual(['age', 'id']);
});

it('shows an enum value that is new as the value that comes, and a known one before', () => {
  const status = (...values: readonly string[]): Json => user({ status: { type: 'string', enum: values } }, ['status']);
  expect(payload(status('active'), status('active', 'paused'), 'response')).toEqual({
    old: { status: 'active' },
    new: { status: 'paused' },
  });
});

it('cuts a cycle', () => {
  const api = (name: string): Json => ({
    openapi: '3.1.0',
    info: { title: 'Trees', version: '1.0.0' },
    paths: {
      '/trees': {
        get: {
          responses: { '200': { description: 'Done', content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } } },
        },
      },
    },
    components: {
      schemas: {
        Tree: user(
          {
            [name]: { type: 'string', description: 'What it is called by people' },
            children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          },
          ['children'],
        ),
      },
    },
  });
  const comparison = comparisonOf({ old: documentOf(api('label')), new: documentOf(api('title')) });
  const { apis, difference } = comparison;
  const made = payloadPair(difference.changes, 'response', {
    sampling: createSampling(apis),
    operations: operationsByLabel(comparison),
    renames: difference.changes,
  });
  expect(JSON.stringify(made?.old).length).toBeLessThan(300);
});

it('says nothing where the change does not show in a payload', () => {
  expect(
    payload(user({ a: { type: 'string', description: 'One' } }), user({ a: { type: 'string', description: 'Two' } }), 'response'),
  ).toBeUndefined();
});

it('keeps what is in a list that is wrapped now', () => {
  const item = user({ id: { type: 'integer' } }, ['id']);
  const made = payload(
    { type: 'array', items: item },
    user({ data: { type: 'array', items: item }, total: { type: 'integer' } }, ['data', 'total']),
    'response',
  );
  expect(made).toEqual({ old: [{ id: 7 }], new: { data: [{ id: 7 }], total: 3 } });
});

/** What an edit does to one property, and whether a payload may differ there. */
const edits = ['renamed', 'removed', 'added and required', 'retyped', 'bound tightened', 'value removed'] as const;

it('differs in what was edited, and nowhere else', () => {
  const scalar = fc.constantFrom<Json>(
    { type: 'string', minLength: 2 },
    { type: 'string', format: 'date' },
    { type: 'integer', minimum: 3 },
    { type: 'boolean' },
    { type: 'string', enum: ['red', 'green', 'blue'] },
    { type: 'array', items: { type: 'integer' }, minItems: 1 },
    { type: 'object', properties: { width: { type: 'integer' } }, required: ['width'] },
  );
  const others = fc.uniqueArray(fc.constantFrom('id', 'label', 'due', 'size', 'tags', 'frame'), { maxLength: 4 });
  const owner = fc.record({ names: others, schemas: fc.array(scalar, { minLength: 6, maxLength: 6 }), isRequired: fc.boolean() });
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(owner, fc.constantFrom(...edits), fc.constantFrom('request' as const, 'response' as const), (schema, edit, direction) => {
      const kept = Object.fromEntries(schema.names.map((name, index) => [name, schema.schemas[index]!]));
      const required = [...schema.names, ...(schema.isRequired ? ['edited'] : [])];
      const full = { type: 'string', description: 'What people call the thing, in words', enum: ['one', 'two', 'three'] };
      const [before, after]: readonly [Json, Json] = {
        renamed: [
          user({ ...kept, edited: full }, required),
          user(
            { ...kept, edited_name: full },
            required.map((name) => (name === 'edited' ? 'edited_name' : name)),
          ),
        ] as const,
        removed: [user({ ...kept, edited: full }, required), user(kept, schema.names)] as const,
        'added and required': [user(kept, schema.names), user({ ...kept, edited: full }, [...schema.names, 'edited'])] as const,
        retyped: [
          user({ ...kept, edited: { type: 'integer' } }, required),
          user({ ...kept, edited: { type: 'string' } }, required),
        ] as const,
        'bound tightened': [
          user({ ...kept, edited: { type: 'integer', maximum: 100 } }, required),
          user({ ...kept, edited: { type: 'integer', maximum: 10 } }, required),
        ] as const,
        'value removed': [
          user({ ...kept, edited: full }, required),
          user({ ...kept, edited: { ...full, enum: ['one', 'two'] } }, required),
        ] as const,
      }[edit];
      const made = payload(before, after, direction);
      if (made === undefined) return;
      const [old, next] = [made.old, made.new] as readonly Record<string, Json>[];
      seen.set(edit, (seen.get(edit) ?? 0) + 1);
      const rest = ({ edited: _, edited_name: __, ...others }: Record<string, Json>): Json => others;
      expect(rest(old!)).toEqual(rest(next!));
      expect(old).not.toEqual(next);
      if (edit === 'renamed') expect(next!['edited_name']).toEqual(old!['edited']);
    }),
    { numRuns: 300 },
  );
  expect([...seen.keys()].sort()).toEqual([...edits].sort());
});
