import { readFile, stat } from 'node:fs/promises';
import type { ComparedReport } from '../../classify/report.ts';
import { setVersion } from '../../load/set-version.ts';
import { UsageError } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { PairFlags } from '../pair-flags.ts';
import { comparedPair } from '../compared-pair.ts';
import { pairSettingsOf } from '../pair-settings.ts';

/** `api-diff bump <old> <new>` with everything decided. */
export interface BumpRequest {
  readonly old: string;
  readonly new: string;
  /** Whether to set `info.version` of the new document. */
  readonly write: boolean;
  readonly flags: PairFlags;
}

/**
 * Prints the version that the new document deserves; with `write` the one that it has afterwards, which is its own
 * where that was raised enough already. Throws `InputError` and `UsageError`.
 */
export async function bumpCommand({ old, new: next, write, flags }: BumpRequest): Promise<Outcome> {
  if (write) await refuseOtherThanFile(next);
  const report = await comparedPair({ old, new: next }, await pairSettingsOf(flags));
  const version = report.verdict.bump.next;
  if (version === null) throw noNextVersion(report);
  if (!write) return printed(version);
  const { bump } = report.verdict;
  if (bump.enough === true) return { ...printed(report.new.version), stderr: `note: ${next} has a version that is enough\n` };
  const edit = setVersion(next, await readFile(next, 'utf8'), version);
  if (edit.kind === 'refused') {
    throw new UsageError(`${next} was left as it is: ${edit.reason}.`, `Set \`info.version\` to \`${version}\` by hand.`);
  }
  const note = `note: set info.version of ${next} to ${version}\n`;
  return { ...printed(version), stderr: note, files: [{ file: next, text: edit.text }] };
}

function printed(version: string): Outcome {
  return { stdout: `${version}\n`, stderr: '', exitCode: 0 };
}

function noNextVersion({ old, verdict }: ComparedReport): UsageError {
  const { recommended, note } = verdict.bump;
  return new UsageError(
    `There is no next version of ${old.source}: ${note ?? `\`${old.version}\` cannot be raised`}.`,
    recommended === 'none'
      ? 'Nothing changed, so the version may stay.'
      : `The changes ask for a ${recommended} version; raise it in the way of this API, or begin with a semantic version like 1.0.0.`,
  );
}

/** Only a file can be written to. Throws a `UsageError` for an address, standard input or a revision. */
async function refuseOtherThanFile(operand: string): Promise<void> {
  const isFile = await stat(operand).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) {
    throw new UsageError(
      `\`--write\` needs the path of a file, and \`${operand}\` is none.`,
      'Give the new document as a file of this machine.',
    );
  }
}
