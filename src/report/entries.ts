import { affectedOperations } from '../classify/affected-operations.ts';
import { groupedBy } from '../classify/grouped-by.ts';
import type { ComparedReport, ReportChange, ReportGroup } from '../classify/report.ts';
import type { Severity } from '../rules/aspect.ts';
import { isRuleId, ruleOf } from '../rules/table.ts';
import { severities } from './conclusion.ts';
import { count } from './count.ts';
import { isWaived, waivedText } from './waived.ts';

/** One thing to tell: a change, or several that are one edit. */
export interface Entry {
  /** What was done: the message of the change, or the title of the group. */
  readonly message: string;
  /** The change whose sides and proof stand for all. */
  readonly first: ReportChange;
  /** All of them, the first included, in the order of the report. */
  readonly changes: readonly ReportChange[];
  /** In how many places they were made, at most: less than there are changes where a place is a list that has several of them. */
  readonly places: number;
  /** The operations that any of them reaches, once each: those where it is as bad as it is called. */
  readonly operations: readonly string[];
  /** What to do; empty where nothing is. */
  readonly advice: string;
}

/** A change by itself. */
export function entryOf(change: ReportChange): Entry {
  return {
    message: change.message,
    first: change,
    changes: [change],
    places: 1,
    operations: affectedOperations(change),
    advice: change.advice,
  };
}

/**
 * Changes with the members of each group gathered into one entry: by severity, then by the number of operations
 * that an entry reaches. Of a group of which not all members are among them, those that are stand together.
 */
export function entriesOf(changes: readonly ReportChange[], groups: readonly ReportGroup[]): readonly Entry[] {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member, group])));
  const members = groupedBy(changes, ({ fingerprint }) => groupOf.get(fingerprint));
  const gathered = [...members].flatMap(([group, found]) =>
    group === undefined ? [] : [...groupedBy(found, waiverOf).values()].map((alike) => groupEntry(group, alike)),
  );
  return merged(gathered.sort(compared), (members.get(undefined) ?? []).map(entryOf));
}

/** Changes that are waived for one reason are one entry, apart from those that are not. */
function waiverOf({ waived }: ReportChange): string {
  return waived === null ? '' : waivedText(waived);
}

/** What a report has to tell, one entry for each cause. */
export function causesOf({ changes, groups }: Pick<ComparedReport, 'changes' | 'groups'>): readonly Entry[] {
  return entriesOf(changes, groups);
}

/** The changes of some entries. */
export function changesIn(entries: readonly Entry[]): readonly ReportChange[] {
  return entries.flatMap(({ changes }) => changes);
}

/** How many causes the changes of a severity have, where that is less: ` (2 causes)`; else nothing. */
export function causeCount({ changes, groups }: Pick<ComparedReport, 'changes' | 'groups'>, severity: Severity): string {
  const counted = changes.filter((change) => change.severity === severity && !isWaived(change));
  const causes = entriesOf(counted, groups).length;
  return causes === counted.length ? '' : ` (${count(causes, 'cause')})`;
}

function groupEntry({ title, members, places }: ReportGroup, found: readonly ReportChange[]): Entry {
  const [first] = found as readonly [ReportChange];
  const operations = [...new Set(found.flatMap(affectedOperations))];
  const advice = adviceFor(found);
  if (found.length === members.length) return { message: title, first, changes: found, places, operations, advice };
  const others = places < members.length ? `${found.length - 1} more` : `in ${count(found.length - 1, 'more place')}`;
  const more = found.length === 1 ? '' : ` (and ${others})`;
  return { message: `${first.message}${more}`, first, changes: found, places: Math.min(places, found.length), operations, advice };
}

/** What one member is only read for another may be sent for: then the advice is that of the rule for both. */
function adviceFor(changes: readonly ReportChange[]): string {
  const [advice = '', other] = new Set(changes.map((change) => change.advice));
  const rule = changes[0]?.rule ?? '';
  return other === undefined || !isRuleId(rule) ? advice : ruleOf(rule).face.advice;
}

/** Negative when `a` stands before `b`. */
function compared(a: Entry, b: Entry): number {
  return severities.indexOf(a.first.severity) - severities.indexOf(b.first.severity) || b.operations.length - a.operations.length;
}

/** Groups put between changes, whose order is that of the report already. */
function merged(groups: readonly Entry[], changes: readonly Entry[]): readonly Entry[] {
  const result: Entry[] = [];
  let next = 0;
  for (const change of changes) {
    for (let group = groups[next]; group !== undefined && compared(group, change) <= 0; group = groups[next]) {
      result.push(group);
      next += 1;
    }
    result.push(change);
  }
  return [...result, ...groups.slice(next)];
}
