import type { Operation } from '../../model/api.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { matchRenamed } from './match.ts';
import type { Renamed } from './match.ts';
import { nameLikeness } from './names.ts';

/** An operation under another path, with the part of the path that changed. */
export interface RenamedOperation extends Renamed<Operation> {
  /** The path up to and with the segment that changed, the rest being the same; else the whole path. */
  readonly from: string;
  readonly to: string;
}

/** Finds the operations that went from one path and came at another. */
export function renamedOperations(removed: readonly Operation[], added: readonly Operation[]): readonly RenamedOperation[] {
  // Operations of one method only, and each list by it, so that thousands of paths stay within reach.
  const methods = new Set(removed.map(({ method }) => method));
  return [...methods].flatMap((method) => {
    const of = (operations: readonly Operation[]): readonly Operation[] =>
      operations.filter((operation) => operation.method === method && operation.kind === 'path');
    return matchRenamed(of(removed), of(added), likelihood).map((match) => ({ ...match, ...changedPart(match.old.path, match.new.path) }));
  });
}

function likelihood(before: Operation, after: Operation): Likelihood {
  const [left, right] = [segmentsOf(before.path), segmentsOf(after.path)];
  const evidence: Evidence[] = [];
  if (before.operationId !== undefined && before.operationId.value === after.operationId?.value) {
    evidence.push({ weight: 0.65, because: 'the same operationId', telling: true });
  }
  if (left.length !== right.length) return { confidence: 0, because: [] };
  const differing = left.flatMap((segment, index) => (segment === right[index] ? [] : [[segment, right[index] ?? ''] as const]));
  // A parameter is not a word, and a path with few words in common is another path.
  if (differing.length > left.length / 2 || differing.some((pair) => pair.includes('{}'))) return { confidence: 0, because: [] };
  const names = differing.map(([a, b]) => nameLikeness(a, b)?.weight ?? 0);
  const least = Math.min(...names);
  if (least > 0) evidence.push({ weight: least, because: 'alike paths', telling: least >= 0.3 });
  if (left.length > 1)
    evidence.push({ weight: 0.3 * (1 - differing.length / left.length), because: 'most of the path is the same', telling: false });
  evidence.push(...proseEvidence(before.summary?.value, after.summary?.value, 'summary'));
  evidence.push(...proseEvidence(before.description?.value, after.description?.value, 'description'));
  return weigh(evidence);
}

/** The segments of a path with the names of parameters erased. */
function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.replaceAll(/\{[^}]*\}/g, '{}'));
}

function changedPart(from: string, to: string): { readonly from: string; readonly to: string } {
  const [left, right] = [from.split('/'), to.split('/')];
  const erasedLeft = segmentsOf(from);
  const erasedRight = segmentsOf(to);
  const differing = erasedLeft.flatMap((segment, index) => (segment === erasedRight[index] ? [] : [index]));
  const [only, second] = differing;
  if (only === undefined || second !== undefined) return { from, to };
  return { from: left.slice(0, only + 2).join('/'), to: right.slice(0, only + 2).join('/') };
}
