import type { Operation, Parameter } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import { members } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import type { Reading } from './reading.ts';

/** Notes templates that differ in the names of their parameters only, so that no request can tell them apart. */
export function noteDuplicateTemplates(reading: Reading, root: ObjectPlace): void {
  const seen = new Map<string, string>();
  for (const { name, address } of members(reading, root, 'paths')) {
    if (!name.includes('{')) continue;
    const erased = name.replace(/\{[^{}]*\}/g, '{}');
    const first = seen.get(erased);
    if (first === undefined) seen.set(erased, name);
    else reading.note(address, `the paths ${first} and ${name} are the same template`);
  }
}

const MOST_COMPARED = 1_500;

/**
 * Notes templates that one request can match both of, where the specification leaves it to the tools which
 * is meant (OpenAPI 3.1, section 4.8.8.1): `/{kind}/mine` and `/books/{id}`.
 */
export function noteAmbiguousTemplates(reading: Reading, root: ObjectPlace): void {
  const byLength = new Map<number, Template[]>();
  for (const { name, address } of members(reading, root, 'paths')) {
    if (!name.includes('{')) continue;
    const segments = name.split('/').map((segment) => (segment.includes('{') ? '{}' : segment));
    const alike = byLength.get(segments.length);
    if (alike === undefined) byLength.set(segments.length, [{ name, address, segments }]);
    else alike.push({ name, address, segments });
  }
  for (const templates of byLength.values()) {
    if (templates.length > MOST_COMPARED) continue;
    for (const one of templates) {
      const other = templates.find((before) => before === one || areAmbiguous(before.segments, one.segments));
      if (other !== one && other !== undefined) reading.note(one.address, `a request may match both ${other.name} and ${one.name}`);
    }
  }
}

/** A path template by segments; those with a parameter are `{}`. */
interface Template {
  readonly name: string;
  readonly address: string;
  readonly segments: readonly string[];
}

/** Whether each is the more concrete one somewhere: a path that is more concrete all along is matched first. */
function areAmbiguous(a: readonly string[], b: readonly string[]): boolean {
  let [isLeftOpen, isRightOpen] = [false, false];
  for (let index = 0; index < a.length; index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (left === '{}') isLeftOpen = true;
    else if (right === '{}') isRightOpen = true;
    else return false;
  }
  return isLeftOpen && isRightOpen;
}

/** Notes operations that share an operationId (OpenAPI 3.1, section 4.8.10). One operation met twice is no fault. */
export function noteDuplicateOperationIds(reading: Reading, operations: readonly Operation[]): void {
  const seen = new Map<string, Operation>();
  // Shared callbacks are the same array, so that each is visited once however many operations have it.
  const visited = new Set<Operation>();
  const pending = [...operations].reverse();
  for (let operation = pending.pop(); operation !== undefined; operation = pending.pop()) {
    for (const callback of operation.callbacks) {
      if (!visited.has(callback)) pending.push(callback);
      visited.add(callback);
    }
    if (operation.operationId === undefined) continue;
    const { address, value } = operation.operationId;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, operation);
    else if (first.address !== operation.address) reading.note(address, `the operationId ${value} is that of ${first.label} too`);
  }
}

const PLACES: ReadonlySet<string> = new Set(['path', 'query', 'header', 'cookie', 'querystring', 'formData', 'body']);

/**
 * Notes parameters in a path that its template has no place for, and places that no parameter describes. A
 * parameter that is nowhere, because its `in` is no place (`objects` holds it, `parameters` does not), was noted.
 */
export function noteTemplateParameters(
  reading: Reading,
  operation: ObjectPlace,
  template: ReadonlySet<string>,
  { objects, parameters }: { readonly objects: readonly ObjectPlace[]; readonly parameters: readonly Parameter[] },
): void {
  let described = 0;
  for (const parameter of parameters) {
    if (parameter.in !== 'path') continue;
    if (template.has(parameter.name)) described += 1;
    else reading.note(parameter.address, `the path has no {${parameter.name}}`);
  }
  if (described === template.size) return;
  for (const name of template) {
    if (parameters.some((parameter) => parameter.in === 'path' && parameter.name === name)) continue;
    if (objects.some(({ value }) => own(value, 'name') === name && !PLACES.has(own(value, 'in') as string))) continue;
    reading.note(operation.address, `the path parameter ${name} is not described`);
  }
}

/** The names between the braces of a path template. */
export function templateNames(path: string): ReadonlySet<string> {
  if (!path.includes('{')) return NO_NAMES;
  const names = new Set<string>();
  for (const part of path.split('{').slice(1)) {
    const end = part.indexOf('}');
    if (end >= 0) names.add(part.slice(0, end));
  }
  return names;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Notes a document that has none of the keywords of which its version wants one. */
export function noteMissing(reading: Reading, root: ObjectPlace, needed: readonly string[]): void {
  if (needed.some((name) => own(root.value, name) !== undefined)) return;
  reading.note(
    root.address,
    needed.length === 1 ? `${needed.join()} is missing` : `one of ${needed.join(', ')} is needed, and none is there`,
  );
}
