import { groupedBy } from '../../classify/grouped-by.ts';
import type { ComparedReport, ReportChange } from '../../classify/report.ts';
import { capitalised } from '../conclusion.ts';
import type { Entry } from '../entries.ts';
import { causesOf } from '../entries.ts';
import type { ChangelogKind } from './kinds.ts';
import { kindOf } from './kinds.ts';
import { sentenceAbout } from './sentence.ts';

/** One bullet of a changelog. */
export interface ChangelogItem {
  readonly kind: ChangelogKind;
  readonly breaking: boolean;
  /** What happened, from the consumer's side, without a full stop; names and values of the documents stand in backticks. */
  readonly sentence: string;
  /** The operations that meet it; none where the sentence names them itself. */
  readonly operations: readonly string[];
  /** What a client has to do; null where nothing is to be done. */
  readonly advice: string | null;
  /** How many changes it tells. */
  readonly changes: number;
}

/** What a changelog has to tell. */
export interface ChangelogContent {
  /** Breaking ones first, otherwise in the order of the report. */
  readonly items: readonly ChangelogItem[];
  /** Changes of wording, examples and names, which no call depends on. */
  readonly wording: readonly ReportChange[];
}

/** More bullets than these below one heading are gathered further. */
const manyItems = 12;

/** The items of a report: one for each cause, and like changes of the same operations told together. */
export function contentOf(report: ComparedReport): ChangelogContent {
  const sorted = causesOf(report).map((entry) => ({ entry, kind: kindOf(entry.first) }));
  const told = sorted.flatMap(({ entry, kind }) => (kind === null ? [] : [{ entry, kind }]));
  const wording = sorted.flatMap(({ entry, kind }) => (kind === null ? entry.changes : []));
  const items = [...groupedBy(told, ({ kind }) => kind)].flatMap(([kind, causes]) =>
    itemsOf(
      kind,
      causes.map(({ entry }) => entry),
    ),
  );
  return { items: [...items.filter(({ breaking }) => breaking), ...items.filter(({ breaking }) => !breaking)], wording };
}

/** First what the same operations meet is put together; where that leaves too much to read, whatever is said in the same words. */
function itemsOf(kind: ChangelogKind, entries: readonly Entry[]): readonly ChangelogItem[] {
  const close = gathered(kind, entries, ({ operations }) => operations.join('\n'));
  return close.length <= manyItems ? close : gathered(kind, entries, () => '');
}

function gathered(kind: ChangelogKind, entries: readonly Entry[], place: (entry: Entry) => string): readonly ChangelogItem[] {
  const alike = groupedBy(entries, (entry) => [likeness(entry), place(entry)].join('\n'));
  return [...alike.values()].map((members) => itemOf(kind, members));
}

/** What entries have in common that one sentence can tell; an edit that is told as one already stands alone. */
function likeness(entry: Entry): string {
  const { first, message, changes } = entry;
  if (changes.length > 1) return message;
  const counted = countedName(entry);
  let index = -1;
  const rest = message.replace(/`[^`]*`/g, (name) => ((index += 1) === counted ? '``' : name));
  return [first.rule, first.severity === 'breaking', rest].join('\n');
}

/** Which name of a message is counted where several are alike: the thing itself, or what came to it or went from it, told last. */
function countedName({ first, message }: Entry): number {
  const names = message.match(/`[^`]*`/g) ?? [];
  return /enum-value-(?:added|removed)$|^oauth-scope-/.test(first.rule) ? names.length - 1 : 0;
}

function itemOf(kind: ChangelogKind, entries: readonly Entry[]): ChangelogItem {
  const [head] = entries as readonly [Entry];
  const { first } = head;
  const breaking = first.severity === 'breaking';
  const advices = new Set(entries.flatMap(({ changes }) => changes.map(({ advice }) => advice)));
  const [advice = ''] = advices;
  return {
    kind,
    breaking,
    sentence: capitalised(
      sentenceAbout(
        kind,
        entries.map(({ message }) => message),
        countedName(head),
      ),
    ),
    operations: first.rule === 'operation-added' || first.rule === 'operation-removed' ? [] : operationsIn(entries, first),
    advice: breaking && advices.size === 1 && advice !== '' ? forClients(first, advice) : null,
    changes: entries.reduce((sum, { changes }) => sum + changes.length, 0),
  };
}

/** Where the rule also speaks to the provider, a changelog speaks to clients alone. */
function forClients({ rule }: ReportChange, advice: string): string {
  return rule === 'operation-removed' ? 'Move your calls to another operation before you upgrade.' : advice;
}

/** A sentence about an operation names it already. */
function operationsIn(entries: readonly Entry[], first: ReportChange): readonly string[] {
  const operations = [...new Set(entries.flatMap((entry) => entry.operations))];
  return operations.every((operation) => first.message.includes(`\`${operation}\``)) ? [] : operations;
}
