import type { Day } from './dates.ts';
import { monthsAfter } from './dates.ts';
import type { Audience, GuideOptions } from './options.ts';

/** How many months an audience is given, at least and as planned here. */
export const WINDOWS: Readonly<Record<Audience, { readonly least: number; readonly planned: number }>> = {
  internal: { least: 3, planned: 3 },
  public: { least: 6, planned: 12 },
  critical: { least: 12, planned: 24 },
};

/** The days of a migration, in their order. */
export interface Schedule {
  /** The new version is there, the old one is deprecated. */
  readonly release: Day;
  readonly reminder: Day;
  /** The old version is switched off for short, announced times. */
  readonly brownOut: Day;
  /** The old version is gone. */
  readonly sunset: Day;
}

/** The days that follow from the release and the audience; a reminder half way, brown-outs in the last month. */
export function scheduleOf({ releaseDate, audience }: Pick<GuideOptions, 'releaseDate' | 'audience'>): Schedule {
  const { planned } = WINDOWS[audience];
  const after = (months: number): Day => monthsAfter(releaseDate, months);
  return { release: releaseDate, reminder: after(Math.floor(planned / 2)), brownOut: after(planned - 1), sunset: after(planned) };
}
