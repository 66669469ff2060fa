import type { Operation } from '../../model/api.ts';
import { matchesGlob, matchesWildcard } from '../../model/glob.ts';
import { isArray, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Stability } from '../lifecycle/stability.ts';
import { statedStability } from '../lifecycle/stability.ts';

/** An extension that is there and not `false`, or that has a value. */
export interface ExtensionTest {
  readonly name: string;
  /** As text; of a list, one item is enough. Undefined: any value but `false`. */
  readonly value: string | undefined;
}

/** A part of an API: what every test lets through; of each list one item is enough. An absent test lets everything through. */
export interface Scope {
  /** Path templates with `*` and `**`; the names of path parameters do not matter. */
  readonly paths?: readonly string[] | undefined;
  readonly methods?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly operationIds?: readonly string[] | undefined;
  readonly extensions?: readonly ExtensionTest[] | undefined;
  readonly stability?: readonly Stability[] | undefined;
}

/** Whether an operation is in a scope by what it is called; nothing is where there is no operation and the scope asks for one. */
export function namesOperation({ paths, methods, tags, operationIds }: Scope, operation: Operation | undefined): boolean {
  if (paths === undefined && methods === undefined && tags === undefined && operationIds === undefined) return true;
  if (operation === undefined) return false;
  const path = withoutParameterNames(operation.path);
  return (
    isAny(paths, (glob) => operation.kind !== 'callback' && matchesGlob(withoutParameterNames(glob), path)) &&
    isAny(methods, (method) => method.toLowerCase() === operation.method.toLowerCase()) &&
    isAny(tags, (tag) => operation.tags.some(({ value }) => value === tag)) &&
    isAny(operationIds, (id) => operation.operationId !== undefined && matchesWildcard(id, operation.operationId.value))
  );
}

/** Whether what objects of a document carry puts something into a scope: the nearest object that says anything decides. */
export function carriesScope(
  { extensions, stability }: Scope,
  carriers: readonly (Json | undefined)[],
  stabilityExtensions: readonly string[],
): boolean {
  return (
    isAny(extensions, (test) => carriesExtension(test, carriers)) &&
    (stability === undefined || stability.includes(stabilityOf(carriers, stabilityExtensions)))
  );
}

/** Whether a scope asks what objects of the document carry. */
export function asksCarriers({ extensions, stability }: Scope): boolean {
  return extensions !== undefined || stability !== undefined;
}

/** Reads `x-internal` and `x-audience=partner`. */
export function extensionTest(text: string): ExtensionTest {
  const at = text.indexOf('=');
  return at < 0 ? { name: text.trim(), value: undefined } : { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

function carriesExtension({ name, value }: ExtensionTest, carriers: readonly (Json | undefined)[]): boolean {
  const said = carriers.map((carrier) => own(carrier, name)).find((one) => one !== undefined);
  if (said === undefined) return false;
  if (value === undefined) return said !== false;
  return (isArray(said) ? said : [said]).some((item) => typeof item !== 'object' && String(item) === value);
}

function stabilityOf(carriers: readonly (Json | undefined)[], extensions: readonly string[]): Stability {
  for (const carrier of carriers) {
    const stated = statedStability(carrier, extensions);
    if (stated !== undefined) return stated;
  }
  return 'stable';
}

function isAny<Item>(items: readonly Item[] | undefined, test: (item: Item) => boolean): boolean {
  return items === undefined || items.some(test);
}

function withoutParameterNames(path: string): string {
  return path.replaceAll(/\{[^{}/]*\}/g, '{}');
}
