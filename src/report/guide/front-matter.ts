import { visible } from '../visible.ts';
import type { GuideContext } from './context.ts';
import { isDay } from '../../classify/waivers/day.ts';
import type { Audience, GuideOptions, SnippetLanguage } from './options.ts';
import { audiences, snippetLanguages } from './options.ts';
import { withStanding } from './schedule.ts';

/** The front matter of a guide: what it was made from, and the decisions that the next run takes over. */
export function frontMatter({ names, report, options }: GuideContext): string {
  const title =
    names.old === 'the old version'
      ? `Migrating to the new version of ${names.title}`
      : `Migrating ${names.title} from ${names.plain.old} to ${names.plain.new}`;
  const lines = [
    `title: ${quoted(title)}`,
    `from: ${quoted(report.old.version)}`,
    `to: ${quoted(report.new.version)}`,
    `release-date: ${withStanding(options.releaseDate, options.releaseIs)}`,
    ...(options.sunsetDate === undefined ? [] : [`sunset-date: ${options.sunsetDate}`]),
    `audience: ${options.audience}`,
    `snippets: ${options.snippets.join(', ')}`,
    `generated-by: api-diff ${report.tool.version}`,
    ...(options.digests === undefined ? [] : [`old-sha256: ${options.digests.old}`, `new-sha256: ${options.digests.new}`]),
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}

/** The decisions that an earlier run wrote down; what is missing or unreadable is left out. */
export function decisionsIn(
  guide: string,
): Partial<Pick<GuideOptions, 'releaseDate' | 'releaseIs' | 'sunsetDate' | 'audience' | 'snippets'>> {
  const [, matter = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(guide) ?? [];
  const value = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(matter)?.[1]?.trim() ?? '';
  const isAudience = (text: string): text is Audience => (audiences as readonly string[]).includes(text);
  const isLanguage = (text: string): text is SnippetLanguage => (snippetLanguages as readonly string[]).includes(text);
  const snippets = value('snippets').split(/,\s*/).filter(isLanguage);
  const [release = '', ...mark] = value('release-date').split(' ');
  const [sunset, audience] = [value('sunset-date'), value('audience')];
  return {
    ...(isDay(release) ? ({ releaseDate: release, releaseIs: mark.length === 0 ? 'stated' : 'proposed' } as const) : {}),
    ...(isDay(sunset) ? { sunsetDate: sunset } : {}),
    ...(isAudience(audience) ? { audience } : {}),
    ...(snippets.length > 0 ? { snippets } : {}),
  };
}

/** A text of a document as a YAML scalar between double quotes, whose escapes are those of JSON. */
function quoted(text: string): string {
  return JSON.stringify(visible(text));
}
