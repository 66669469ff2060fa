import type { ComparedReport } from '../../classify/report.ts';
import { positionText } from '../../report/place.ts';
import { visible } from '../../report/visible.ts';
import { comparedPair } from '../compared-pair.ts';
import { UsageError } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { PairFlags } from '../pair-flags.ts';
import { pairSettingsOf } from '../pair-settings.ts';
import { withEntries, withRenewed } from './edit-waivers.ts';
import type { WaiverEntry } from './edit-waivers.ts';
import type { WishFlags } from './waiver-wish.ts';
import { makeDirectoryOf, oneLine, openWaivers, wishOf } from './waiver-wish.ts';

/** `api-diff waive` as it was typed. */
export interface WaiveRequest {
  /** Fingerprints, and either no document or the old and the new one. */
  readonly words: readonly string[];
  readonly flags: PairFlags & WishFlags & { readonly update?: boolean };
}

/** Writes a waiver for each fingerprint. Throws a `UsageError` for one that is waived already, unless it is to be renewed. */
export async function waiveCommand({ words, flags }: WaiveRequest): Promise<Outcome> {
  const { fingerprints, documents } = partsOf(words);
  const { reason, expires, by } = wishOf(flags);
  const settings = await pairSettingsOf(flags);
  const report = documents === null ? null : await comparedPair(documents, settings);
  const { file, text, waivers } = await openWaivers(flags.waivers ?? settings.waivers);
  const known = new Map(
    waivers.flatMap((waiver) => (waiver.target.kind === 'fingerprint' ? [[waiver.target.fingerprint, waiver] as const] : [])),
  );
  const waived = fingerprints.flatMap((fingerprint) => known.get(fingerprint) ?? []);
  const [first] = waived;
  if (first !== undefined && flags.update !== true) {
    const place = first.position === null ? '' : ` at ${positionText({ ...first.position, column: null })}`;
    const name = first.target.kind === 'fingerprint' ? first.target.fingerprint : '';
    throw new UsageError(
      `\`${name}\` has a waiver already${place}, until ${first.expires}.`,
      'Give it the new reason and day with `--update`, or edit the file.',
    );
  }
  const entries = fingerprints.map((fingerprint): WaiverEntry => ({
    fingerprint,
    reason,
    expires,
    by,
    about: aboutOf(fingerprint, report),
  }));
  const renewed = entries.filter(({ fingerprint }) => known.has(fingerprint));
  const added = entries.filter(({ fingerprint }) => !known.has(fingerprint));
  await makeDirectoryOf(file);
  const kept = renewed.length === 0 || text === null ? text : withRenewed(text, renewed);
  const lines = entries.map((entry) => `${renewed.includes(entry) ? 'renewed' : 'waived '}  ${entry.fingerprint} until ${expires}\n`);
  return {
    stdout: `${lines.join('')}in ${visible(file)}\n`,
    stderr: '',
    files: [{ file, text: withEntries(kept, added) }],
    exitCode: 0,
  };
}

function partsOf(words: readonly string[]): {
  readonly fingerprints: readonly string[];
  readonly documents: { readonly old: string; readonly new: string } | null;
} {
  const fingerprints = [...new Set(words.filter((word) => /^ad1:[0-9a-f]{16}$/.test(word)))];
  const [old, next, ...others] = words.filter((word) => !/^ad1:[0-9a-f]{16}$/.test(word));
  if (fingerprints.length === 0) {
    throw new UsageError(
      old?.startsWith('ad1:') === true
        ? `\`${visible(old)}\` is no fingerprint: \`ad1:\` and sixteen hexadecimal digits.`
        : 'The fingerprint of a change is missing.',
      '`api-diff old.yaml new.yaml -v` shows that of each change; `api-diff baseline` accepts all that break.',
    );
  }
  if (old === undefined) return { fingerprints, documents: null };
  const odd = others[0] ?? (next === undefined ? old : undefined);
  if (next === undefined || odd !== undefined) {
    throw new UsageError(
      `\`${visible(odd ?? old)}\` is no fingerprint, and beside fingerprints there are two documents or none.`,
      'Type `api-diff waive ad1:... old.yaml new.yaml --reason "..." --expires 90d`.',
    );
  }
  return { fingerprints, documents: { old, new: next } };
}

/** The comment above an entry. Throws a `UsageError` where the documents have no such change. */
function aboutOf(fingerprint: string, report: ComparedReport | null): string | null {
  if (report === null) return null;
  const change = report.changes.find((candidate) => candidate.fingerprint === fingerprint);
  if (change !== undefined) return oneLine(`${change.rule}: ${change.message}`);
  throw new UsageError(
    `There is no change \`${fingerprint}\` from \`${visible(report.old.source)}\` to \`${visible(report.new.source)}\`.`,
    '`api-diff old.yaml new.yaml -v` shows the fingerprint of each change.',
  );
}
