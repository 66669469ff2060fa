import { FORMAT_GRAMMARS, patternLiteral } from '../checks.ts';
import type { Check, ValueType } from '../plan.ts';
import type { Type } from '../types/type.ts';
import { jsonText } from './values.ts';

/** A check as code. What is asked of one type only is asked where the value is of it. */
export function conditionText(check: Check, { text, type }: { readonly text: string; readonly type: Type }): string {
  switch (check.kind) {
    case 'minimum':
      return of('number', `${text} ${check.exclusive ? '>' : '>='} ${check.bound}`);
    case 'maximum':
      return of('number', `${text} ${check.exclusive ? '<' : '<='} ${check.bound}`);
    case 'multipleOf':
      return of('number', `isMultipleOf(${text}, ${check.divisor})`);
    case 'integer':
      return of('number', `Number.isInteger(${text})`);
    case 'minLength':
      return of('string', `lengthOf(${text}) >= ${check.limit}`);
    case 'maxLength':
      return of('string', `lengthOf(${text}) <= ${check.limit}`);
    case 'pattern':
      return of('string', `${patternLiteral(check.source) ?? '/(?:)/'}.test(${text})`);
    case 'format':
      return of('string', formatText(check.name, text));
    case 'minItems':
      return ofList(`${text}.length >= ${check.limit}`);
    case 'maxItems':
      return ofList(`${text}.length <= ${check.limit}`);
    case 'uniqueItems':
      return ofList(`hasNoDuplicates(${text})`);
    case 'type':
      return check.types.length === 1
        ? typeTest(check.types[0] ?? 'null', text)
        : `(${check.types.map((name) => typeTest(name, text)).join(' || ')})`;
    case 'one of':
      return `isOneOf(${text}, ${jsonText(check.values)})`;
  }

  function of(name: 'number' | 'string', test: string): string {
    return isOf(type, name) ? test : `(typeof ${text} !== '${name}' || ${test})`;
  }

  function ofList(test: string): string {
    return type.kind === 'list' ? test : `(!Array.isArray(${text}) || ${test})`;
  }
}

/** How the type of a value is told. */
export function typeTest(type: ValueType, text: string): string {
  switch (type) {
    case 'null':
      return `${text} === null`;
    case 'array':
      return `Array.isArray(${text})`;
    case 'object':
      return `isObject(${text})`;
    default:
      return `typeof ${text} === '${type}'`;
  }
}

function formatText(name: Extract<Check, { kind: 'format' }>['name'], text: string): string {
  if (name === 'date') return `isDate(${text})`;
  if (name === 'date-time') return `isDateTime(${text})`;
  return `${patternLiteral(FORMAT_GRAMMARS[name]) ?? '/(?:)/'}.test(${text})`;
}

function isOf(type: Type, name: 'number' | 'string'): boolean {
  if (type.kind === 'union') return type.of.every((one) => isOf(one, name));
  return type.kind === name || (type.kind === 'literal' && typeof type.value === name);
}
