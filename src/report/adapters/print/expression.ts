import type { Conversion, FunctionPlan, Gap, Notation } from '../plan.ts';
import { nameText, literalText, typeText } from '../types/print.ts';
import { isAssignable, resolved, withoutNull } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { conditionText } from './condition.ts';
import { SOFT } from './layout.ts';
import { accessText, jsonText } from './values.ts';

/** A piece of code and the type that TypeScript gives it. */
export interface Expression {
  readonly text: string;
  readonly type: Type;
}

/** What printing knows of all plans. */
export interface Printing {
  readonly isSame: (conversion: Conversion) => boolean;
  /** Whether something in a function, however deep, is left to a decision. */
  readonly decides: (plan: FunctionPlan) => boolean;
  /** The types of what a function takes and gives, without null. */
  readonly signature: (plan: FunctionPlan) => { readonly source: Type; readonly target: Type };
}

/** The code that converts `input` into something of the type `target`. `variable` names what is inside lists. */
export function expressionOf(conversion: Conversion, input: Expression, target: Type, printing: Printing): Expression {
  if (printing.isSame(conversion)) return input;
  const deeper = (of: Conversion, inner: Expression, wanted: Type): string => cast(expressionOf(of, inner, wanted, printing), wanted);
  const { text } = input;
  const valueType = withoutNull(resolved(input.type));
  const wanted = withoutNull(resolved(target));
  switch (conversion.kind) {
    case 'same':
      return input;
    case 'decide':
      return { text: decision(conversion.gap, text, target), type: target };
    case 'notation': {
      const { call, type } = NOTATIONS[conversion.notation];
      const tests = conversion.checks.map((check) => conditionText(check, { text: 'value', type })).filter((test) => test !== '');
      const made = tests.length === 0 ? `${call}(${text})` : `where(${call}(${text}), (value) => ${tests.join(' && ')})`;
      const { gap } = conversion;
      return gap === undefined
        ? { text: made, type }
        : { text: `(${made}${SOFT}?? ${decision(gap, text)}) as ${typeText(target)}`, type: target };
    }
    case 'values': {
      const { renamed, refused, gap } = conversion;
      const names = renamed
        .map(({ from, to }) => `${nameText(typeof from === 'string' ? from : jsonText(from))}: ${jsonText(to)}`)
        .join(', ');
      const mapped = renamed.length === 0 ? text : `renamed(${text}, { ${names} })`;
      const kept = gap === undefined ? mapped : `(isOneOf(${text}, ${jsonText(refused)})${SOFT}? ${decision(gap, text)}${SOFT}: ${mapped})`;
      return { text: `${kept} as ${gap === undefined && renamed.length === 0 ? 'unknown as ' : ''}${typeText(target)}`, type: target };
    }
    case 'checked': {
      const tests = conversion.checks.map((check) => conditionText(check, { text, type: valueType })).join(' && ');
      const inner = deeper(conversion.of, input, target);
      return { text: `(${tests}${SOFT}? ${inner}${SOFT}: ${decision(conversion.gap, text)}) as ${typeText(target)}`, type: target };
    }
    case 'nullable': {
      const whenNull = printing.isSame(conversion.whenNull)
        ? 'null'
        : deeper(conversion.whenNull, { text, type: { kind: 'null' } }, target);
      const inner = deeper(conversion.of, { text, type: withoutNull(input.type) }, target);
      return { text: `${text} === null${SOFT}? ${whenNull}${SOFT}: ${inner}`, type: target };
    }
    case 'items': {
      const item: Type = wanted.kind === 'list' ? wanted.of : { kind: 'unknown' };
      const source: Type = valueType.kind === 'list' ? valueType.of : { kind: 'unknown' };
      const list = valueType.kind === 'list' ? text : `(${text} as unknown as unknown[])`;
      const variable = inner('item', text);
      const made = `${list}.map((${variable}) => ${arrowBody(deeper(conversion.of, { text: variable, type: source }, item))})`;
      return { text: made, type: { kind: 'list', of: item } };
    }
    case 'members': {
      const member: Type = wanted.kind === 'record' ? wanted.of : { kind: 'unknown' };
      const source: Type = valueType.kind === 'record' ? valueType.of : { kind: 'unknown' };
      const variable = inner('member', text);
      const made = `mapMembers(${text}, (${variable}) => ${arrowBody(deeper(conversion.of, { text: variable, type: source }, member))})`;
      return { text: made, type: { kind: 'record', of: member } };
    }
    case 'to list': {
      const item: Type = wanted.kind === 'list' ? wanted.of : { kind: 'unknown' };
      return { text: `[${deeper(conversion.of, input, item)}]`, type: { kind: 'list', of: item } };
    }
    case 'from list': {
      const item: Type = valueType.kind === 'list' ? valueType.of : { kind: 'unknown' };
      const only = { text: `${text}[0]`, type: item };
      const taken = `${text}.length === 1 && ${only.text} !== undefined`;
      return {
        text: `(${taken}${SOFT}? ${deeper(conversion.of, only, target)}${SOFT}: ${decision(conversion.gap, text)}) as ${typeText(target)}`,
        type: target,
      };
    }
    case 'wrapped': {
      const content = propertyType(wanted, conversion.property);
      const others = conversion.others.map(({ to, missing }) => {
        const made =
          missing?.kind === 'constant'
            ? jsonText(missing.value)
            : missing?.kind === 'decide'
              ? decision(missing.gap, text, propertyType(wanted, to))
              : 'undefined';
        return `${nameText(to)}: ${made}`;
      });
      const parts = [`${nameText(conversion.property)}: ${deeper(conversion.of, input, content)}`, ...others];
      return { text: `{ ${parts.join(', ')} }`, type: target };
    }
    case 'unwrapped': {
      const content = propertyType(valueType, conversion.property);
      const held = { text: `${text}${accessText(conversion.property)}`, type: content };
      if (conversion.gap === undefined) return expressionOf(conversion.of, held, target, printing);
      const made = deeper(conversion.of, held, target);
      return { text: `${held.text} === undefined${SOFT}? ${decision(conversion.gap, text, target)}${SOFT}: ${made}`, type: target };
    }
    case 'call': {
      const { plan } = conversion;
      const signature = printing.signature(plan);
      const argument = cast({ text, type: withoutNull(input.type) }, signature.source);
      return { text: `${plan.name}(${argument}${printing.decides(plan) ? ', decide' : ''})`, type: signature.target };
    }
  }
}

