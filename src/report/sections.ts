import type { ComparedReport, ReportChange, ReportOperation } from '../classify/report.ts';
import { severities } from './conclusion.ts';
import { entriesOf } from './entries.ts';
import type { Entry } from './entries.ts';
import type { GroupBy } from './groupings.ts';
import { operationsOf } from './place.ts';

/** The changes of one operation, tag or rule. */
export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/**
 * The changes below the operations, tags or rules that they belong to, sections by their worst change, then by
 * name. A change stands in every section that it belongs to; what belongs to none comes last.
 */
export function sectionsOf(report: ComparedReport, groupBy: Exclude<GroupBy, 'cause'>): readonly Section[] {
  const sections = new Map<string | undefined, ReportChange[]>();
  for (const change of report.changes) {
    for (const title of titlesOf(change, report, groupBy)) {
      const known = sections.get(title);
      if (known === undefined) sections.set(title, [change]);
      else known.push(change);
    }
  }
  return [...sections]
    .map(([title, changes]) => ({ title, changes }))
    .sort((a, b) => rankOf(a) - rankOf(b) || compareText(a.title ?? '', b.title ?? ''))
    .map(({ title, changes }) => ({ title: title ?? `no ${groupBy}`, entries: entriesOf(changes, report.groups) }));
}

/** The severity of the first change is the worst; what belongs nowhere comes last. */
function rankOf({ title, changes }: { readonly title: string | undefined; readonly changes: readonly ReportChange[] }): number {
  return title === undefined ? severities.length : severities.indexOf(changes[0]?.severity ?? 'cosmetic');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Undefined stands for none. */
function titlesOf(
  change: ReportChange,
  { operations }: ComparedReport,
  groupBy: Exclude<GroupBy, 'cause'>,
): ReadonlySet<string | undefined> {
  if (groupBy === 'rule') return new Set([change.rule]);
  const reached = operationsOf(change);
  const titles = groupBy === 'operation' ? reached : reached.flatMap((operation) => tagsOf(operations[operation]));
  return new Set(reached.length === 0 ? [undefined] : titles);
}

function tagsOf(operation: ReportOperation | undefined): readonly (string | undefined)[] {
  return operation === undefined || operation.tags.length === 0 ? [undefined] : operation.tags;
}
