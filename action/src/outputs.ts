import type { Bump, ComparedReport } from '../../src/classify/report.ts';
import type { DocumentResult } from './documents.ts';

/** The verdict of a step. */
export type Result = 'pass' | 'approved' | 'fail' | 'error';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The outputs of the step, as lines for the file that `GITHUB_OUTPUT` names. */
export function outputsOf(result: Result, documents: readonly DocumentResult[], reportFile: string | null): string {
  const reports = documents.flatMap((document): readonly ComparedReport[] =>
    document.kind === 'compared' && document.report.status === 'compared' ? [document.report] : [],
  );
  const highest = [...reports].sort((a, b) => rank(b) - rank(a))[0];
  const sum = (severity: 'breaking' | 'warning' | 'compatible' | 'cosmetic'): number =>
    reports.reduce((total, { summary }) => total + summary[severity], 0);
  const outputs: readonly (readonly [string, string | number])[] = [
    ['result', result],
    ['bump', highest?.verdict.bump.recommended ?? 'none'],
    ['next-version', highest?.verdict.bump.next ?? ''],
    ['breaking', sum('breaking')],
    ['warning', sum('warning')],
    ['compatible', sum('compatible')],
    ['cosmetic', sum('cosmetic')],
    ['report', reportFile ?? ''],
  ];
  // A line break would begin another output.
  return outputs.map(([name, value]) => `${name}=${String(value).replace(/[\r\n]+/g, ' ')}\n`).join('');
}

function rank({ verdict }: ComparedReport): number {
  return order.indexOf(verdict.bump.recommended);
}
