import { expect, it } from 'vitest';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import type { Json } from '../../src/model/json.ts';
import { schemaDocument } from '../../src/classify/schema-document.ts';
import { shapeName } from '../../src/rules/aspects/branch-name.ts';
import { createStore } from '../../src/schema/store.ts';

function called(schema: Json): string {
  const document = schemaDocument(schema, 'branch');
  return shapeName(createSchemaReader({ document, specification: '3.1', store: createStore(), side: 'old' }).view(['#']));
}

it.each<readonly [Json, string]>([
  [{ type: 'array' }, 'a list'],
  [{ type: ['array', 'boolean'] }, 'a boolean or a list'],
  [{ type: ['integer', 'null'] }, 'an integer or null'],
  [{ enum: [1, 1.5] }, 'a number'],
  [{ enum: [1, 1.5, 'a'] }, 'a number or a string'],
  [{ type: ['array', 'boolean', 'object', 'number'] }, 'a schema'],
  [{ type: 'object', required: ['email'] }, 'with email'],
  [false, 'a schema'],
])('a branch without a name, %j, is called %s', (schema, expected) => expect(called(schema)).toBe(expected));
