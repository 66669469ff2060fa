import type { Json } from '../../src/model/json.ts';

/** A text that an answer or a payload holds; empty where it holds something else. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
