import { compareDocuments } from '../../src/classify/compare.ts';
import type { ComparedReport } from '../../src/classify/report.ts';
import type { StatedRename } from '../../src/diff/renames/stated.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { documentOf } from '../support/document.ts';

/** The report of two documents, with renames that the caller states. */
export function reportOf(old: JsonObject, next: JsonObject, renames: readonly StatedRename[] = []): ComparedReport {
  return compareDocuments(documentOf(old), documentOf(next), { failOn: 'any', toolVersion: '0', positions: false, renames });
}

/** The changes of two documents, one a line: rule and sentence. */
export function told(old: JsonObject, next: JsonObject, renames: readonly StatedRename[] = []): readonly string[] {
  return reportOf(old, next, renames).changes.map(({ rule, message }) => `${rule}: ${message}`);
}

/** A document whose `POST /things` takes and answers with the component `Thing`. */
export function withThing(thing: Json, others: JsonObject = {}): JsonObject {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    paths: { '/things': { post: { requestBody: { content }, responses: { '200': { description: 'Done', content } } } } },
    components: { schemas: { Thing: thing, ...others } },
  };
}

/** A document of paths alone. */
export function withPaths(paths: JsonObject): JsonObject {
  return { openapi: '3.1.0', info: { title: 'Things', version: '1.0.0' }, paths };
}

/** An object with properties. */
export function object(properties: JsonObject, others: JsonObject = {}): JsonObject {
  return { type: 'object', properties, ...others };
}
