import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { askGit, listByGit } from '../../load/git/run-git.ts';
import { HEAD_BYTES, namesOpenApi } from '../../load/openapi-head.ts';
import { visible } from '../../report/visible.ts';
import type { Outcome, OutputFile } from '../outcome.ts';

/** `api-diff init` with everything decided. */
export interface InitRequest {
  /** Whether to write the files, or only to show them. */
  readonly write: boolean;
}

/** More documents than these are not listed; all that git tracks are compared without a list. */
const mostDocuments = 20;

const configNames = ['yaml', 'yml', 'json'].flatMap((extension) => [`api-diff.config.${extension}`, `.api-diff.${extension}`]);

/** Shows a configuration and a workflow, and writes them where asked. What is there already is named and left as it is. */
export async function initCommand({ write }: InitRequest): Promise<Outcome> {
  const top = (await askGit(['rev-parse', '--show-toplevel'], { directory: process.cwd() })) ?? process.cwd();
  const config = await existingConfig(top);
  const wanted = filesFor(await documentsBelow(top)).map((file) => ({ ...file, there: file.isConfig ? config : thereIn(top, file.file) }));
  const kept = wanted.flatMap(({ there, about }) =>
    there === undefined ? [] : [`note: ${there} exists and is left as it is; ${about}\n`],
  );
  const files = wanted.filter(({ there }) => there === undefined);
  const shown = files.map(({ file, text }) => `== ${file} ==\n\n${text}\n`).join('');
  if (files.length === 0) return { stdout: '', stderr: `${kept.join('')}note: there is nothing to write\n`, exitCode: 0 };
  if (!write) {
    const these = files.length === 1 ? 'this file' : 'these files';
    return { stdout: shown, stderr: `${kept.join('')}note: nothing was written; \`api-diff init --yes\` writes ${these}\n`, exitCode: 0 };
  }
  for (const { file } of files) await mkdir(dirname(join(top, file)), { recursive: true });
  const names = files.map(({ file }) => `note: wrote ${file}\n`).join('');
  const placed = files.map(({ file, text }) => ({ file: relative(process.cwd(), join(top, file)), text }));
  return { stdout: shown, stderr: `${kept.join('')}${names}`, files: placed, exitCode: 0 };
}

/** A file that is offered, and what to say where there is one already. */
interface OfferedFile extends OutputFile {
  readonly isConfig: boolean;
  readonly about: string;
}

function filesFor(documents: readonly string[]): readonly OfferedFile[] {
  return [
    { file: 'api-diff.config.yaml', text: config(documents), isConfig: true, about: 'docs/CONFIG.md says what it may hold' },
    { file: '.github/workflows/api-diff.yml', text: workflow, isConfig: false, about: 'docs/CI.md says what it may hold' },
  ];
}

/** The configuration that the repository has, under any of the names under which it is found. */
async function existingConfig(top: string): Promise<string | undefined> {
  const file = configNames.find((name) => existsSync(join(top, name)));
  if (file !== undefined) return file;
  const text = await readFile(join(top, 'package.json'), 'utf8').catch(() => '{}');
  return /"api-diff"\s*:\s*\{/.test(text) ? '"api-diff" in package.json' : undefined;
}

function thereIn(top: string, file: string): string | undefined {
  return existsSync(join(top, file)) ? file : undefined;
}

function config(documents: readonly string[]): string {
  const listed = documents.length > 0 && documents.length <= mostDocuments;
  const specs = listed
    ? `specs:\n${documents.map((path) => `  - ${JSON.stringify(visible(path))}\n`).join('')}`
    : '# specs: [openapi.yaml]\n';
  return `# What may stand here: docs/CONFIG.md of api-diff.
preset: recommended
failOn: breaking
# The documents that \`api-diff check\` compares; all that git tracks when left out.
${specs}`;
}

const workflow = `name: api-diff
on:
  pull_request:
    types: [opened, synchronize, reopened, labeled, unlabeled]
  merge_group:
permissions:
  contents: read
  pull-requests: write
jobs:
  api-diff:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: api-diff/api-diff@v1
`;

/** The OpenAPI documents that git tracks; none outside of a repository. */
async function documentsBelow(top: string): Promise<readonly string[]> {
  const tracked = await listByGit(['ls-files', '-z', '*.yaml', '*.yml', '*.json'], { directory: top }).catch(() => []);
  const documents: string[] = [];
  for (const path of tracked) if (namesOpenApi(await headOf(join(top, path)))) documents.push(path);
  return documents;
}

async function headOf(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
