import type { Check, Conversion, Gap, Notation } from '../plan.ts';
import type { Json } from '../../../model/json.ts';
import { nameText, typeText } from '../types/print.ts';
import { isAssignable } from '../types/assignable.ts';
import { unionOf } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { conditionText } from './condition.ts';
import { braces, conditional, enclosed, operation, parentheses } from './layout.ts';
import { jsonText } from './values.ts';

/** As `Expression` of the expressions. */
interface Scalar {
  readonly text: string;
  readonly type: Type;
}

const ANYTHING: Type = { kind: 'unknown' };
const TEXT: Type = { kind: 'string' };
const NUMBER: Type = { kind: 'number' };

const NOTATIONS: Readonly<Record<Notation, { readonly call: string; readonly type: Type }>> = {
  'seconds to date-time': { call: 'dateTimeFromSeconds', type: TEXT },
  'milliseconds to date-time': { call: 'dateTimeFromMilliseconds', type: TEXT },
  'date-time to seconds': { call: 'secondsFromDateTime', type: NUMBER },
  'date-time to milliseconds': { call: 'millisecondsFromDateTime', type: NUMBER },
  'number to text': { call: 'String', type: TEXT },
  'boolean to text': { call: 'String', type: TEXT },
  'text to number': { call: 'numberFromText', type: NUMBER },
  'text to boolean': { call: 'booleanFromText', type: { kind: 'boolean' } },
};

/** A value in another notation; `decided` for what has none. */
export function notationExpression(
  { notation, checks, gap }: Extract<Conversion, { kind: 'notation' }>,
  text: string,
  decided: (gap: Gap) => Scalar,
): Scalar {
  const { call, type } = NOTATIONS[notation];
  if (gap === undefined && notation === 'text to boolean') return { text: `${text} === 'true'`, type };
  if (gap === undefined && notation === 'text to number') return { text: `Number(${text})`, type };
  const tests = checks.map((check) => conditionText(check, { text: 'value', type }));
  const rewritten = `${call}(${text})`;
  const made = tests.length === 0 ? rewritten : parentheses('where', [rewritten, `(value) => ${operation('&&', tests)}`]);
  if (gap === undefined) return { text: made, type };
  const other = decided(gap);
  return { text: operation('??', [made, `(${other.text})`]), type: unionOf([type, other.type]) };
}

/** A value of an enum; `decided` for those that the receiver does not know. */
export function valuesExpression(
  { renamed, refused, gap }: Extract<Conversion, { kind: 'values' }>,
  { text, type }: Scalar,
  target: Type,
  decided: (gap: Gap) => string,
): Scalar {
  const names = renamed.map(({ from, to }) => `${nameText(typeof from === 'string' ? from : jsonText(from))}: ${jsonText(to)}`);
  const mapped =
    renamed.length === 0 ? { text, type: without(refused, type) } : { text: parentheses('renamed', [text, braces(names)]), type: ANYTHING };
  const isPlain = isAssignable(mapped.type, target);
  if (gap === undefined) return { text: isPlain ? mapped.text : `${mapped.text} as ${typeText(target)}`, type: target };
  const made = conditional(isListed(text, type, refused), decided(gap), mapped.text);
  return { text: isPlain ? made : `${enclosed(made)} as ${typeText(target)}`, type: target };
}

const MOST_COMPARED = 2;

function isListed(text: string, type: Type, values: readonly Json[]): string {
  const isPlain = type.kind === 'literal' || (type.kind === 'union' && type.of.every(({ kind }) => kind === 'literal'));
  return isPlain && values.length <= MOST_COMPARED
    ? operation(
        '||',
        values.map((value) => `${text} === ${jsonText(value)}`),
      )
    : parentheses('isOneOf', [text, `[${values.map(jsonText).join(', ')}]`]);
}

function without(values: readonly Json[], type: Type): Type {
  return type.kind === 'union' ? unionOf(type.of.filter((one) => one.kind !== 'literal' || !values.includes(one.value))) : type;
}

/** The tests that checks make of a value, and what TypeScript knows of it once they are passed; undefined for nothing new. */
export function checkedText(checks: readonly Check[], value: Scalar): { readonly tests: string; readonly type: Type | undefined } {
  const listed = checks.find((check) => check.kind === 'one of');
  const known = listed?.values.map((one): Type =>
    typeof one === 'object' || typeof one === 'bigint' ? ANYTHING : { kind: 'literal', value: one },
  );
  return {
    tests: operation(
      '&&',
      checks.map((check) => conditionText(check, value)),
    ),
    type: known === undefined ? undefined : unionOf(known),
  };
}
