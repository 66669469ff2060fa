import { createHash } from 'node:crypto';
import { dayOf, isDay } from '../../classify/waivers/day.ts';
import type { LoadedDocument } from '../../load/create-document.ts';
import { canonical } from '../../model/json.ts';
import { adaptersOf } from '../../report/adapters/adapters.ts';
import { count } from '../../report/count.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import type { Day } from '../../report/guide/dates.ts';
import { decisionsIn } from '../../report/guide/front-matter.ts';
import { guideOf } from '../../report/guide/guide.ts';
import { isGuide, isUpToDate, mergedGuide } from '../../report/guide/merge.ts';
import { snippetLanguages } from '../../report/guide/options.ts';
import type { GuideOptions, SnippetLanguage } from '../../report/guide/options.ts';
import { filesInto } from '../adapters/files-into.ts';
import { comparedApis } from '../compared-pair.ts';
import { UsageError } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import { pairSettingsOf } from '../pair-settings.ts';
import { loadWaiving } from '../waive/waivers-file.ts';
import { waivingOf } from '../waive/waiving-flags.ts';
import type { GuideFlags } from './command.ts';
import { existingText } from './existing-text.ts';

/** `api-diff guide <old> <new>`. */
export interface GuideRequest {
  readonly old: string;
  readonly new: string;
  readonly flags: GuideFlags;
}

/**
 * Drafts the guide, or brings the one that is there up to date. Throws a `UsageError` where the file is somebody
 * else's, an `InputError` where a document cannot be read.
 */
export async function guideCommand({ old, new: next, flags }: GuideRequest): Promise<Outcome> {
  const { output } = flags;
  if (flags.check === true && output === undefined) {
    throw new UsageError('`--check` needs the guide that it is to check.', 'Name it: `--check -o MIGRATION.md`.');
  }
  const existing = output === undefined ? undefined : await existingText(output);
  if (existing !== undefined && existing.trim() !== '' && !isGuide(existing) && flags.force !== true) {
    throw new UsageError(
      `\`${output ?? ''}\` is there already and is no guide of api-diff.`,
      'Give another name, or `--force` to overwrite it.',
    );
  }
  const decided = decisionsOf(flags, existing);
  const settings = await pairSettingsOf(flags);
  const waivers = flags.waivers === false ? false : settings.waivers;
  const waiving = await loadWaiving(waivingOf({ ...(waivers === undefined ? {} : { waivers }), today: todayOf(flags) }));
  const { pair, comparison } = await comparedApis({ old, new: next }, settings, waiving);
  const adapters = flags.adapters === undefined ? undefined : adaptersOf(comparison.apis, comparison.difference);
  const options: GuideOptions = {
    ...decided,
    digests: { old: digestOf(pair.old), new: digestOf(pair.new) },
    ...(adapters === undefined || flags.adapters === undefined ? {} : { adapters: { ...adapters, directory: flags.adapters } }),
  };
  const before = existing !== undefined && isGuide(existing) ? existing : undefined;
  const guide = mergedGuide(guideOf(comparison, options), before);
  const outcome = outcomeOf({ flags, before, ...guide });
  if (adapters === undefined || flags.adapters === undefined || flags.check === true) return outcome;
  const files = await filesInto(flags.adapters, adapters.files, { replace: flags.force === true });
  return { ...outcome, files: [...(outcome.files ?? []), ...files] };
}

interface Written {
  readonly flags: GuideFlags;
  readonly before: string | undefined;
  readonly text: string;
  readonly conflicts: readonly string[];
}

function outcomeOf({ flags: { output, check }, before, text, conflicts }: Written): Outcome {
  const both = `${count(conflicts.length, 'edited part', 'edited parts')} changed since (${sentenceList(conflicts.slice(0, 5).map((id) => `\`${id}\``))}): both texts stand in the guide`;
  if (output === undefined) return { stdout: text, stderr: '', exitCode: 0 };
  if (check === true) {
    if (conflicts.length > 0)
      return { stdout: `${output} is out of date: ${both.replace('stand', 'would stand')}\n`, stderr: '', exitCode: 1 };
    if (before !== undefined && isUpToDate(before, text)) return { stdout: `${output} is up to date\n`, stderr: '', exitCode: 0 };
    const missing = before === undefined ? 'is missing' : 'is out of date';
    return { stdout: `${output} ${missing}: run the same command without --check\n`, stderr: '', exitCode: 1 };
  }
  const files = before === text ? [] : [{ file: output, text }];
  const stderr = conflicts.length > 0 ? `note: ${both}\n` : '';
  const what = before === undefined ? 'written' : before === text ? 'was up to date' : 'brought up to date';
  return { stdout: `${output} ${what}\n`, stderr, files, exitCode: conflicts.length > 0 ? 1 : 0 };
}

/** What the owner decided: by flags, else as the guide that is there says, else as usual. */
function decisionsOf(flags: GuideFlags, existing: string | undefined): Omit<GuideOptions, 'digests'> {
  const earlier = existing === undefined ? {} : decisionsIn(existing);
  const day = (flag: string, text: string | undefined): Day | undefined => {
    if (text === undefined || isDay(text)) return text;
    throw new UsageError(`\`${flag} ${text}\` is no day of the calendar.`, 'Write it as 2026-11-21.');
  };
  const stated = day('--release-date', flags.releaseDate);
  const sunsetDate = day('--sunset-date', flags.sunsetDate) ?? earlier.sunsetDate;
  const releaseDate = stated ?? earlier.releaseDate ?? todayOf(flags);
  if (sunsetDate !== undefined && sunsetDate <= releaseDate) {
    throw new UsageError(`The sunset, ${sunsetDate}, is not after the release, ${releaseDate}.`, 'Give a later day to `--sunset-date`.');
  }
  return {
    audience: flags.audience ?? earlier.audience ?? 'public',
    releaseDate,
    releaseIs: stated === undefined ? (earlier.releaseIs ?? 'proposed') : 'stated',
    ...(sunsetDate === undefined ? {} : { sunsetDate }),
    snippets: flags.snippets === undefined ? (earlier.snippets ?? ['curl', 'js']) : languagesIn(flags.snippets),
  };
}

function todayOf({ today }: GuideFlags): Day {
  return today ?? dayOf(new Date());
}

function languagesIn(text: string): readonly SnippetLanguage[] {
  const known = (name: string): name is SnippetLanguage => (snippetLanguages as readonly string[]).includes(name);
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !known(name));
  if (unknown !== undefined)
    throw new UsageError(`There are no snippets in \`${unknown}\`.`, `The languages are ${sentenceList(snippetLanguages)}.`);
  return [...new Set(names.filter(known))];
}

/** Over what the document says, not how it is written: reformatting it leaves the digest as it is. */
function digestOf(document: LoadedDocument): string {
  const hash = createHash('sha256');
  for (const file of document.files) hash.update(`${file}\n${canonical(document.at(`${file}#`) ?? null)}\n`);
  return hash.digest('hex');
}
