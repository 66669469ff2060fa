import { isArray, own } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import { tokensOf } from '../../src/model/pointer.ts';
import type { Pointer } from '../../src/model/pointer.ts';

/** The value that a pointer leads to; undefined where nothing stands. References are not followed. */
export function valueAt(root: Json, pointer: Pointer): Json | undefined {
  let value: Json | undefined = root;
  for (const token of tokensOf(pointer)) value = isArray(value) ? value[/^\d+$/.test(token) ? Number(token) : -1] : own(value, token);
  return value;
}
