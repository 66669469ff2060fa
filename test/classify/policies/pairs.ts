import { compareDocuments } from '../../../src/classify/compare.ts';
import type { Policy } from '../../../src/classify/policy/policy.ts';
import type { ComparedReport } from '../../../src/classify/report.ts';
import { documentFromValue } from '../../../src/load/load-document.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';

/** Two documents that differ in one thing. */
export interface Pair {
  readonly old: JsonObject;
  readonly new: JsonObject;
}

export const done: JsonObject = { '200': { description: 'Done' } };

/** A document with these paths; `more` holds other top-level keys. */
export function documentWith(paths: JsonObject, more: JsonObject = {}): JsonObject {
  return { openapi: '3.1.0', info: { title: 'Things', version: '1.0.0' }, paths, ...more };
}

/** The operation `get` of one path, before and after. */
export function operations(old: JsonObject, next: JsonObject, more: JsonObject = {}): Pair {
  const whole = (operation: JsonObject): JsonObject => documentWith({ '/things': { get: { responses: done, ...operation } } }, more);
  return { old: whole(old), new: whole(next) };
}

/** Lists of parameters, before and after. */
export function parameters(old: readonly Json[], next: readonly Json[]): Pair {
  return operations({ parameters: old }, { parameters: next });
}

/** The `responses` of an operation, before and after. */
export function answers(old: JsonObject, next: JsonObject): Pair {
  return operations({ responses: old }, { responses: next });
}

/** A schema that is only sent. */
export function sent(old: Json, next: Json): Pair {
  const whole = (schema: Json): JsonObject =>
    documentWith({
      '/things': { post: { requestBody: { required: true, content: { 'application/json': { schema } } }, responses: done } },
    });
  return { old: whole(old), new: whole(next) };
}

/** A schema that is only received. */
export function received(old: Json, next: Json): Pair {
  const whole = (schema: Json): JsonObject => ({ '200': { description: 'Done', content: { 'application/json': { schema } } } });
  return answers(whole(old), whole(next));
}

/** An object with one property beside `id`, before and after. */
export function property(schema: Json): JsonObject {
  return { type: 'object', required: ['id'], properties: { id: { type: 'string' }, email: schema } };
}

/** The report on a pair under a policy. */
export function reportUnder(policy: Policy | undefined, pair: Pair): ComparedReport {
  const document = (value: JsonObject, source: string) => documentFromValue(value, { source, allowDanglingRefs: true });
  const options = { failOn: 'breaking', toolVersion: '0', positions: false, policy } as const;
  return compareDocuments(document(pair.old, 'old'), document(pair.new, 'new'), options);
}
