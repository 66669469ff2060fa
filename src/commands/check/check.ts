import { isAbsolute, join, relative, resolve } from 'node:path';
import type { BranchDocument } from '../../load/git/branch-documents.ts';
import { namedDocuments, trackedDocuments } from '../../load/git/branch-documents.ts';
import type { Branch } from '../../load/git/branch.ts';
import { openBranch } from '../../load/git/branch.ts';
import { InputError } from '../../load/input-error.ts';
import { count } from '../../report/count.ts';
import type { Format } from '../../report/format.ts';
import { code } from '../../report/markdown/escape.ts';
import { signsOf } from '../../report/text/style.ts';
import { visible } from '../../report/visible.ts';
import type { CompareRequest } from '../compare/compare.ts';
import { compareCommand } from '../compare/compare.ts';
import { unusedRemark } from '../compare/remarks.ts';
import { UsageError } from '../failure.ts';
import type { Spec } from './specs.ts';
import { specDocuments } from './specs.ts';
import type { Outcome, OutputFile } from '../outcome.ts';

/** `api-diff check` with everything decided; each document is compared as `compare` says. */
export interface CheckRequest {
  /** The documents; those of `specs`, or else all that git tracks, when there are none. */
  readonly files: readonly string[];
  /** What the configuration says of the documents. */
  readonly specs: readonly Spec[];
  readonly base: string | undefined;
  /** Where nobody names the base branch. */
  readonly usualBase: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly compare: Omit<CompareRequest, 'old' | 'new'>;
}

type Compare = CheckRequest['compare'];

/** A document of the branch, or a pair that the configuration names. */
type CheckedDocument = BranchDocument | { readonly kind: 'pair'; readonly path: string; readonly old: string };

/** Formats whose reports can stand one after the other in one text. */
const JOINABLE: readonly Format[] = ['text', 'markdown', 'compact', 'github'];

/**
 * Compares each document with its version at the merge base of the base branch, one after the other; the worst exit
 * code wins. Throws `InputError` and `UsageError` for what keeps all of them from being compared.
 */
export async function checkCommand(request: CheckRequest): Promise<Outcome> {
  const branch = await openBranch(request);
  const documents = withReport(await documentsOf(branch, request), request.compare);
  if (documents.length === 0) {
    throw new InputError({
      code: 'file-not-found',
      message: 'git tracks no OpenAPI document here: no YAML or JSON file names `openapi` or `swagger` at its top level',
      hint: 'Name the documents: api-diff check api/openapi.yaml',
    });
  }
  refuseToJoin(documents, request.compare);
  refuseOverwriting(documents, branch, request.compare);
  const outcomes: Outcome[] = [];
  for (const document of documents) outcomes.push(await outcomeOf(document, branch, request));
  return joined(outcomes, documents, request.compare);
}

async function documentsOf(branch: Branch, { files, specs }: CheckRequest): Promise<readonly CheckedDocument[]> {
  if (files.length > 0) return await namedDocuments(branch, files);
  if (specs.length === 0) return await trackedDocuments(branch);
  const pairs = specs.flatMap((spec) => (spec.kind === 'pair' ? [{ kind: 'pair', path: spec.new, old: spec.old } as const] : []));
  return [...(await specDocuments(branch, specs)), ...pairs];
}

/** A format that is one report has one also where nothing was touched: that there are no changes. */
function withReport(documents: readonly CheckedDocument[], { outputs }: Compare): readonly CheckedDocument[] {
  if (outputs.every(({ format }) => JOINABLE.includes(format)) || documents.some(({ kind }) => kind === 'kept' || kind === 'pair')) {
    return documents;
  }
  const first = documents.findIndex(({ kind }) => kind === 'untouched');
  return documents.map((document, index) => (index === first ? { kind: 'kept', path: document.path, oldPath: document.path } : document));
}

