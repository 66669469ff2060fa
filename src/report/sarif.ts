import { affectedOperations } from '../classify/affected-operations.ts';
import type { ComparedReport, ErrorReport, Report, ReportChange } from '../classify/report.ts';
import type { Severity } from '../rules/aspect.ts';
import { conclusion, countsSentence } from './conclusion.ts';
import { jsonText } from './json.ts';
import { prose } from './markdown/escape.ts';
import { errorPlace, messageWithOrigin, placeOf, repositoryPath } from './place.ts';
import type { Place } from './place.ts';
import { visible } from './visible.ts';
import { expiredText, expiredWaivers, waivedText } from './waived.ts';

/** SARIF 2.1.0, section 3.27.10, and the `problem.severity` that GitHub sorts by. */
const levels: Readonly<Record<Severity, { readonly level: 'error' | 'warning' | 'note'; readonly problem: string }>> = {
  breaking: { level: 'error', problem: 'error' },
  warning: { level: 'warning', problem: 'warning' },
  compatible: { level: 'note', problem: 'recommendation' },
  cosmetic: { level: 'note', problem: 'recommendation' },
};

/** GitHub refuses a run with more results. */
const mostResults = 25_000;

/** A plain text message: `](` would make a link of it (section 3.11.6), whatever stands before. */
function plain(text: string): string {
  return visible(text).replaceAll('](', '] (');
}

/** A path as a URI reference (RFC 3986); an absolute path and a URL become or stay absolute URIs. */
function uri(file: string): string {
  if (/^https?:\/\//i.test(file)) return encodeURI(visible(file));
  const path = visible(repositoryPath(file)).split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]%3A\//.test(path)) return `file:///${path.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${path}` : path;
}

function physicalLocation({ file, line, column }: Omit<Place, 'was'>): object {
  return { physicalLocation: { artifactLocation: { uri: uri(file) }, region: { startLine: line, startColumn: column } } };
}

/** The report as SARIF 2.1.0 (OASIS), with what GitHub code scanning asks for: a rule with help, a place and a fingerprint for each. */
export function renderSarif(report: Report): string {
  switch (report.status) {
    case 'error':
      return errorLog(report);
    case 'compared':
      return comparedLog(report);
    default:
      return report satisfies never;
  }
}

interface RunParts {
  readonly rules: readonly object[];
  readonly results: readonly object[];
  readonly invocation: object;
}

function log(report: Report, { rules, results, invocation }: RunParts): string {
  const { name, version } = report.tool;
  return jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation],
        results,
      },
    ],
  });
}

function comparedLog(report: ComparedReport): string {
  const rules = new Map<string, ReportChange>();
  for (const change of report.changes) if (!rules.has(change.rule)) rules.set(change.rule, change);
  const indexes = new Map([...rules.keys()].map((rule, index) => [rule, index]));
  const kept = report.changes.slice(0, mostResults);
  const left = report.changes.slice(mostResults);
  const notifications = [
    { level: 'note', message: { text: plain(conclusion(report)) } },
    ...expiredWaivers(report).map((waiver) => ({ level: 'error', message: { text: plain(expiredText(waiver)) } })),
    ...(left.length === 0 ? [] : [{ level: 'warning', message: { text: `Left out, being too many: ${countsSentence(left)}.` } }]),
  ];
  return log(report, {
    rules: [...rules.values()].map(ruleDescriptor),
    results: kept.map((change) => result(change, indexes.get(change.rule) ?? 0, report)),
    invocation: { executionSuccessful: true, exitCode: report.verdict.exitCode, toolExecutionNotifications: notifications },
  });
}

function ruleDescriptor({ rule, title, why, advice, severity }: ReportChange): object {
  const { level, problem } = levels[severity];
  return {
    id: visible(rule),
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(why || title) },
    help: {
      text: plain(`${why} ${advice} More: api-diff explain ${rule}`.trim()),
      markdown: `${prose(why)}\n\n**What to do:** ${prose(advice)}\n\nMore: \`api-diff explain ${rule.replace(/[^\w-]/g, '')}\``,
    },
    defaultConfiguration: { level },
    properties: { tags: ['api', 'openapi', severity], 'problem.severity': problem, precision: 'very-high' },
  };
}

function result(change: ReportChange, ruleIndex: number, report: ComparedReport): object {
  const place = placeOf(change, report);
  const { old } = change;
  const fingerprint = visible(change.fingerprint);
  const related =
    old.file === null || old.line === null
      ? []
      : [{ id: 1, message: { text: 'before' }, ...physicalLocation({ file: old.file, line: old.line, column: old.column ?? 1 }) }];
  return {
    ruleId: visible(change.rule),
    ruleIndex,
    level: levels[change.severity].level,
    message: { text: plain(messageWithOrigin(change, place)) },
    locations: [{ ...physicalLocation(place), logicalLocations: [{ fullyQualifiedName: visible(change.place) }] }],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    // GitHub tracks an alert over commits by the first; without it a line that moves is a new alert.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint.replace(/^ad1:/, '')}:1`, 'apiDiff/v1': fingerprint },
    ...suppressions(change, report),
    properties: { severity: change.severity, operations: affectedOperations(change).map((operation) => visible(operation)) },
  };
}

/** Either all results of a run say whether they are suppressed or none does (section 3.27.23). */
function suppressions({ waived }: ReportChange, { summary }: ComparedReport): object {
  if (summary.waived === 0) return {};
  if (waived === null) return { suppressions: [] };
  const kind = waived.from === 'document' ? 'inSource' : 'external';
  return { suppressions: [{ kind, status: 'accepted', justification: plain(waivedText(waived)) }] };
}

/** An empty list of results would close every open alert, so the error is a result too. */
function errorLog(report: ErrorReport): string {
  const { code, message, hint } = report.error;
  const text = plain(`${conclusion(report)}${hint === null ? '' : ` ${hint}`}`);
  const place = errorPlace(report.error);
  const id = 'nothing-was-compared';
  const locations = place === null ? [] : [physicalLocation(place)];
  return log(report, {
    rules: [
      {
        id,
        shortDescription: { text: 'Nothing was compared' },
        fullDescription: { text: 'The two documents could not be compared, so nothing is known of their changes.' },
        help: { text: 'See what the message says; there is no verdict until it is put right.' },
        defaultConfiguration: { level: 'error' },
        properties: { tags: ['api', 'openapi'], 'problem.severity': 'error', precision: 'very-high' },
      },
    ],
    results: [
      {
        ruleId: id,
        ruleIndex: 0,
        level: 'error',
        message: { text },
        // GitHub refuses a result without a place.
        locations: [physicalLocation(place ?? { file: 'api-diff', line: 1, column: 1 })],
        partialFingerprints: { primaryLocationLineHash: `${id}:1`, 'apiDiff/v1': id },
      },
    ],
    invocation: {
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [{ level: 'error', descriptor: { id: visible(code) }, message: { text: plain(message) }, locations }],
    },
  });
}
