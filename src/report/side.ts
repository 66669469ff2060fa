import { listedWords, NO_VALUE } from '../classify/listed-values.ts';
import type { ReportSide } from '../classify/report.ts';
import { lastToken, parentOf } from '../model/pointer.ts';
import type { ValueStyle } from './text/value.ts';
import { valueText } from './text/value.ts';
import { visible } from './visible.ts';

/** Whether a side says something of its own; a side that says nothing points at the nearest ancestor. */
export function says(side: ReportSide): boolean {
  return side.value !== null;
}

/** Whether a side lists what leaves no value, which is nothing that stands in the document. */
export function isNoValue(rule: string, side: ReportSide): boolean {
  return listedWords(rule, side.value, (text) => text) === NO_VALUE;
}

/** The keyword at a pointer: `maximum`, and `required` for `/required/1`. */
export function keywordOf(side: ReportSide): string {
  const last = lastToken(side.pointer);
  return visible(/^\d+$/.test(last) ? lastToken(parentOf(side.pointer)) : last);
}

/** `POST /users` for `/paths/~1users/post`. */
function operationAt(pointer: string): string {
  return `${lastToken(pointer).toUpperCase()} ${lastToken(parentOf(pointer))}`;
}

/** What a side says, in one line of at most `columns` columns where 16 and the keyword leave room: `maximum: 100`. */
export function sideText(side: ReportSide, columns: number, style: ValueStyle): string {
  const keyword = keywordOf(side);
  // A thing that is there or not has its name for a value; an operation its method and path, what was a parameter its place.
  const name = lastToken(side.pointer);
  if ([name, operationAt(side.pointer), `body property ${name}`].includes(side.value as string)) return keyword;
  const prefix = keyword === '' ? '' : `${keyword}: `;
  return `${prefix}${valueText(side.value, Math.max(columns - prefix.length, 16), style)}`;
}
