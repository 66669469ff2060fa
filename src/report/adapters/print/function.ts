import type { FunctionPlan, Test, UnionPlan } from '../plan.ts';
import { isInPlace } from '../inside.ts';
import { camelCase } from '../names.ts';
import { commentLines, literalText, typeText } from '../types/print.ts';
import { isAssignable } from '../types/assignable.ts';
import type { Type } from '../types/type.ts';
import { typeTest } from './condition.ts';
import { cast, expressionOf } from './expression.ts';
import type { Printing } from './expression.ts';
import { braces, laidOut, parentheses } from './layout.ts';
import { printObject } from './literal.ts';
import { jsonText } from './values.ts';

/** What printing a function needs beside the plan. */
export interface FunctionPrinting extends Printing {
  /** The type of an alternative of what a function takes. */
  readonly branchType: (plan: FunctionPlan, index: number) => Type;
}

/** A function of a plan as TypeScript. */
export function functionText(plan: FunctionPlan, printing: FunctionPrinting): string {
  const { source, target } = printing.signature(plan);
  const name = variableFor(plan.title);
  const parameters = [`${name}: ${typeText(source)}`, ...(printing.decides(plan) ? ['decide: Decide'] : [])];
  const [from, to] = plan.direction === 'request' ? ['old', 'new'] : ['new', 'old'];
  return [
    ...commentLines([`\`${plan.title}\` of the ${from} version as the ${to} one has it.`, ...lossesOf(plan, to)].join(' '), ''),
    ...headLines(`export function ${plan.name}`, parameters, typeText(target), ''),
    ...bodyLines(plan, name, printing).flatMap((line) => laidOut(line, '  ')),
    '}',
  ].join('\n');
}

/** What of a request arrives nowhere. Of a response nobody misses what the old version never had. */
function lossesOf({ direction, body }: FunctionPlan, to: string): readonly string[] {
  if (body.kind === 'union' || direction === 'response') return [];
  const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ');
  const left = [...body.drops, ...body.left];
  return [
    ...(left.length === 0 ? [] : [`Leaves out what the ${to} version does not take: ${names(left)}.`]),
    ...(body.ignored.length === 0 ? [] : [`Passes on what the ${to} version does not know: ${names(body.ignored)}.`]),
  ];
}

const LONGEST_VARIABLE = 20;

/** What a value is called: by its type where that is short. */
function variableFor(title: string): string {
  const name = camelCase(title);
  return name.length <= LONGEST_VARIABLE ? name : 'value';
}

/** The head of a function, up to its brace. */
export function headLines(name: string, parameters: readonly string[], result: string, indent: string): readonly string[] {
  return laidOut(`${parentheses(name, parameters)}: ${result} {`, indent);
}

/** The statements of a function. */
function bodyLines(plan: FunctionPlan, name: string, printing: FunctionPrinting): readonly string[] {
  const { source, target } = printing.signature(plan);
  const { body } = plan;
  if (body.kind === 'union') return unionStatements(plan, body, name, printing);
  const { statements, properties, needsCast } = printObject(
    {
      source: { text: name, type: source },
      target,
      rest: 'same',
      drops: [...body.drops, ...body.moved],
      // Of a function that calls itself it shows last that it changes nothing.
      fields: body.fields.filter((field) => field.kind === 'gathered' || !isInPlace(field) || !printing.isSame(field.value)),
      taken: ['decide'],
    },
    printing,
  );
  return [...statements, returnStatement(properties, needsCast ? ` as unknown as ${typeText(target)}` : '')];
}

/** A return of an object. */
export function returnStatement(properties: readonly string[], cast: string): string {
  const [only, second] = properties;
  const isSpread = second === undefined && only !== undefined && /^\.\.\.\w+$/.test(only);
  return `return ${isSpread ? only.slice(3) : braces(properties)}${cast};`;
}

function unionStatements(plan: FunctionPlan, body: UnionPlan, name: string, printing: FunctionPrinting): readonly string[] {
  const { source, target } = printing.signature(plan);
  const branches = body.branches.flatMap(({ test, value }, index) => {
    if (printing.isSame(value)) return [];
    const type = printing.branchType(plan, index);
    const input = { text: `(${name} as ${isAssignable(type, source) ? '' : 'unknown as '}${typeText(type)})`, type };
    const made = cast(expressionOf(value, input, target, printing), target);
    return [`if (${testText(test, name)}) return ${made};`];
  });
  const otherwise = cast(expressionOf(body.otherwise, { text: name, type: source }, target, printing), target);
  return [...branches, `return ${otherwise};`];
}

function testText(test: Test, name: string): string {
  switch (test.kind) {
    case 'tag':
      return `isTagged(${name}, ${literalText(test.property)}, ${test.values.map(jsonText).join(', ')})`;
    case 'has':
      return `has(${name}, ${literalText(test.property)})`;
    case 'type':
      return typeTest(test.type, name);
  }
}
