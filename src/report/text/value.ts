import type { Json } from '../../model/json.ts';
import { entries, isArray, isObject } from '../../model/json.ts';
import { visible } from '../visible.ts';
import { cut, displayWidth } from './display-width.ts';

/** How a value is written in one line. */
export interface ValueStyle {
  /** `json`: exact JSON; `flow`: the flow style of YAML, names and simple words without quotes. */
  readonly notation: 'json' | 'flow';
  readonly characters: 'unicode' | 'ascii';
  readonly ellipsis: string;
}

/** How much of a value is kept. */
interface Limits {
  readonly depth: number;
  readonly items: number;
  readonly text: number;
}

/** From the most generous to the barest; the first that fits is taken. */
const attempts: readonly Limits[] = [
  { depth: 12, items: 200, text: 400 },
  { depth: 8, items: 12, text: 48 },
  { depth: 6, items: 8, text: 32 },
  { depth: 4, items: 6, text: 24 },
  { depth: 4, items: 4, text: 24 },
  { depth: 3, items: 3, text: 24 },
  { depth: 3, items: 2, text: 24 },
  { depth: 2, items: 2, text: 16 },
  { depth: 2, items: 1, text: 16 },
  { depth: 1, items: 1, text: 12 },
  { depth: 0, items: 0, text: 12 },
];

const simpleWord = /^[A-Za-z_$/#][\w$./#~+-]*$/;
const spokenFor = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** From this length on a string that was cut is followed by its length: what it says is how long it is. */
const countedLength = 80;

/** How many levels down the way to what matters is shown. */
const deepestFocus = 8;

interface Writing {
  readonly limits: Limits;
  readonly style: ValueStyle;
  /** Counts characters down, so that a huge value is never written whole. */
  readonly budget: { left: number };
}

function quoted(text: string, style: ValueStyle): string {
  return visible(JSON.stringify(text), style.characters);
}

function writeString(text: string, { limits, style }: Writing): string {
  if (text.length <= limits.text) {
    return style.notation === 'flow' && simpleWord.test(text) && !spokenFor.test(text) ? text : quoted(text, style);
  }
  const start = Array.from(text.slice(0, limits.text)).slice(0, -1).join('');
  const length = style.notation === 'json' && text.length >= countedLength ? ` (${Array.from(text).length} characters)` : '';
  return `${quoted(start, style).slice(0, -1)}${style.ellipsis}"${length}`;
}

function writeName(name: string, { limits, style }: Writing): string {
  const text = cut(name, Math.max(limits.text, 28), style.ellipsis);
  return style.notation === 'flow' && simpleWord.test(text) ? text : quoted(text, style);
}

/** A member of an object or, without a name, of an array. */
interface Member {
  readonly name?: string;
  readonly value: Json;
}

function membersOf(value: Json): readonly Member[] {
  return isArray(value) ? value.map((item) => ({ value: item })) : entries(value).map(([name, item]) => ({ name, value: item }));
}

/** The first members, with the one in focus among them. */
function keptMembers(members: readonly Member[], focus: string | undefined, items: number): readonly Member[] {
  if (members.length <= items) return members;
  const wanted = members.findIndex((member) => member.name !== undefined && member.name === focus);
  if (wanted < items || wanted < 0) return members.slice(0, items);
  return [...members.slice(0, Math.max(0, items - 1)), ...members.slice(wanted, wanted + 1)];
}

function write(value: Json, focus: readonly string[], depth: number, writing: Writing): string {
  const { limits, style, budget } = writing;
  if (!isArray(value) && !isObject(value)) {
    const text = typeof value === 'string' ? writeString(value, writing) : String(value);
    budget.left -= text.length;
    return text;
  }
  const members = membersOf(value);
  if (members.length === 0) return isArray(value) ? '[]' : '{}';
  const parts: string[] = [];
  // The way to what matters is shown further down than the rest.
  if (depth < limits.depth || (depth < deepestFocus && focus.length > 0)) {
    for (const member of keptMembers(members, focus[0], limits.items)) {
      if (budget.left < 0) break;
      const name = member.name === undefined ? '' : `${writeName(member.name, writing)}: `;
      budget.left -= name.length + 2;
      const onTheWay = member.name === undefined || member.name === focus[0] || (focus[0] === '*' && parts.length === 0);
      parts.push(`${name}${write(member.value, onTheWay ? focus.slice(1) : [], depth + 1, writing)}`);
    }
  }
  const rest = members.length - parts.length;
  if (rest > 0) parts.push(parts.length === 0 ? style.ellipsis : `${style.ellipsis} ${rest} more`);
  const text = parts.join(', ');
  return isArray(value) ? `[${text}]` : `{ ${text} }`;
}

/**
 * A value in one line of at most `columns` columns, safe to print: long strings, long lists and deep parts are
 * shortened, with what was left out counted.
 */
export function valueText(value: Json, columns: number, style: ValueStyle): string {
  return (
    firstThatFits(value, columns, { style, focus: [], from: attempts }) ?? cut(write(value, [], 0, barest(style)), columns, style.ellipsis)
  );
}

/**
 * The same with the part that matters in it, whatever else is left out; undefined when there is not even room for
 * that. `focus` are the unescaped names on the way to it, `*` for any.
 */
export function valueTextAround(value: Json, columns: number, style: ValueStyle, focus: readonly string[]): string | undefined {
  return firstThatFits(value, columns, { style, focus, from: attempts.filter((limits) => limits.items > 0) });
}

function firstThatFits(
  value: Json,
  columns: number,
  { style, focus, from }: { readonly style: ValueStyle; readonly focus: readonly string[]; readonly from: readonly Limits[] },
): string | undefined {
  for (const limits of from) {
    const text = write(value, focus, 0, { limits, style, budget: { left: columns } });
    if (displayWidth(text) <= columns) return text;
  }
  return undefined;
}

function barest(style: ValueStyle): Writing {
  return { limits: { depth: 0, items: 0, text: 12 }, style, budget: { left: 0 } };
}
