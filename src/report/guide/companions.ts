import type { GuideChange } from './cause.ts';
import { ownerOf } from './cause-keys.ts';
import type { GuideContext } from './context.ts';

/** Finds harmless changes that stand where a change hurts. */
export type FindCompanions = (changes: readonly GuideChange[], owners: readonly string[]) => readonly GuideChange[];

const MOST_COMPANIONS = 8;

/** Looks through the harmless changes once, for all causes. */
export function companionFinder({ report, changes: known }: GuideContext): FindCompanions {
  const harmless = report.changes.flatMap((reported) => {
    const change = known.get(reported.fingerprint);
    const isMember = /^(?:required|optional)-property-added$|^property-became-/.test(reported.rule);
    return change === undefined || !isMember || reported.severity !== 'compatible' || change.uses.length === 0
      ? []
      : [{ reported, change }];
  });
  const placesOf = ({ change }: GuideChange): readonly string[] =>
    change.uses.map(({ operation, where, direction, path }) => [operation, where, direction, path].join('\n'));
  const byPlace = new Map<string, GuideChange[]>();
  for (const one of harmless) for (const place of placesOf(one)) byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  return (changes, owners) => {
    const gone = changes.filter(({ reported }) => /property-removed$/.test(reported.rule));
    const beside = gone.flatMap((one) => placesOf(one).flatMap((place) => byPlace.get(place) ?? []));
    const own = harmless.filter(({ reported }) => owners.includes(ownerOf(reported) ?? ''));
    return [...new Set([...own, ...beside])].slice(0, MOST_COMPANIONS);
  };
}
