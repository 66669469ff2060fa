import type { Direction } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import type { SchemaSet } from '../../../normalise/view.ts';
import { evaluate } from '../../../schema/evaluate.ts';
import type { AdapterContext } from '../context.ts';
import type { Missing } from '../plan.ts';

/** What the receiver asks for, and the sender's own schema of it where it has one. */
export interface Wanted {
  readonly target: SchemaSet;
  readonly source: SchemaSet | undefined;
  readonly direction: Direction;
}

/**
 * The value that the documents themselves say for what is missing: the default of whoever left it out, the
 * receiver's default, or the only value there is. It is one that the receiver takes.
 */
export function constantFor(
  { target, source, direction }: Wanted,
  { parties }: AdapterContext,
): Extract<Missing, { kind: 'constant' }> | undefined {
  const { sender, receiver } = parties(direction);
  const taken = receiver.node(target);
  const view = receiver.view(target);
  const isTaken = (value: Json | undefined): value is Json => value !== undefined && evaluate(taken, value) === true;
  const meant = source === undefined ? undefined : sender.view(source).default?.value;
  if (isTaken(meant)) return { kind: 'constant', value: meant, because: 'default' };
  const preset = view.default?.value;
  if (isTaken(preset)) return { kind: 'constant', value: preset, because: 'default' };
  const [only, second] = view.values?.value ?? [];
  return second === undefined && isTaken(only) ? { kind: 'constant', value: only, because: 'only value' } : undefined;
}
