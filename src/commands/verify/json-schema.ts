import type { Json } from '../../model/json.ts';

/** A JSON Schema 2020-12 that is being built. */
export type JsonSchemaObject = Record<string, Json>;

/** A `$ref` that leads nowhere on purpose: `what` stands there and cannot be said in the translation. */
export function unsupported(what: string): string {
  return `#/unsupported/${encodeURIComponent(what)}`;
}
