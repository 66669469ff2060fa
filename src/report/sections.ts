import { asMetBy, operationsOf } from '../classify/affected-operations.ts';
import type { ComparedReport, ReportChange, ReportOperation } from '../classify/report.ts';
import { severities } from './conclusion.ts';
import { entriesOf } from './entries.ts';
import type { Entry } from './entries.ts';
import type { GroupBy } from './groupings.ts';

/** The changes of one operation, tag or rule. */
export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/**
 * The changes below the operations, tags or rules that they belong to, sections by their worst change, then by
 * name. A change stands in every section that it belongs to, as bad as it is for the operations of that section;
 * what belongs to none comes last.
 */
export function sectionsOf(report: ComparedReport, groupBy: Exclude<GroupBy, 'cause'>): readonly Section[] {
  const sections = new Map<string | undefined, ReportChange[]>();
  for (const change of report.changes) {
    for (const [title, operations] of titlesOf(change, report, groupBy)) {
      const met = operations === undefined ? change : asMetBy(operations, change);
      const known = sections.get(title);
      if (known === undefined) sections.set(title, [met]);
      else known.push(met);
    }
  }
  return [...sections]
    .map(([title, changes]) => ({ title, changes: changes.toSorted((a, b) => severityRank(a) - severityRank(b)) }))
    .sort((a, b) => rankOf(a) - rankOf(b) || compareText(a.title ?? '', b.title ?? ''))
    .map(({ title, changes }) => ({ title: title ?? `no ${groupBy}`, entries: entriesOf(changes, report.groups) }));
}

/** The severity of the first change is the worst; what belongs nowhere comes last. */
function rankOf({ title, changes }: { readonly title: string | undefined; readonly changes: readonly ReportChange[] }): number {
  const [first] = changes;
  return title === undefined || first === undefined ? severities.length : severityRank(first);
}

function severityRank({ severity }: ReportChange): number {
  return severities.indexOf(severity);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The sections of a change with its operations in each, which a rule does not look at. Undefined stands for no section. */
function titlesOf(
  change: ReportChange,
  { operations }: ComparedReport,
  groupBy: Exclude<GroupBy, 'cause'>,
): ReadonlyMap<string | undefined, ReadonlySet<string> | undefined> {
  if (groupBy === 'rule') return new Map([[change.rule, undefined]]);
  const reached = operationsOf(change.findings);
  if (reached.length === 0) return new Map([[undefined, undefined]]);
  const titles = new Map<string | undefined, Set<string>>();
  for (const operation of reached) {
    for (const title of groupBy === 'operation' ? [operation] : tagsOf(operations[operation])) {
      titles.set(title, (titles.get(title) ?? new Set()).add(operation));
    }
  }
  return titles;
}

function tagsOf(operation: ReportOperation | undefined): readonly (string | undefined)[] {
  return operation === undefined || operation.tags.length === 0 ? [undefined] : operation.tags;
}
