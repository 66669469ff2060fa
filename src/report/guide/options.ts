import type { Adapters } from '../adapters/adapters.ts';
import type { Day } from './dates.ts';
import type { Standing } from './schedule.ts';

/** Who calls the API; it decides how long the old version is kept. */
export type Audience = 'internal' | 'public' | 'critical';

/** A language in which requests are shown. */
export type SnippetLanguage = 'curl' | 'js' | 'python';

/** The audiences, for the command line. */
export const audiences: readonly Audience[] = ['internal', 'public', 'critical'];

/** The languages, for the command line. */
export const snippetLanguages: readonly SnippetLanguage[] = ['curl', 'js', 'python'];

/** What the owner of the API decides about its guide. */
export interface GuideOptions {
  readonly audience: Audience;
  /** The day on which the new version is released and the old one deprecated. */
  readonly releaseDate: Day;
  /** `proposed` where nobody named that day, so that the guide must not tell it as a fact. */
  readonly releaseIs: Standing;
  /** The day on which the old version ends; undefined: what its document says, else what the audience is given. */
  readonly sunsetDate?: Day | undefined;
  readonly snippets: readonly SnippetLanguage[];
  /** The adapters that are written beside the guide, and where; left out where none are. */
  readonly adapters?: GuideAdapters;
  /** SHA-256 of both documents in hexadecimal digits, for the front matter; left out where unknown. */
  readonly digests?: { readonly old: string; readonly new: string };
}

/** Adapters as a guide speaks of them. */
export interface GuideAdapters extends Pick<Adapters, 'adapted' | 'notDerived' | 'lost'> {
  readonly directory: string;
}
