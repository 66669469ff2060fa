import { appendFile } from 'node:fs/promises';
import type { Report } from '../classify/report.ts';
import { githubOutputs, stepResult } from '../report/github-outputs.ts';
import { renderMarkdown } from '../report/markdown/markdown.ts';
import { UsageError } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** A step summary takes a mebibyte; a report in Markdown stays below 60,000 bytes. */
const mostReports = 15;

/** Adds the outputs and the summary of a step to the files that the runner of GitHub names. Throws a `UsageError` where it cannot. */
export async function tellRunner(reports: readonly Report[], environment: Terminal['environment']): Promise<void> {
  const summary = reports.slice(0, mostReports).map((report) => renderMarkdown(report));
  await append('GITHUB_OUTPUT', githubOutputs(stepResult(reports), reports, null), environment);
  await append('GITHUB_STEP_SUMMARY', `${summary.join('\n')}\n`, environment);
}

/** The files are shared with other commands of the step, so they are added to. */
async function append(name: string, text: string, environment: Terminal['environment']): Promise<void> {
  const file = environment[name];
  if (file === undefined || file === '') return;
  try {
    await appendFile(file, text);
  } catch (error) {
    throw new UsageError(`The file that ${name} names could not be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
