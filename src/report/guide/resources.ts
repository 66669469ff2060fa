import { versionSegment } from '../../diff/contract/version-segment.ts';
import type { GuideContext } from './context.ts';
import { capital } from './words.ts';

/** The name of what belongs to no single resource. */
export const SHARED = 'Shared by several resources';

const MOST_RESOURCES = 3;

/** The resource that some operations are about: their tag, else the first word of their path. Not escaped. */
export function resourceOf(operations: readonly string[], context: GuideContext): string {
  const counts = new Map<string, number>();
  for (const label of operations) {
    const name = nameOf(label, context);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size > MOST_RESOURCES) return SHARED;
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'Other';
}

/** A tag that nearly every operation of a larger API has tells no resource from another. */
function isTelling(tag: string, { apis }: GuideContext): boolean {
  const { operations } = apis.new;
  return operations.length <= 10 || operations.filter(({ tags }) => tags[0]?.value === tag).length < operations.length * 0.7;
}

function nameOf(label: string, context: GuideContext): string {
  const pair = context.operations.get(label);
  const operation = pair?.new ?? pair?.old;
  if (operation === undefined) return 'Other';
  const [tag] = operation.tags;
  if (tag !== undefined && tag.value.trim() !== '' && isTelling(tag.value, context)) return capital(tag.value.trim());
  if (operation.kind !== 'path') return 'Webhooks';
  const version = versionSegment(operation.path);
  const segment = operation.path.split('/').find((one) => one !== '' && one !== version && !one.startsWith('{') && one !== 'api');
  return segment === undefined ? 'Root' : capital(segment.replaceAll(/[-_]+/g, ' '));
}