/** The code as a value of the wanted type: with a cast where TypeScript cannot see that it is one. */
export function cast({ text, type }: Expression, wanted: Type): string {
  if (isAssignable(type, wanted)) return text;
  return `${/^[\w.[\]'?]+$|\)$/.test(text) && !text.includes(SOFT) ? text : `(${text})`} as unknown as ${typeText(wanted)}`;
}

/** The call that asks for a decision, as a value of a type where one is wanted. */
export function decision({ place }: Gap, value: string, type?: Type): string {
  const call = `decide(${literalText(place)}, ${value})`;
  return type === undefined || type.kind === 'unknown' ? call : `${call} as ${typeText(type)}`;
}

/** The type of a property; `unknown` where it is not declared. A property that may be missing has its type without that. */
export function propertyType(type: Type, name: string): Type {
  const object = resolved(type);
  if (object.kind === 'record') return object.of;
  if (object.kind !== 'object') return { kind: 'unknown' };
  return object.properties.find((property) => property.name === name)?.type ?? { kind: 'unknown' };
}

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

/** A variable for what is inside, another one where that is in use already. */
function inner(name: string, around: string): string {
  return new RegExp(`\\b${name}\\b`).test(around) ? `${name}Inside` : name;
}

function arrowBody(text: string): string {
  return text.startsWith('{') ? `(${text})` : text;
}
