import type { ReportChange } from '../../classify/report.ts';
import type { Severity } from '../../rules/aspect.ts';
import { countsSentence } from '../../report/conclusion.ts';
import { count } from '../../report/count.ts';
import { visible } from '../../report/visible.ts';
import { comparedPair } from '../compared-pair.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import type { PairFlags } from '../pair-flags.ts';
import { pairSettingsOf } from '../pair-settings.ts';
import { withEntries, withRenewed } from '../waive/edit-waivers.ts';
import type { WaiverEntry } from '../waive/edit-waivers.ts';
import { makeDirectoryOf, oneLine, openWaivers, wishOf } from '../waive/waiver-wish.ts';
import type { WishFlags } from '../waive/waiver-wish.ts';

/** What commander reads for `api-diff baseline`. */
export interface BaselineFlags extends PairFlags, WishFlags {
  readonly failOn: 'breaking' | 'warning' | 'any';
}

/** `api-diff baseline` as it was typed. */
export interface BaselineRequest {
  readonly old: string;
  readonly new: string;
  readonly flags: BaselineFlags;
}

/** What a gate that fails on a severity refuses. */
const refused: Readonly<Record<BaselineFlags['failOn'], readonly Severity[]>> = {
  breaking: ['breaking'],
  warning: ['breaking', 'warning'],
  any: ['breaking', 'warning', 'compatible', 'cosmetic'],
};

/** Writes a waiver for each change that the gate would refuse and that nothing waives; says how many. */
export async function baselineCommand({ old, new: next, flags }: BaselineRequest): Promise<Outcome> {
  const { reason, expires, by, today } = wishOf(flags);
  const settings = await pairSettingsOf(flags);
  const { file, text, waivers } = await openWaivers(flags.waivers ?? settings.waivers);
  const report = await comparedPair({ old, new: next }, settings, { waivers, today, inDocumentIgnore: 'forbid' });
  const changes = report.changes.filter(({ severity, waived }) => waived === null && refused[flags.failOn].includes(severity));
  const before = report.summary.waived === 0 ? '' : `; ${count(report.summary.waived, 'change was', 'changes were')} waived before`;
  if (changes.length === 0) return done(`Nothing to accept${before}.\n`);
  const entries = changes.map((change): WaiverEntry => ({ fingerprint: change.fingerprint, reason, expires, by, about: aboutOf(change) }));
  const known = new Set(waivers.flatMap(({ target }) => (target.kind === 'fingerprint' ? [target.fingerprint] : [])));
  const renewed = entries.filter(({ fingerprint }) => known.has(fingerprint));
  const added = entries.filter(({ fingerprint }) => !known.has(fingerprint));
  await makeDirectoryOf(file);
  const kept = text === null || renewed.length === 0 ? text : withRenewed(text, renewed);
  const again = renewed.length === 0 ? '' : `; ${count(renewed.length, 'waiver')} had expired`;
  return {
    stdout: `Accepted ${countsSentence(changes)} until ${expires}, in ${visible(file)}${again}${before}.\n`,
    stderr: '',
    files: [{ file, text: withEntries(kept, added) }],
    exitCode: 0,
  };
}

function aboutOf({ rule, message }: ReportChange): string {
  return oneLine(`${rule}: ${message}`);
}
