import { posix } from 'node:path';
import type { Policy } from '../../classify/policy/policy.ts';
import type { LoadedDocument } from '../../load/create-document.ts';
import { openHistory } from '../../load/git/history/history.ts';
import type { HistoryStep } from '../../load/git/history/step.ts';
import type { DocumentVersion } from '../../load/git/history/versions.ts';
import { blobOf, treeOf } from '../../load/git/history/versions.ts';
import type { Repository } from '../../load/git/repository.ts';
import { InputError } from '../../load/input-error.ts';
import type { LoadOptions } from '../../load/load-document.ts';
import { loadDocument } from '../../load/load-document.ts';
import { own } from '../../model/json.ts';
import { causesOf } from '../../report/entries.ts';
import { count } from '../../report/count.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { compareLoaded } from '../compare/comparison.ts';
import type { Outcome } from '../outcome.ts';
import type { LogComparison, LogEntry, LogOutcome } from './entry.ts';

/** How the log is printed. */
export type LogFormat = 'text' | 'json' | 'markdown';

/** `api-diff log <spec> [range]` with everything decided. */
export interface LogRequest {
  readonly file: string;
  readonly range: string | undefined;
  readonly steps: 'commits' | 'tags';
  /** The newest so many steps. */
  readonly most: number;
  readonly format: LogFormat;
  readonly policy: Policy;
  readonly load: LoadOptions;
  readonly text: TextOptions;
  /** The columns of the screen; null where the log goes anywhere else. */
  readonly screenWidth: number | null;
}

/** Tells the history of a document in git, newest first. Throws `InputError` where there is none to tell. */
export async function logCommand(request: LogRequest): Promise<Outcome> {
  const { file, range, steps, most } = request;
  const history = await openHistory({ file, range, steps }, async (version) => await partsOf(version, request.load));
  const shown = history.steps.slice(0, most);
  const reader = createReader(history.repository, request.load);
  const entries: LogEntry[] = [];
  for (const step of shown) entries.push({ step, outcome: await outcomeOf(step, reader, request.policy) });
  return { stdout: await rendered(entries, request), stderr: remark(history.steps.length, shown.length), exitCode: 0 };
}

/** Nobody should take silence for a history without changes. A range without commits is refused; only tags may be missing. */
function remark(all: number, shown: number): string {
  if (all === 0) return 'note: no tag in this range has the document\n';
  return all === shown ? '' : `note: ${count(all - shown, 'older step')} not shown; -n ${all} shows all\n`;
}

/** Each format is loaded when it is asked for. */
async function rendered(
  entries: readonly LogEntry[],
  { file, format, text, screenWidth }: Pick<LogRequest, 'file' | 'format' | 'text' | 'screenWidth'>,
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).logText(entries, text, screenWidth);
    case 'json':
      return (await import('./json.ts')).logJson(file, entries);
    case 'markdown':
      return (await import('./markdown.ts')).logMarkdown(file, entries);
    default:
      return format satisfies never;
  }
}

/** The files that a document refers to, from the top of the repository; none where it cannot be read. */
async function partsOf({ commit, path }: DocumentVersion, load: LoadOptions): Promise<readonly string[]> {
  try {
    const document = await loadDocument({ revision: commit, path }, load);
    return document.files
      .filter((key) => key !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(key))
      .map((key) => posix.join(posix.dirname(path), key));
  } catch {
    return [];
  }
}

/** A document, or why there is none. */
type Reading = { readonly document: LoadedDocument; readonly key: string } | { readonly fault: string };

interface Reader {
  readonly read: (version: DocumentVersion) => Promise<Reading>;
}

/** A step's old version is the next step's new one, so a few are kept. */
const keptDocuments = 4;

/** Reads versions by the id of their file, or of their whole tree where they refer to other files. */
function createReader(repository: Repository, load: LoadOptions): Reader {
  const kept = new Map<string, Reading>();
  async function read(version: DocumentVersion): Promise<Reading> {
    const blob = (await blobOf(repository, version)) ?? '';
    const tree = (await treeOf(repository, version.commit)) ?? version.commit;
    const keys = [blob, `${tree}:${version.path}`];
    const known = keys.map((key) => kept.get(key)).find((reading) => reading !== undefined);
    if (known !== undefined) return known;
    const reading = await readNow(version, load, keys);
    kept.set('document' in reading ? reading.key : (keys[1] ?? ''), reading);
    const [oldest] = kept.keys();
    if (kept.size > keptDocuments && oldest !== undefined) kept.delete(oldest);
    return reading;
  }
  return { read };
}

async function readNow({ commit, path }: DocumentVersion, load: LoadOptions, [blob = '', tree = '']: readonly string[]): Promise<Reading> {
  try {
    const document = await loadDocument({ revision: commit, path }, load);
    return { document, key: document.selfContained ? blob : tree };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const place = [error.file, error.line, error.column].filter((part) => part !== null).join(':');
    return { fault: `${place === '' ? '' : `${place.replaceAll(commit, commit.slice(0, 7))}: `}${error.message.split('\n')[0] ?? ''}` };
  }
}

async function outcomeOf({ version, previous }: HistoryStep, { read }: Reader, policy: Policy): Promise<LogOutcome> {
  if (version === null) return { kind: 'deleted' };
  const next = await read(version);
  if ('fault' in next) return { kind: 'unreadable', which: 'itself', message: next.fault };
  if (previous === null) return { kind: 'first', version: versionIn(next.document) };
  const old = await read(previous);
  if ('fault' in old) return { kind: 'unreadable', which: 'the version before', message: old.fault };
  const options = { failOn: 'never', positions: false, validate: false, policy } as const;
  return { kind: 'compared', comparison: comparisonIn(await compareLoaded({ old: old.document, new: next.document }, options)) };
}

function versionIn({ root }: LoadedDocument): string {
  const version = own(own(root, 'info'), 'version');
  return typeof version === 'string' || typeof version === 'number' ? String(version) : '';
}

function comparisonIn(report: Awaited<ReturnType<typeof compareLoaded>>): LogComparison {
  const { breaking, warning, compatible, cosmetic } = report.summary;
  const { recommended, declared, enough, next, note } = report.verdict.bump;
  return {
    old: report.old.version,
    new: report.new.version,
    bump: { recommended, declared, enough, next, note },
    counts: { breaking, warning, compatible, cosmetic },
    causes: causesOf(report).map(({ first, message, operations, changes }) => ({
      severity: first.severity,
      rule: first.rule,
      message,
      operations: operations.length,
      fingerprints: changes.map(({ fingerprint }) => fingerprint),
    })),
  };
}
