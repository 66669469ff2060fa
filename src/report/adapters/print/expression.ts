import type { Conversion, FunctionPlan, Gap } from '../plan.ts';
import { literalText, nameText, typeText } from '../types/print.ts';
import { isAssignable, isComparable } from '../types/assignable.ts';
import { resolved, withoutNull } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { braces, callWith, conditional, operation, parentheses } from './layout.ts';
import { checkedText, notationExpression, valuesExpression } from './scalar.ts';
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

const ANYTHING: Type = { kind: 'unknown' };

/** The code that converts `input` into something of the type `target`. */
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
    case 'notation':
      return notationExpression(conversion, text, (gap) => ({ text: decision(gap, text, target), type: target }));
    case 'values':
      return valuesExpression(conversion, { text, type: valueType }, target, (gap) => decision(gap, text, target));
    case 'checked': {
      const { tests, type } = checkedText(conversion.checks, { text, type: valueType });
      const inner = deeper(conversion.of, { text, type: type ?? input.type }, target);
      return { text: conditional(tests, inner, decision(conversion.gap, text, target)), type: target };
    }
    case 'nullable': {
      const whenNull = printing.isSame(conversion.whenNull)
        ? 'null'
        : deeper(conversion.whenNull, { text, type: { kind: 'null' } }, target);
      const inner = deeper(conversion.of, { text, type: withoutNull(input.type) }, target);
      return { text: conditional(`${text} === null`, whenNull, inner), type: target };
    }
    case 'items': {
      const item: Type = wanted.kind === 'list' ? wanted.of : ANYTHING;
      const source: Type = valueType.kind === 'list' ? valueType.of : ANYTHING;
      const list = valueType.kind === 'list' ? text : `(${text} as unknown as unknown[])`;
      const variable = inner('item', text);
      const made = deeper(conversion.of, { text: variable, type: source }, item);
      return { text: callWith(`${list}.map(`, variable, made), type: { kind: 'list', of: item } };
    }
    case 'members': {
      const member: Type = wanted.kind === 'record' ? wanted.of : ANYTHING;
      const source: Type = valueType.kind === 'record' ? valueType.of : ANYTHING;
      const variable = inner('member', text);
      const made = deeper(conversion.of, { text: variable, type: source }, member);
      return { text: callWith(`mapMembers(${text}, `, variable, made), type: { kind: 'record', of: member } };
    }
    case 'to list': {
      const item: Type = wanted.kind === 'list' ? wanted.of : ANYTHING;
      return { text: `[${deeper(conversion.of, input, item)}]`, type: { kind: 'list', of: item } };
    }
    case 'from list': {
      const item: Type = valueType.kind === 'list' ? valueType.of : ANYTHING;
      const only = { text: `${text}[0]`, type: item };
      const taken = operation('&&', [`${text}.length === 1`, `${only.text} !== undefined`]);
      return { text: conditional(taken, deeper(conversion.of, only, target), decision(conversion.gap, text, target)), type: target };
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
      return { text: braces([`${nameText(conversion.property)}: ${deeper(conversion.of, input, content)}`, ...others]), type: target };
    }
    case 'unwrapped': {
      const content = propertyType(valueType, conversion.property);
      const held = { text: `${text}${accessText(conversion.property)}`, type: content };
      if (conversion.gap === undefined) return expressionOf(conversion.of, held, target, printing);
      const made = deeper(conversion.of, held, target);
      return { text: conditional(`${held.text} === undefined`, decision(conversion.gap, text, target), made), type: target };
    }
    case 'call': {
      const { plan } = conversion;
      const signature = printing.signature(plan);
      const argument = cast({ text: withoutParentheses(text), type: withoutNull(input.type) }, signature.source);
      return { text: parentheses(plan.name, [argument, ...(printing.decides(plan) ? ['decide'] : [])]), type: signature.target };
    }
  }
}

/** The code as a value of the wanted type: with a cast where TypeScript cannot see that it is one. */
export function cast({ text, type }: Expression, wanted: Type): string {
  if (isAssignable(type, wanted)) return text;
  const way = isComparable(type, wanted) ? 'as' : 'as unknown as';
  return `${/^[\w.[\]'?]+$|^[\w.]+\([^()]*\)$/.test(text) ? text : `(${text})`} ${way} ${typeText(wanted)}`;
}

/** The call that asks for a decision, as a value of a type. */
export function decision({ place }: Gap, value: string, type: Type): string {
  const call = parentheses('decide', [literalText(place), withoutParentheses(value)]);
  return type.kind === 'unknown' ? call : `${call} as ${typeText(type)}`;
}

/** The type of a property; `unknown` where it is not declared. A property that may be missing has its type without that. */
export function propertyType(type: Type, name: string): Type {
  const object = resolved(type);
  if (object.kind === 'record') return object.of;
  if (object.kind !== 'object') return ANYTHING;
  return object.properties.find((property) => property.name === name)?.type ?? ANYTHING;
}

/** A variable for what is inside, another one where that is in use already. */
function inner(name: string, around: string): string {
  return new RegExp(`\\b${name}\\b`).test(around) ? `${name}Inside` : name;
}

/** An argument needs no parentheses around its cast. */
function withoutParentheses(text: string): string {
  return /^\((\w+ as [^()]+)\)$/.exec(text)?.[1] ?? text;
}
