import type { ReportChange, ReportFinding, ReportSide } from '../../classify/report.ts';
import { jsonText } from '../json.ts';
import { capitalised } from '../conclusion.ts';
import { count } from '../count.ts';
import { operationsOf, positionText } from '../place.ts';
import { says, sideText } from '../side.ts';
import { valueText } from '../text/value.ts';
import type { ValueStyle } from '../text/value.ts';
import { code, fence, prose, table } from './escape.ts';

const style: ValueStyle = { notation: 'flow', characters: 'unicode', ellipsis: '…' };

/** A payload of at most so many characters is shown whole, over several lines. */
const wholePayload = 600;

/** So many operations are named; the others are counted. */
const mostOperations = 6;

/** A change as a section: message, both sides as a table, whom it hits, the payload that proves it, what to do. */
export function changeSection(change: ReportChange, operations: number): string {
  const parts = [
    `### ${prose(capitalised(change.message))}\n`,
    table(
      ['', 'where', 'what'],
      (['old', 'new'] as const).map((name) => [name, whereCell(change[name]), whatCell(change[name])]),
    ),
    `${affects(change, operations)}\n`,
    ...proof(change),
    ...(change.advice === '' ? [] : [`**Fix:** ${prose(change.advice)}\n`]),
    `<sub>Rule ${code(change.rule)}, fingerprint ${code(change.fingerprint)}</sub>\n`,
  ];
  return parts.join('\n');
}

/** A change as cells of a table: message, place in the new document, operations, rule. */
export function changeRow(change: ReportChange): readonly string[] {
  return [
    prose(change.message),
    whereCell(says(change.new) ? change.new : change.old),
    String(operationsOf(change).length),
    code(change.rule),
  ];
}

/** The header over rows of changes. */
export const changeHeader: readonly string[] = ['change', 'where', 'operations', 'rule'];

function whereCell(side: ReportSide): string {
  const position = positionText({ ...side, column: null });
  return code(position === '' ? side.pointer : position);
}

function whatCell(side: ReportSide): string {
  return says(side) ? code(sideText(side, 160, style)) : 'nothing';
}

function affects(change: ReportChange, total: number): string {
  const names = operationsOf(change);
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
