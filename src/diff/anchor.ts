import type { Direction, Operation, OperationKind } from '../model/api.ts';
import type { SchemaPair } from './schemas/pair.ts';

/** An operation and a place of it where something is sent: what a use says before its path. */
export interface Site {
  /** The label of the operation, on the new side where it has one. */
  readonly operation: string;
  /** The operation with the names of path parameters erased, for fingerprints. */
  readonly operationKey: string;
  readonly kind: OperationKind;
  readonly direction: Direction;
  readonly where: string;
}

/** A place where a payload is sent or received, with the pair of schemas that both documents give it. */
export interface Anchor extends Site {
  readonly pair: SchemaPair;
}

/** The direction in which a request (or response) of an operation travels: webhooks and callbacks swap them. */
export function directionOf(operation: Pick<Operation, 'kind'>, sent: Direction): Direction {
  if (operation.kind === 'path') return sent;
  return sent === 'request' ? 'response' : 'request';
}

/** A path template with the names of its parameters erased: `/users/{id}` and `/users/{userId}` are one call. */
export function erased(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}

/** What pairs operations: kind, a callback's name, method and erased template. */
export function operationKey({ kind, callback, method, path }: Pick<Operation, 'kind' | 'callback' | 'method' | 'path'>): string {
  if (kind === 'path') return `${method.toUpperCase()} ${erased(path)}`;
  return `${kind} ${callback === undefined ? '' : `${callback} `}${method.toUpperCase()} ${path}`;
}
