import type { Bump, ComparedReport, Report } from '../classify/report.ts';

/** The verdict of a step of a workflow. */
export type StepResult = 'pass' | 'approved' | 'fail' | 'error';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The verdict of several reports: one that is missing outweighs one that fails. */
export function stepResult(reports: readonly Report[]): StepResult {
  if (reports.some(({ status }) => status === 'error')) return 'error';
  return reports.some((report) => report.status === 'compared' && report.verdict.gate === 'fail') ? 'fail' : 'pass';
}

/** The outputs of a step of GitHub Actions, as lines for the file that `GITHUB_OUTPUT` names; `reportFile` where there is one. */
export function githubOutputs(result: StepResult, all: readonly Report[], reportFile: string | null): string {
  const reports = all.filter((report): report is ComparedReport => report.status === 'compared');
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
    ...(reportFile === null ? [] : [['report', reportFile] as const]),
  ];
  // A line break would begin another output.
  return outputs.map(([name, value]) => `${name}=${String(value).replace(/[\r\n]+/g, ' ')}\n`).join('');
}

function rank({ verdict }: ComparedReport): number {
  return order.indexOf(verdict.bump.recommended);
}
