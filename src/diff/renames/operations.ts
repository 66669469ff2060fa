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

interface Parsed {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

/** Finds the operations that went from one path and came at another. */
export function renamedOperations(removed: readonly Operation[], added: readonly Operation[]): readonly RenamedOperation[] {
  const old = removed.filter(({ kind }) => kind === 'path').map(parsed);
  const next = added.filter(({ kind }) => kind === 'path').map(parsed);
  // Only operations that share a trait can be one: thousands of paths are not compared each with each.
  const byTrait = new Map<string, Parsed[]>();
  for (const one of next) for (const trait of traitsOf(one)) byTrait.set(trait, [...(byTrait.get(trait) ?? []), one]);
  const partners = (one: Parsed): readonly Parsed[] => [...new Set(traitsOf(one).flatMap((trait) => byTrait.get(trait) ?? []))];
  return matchRenamed(old, next, likelihood, partners).map(({ old: before, new: after, ...match }) => ({
    ...match,
    old: before.operation,
    new: after.operation,
    ...changedPart(before.operation.path, after.operation.path),
  }));
}

function parsed(operation: Operation): Parsed {
  return { operation, segments: segmentsOf(operation.path) };
}

/** The method with the operationId, and with the path less one of its segments. */
function traitsOf({ operation, segments }: Parsed): readonly string[] {
  const id = operation.operationId === undefined ? [] : [`${operation.method} id ${operation.operationId.value}`];
  const others = segments.map(
    (_, gap) => `${operation.method} ${segments.map((segment, index) => (index === gap ? '*' : segment)).join('/')}`,
  );
  return [...id, ...others];
}

function likelihood(before: Parsed, after: Parsed): Likelihood {
  const [left, right] = [before.segments, after.segments];
  const evidence: Evidence[] = [];
  const sameId = before.operation.operationId !== undefined && before.operation.operationId.value === after.operation.operationId?.value;
  if (sameId) evidence.push({ weight: 0.65, because: 'the same operationId', telling: true });
  if (left.length === right.length) {
    const differing = left.flatMap((segment, index) => (segment === right[index] ? [] : [[segment, right[index] ?? ''] as const]));
    // A parameter is not a word, and a path with few words in common is another path.
    if (differing.length > left.length / 2 || differing.some((pair) => pair.includes('{}'))) return { confidence: 0, because: [] };
    const least = Math.min(...differing.map(([a, b]) => nameLikeness(a, b)?.weight ?? 0));
    if (least > 0) evidence.push({ weight: least, because: 'alike paths', telling: least >= 0.3 });
    if (left.length > 1)
      evidence.push({ weight: 0.3 * (1 - differing.length / left.length), because: 'most of the path is the same', telling: false });
  } else {
    // A path of another depth is the same only where the operation says so itself.
    if (!sameId) return { confidence: 0, because: [] };
    if (left.at(-1) === right.at(-1) && left.at(-1) !== '{}')
      evidence.push({ weight: 0.35, because: 'the same last segment', telling: false });
  }
  evidence.push(...proseEvidence(before.operation.summary?.value, after.operation.summary?.value, 'summary'));
  evidence.push(...proseEvidence(before.operation.description?.value, after.operation.description?.value, 'description'));
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
  if (erasedLeft.length !== erasedRight.length || only === undefined || second !== undefined) return { from, to };
  return { from: left.slice(0, only + 2).join('/'), to: right.slice(0, only + 2).join('/') };
}
