import type { Operation } from '../../model/api.ts';
import { equal } from '../../model/json.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { nameLikeness } from './names.ts';
import type { PrefixChange } from './path-prefixes.ts';

/** An operation with its path taken apart. */
export interface ParsedOperation {
  readonly operation: Operation;
  /** The names of parameters erased. */
  readonly segments: readonly string[];
}

/** Takes the path of an operation apart. */
export function parseOperation(operation: Operation): ParsedOperation {
  return { operation, segments: segmentsOf(operation.path) };
}

/** The segments of a path with the names of parameters erased. */
export function segmentsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.replaceAll(/\{[^}]*\}/g, '{}'));
}

const NOTHING: Likelihood = { confidence: 0, because: [] };

/** How likely two operations are one under another path or method. */
export function operationLikelihood(
  before: ParsedOperation,
  after: ParsedOperation,
  prefix: PrefixChange | undefined,
  lent: readonly Evidence[],
): Likelihood {
  const id = before.operation.operationId;
  const sameId: readonly Evidence[] =
    id !== undefined && id.value === after.operation.operationId?.value
      ? [{ weight: 0.65, because: 'the same operationId', telling: true }]
      : [];
  if (before.operation.kind !== after.operation.kind) return NOTHING;
  const path = placeEvidence(before, after, prefix, sameId.length > 0 ? 'same' : 'other');
  if (path === undefined) return NOTHING;
  return weigh([
    ...sameId,
    ...path,
    ...lent,
    ...proseEvidence(before.operation.summary?.value, after.operation.summary?.value, 'summary'),
    ...proseEvidence(before.operation.description?.value, after.operation.description?.value, 'description'),
  ]);
}

function placeEvidence(
  before: ParsedOperation,
  after: ParsedOperation,
  prefix: PrefixChange | undefined,
  operationId: 'same' | 'other',
): readonly Evidence[] | undefined {
  switch (before.operation.kind) {
    case 'path':
      return pathEvidence(before, after, prefix, operationId);
    case 'webhook':
      return webhookEvidence(before, after);
    case 'callback':
      return callbackEvidence(before, after);
  }
}

/**
 * A callback is told from others of its operation by its name, and goes where its expression says. One of the two stays
 * where it is the same; the same expression alone proves nothing, since all events of an operation may go to one URL.
 */
function callbackEvidence({ operation: before }: ParsedOperation, { operation: after }: ParsedOperation): readonly Evidence[] | undefined {
  if (before.method !== after.method) return undefined;
  if (before.callback === after.callback) return [{ weight: 0.85, because: 'the same name', telling: true }];
  if (before.path !== after.path) return undefined;
  const name = nameLikeness(before.callback ?? '', after.callback ?? '');
  return [
    { weight: 0.3, because: 'the same expression', telling: false },
    ...(equal(before.value, after.value) ? [{ weight: 0.6, because: 'the same payload', telling: true }] : []),
    ...(name === undefined ? [] : [{ ...name, telling: name.weight >= 0.3 }]),
  ];
}

/** The name of a webhook is no address: two that have nothing in common may still be one. */
function webhookEvidence({ operation: before }: ParsedOperation, { operation: after }: ParsedOperation): readonly Evidence[] | undefined {
  if (before.method !== after.method) return undefined;
  const name = nameLikeness(before.path, after.path);
  return name === undefined ? [] : [{ ...name, telling: name.weight >= 0.3 }];
}

/** From here on two names are the same words. */
const SAME_WORDS = 0.8;

/** What the paths say; undefined where they say that these are two operations. */
function pathEvidence(
  before: ParsedOperation,
  after: ParsedOperation,
  prefix: PrefixChange | undefined,
  operationId: 'same' | 'other',
): readonly Evidence[] | undefined {
  const [left, right] = [before.segments, after.segments];
  const isSamePath = left.length === right.length && left.every((segment, index) => segment === right[index]);
  if (before.operation.method !== after.operation.method) {
    return isSamePath ? [{ weight: 0.45, because: 'the same path', telling: false }] : undefined;
  }
  if (prefix !== undefined) {
    const because = `${prefix.operations} operations below \`${prefix.from}\` are now below \`${prefix.to}\``;
    const isExchange = prefix.from !== '/' && prefix.to !== '/';
    // Two resources may have parts of the same names: only where nothing but a beginning came or went is that enough.
    const weight = isExchange && nameLikeness(prefix.from, prefix.to) === undefined ? 0.45 : prefix.operations > 2 ? 0.85 : 0.7;
    return [{ weight, because, telling: true }];
  }
  if (left.length === right.length) {
    const differing = left.flatMap((segment, index) => (segment === right[index] ? [] : [[segment, right[index] ?? ''] as const]));
    // A parameter is not a word.
    if (differing.some((pair) => pair.includes('{}'))) return undefined;
    const least = Math.min(...differing.map(([a, b]) => nameLikeness(a, b)?.weight ?? 0));
    // A path with few words in common is another path, unless those are the same otherwise spelt, or the operation says so itself.
    if (differing.length > left.length / 2 && least < SAME_WORDS && operationId === 'other') return undefined;
    return [
      ...(least > 0 ? [{ weight: least, because: 'alike paths', telling: least >= 0.3 }] : []),
      ...(left.length > 1
        ? [{ weight: 0.3 * (1 - differing.length / left.length), because: 'most of the path is the same', telling: false }]
        : []),
    ];
  }
  // A path of another depth is the same only where the operation says so itself.
  if (operationId === 'other') return undefined;
  return left.at(-1) === right.at(-1) && left.at(-1) !== '{}' ? [{ weight: 0.35, because: 'the same last segment', telling: false }] : [];
}
