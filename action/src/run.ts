import { appendFile, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/classify/report.ts';
import { errorReport } from '../../src/commands/failure.ts';
import { jsonText } from '../../src/report/json.ts';
import { renderGithub } from '../../src/report/github.ts';
import { githubOutputs } from '../../src/report/github-outputs.ts';
import type { StepResult } from '../../src/report/github-outputs.ts';
import { renderMarkdown } from '../../src/report/markdown/markdown.ts';
import { visible } from '../../src/report/visible.ts';
import { isApproved } from './approval.ts';
import { keepComment } from './comment.ts';
import type { DocumentResult } from './documents.ts';
import { compareDocuments } from './documents.ts';
import type { TriggerEvent } from './event.ts';
import { readEvent } from './event.ts';
import type { GithubApi } from './github-api.ts';
import { createGithubApi } from './github-api.ts';
import { isBase, openBase } from './history.ts';
import type { Environment, Inputs } from './inputs.ts';
import { readInputs } from './inputs.ts';
import { commentBytes, isNoteworthy, joinedMarkdown, summaryBytes } from './summary.ts';

/** What a step came to: what its log says, and whether it fails. */
export interface StepOutcome {
  readonly log: string;
  readonly exitCode: 0 | 1;
}

/** Runs the action; never throws. */
export async function runAction(environment: Environment): Promise<StepOutcome> {
  const inputs = readInputs(environment);
  const event = await readEvent(environment);
  const api = createGithubApi(environment, inputs.token);
  try {
    return await compared(environment, { inputs, event, api });
  } catch (error) {
    const report = errorReport(error);
    await append(environment['GITHUB_STEP_SUMMARY'], renderMarkdown(report));
    await append(environment['GITHUB_OUTPUT'], githubOutputs('error', [], ''));
    const said = await comment({ inputs, event, api }, { text: renderMarkdown(report), worthANewOne: false });
    return { log: `${renderGithub(report)}${said}`, exitCode: 1 };
  }
}

interface Step {
  readonly inputs: Inputs;
  readonly event: TriggerEvent;
  readonly api: GithubApi | null;
}

async function compared(environment: Environment, step: Step): Promise<StepOutcome> {
  const { inputs, event, api } = step;
  const base = inputs.base === null ? event : { bases: [inputs.base], baseBranch: inputs.base.replace(/^origin\//, '') };
  const branch = await openBase(base, environment);
  const directory = await mkdtemp(join(environment['RUNNER_TEMP'] ?? tmpdir(), 'api-diff-'));
  const documents = await compareDocuments(branch, inputs, { directory, environment });
  const failed = worstOf(documents, inputs);
  const approved = failed === 'fail' && (await isApproved(event.approval, inputs.approveLabel, api));
  const result: StepResult = approved ? 'approved' : failed;
  const approval = approvalNote(result, step);
  const reportFile = join(directory, 'report.json');
  await writeFile(reportFile, jsonText(documents.map(entryOf)));
  await append(environment['GITHUB_STEP_SUMMARY'], joinedMarkdown(documents, summaryBytes, approval));
  await append(environment['GITHUB_OUTPUT'], githubOutputs(result, reportsOf(documents), reportFile));
  const said = await comment(step, {
    text: joinedMarkdown(documents, commentBytes, approval),
    worthANewOne: documents.some(isNoteworthy),
  });
  const annotations = documents.map((document) => annotationsOf(document, approved)).join('');
  const lost = event.name === 'pull_request_target' && (await isBase(branch)) ? notice('warning', checkedOutBase) : '';
  return { log: `${lost}${annotations}${said}`, exitCode: result === 'pass' || result === 'approved' ? 0 : 1 };
}

const checkedOutBase =
  'The checkout is the base branch itself, so nothing of the pull request was compared: run on pull_request instead of pull_request_target.';

function worstOf(documents: readonly DocumentResult[], { failOn }: Inputs): 'pass' | 'fail' | 'error' {
  const codes = documents.map((document) => {
    if (document.kind === 'compared') return document.exitCode;
    return document.kind === 'deleted' && failOn !== 'never' ? 1 : 0;
  });
  return codes.includes(2) ? 'error' : codes.includes(1) ? 'fail' : 'pass';
}

function approvalNote(result: StepResult, { inputs: { approveLabel }, event }: Step): string | null {
  if (approveLabel === null) return null;
  const label = `\`${visible(approveLabel).replaceAll('`', "'")}\``;
  if (result === 'approved') return `✓ Let pass by the label ${label}.`;
  if (result !== 'fail' || event.pullRequest === null) return null;
  return `On purpose? The label ${label} on this pull request lets it pass.`;
}

function reportsOf(documents: readonly DocumentResult[]): readonly Report[] {
  return documents.flatMap((document) => (document.kind === 'compared' ? [document.report] : []));
}

function entryOf(document: DocumentResult): object {
  const { kind, path } = document;
  return document.kind === 'compared' ? { document: path, kind, old: document.oldPath, report: document.report } : { document: path, kind };
}

/** What somebody approved is no error any more. */
function annotationsOf(document: DocumentResult, approved: boolean): string {
  switch (document.kind) {
    case 'compared':
      return approved ? document.annotations.replace(/^::error /gm, '::warning ') : document.annotations;
    case 'deleted':
      return notice(approved ? 'warning' : 'error', `${document.path} was deleted: this breaks everyone who uses it.`);
    case 'new':
      return notice('notice', `${document.path} is new: there is nothing to compare it with.`);
    case 'untouched':
      return '';
    default:
      return document satisfies never;
  }
}

function notice(level: 'notice' | 'warning' | 'error', text: string): string {
  return `::${level} title=api-diff::${visible(text).replaceAll('%', '%25')}\n`;
}

/** Keeps the comment and says what became of it, where that is worth a line. */
async function comment({ inputs, event, api }: Step, content: { readonly text: string; readonly worthANewOne: boolean }): Promise<string> {
  if (!inputs.comment || api === null || event.pullRequest === null) return '';
  const result = await keepComment(api, { pullRequest: event.pullRequest, key: inputs.commentKey, content });
  switch (result.kind) {
    case 'refused':
      return notice(
        'notice',
        `The comment could not be written (${result.reason}); the report is in the step summary. Grant \`pull-requests: write\`; a pull request from a fork never has it.`,
      );
    case 'failed':
      return notice('warning', `The comment could not be written: ${result.reason}. The report is in the step summary.`);
    case 'created':
    case 'updated':
    case 'unchanged':
    case 'not needed':
      return '';
    default:
      return result satisfies never;
  }
}

/** The runner's files are added to, never written over. */
async function append(file: string | undefined, text: string): Promise<void> {
  if (file !== undefined && file !== '') await appendFile(file, text);
}
