import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Report } from '../../src/classify/report.ts';
import { runCommandLine } from '../../src/commands/command-line.ts';
import type { Terminals } from '../../src/commands/session.ts';
import { namedDocuments, trackedDocuments } from '../../src/load/git/branch-documents.ts';
import type { Branch } from '../../src/load/git/branch.ts';
import type { Environment, Inputs } from './inputs.ts';

/** A document of the repository and what became of it. */
export type DocumentResult =
  | { readonly kind: 'untouched' | 'new' | 'deleted'; readonly path: string }
  | {
      readonly kind: 'compared';
      readonly path: string;
      readonly oldPath: string;
      /** 0: passes; 1: the gate failed; 2: not compared. */
      readonly exitCode: 0 | 1 | 2;
      readonly report: Report;
      readonly markdown: string;
      /** Workflow commands, one a line. */
      readonly annotations: string;
    };

/** Compares each document with its version at the merge base; the command line does it, with its configuration and waivers. */
export async function compareDocuments(
  branch: Branch,
  inputs: Inputs,
  { directory, environment }: { readonly directory: string; readonly environment: Environment },
): Promise<readonly DocumentResult[]> {
  const documents = inputs.documents.length > 0 ? await namedDocuments(branch, inputs.documents) : await trackedDocuments(branch);
  const results: DocumentResult[] = [];
  for (const [index, document] of documents.entries()) {
    if (document.kind !== 'kept') {
      results.push(document);
      continue;
    }
    const files = { json: join(directory, `${index}.json`), markdown: join(directory, `${index}.md`) };
    const outcome = await runCommandLine(
      [
        ...['-f', 'github', '-f', `json=${files.json}`, '-f', `markdown=${files.markdown}`],
        ...(inputs.failOn === null ? [] : ['--fail-on', inputs.failOn]),
        ...(inputs.preset === null ? [] : ['--preset', inputs.preset]),
        '--',
        `${branch.mergeBase}:${document.oldPath}`,
        operandOf(join(branch.repository.top, document.path)),
      ],
      terminalsOf(environment),
    );
    const report = JSON.parse(await readFile(files.json, 'utf8')) as Report;
    results.push({
      kind: 'compared',
      path: document.path,
      oldPath: document.oldPath,
      exitCode: outcome.exitCode,
      report,
      markdown: await readFile(files.markdown, 'utf8'),
      annotations: outcome.stdout,
    });
  }
  return results;
}

function operandOf(path: string): string {
  const here = relative(process.cwd(), path);
  return here.startsWith('-') ? `./${here}` : here;
}

/** A log, which is no terminal. The files of the runner are written by the action itself, once. */
function terminalsOf(environment: Environment): Terminals {
  const own = new Set(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']);
  const rest = Object.fromEntries(Object.entries(environment).filter(([name]) => !own.has(name)));
  const log = { environment: { ...rest, NO_COLOR: '1', LANG: 'C.UTF-8' }, platform: process.platform, isTerminal: false };
  return { stdout: log, stderr: log };
}
