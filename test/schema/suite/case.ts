import type { Json } from '../../../src/model/json.ts';
import type { Schema } from '../../../src/classify/contains.ts';

/** A sentence of JSON Schema 2020-12 as a schema, with values that it accepts and values that it refuses. */
export interface SuiteCase {
  readonly says: string;
  readonly schema: Schema;
  readonly valid: readonly Json[];
  readonly invalid: readonly Json[];
}
