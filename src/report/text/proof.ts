import type { ReportChange, ReportFinding } from '../../classify/report.ts';
import type { Json } from '../../model/json.ts';
import { entries, isArray, own } from '../../model/json.ts';
import { append, lastToken, tokensOf } from '../../model/pointer.ts';
import { hurts } from '../conclusion.ts';
import { count } from '../count.ts';
import { jsonText } from '../json.ts';
import { visible } from '../visible.ts';
import { label, labelColumns, prose } from './labelled.ts';
import type { Line } from './line.ts';
import { hang, span, words, wrap } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';
import type { ValueStyle } from './value.ts';
import { valueText, valueTextAround } from './value.ts';

/** A payload of more lines is for programs. */
const mostPayloadLines = 40;

/** The findings that make the change as bad as it is. */
function worst(change: ReportChange): readonly ReportFinding[] {
  return change.findings.filter((finding) => finding.severity === change.severity);
}

/** The payload that proves a change that hurts, or why there is none; nothing where the documents say it themselves. */
export function proofLines(change: ReportChange, options: TextOptions): readonly Line[] {
  if (!hurts(change)) return [];
  const findings = worst(change);
  const proven = findings.filter((finding) => finding.witness !== null);
  if (proven.length > 0)
    return (options.detail === 'verbose' ? proven : proven.slice(0, 1)).flatMap((finding) => proof(change, finding, options));
  const open = findings.find((finding) => !finding.proven);
  if (open === undefined) return [];
  return prose('proof', `none: ${open.reason ?? 'it could not be decided whether a valid payload is affected'}`, options);
}

/** Two fixed phrases: what a client may send, and what it may receive. */
function proof(change: ReportChange, finding: ReportFinding, options: TextOptions): readonly Line[] {
  const witness = finding.witness;
  if (witness === null) return [];
  const room = options.width - labelColumns;
  const style = { notation: 'json', characters: options.characters, ellipsis: signsOf(options).ellipsis } as const;
  const where = visible(witness.where, options.characters);
  const payload = /^(?:request body|response \S+)(?: \S+)?$/.test(where);
  const says = finding.direction === 'request' ? 'was accepted, is refused now' : 'may now be received, was never sent before';
  const path = finding.operations.find((use) => use.operation === witness.operation && use.where === witness.where)?.path ?? '';
  const focus = focusOf(change, witness.value, path);
  const list: Line[] = [...(payload ? [] : words(`${where}:`)), ...payloadWords(witness.value, focus, { room, style }), ...words(says)];
  const lines = hang(label('proof'), wrap(list, room));
  if (options.detail !== 'verbose') return lines;
  const place = hang(label(''), wrap(words(`in ${visible(witness.operation, options.characters)}, ${where}`, 'dim'), room));
  return [...lines, ...place, ...wholePayload(witness.value, { room, style })];
}

/** The payload with the part that matters in it; where there is no room for both, that part and where it stands. */
function payloadWords(
  value: Json,
  tokens: readonly string[],
  { room, style }: { readonly room: number; readonly style: ValueStyle },
): readonly Line[] {
  const whole = valueTextAround(value, room, style, tokens);
  if (whole !== undefined) return [[span(whole, 'code')]];
  const part = partAt(value, tokens);
  if (part === undefined) return [[span(valueText(value, room, style), 'code')]];
  return [[span(valueText(part, room, style), 'code')], [span('at')], [span(visible(append('', ...tokens), style.characters), 'code')]];
}

/** The way to what the change is about: to the place where it is met, and there to the property that it names. */
function focusOf({ old, new: next }: ReportChange, value: Json, path: string): readonly string[] {
  const tokens = tokensOf(path);
  const names = [next, old].flatMap(({ pointer, value: said }) => {
    if (typeof said === 'string' && /\/required\/\d+$/.test(pointer)) return [said];
    return /\/properties\/[^/]+$/.test(pointer) ? [lastToken(pointer)] : [];
  });
  const name = names.find((candidate) => partAt(value, [...tokens, candidate]) !== undefined);
  return name === undefined ? tokens : [...tokens, name];
}

/** The payload line by line, where one line of the screen had no room for it. */
function wholePayload(value: Json, { room, style }: { readonly room: number; readonly style: ValueStyle }): readonly Line[] {
  if (valueText(value, Infinity, style) === valueText(value, room, style)) return [];
  const lines = jsonText(value).trimEnd().split('\n');
  const shown = lines.slice(0, mostPayloadLines).map((line): Line => [...label(''), span(visible(line, style.characters), 'code')]);
  if (lines.length <= mostPayloadLines) return shown;
  return [
    ...shown,
    [...label(''), span(`${style.ellipsis} ${count(lines.length - mostPayloadLines, 'more line')}; -f json has them`, 'dim')],
  ];
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