function refuseToJoin(documents: readonly CheckedDocument[], { outputs }: Compare): void {
  const alone = outputs.find(({ format }) => !JOINABLE.includes(format));
  const comparable = documents.filter(({ kind }) => kind === 'kept' || kind === 'pair');
  if (alone === undefined || comparable.length === 1 || documents.some(({ kind }) => kind === 'deleted')) return;
  throw new UsageError(
    comparable.length === 0
      ? `There is nothing to compare as \`${alone.format}\`: ${count(documents.length, 'document')}, none of them changed.`
      : `One \`${alone.format}\` report is about one document, and there are ${comparable.length}.`,
    `Name one of them, or take ${JOINABLE.map((format) => `\`${format}\``).join(', ')}.`,
  );
}

function refuseOverwriting(documents: readonly CheckedDocument[], { repository }: Branch, { outputs }: Compare): void {
  const files = new Set(documents.map(({ path }) => resolve(repository.top, path)));
  const output = outputs.find(({ file }) => file !== null && files.has(resolve(file)));
  if (output === undefined) return;
  throw new UsageError(`The report would overwrite the document ${output.file ?? ''}.`, 'Give it another name.');
}

async function outcomeOf(document: CheckedDocument, branch: Branch, { compare }: CheckRequest): Promise<Outcome> {
  switch (document.kind) {
    case 'untouched':
      return { stdout: '', stderr: '', exitCode: 0 };
    case 'new':
      return said(document, { text: `new on this branch: there is nothing to compare it with`, exitCode: 0 }, compare);
    case 'deleted':
      return said(
        document,
        { text: `deleted on this branch: this breaks everyone who uses it`, exitCode: compare.failOn === 'never' ? 0 : 1 },
        compare,
      );
    case 'kept':
      return await compared(
        { old: { revision: `${branch.base}...`, path: document.oldPath }, new: operandOf(join(branch.repository.top, document.path)) },
        { path: document.path, moved: document.oldPath === document.path ? undefined : document.oldPath, compare },
      );
    case 'pair': {
      const pair = { old: operandOf(document.old), new: operandOf(document.path) };
      return await compared(pair, { path: pair.new, moved: pair.old, compare });
    }
    default:
      return document satisfies never;
  }
}

async function compared(
  pair: Pick<CompareRequest, 'old' | 'new'>,
  { path, moved, compare }: { readonly path: string; readonly moved: string | undefined; readonly compare: Compare },
): Promise<Outcome> {
  const { stdout, files, ...outcome } = await compareCommand({ ...compare, ...pair, oneOfSeveral: true });
  const [first] = compare.outputs;
  return {
    ...outcome,
    stdout: stdout === '' ? '' : under(heading(path, first?.format ?? 'text', compare, moved), stdout),
    files: (files ?? []).map(({ file, text }) => {
      const format = compare.outputs.find((output) => output.file === file)?.format ?? 'text';
      return { file, text: under(heading(path, format, compare, moved), text) };
    }),
  };
}

/** The path as a user here would type it, and never one that means something else. */
function operandOf(path: string): string {
  if (!isAbsolute(path)) return path;
  const here = relative(process.cwd(), path);
  return here === '-' ? './-' : here;
}

function under(heading: string, text: string): string {
  return heading === '' ? text : `${heading}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`;
}

/** The line above what is said of a document; empty where each line of the format names its file by itself. */
function heading(path: string, format: Format, { text }: Compare, moved?: string): string {
  switch (format) {
    case 'text': {
      const from = moved === undefined ? '' : ` (was ${moved})`;
      return `${text.palette.strong(visible(`== ${path}${from} ==`, text.characters))}\n`;
    }
    case 'markdown':
      return `# ${code(path)}${moved === undefined ? '' : ` (was ${code(moved)})`}\n`;
    default:
      return '';
  }
}

/** What is said of a document that is not compared: in its place in a text for people, on stderr beside any other. */
function said(
  { path }: CheckedDocument,
  { text, exitCode }: { readonly text: string; readonly exitCode: 0 | 1 },
  compare: Compare,
): Outcome {
  const signs = signsOf(compare.text);
  const inWords = (format: Format, sign: string): string => under(heading(path, format, compare), `${sign} ${text}\n`);
  const readable = (format: Format): boolean => format === 'text' || format === 'markdown';
  const files = compare.outputs.flatMap(({ format, file }) =>
    file !== null && readable(format) ? [{ file, text: inWords(format, exitCode === 0 ? '✓' : '✗') }] : [],
  );
  const [first] = compare.outputs;
  const sign = exitCode === 0 ? compare.text.palette.good(signs.good) : compare.text.palette.bad(signs.bad);
  if (first?.file === null && readable(first.format)) return { stdout: inWords(first.format, sign), stderr: '', files, exitCode };
  return { stdout: '', stderr: `note: ${visible(path, compare.text.characters)}: ${text}\n`, files, exitCode };
}

function joined(outcomes: readonly Outcome[], documents: readonly CheckedDocument[], { outputs, text }: Compare): Outcome {
  const files = new Map<string, string>();
  for (const { file, text: part } of outcomes.flatMap((outcome): readonly OutputFile[] => outcome.files ?? [])) {
    files.set(file, (files.get(file) ?? '') + part);
  }
  const exitCode = outcomes.reduce<Outcome['exitCode']>((worst, outcome) => (outcome.exitCode > worst ? outcome.exitCode : worst), 0);
  const [first] = outputs;
  const conclusion = first?.format === 'text' && first.file === null ? `${conclusionOf(outcomes, documents, signsOf(text))}\n` : '';
  return {
    stdout: outcomes.map(({ stdout }) => stdout).join('') + conclusion,
    stderr: outcomes.map(({ stderr }) => stderr).join('') + unusedInAll(outcomes, documents, text),
    files: [...files].map(([file, content]) => ({ file, text: content })),
    forGithub: outcomes.flatMap(({ forGithub }) => forGithub ?? []),
    exitCode,
  };
}

/** A document that was not compared may have what a waiver speaks of, so nothing is said then. */
function unusedInAll(outcomes: readonly Outcome[], documents: readonly CheckedDocument[], text: Compare['text']): string {
  const known = outcomes.flatMap(({ waivers }) => (waivers === undefined ? [] : [{ waivers }]));
  return documents.every(({ kind }) => kind === 'kept' || kind === 'pair') && known.length === outcomes.length
    ? unusedRemark(known, text)
    : '';
}

function conclusionOf(
  outcomes: readonly Outcome[],
  documents: readonly CheckedDocument[],
  signs: { readonly good: string; readonly bad: string },
): string {
  const failed = outcomes.filter(({ exitCode }) => exitCode === 1).length;
  const unread = outcomes.filter(({ exitCode }) => exitCode === 2).length;
  const untouched = documents.filter(({ kind }) => kind === 'untouched').length;
  const parts = [
    count(documents.length, 'document'),
    ...(untouched > 0 ? [`${untouched} untouched`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(unread > 0 ? [`${unread} could not be compared`] : []),
  ];
  return `${failed + unread > 0 ? signs.bad : signs.good} ${parts.join(', ')}`;
}
