import type { ReportChange, ReportFinding } from '../../classify/report.ts';
import type { Json } from '../../model/json.ts';
import { entries, isArray, own } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import { hurts } from '../conclusion.ts';
import { visible } from '../visible.ts';
import { label, labelColumns, prose } from './labelled.ts';
import type { Line } from './line.ts';
import { hang, span, words, wrap } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';
import type { ValueStyle } from './value.ts';
import { valueText, valueTextAround } from './value.ts';

/** The findings that make the change as bad as it is. */
function worst(change: ReportChange): readonly ReportFinding[] {
  return change.findings.filter((finding) => finding.severity === change.severity);
}

/** The payload that proves a change that hurts, or why there is none; nothing where the documents say it themselves. */
export function proofLines(change: ReportChange, options: TextOptions): readonly Line[] {
  if (!hurts(change)) return [];
  const findings = worst(change);
  const proven = findings.filter((finding) => finding.witness !== null);
  if (proven.length > 0) return (options.detail === 'verbose' ? proven : proven.slice(0, 1)).flatMap((finding) => proof(finding, options));
  const open = findings.find((finding) => !finding.proven);
  if (open === undefined) return [];
  return prose('proof', `none: ${open.reason ?? 'it could not be decided whether a valid payload is affected'}`, options);
}

/** Two fixed phrases: what a client may send, and what it may receive. */
function proof(finding: ReportFinding, options: TextOptions): readonly Line[] {
  const witness = finding.witness;
  if (witness === null) return [];
  const room = options.width - labelColumns;
  const style = { notation: 'json', characters: options.characters, ellipsis: signsOf(options).ellipsis } as const;
  const where = visible(witness.where, options.characters);
  const payload = /^(?:request body|response \S+)(?: \S+)?$/.test(where);
  const says = finding.direction === 'request' ? 'was accepted, is refused now' : 'may now be received, was never sent before';
  const path = finding.operations.find((use) => use.operation === witness.operation && use.where === witness.where)?.path ?? '';
  const list: Line[] = [...(payload ? [] : words(`${where}:`)), ...payloadWords(witness.value, path, { room, style }), ...words(says)];
  const lines = hang(label('proof'), wrap(list, room));
  if (options.detail !== 'verbose') return lines;
  return [...lines, ...hang(label(''), wrap(words(`in ${visible(witness.operation, options.characters)}, ${where}`, 'dim'), room))];
}

/** The payload with the part that matters in it; where there is no room for both, that part and where it stands. */
function payloadWords(value: Json, path: string, { room, style }: { readonly room: number; readonly style: ValueStyle }): readonly Line[] {
  const tokens = tokensOf(path);
  const whole = valueTextAround(value, room, style, tokens);
  if (whole !== undefined) return [[span(whole, 'code')]];
  const part = partAt(value, tokens);
  if (part === undefined) return [[span(valueText(value, room, style), 'code')]];
  return [[span(valueText(part, room, style), 'code')], [span('at')], [span(visible(path, style.characters), 'code')]];
}

/** The first value that a path with `*` for any name or index leads to. */
function partAt(value: Json, tokens: readonly string[]): Json | undefined {
  let part: Json | undefined = value;
  for (const token of tokens) {
    if (isArray(part)) part = token === '*' ? part[0] : part[Number(token)];
    else part = token === '*' ? entries(part)[0]?.[1] : own(part, token);
  }
  return part;
}
