import { lifecycleOf } from '../../classify/lifecycle/metadata.ts';
import { dayOf } from '../../classify/waivers/day.ts';
import type { Api } from '../../model/api.ts';
import type { Day } from './dates.ts';
import { daysBetween, monthsAfter, spokenDay } from './dates.ts';
import type { Audience, GuideOptions } from './options.ts';

/** How many months an audience is given, at least and as planned here. */
export const WINDOWS: Readonly<Record<Audience, { readonly least: number; readonly planned: number }>> = {
  internal: { least: 3, planned: 3 },
  public: { least: 6, planned: 12 },
  critical: { least: 12, planned: 24 },
};

/** Whether somebody said it, the owner or a document, or this program proposes it. */
export type Standing = 'stated' | 'proposed';

/** The days of a migration, in their order. */
export interface Schedule {
  /** The new version is there, the old one is deprecated. */
  readonly release: Day;
  readonly reminder: Day;
  /** The old version is switched off for short, announced times; undefined where there is no room for that. */
  readonly brownOut: Day | undefined;
  /** The old version is gone. */
  readonly sunset: Day;
  readonly releaseIs: Standing;
  readonly sunsetIs: Standing;
  /** A day on which the old document ends by its own words, and which the schedule does not follow because it lies before the release. */
  readonly passedSunset: Day | undefined;
}

/**
 * The days that follow from what was stated, and from the audience where nothing was; a reminder half way, brown-outs
 * in the last month. A release that somebody named makes the window of the audience a promise.
 */
export function scheduleOf(options: Pick<GuideOptions, 'releaseDate' | 'releaseIs' | 'sunsetDate' | 'audience'>, old?: Api): Schedule {
  const { releaseDate: release, releaseIs, audience } = options;
  const { planned } = WINDOWS[audience];
  const own = old === undefined ? undefined : sunsetOf(old);
  const stated = options.sunsetDate ?? (own !== undefined && own > release ? own : undefined);
  const sunset = stated ?? monthsAfter(release, planned);
  const brownOut = monthsAfter(sunset, -1);
  return {
    release,
    reminder: stated === undefined ? monthsAfter(release, Math.floor(planned / 2)) : halfWay(release, sunset),
    brownOut: brownOut > release && daysBetween(release, sunset) > 100 ? brownOut : undefined,
    sunset,
    releaseIs,
    sunsetIs: stated === undefined ? releaseIs : 'stated',
    passedSunset: stated === undefined ? own : undefined,
  };
}

/** The end of a whole version, as its document says it at the top or in `info`. */
function sunsetOf({ document, info }: Api): Day | undefined {
  return lifecycleOf(document.at(info.address)).sunsetOn ?? lifecycleOf(document.root).sunsetOn;
}

function halfWay(release: Day, sunset: Day): Day {
  const middle = (Date.parse(`${release}T00:00:00Z`) + Date.parse(`${sunset}T00:00:00Z`)) / 2;
  return dayOf(new Date(middle));
}

/** The day of the release in a sentence; a proposal says that it is one. */
export function spokenRelease({ release, releaseIs }: Schedule): string {
  return withStanding(spokenDay(release), releaseIs);
}

/** The day of the sunset in a sentence; a proposal says that it is one. */
export function spokenSunset({ sunset, sunsetIs }: Schedule): string {
  return withStanding(spokenDay(sunset), sunsetIs);
}

/** A day as it stands in a table or a line, marked where nobody stated it. */
export function withStanding(day: string, standing: Standing): string {
  return standing === 'stated' ? day : `${day} (proposed)`;
}
