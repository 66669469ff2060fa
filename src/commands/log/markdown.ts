import { code, prose, table } from '../../report/markdown/escape.ts';
import type { LogEntry } from './entry.ts';
import { bumpWords, causeWords, countWords, plainWords, versionWords } from './words.ts';

/** The log as a table. Ends in a line break. */
export function logMarkdown(file: string, entries: readonly LogEntry[]): string {
  const rows = entries.map(({ step, outcome }) => [
    code(step.name),
    step.date,
    prose(versionWords(outcome, '→')),
    outcome.kind === 'compared' ? verdictCell(outcome.comparison) : prose(plainWords(outcome) ?? ''),
    outcome.kind === 'compared' ? prose(countWords(outcome.comparison)) : '',
    outcome.kind === 'compared' ? prose(causeWords(outcome.comparison)) : prose(step.subject),
  ]);
  return `# History of ${code(file)}\n\n${table(['commit', 'date', 'version', 'bump', 'changes', 'what'], rows)}`;
}

function verdictCell(comparison: Parameters<typeof bumpWords>[0]): string {
  const { enough, recommended } = comparison.bump;
  const sign = recommended === 'none' || enough === null ? '' : enough ? '✓ ' : '✗ ';
  return `${sign}${bumpWords(comparison)}`;
}
