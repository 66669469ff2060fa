import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ComparedReport } from '../../classify/report.ts';
import type { HeadingStyle } from '../../report/changelog/changelog.ts';
import { hasChanges, renderChangelog, usualHeadingStyle } from '../../report/changelog/changelog.ts';
import { renderChangeset } from '../../report/changelog/changeset.ts';
import { renderConventional } from '../../report/changelog/conventional.ts';
import { insertSection } from '../../report/changelog/insert.ts';
import { UsageError } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { PairFlags } from '../pair-flags.ts';
import { comparedPair } from '../compared-pair.ts';
import { pairSettingsOf } from '../pair-settings.ts';
import { refuseOverwriting } from '../session.ts';
import { nearestPackageName } from './package-name.ts';

/** What is written. */
export type ChangelogForm =
  | { readonly kind: 'section'; readonly version: string | null; readonly date: string | null }
  | { readonly kind: 'conventional' }
  /** Null for the package of the nearest package.json. */
  | { readonly kind: 'changeset'; readonly packageName: string | null };

/** `api-diff changelog <old> <new>` with everything decided. */
export interface ChangelogRequest {
  readonly old: string;
  readonly new: string;
  readonly form: ChangelogForm;
  /** The changelog that takes the section; null for standard output. */
  readonly file: string | null;
  /** Whether what somebody else wrote may be replaced. */
  readonly replace: boolean;
  readonly flags: PairFlags;
}

/** Writes the changelog of two documents. Throws `InputError` and `UsageError`. */
export async function changelogCommand(request: ChangelogRequest): Promise<Outcome> {
  const { file, form } = request;
  refuseOverwriting([{ format: 'markdown', file }], { output: file ?? undefined, operands: [request.old, request.new] });
  const packageName = form.kind === 'changeset' ? (form.packageName ?? (await nearestPackageName(process.cwd()))) : '';
  const report = await comparedPair(request, await pairSettingsOf(request.flags));
  if (!hasChanges(report)) return { stdout: '', stderr: 'note: nothing changed, so there is nothing to write\n', exitCode: 0 };
  switch (form.kind) {
    case 'conventional':
      return { stdout: renderConventional(report), stderr: '', exitCode: 0 };
    case 'changeset':
      return await changeset(renderChangeset(report, packageName), request);
    case 'section':
      return await section(report, request, form);
    default:
      return form satisfies never;
  }
}

async function changeset(text: string, { file, replace }: ChangelogRequest): Promise<Outcome> {
  if (file === null) return { stdout: text, stderr: '', exitCode: 0 };
  if (existsSync(file) && !replace) {
    if ((await readFile(file, 'utf8')) === text) return { stdout: '', stderr: `note: ${file} says that already\n`, exitCode: 0 };
    throw new UsageError(`\`${file}\` exists.`, 'Give it another name, or replace it with --force.');
  }
  return { stdout: '', stderr: `note: wrote ${file}\n`, files: [{ file, text }], exitCode: 0 };
}

async function section(
  report: ComparedReport,
  { file, replace }: ChangelogRequest,
  wish: Extract<ChangelogForm, { readonly kind: 'section' }>,
): Promise<Outcome> {
  const version = wish.version ?? versionOf(report);
  const render = (style: HeadingStyle): string => renderChangelog(report, { version: version ?? 'Unreleased', date: wish.date, style });
  if (file === null) return { stdout: render(usualHeadingStyle), stderr: '', exitCode: 0 };
  if (version === null) {
    throw new UsageError(
      `The next version is not known: ${report.verdict.bump.note ?? 'the documents name none'}.`,
      'Name it with --as <version>.',
    );
  }
  const existing = existsSync(file) ? await readFile(file, 'utf8') : undefined;
  const insertion = insertSection(existing, { heading: { version }, section: render, replace });
  switch (insertion.kind) {
    case 'changed':
      return {
        stdout: '',
        stderr: `note: wrote the section of ${version} into ${file}\n`,
        files: [{ file, text: insertion.text }],
        exitCode: 0,
      };
    case 'unchanged':
      return { stdout: '', stderr: `note: ${file} has the section of ${version} already\n`, exitCode: 0 };
    case 'edited':
      throw new UsageError(
        `${file}:${insertion.line} has a section of ${version} that somebody wrote or edited.`,
        'Keep it as it is, or replace it with --force.',
      );
    case 'foreign':
      throw new UsageError(
        `\`${file}\` is no changelog: it has no heading of a version and none of a changelog.`,
        'Give another file, or begin this one with `# Changelog`.',
      );
    default:
      return insertion satisfies never;
  }
}

/**
 * The version that is described: what the new document says where that is enough, else the one that it deserves; null
 * also where changes need no other version than the one that has a section already.
 */
function versionOf({ old, new: next, verdict: { bump } }: ComparedReport): string | null {
  if (bump.enough === true) return bump.declared === 'none' && bump.recommended !== 'none' ? null : next.version;
  if (bump.next !== null) return bump.next;
  return next.version !== '' && next.version !== old.version ? next.version : null;
}
