import { asMetBy, operationsOf } from '../classify/affected-operations.ts';
import type { ComparedReport, ErrorReport, FailOn, Report, ReportChange } from '../classify/report.ts';
import type { Severity } from '../rules/aspect.ts';
import { conclusion, countsSentence, hurts } from './conclusion.ts';
import { count } from './count.ts';
import { messageWithOrigin, placeOf, positionText } from './place.ts';
import { visible } from './visible.ts';
import { expiredText, expiredWaivers, isWaived, nextExpiry, waivedText } from './waived.ts';

/** So many changes are listed for one operation; one in a shared schema would otherwise be repeated for hundreds. */
const mostOfAnOperation = 50;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for XML 1.0, for elements and attributes: control characters, which XML cannot hold at all, are visible escapes. */
function xml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Lines of text; the line breaks are ours. */
function xmlLines(lines: readonly string[]): string {
  return lines.map((line) => `${xml(line)}\n`).join('');
}

/** What fails a test case: what breaks, and what the gate refuses besides. */
const failing: Readonly<Record<FailOn, readonly Severity[]>> = {
  never: ['breaking'],
  bump: ['breaking'],
  breaking: ['breaking'],
  warning: ['breaking', 'warning'],
  any: ['breaking', 'warning', 'compatible', 'cosmetic'],
};

/** A JUnit report: one test case for each operation that changed, one for the documents' own changes, one for the rest. */
export function renderJunit(report: Report): string {
  switch (report.status) {
    case 'error':
      return errorSuite(report);
    case 'compared':
      return suite(report);
    default:
      return report satisfies never;
  }
}

interface TestCase {
  readonly name: string;
  readonly failures: number;
  /** Whether nothing fails it but what is waived. */
  readonly skipped?: boolean;
  readonly body: string;
}

function testSuites(name: string, cases: readonly TestCase[], errors: number): string {
  const failures = cases.filter((item) => item.failures > 0).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
  const elements = cases
    .map((item) => `    <testcase classname="api-diff" name="${xml(item.name)}" time="0">${item.body}</testcase>\n`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="api-diff" ${counts} time="0">
  <testsuite name="${xml(name)}" ${counts} skipped="${cases.filter((item) => item.skipped === true).length}" time="0">
${elements}  </testsuite>
</testsuites>
`;
}

function errorSuite(report: ErrorReport): string {
  const { code, message, hint } = report.error;
  const lines = [positionText(report.error), ...message.split('\n'), hint ?? ''].filter((line) => line !== '');
  const body = `<error type="${xml(code)}" message="${xml(conclusion(report))}">${xmlLines(lines)}</error>`;
  return testSuites('api-diff', [{ name: 'the two documents can be compared', failures: 0, body }], 1);
}

function suite(report: ComparedReport): string {
  const byOperation = new Map<string, ReportChange[]>();
  const elsewhere: ReportChange[] = [];
  for (const change of report.changes) {
    const operations = operationsOf(change.findings);
    if (operations.length === 0) elsewhere.push(change);
    for (const operation of operations) {
      const met = asMetBy(new Set([operation]), change);
      const list = byOperation.get(operation);
      if (list === undefined) byOperation.set(operation, [met]);
      else list.push(met);
    }
  }
  const scene = { report, forcing: forcingChanges(report) };
  const cases = [...byOperation].map(([operation, changes]) => testCase(operation, changes, scene));
  if (elsewhere.length > 0) cases.push(testCase('what no operation uses', elsewhere, scene));
  const expired = expiredWaivers(report);
  if (expired.length > 0) {
    const message = `${count(expired.length, 'waiver')} expired`;
    const body = `<failure type="waiver-expired" message="${xml(message)}">${xmlLines(expired.map(expiredText))}</failure>`;
    cases.push({ name: 'no waiver has expired', failures: expired.length, body });
  }
  const { total, removed } = report.summary.operations;
  const rest = Math.max(0, total + removed - byOperation.size);
  if (rest > 0 || cases.length === 0) cases.push({ name: `${count(rest, 'operation')} without a change`, failures: 0, body: '' });
  return testSuites(`${report.new.title || 'API'}: ${report.old.source} to ${report.new.source}`, cases, 0);
}

/** What every test case needs. */
interface Scene {
  readonly report: ComparedReport;
  /** The changes, by fingerprint and severity, that ask for a version that was not given; empty where no gate asks for one. */
  readonly forcing: ReadonlySet<string>;
}

function forcingChanges({ changes, verdict: { failOn, gate, bump } }: ComparedReport): ReadonlySet<string> {
  if (failOn !== 'bump' || gate !== 'fail') return new Set();
  const because = new Set(bump.because);
  return new Set(changes.filter(({ fingerprint }) => because.has(fingerprint)).map(forcingKey));
}

function forcingKey({ fingerprint, severity }: ReportChange): string {
  return `${severity} ${fingerprint}`;
}

function testCase(name: string, changes: readonly ReportChange[], { report, forcing }: Scene): TestCase {
  const { failOn } = report.verdict;
  // What asks for a version that was not given fails that gate, however harmless it is.
  const isRefused = (change: ReportChange): boolean =>
    forcing.has(forcingKey(change)) || (change.waived === null && failing[failOn].includes(change.severity));
  const failures = changes.filter(isRefused);
  const others = changes.filter((change) => !isRefused(change));
  const waived = others.filter((change) => isWaived(change) && failing[failOn].includes(change.severity));
  const skipped = failures.length === 0 && waived.length > 0;
  const failure =
    failures.length === 0
      ? ''
      : `<failure type="${xml(failures[0]?.rule ?? '')}" message="${xml(countsSentence(failures))}">${listed(failures, report)}</failure>`;
  const output = others.length === 0 ? '' : `<system-out>${listed(others, report)}</system-out>`;
  const skip = skipped ? `<skipped message="${xml(`${count(waived.length, 'waived change')}${nextExpiry({ changes: waived })}`)}"/>` : '';
  return { name, failures: failures.length, skipped, body: failure + skip + output };
}

function listed(changes: readonly ReportChange[], report: ComparedReport): string {
  const rest = changes.length - mostOfAnOperation;
  const lines = changes.slice(0, mostOfAnOperation).flatMap((change) => {
    const place = placeOf(change, report);
    const head = `${change.severity} ${change.rule}: ${messageWithOrigin(change, place)}`;
    const why = change.waived === null ? [] : [`  ${waivedText(change.waived)}`];
    return [
      head,
      `  at ${place.file}:${place.line}:${place.column}`,
      ...why,
      ...(change.advice === '' || !hurts(change) ? [] : [`  fix: ${change.advice}`]),
    ];
  });
  return xmlLines(rest > 0 ? [...lines, `and ${count(rest, 'change')} more`] : lines);
}
