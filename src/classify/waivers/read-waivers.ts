import { InputError } from '../../load/input-error.ts';
import { nearestName } from '../../load/nearest-name.ts';
import type { Position } from '../../model/document.ts';
import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Pointer } from '../../model/pointer.ts';
import { isRuleId, rules } from '../../rules/table.ts';
import { isDay } from './day.ts';
import type { Waiver, WaiverTarget } from './waiver.ts';

const KEYS = ['fingerprint', 'rule', 'operation', 'place', 'reason', 'expires', 'by', 'link'];

/** A waivers file as a value, and where each part of it stands; without a text, a fault names its place in the value. */
export interface WaiversText {
  readonly value: Json;
  readonly locate?: (pointer: Pointer) => Position;
}

/**
 * The waivers of a waivers file: a mapping with the one key `waivers` and a list below it, or nothing. Throws an
 * `InputError` (`invalid-waivers`) at the first thing that is not as it has to be, with what was expected.
 */
export function readWaivers({ value, locate }: WaiversText): readonly Waiver[] {
  const fail: Fail = (pointer, message, hint) => {
    const place = locate === undefined && pointer !== '' ? `${pointer}: ` : '';
    throw new InputError({ code: 'invalid-waivers', message: `${place}${message}`, hint, position: locate?.(pointer) });
  };
  if (value === null) return [];
  if (!isObject(value)) return fail('', 'a waivers file is a mapping with the key `waivers`, and a list below it', EXAMPLE);
  for (const [key] of entries(value)) {
    if (key !== 'waivers') fail(append('', key), `\`${shown(key)}\` is no key of a waivers file`, 'There is one key, `waivers`.');
  }
  const list = own(value, 'waivers') ?? null;
  if (list === null) return [];
  if (!isArray(list)) return fail('/waivers', '`waivers` is a list', EXAMPLE);
  return list.map((item, index) => waiverOf(item, append('/waivers', index), { fail, locate }));
}

type Fail = (pointer: Pointer, message: string, hint: string) => never;

interface Place {
  readonly fail: Fail;
  readonly locate: WaiversText['locate'];
}

const EXAMPLE =
  'Write `- fingerprint: ad1:...`, or `rule` with `operation` or `place`, and below it `reason: ...` and `expires: 2027-02-28`.';

function waiverOf(item: Json, pointer: Pointer, { fail, locate }: Place): Waiver {
  if (!isObject(item)) return fail(pointer, 'a waiver is a mapping', EXAMPLE);
  for (const [key] of entries(item)) {
    if (KEYS.includes(key)) continue;
    const meant = nearestName(key, KEYS);
    fail(
      append(pointer, key),
      `\`${shown(key)}\` is no key of a waiver`,
      `${meant === undefined ? '' : `Did you mean \`${meant}\`? `}There are ${KEYS.join(', ')}.`,
    );
  }
  const text = (key: string): string | null => {
    const value = own(item, key);
    if (value === undefined) return null;
    if (typeof value === 'string' && value.trim() !== '') return value;
    return fail(append(pointer, key), `\`${key}\` is a text`, `Write \`${key}: ...\`, in quotes where it looks like a number.`);
  };
  const target = targetOf(text, pointer, fail);
  const reason = text('reason') ?? fail(pointer, 'a waiver needs a `reason`', 'Say why the change may pass: `reason: ...`.');
  const expires = text('expires') ?? fail(pointer, 'a waiver needs a day on which it ends', 'Write `expires: 2027-02-28`.');
  if (!isDay(expires)) {
    fail(append(pointer, 'expires'), `\`expires\` is a day, and \`${shown(expires)}\` is none`, 'Write year, month and day: `2027-02-28`.');
  }
  return { target, reason, expires, by: text('by'), link: text('link'), position: locate?.(pointer) ?? null };
}

function targetOf(text: (key: string) => string | null, pointer: Pointer, fail: Fail): WaiverTarget {
  const [fingerprint, rule, operation, place] = [text('fingerprint'), text('rule'), text('operation'), text('place')];
  if (fingerprint !== null) {
    if (rule !== null || operation !== null || place !== null) {
      fail(pointer, 'a waiver has either a `fingerprint` or a `rule`', 'A fingerprint names one change; leave the rest out.');
    }
    if (!/^ad1:[0-9a-f]{16}$/.test(fingerprint)) {
      fail(
        append(pointer, 'fingerprint'),
        `\`${shown(fingerprint)}\` is no fingerprint: \`ad1:\` and sixteen hexadecimal digits`,
        '`api-diff old.yaml new.yaml -v` shows the fingerprint of each change.',
      );
    }
    return { kind: 'fingerprint', fingerprint };
  }
  if (rule === null) return fail(pointer, 'a waiver says what it is about: a `fingerprint`, or a `rule`', EXAMPLE);
  if (!rule.includes('*') && !isRuleId(rule)) {
    const meant = nearestName(
      rule,
      rules.map(({ face }) => face.id),
    );
    fail(
      append(pointer, 'rule'),
      `there is no rule \`${shown(rule)}\``,
      `${meant === undefined ? '' : `Did you mean \`${meant}\`? `}\`api-diff rules\` lists them all; \`*\` stands for any text.`,
    );
  }
  if (operation === null && place === null) {
    fail(pointer, 'a `rule` by itself would be waived everywhere', "Add an `operation` or a `place`; `operation: '*'` is every operation.");
  }
  return { kind: 'pattern', rule, operation, place };
}

function shown(text: string): string {
  const line = text.replaceAll('`', "'").replaceAll('\n', ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
