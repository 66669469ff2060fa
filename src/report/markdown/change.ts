import { NO_VALUE } from '../../classify/listed-values.ts';
import type { ReportChange, ReportFinding, ReportSide } from '../../classify/report.ts';
import { jsonText } from '../json.ts';
import { capitalised } from '../conclusion.ts';
import { count } from '../count.ts';
import type { Entry } from '../entries.ts';
import { positionText } from '../place.ts';
import { isNoValue, says, sideText } from '../side.ts';
import { valueText } from '../text/value.ts';
import type { ValueStyle } from '../text/value.ts';
import type { ReportView } from '../view.ts';
import { waivedText } from '../waived.ts';
import { code, fence, prose, struck, table } from './escape.ts';

const style: ValueStyle = { notation: 'flow', characters: 'unicode', ellipsis: '…' };

/** A payload of at most so many characters is shown whole, over several lines. */
const wholePayload = 600;

/** So many operations are named; the others are counted. */
const mostOperations = 6;

/** So many places of a group are named, the first included. */
const shownPlaces = 4;

/** So many where everything is shown; a comment has no room for more. */
const mostPlaces = 100;

/** What a section shows besides its change. */
interface SectionView {
  /** How many operations the API has. */
  readonly operations: number;
  readonly detail: ReportView['detail'];
}

/** A change, or several that are one edit, as a section: message, both sides of the first, where the others are, whom it hits, the payload that proves it, what to do. */
export function changeSection(entry: Entry, view: SectionView): string {
  const change = entry.first;
  const parts = [
    `### ${prose(capitalised(entry.message))}\n`,
    table(
      ['', 'where', 'what'],
      (['old', 'new'] as const).map((name) => [name, whereCell(change[name]), whatCell(change.rule, change[name])]),
    ),
    ...places(entry, view),
    `${affects(entry, view)}\n`,
    ...proof(change),
    ...(entry.advice === '' ? [] : [`**Fix:** ${prose(entry.advice)}\n`]),
    `<sub>Rule ${code(change.rule)}, fingerprint ${code(change.fingerprint)}</sub>\n`,
  ];
  return parts.join('\n');
}

/**
 * A change, or several that are one edit, as cells of a table: message, place in the new document, operations, rule.
 * Operations are counted, and the only one is `named` where nothing else says which it is.
 */
export function changeRow(
  { message, first, places: made, operations }: Entry,
  options: { readonly only: 'named' | 'counted' },
): readonly string[] {
  const more = made === 1 ? '' : ` and ${count(made - 1, 'more place')}`;
  const { waived } = first;
  const said = waived === null ? prose(message) : `${struck(prose(message))} ${prose(waivedText(waived))}`;
  const [only] = options.only === 'named' && operations.length === 1 ? operations : [];
  const met = only === undefined || message.includes(only) ? String(operations.length) : code(only);
  return [said, `${whereCell(says(first.new) ? first.new : first.old)}${more}`, met, code(first.rule)];
}

/** The header over rows of changes. */
export const changeHeader: readonly string[] = ['change', 'where', 'operations', 'rule'];

function whereCell(side: ReportSide): string {
  const position = positionText({ ...side, column: null });
  return code(position === '' ? side.pointer : position);
}

function whatCell(rule: string, side: ReportSide): string {
  if (!says(side)) return 'nothing';
  return isNoValue(rule, side) ? NO_VALUE : code(sideText(side, 160, style));
}

/** The first places of a group, of which the first of all stands in the table; more of them, folded, where everything is shown. */
function places({ changes, places: made }: Entry, { detail }: SectionView): readonly string[] {
  if (made < 2) return [];
  // Several of one list are at one place.
  const all = changes.map(({ place }) => (made < changes.length ? place.replace(/\.(?:anyOf|oneOf)\.\d+$/, '') : place));
  const others = [...new Set(all)].slice(1);
  const listed = others.slice(0, (detail === 'verbose' ? mostPlaces : shownPlaces) - 1).map(code);
  const rest = others.length - listed.length;
  if (detail !== 'verbose') return [`Also at ${listed.join(', ')}${rest > 0 ? ` and ${count(rest, 'more place')}` : ''}.\n`];
  const items = [...listed, ...(rest > 0 ? [`and ${count(rest, 'more place')}`] : [])].map((item) => `- ${item}\n`);
  return [`<details><summary>${count(others.length, 'more place')}</summary>\n\n${items.join('')}\n</details>\n`];
}

function affects({ operations: names }: Entry, { operations: total }: SectionView): string {
  if (names.length === 0) return 'No operation uses it.';
  const rest = names.length - mostOperations;
  const listed = names.slice(0, mostOperations).map(code).join(', ');
  return `Affects ${names.length} of ${count(Math.max(total, names.length), 'operation')}: ${listed}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** The findings that make the change as bad as it is decide; one payload is enough here. */
function proof({ findings, severity }: ReportChange): readonly string[] {
  const worst = findings.filter((finding) => finding.severity === severity);
  const shown = worst.find((finding) => finding.witness !== null);
  if (shown !== undefined) return payload(shown);
  const open = worst.find((finding) => !finding.proven);
  const reason =
    open === undefined
      ? worst.find((finding) => finding.reason !== null)?.reason
      : `No example: ${open.reason ?? 'it could not be decided'}.`;
  return reason === null || reason === undefined ? [] : [`${prose(reason)}\n`];
}

function payload({ witness, direction }: ReportFinding): readonly string[] {
  if (witness === null) return [];
  const says = direction === 'request' ? 'this was accepted and is refused now' : 'this may be received now and was never sent before';
  const whole = jsonText(witness.value).trimEnd();
  const text = whole.length <= wholePayload ? whole : valueText(witness.value, wholePayload, { ...style, notation: 'json' });
  return [`${prose(`In \`${witness.operation.replaceAll('`', "'")}\`, ${witness.where}`)}, ${says}:\n`, fence(text, 'json')];
}
