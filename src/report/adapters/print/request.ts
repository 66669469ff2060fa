import type { PartPlan, RequestPlan } from '../operations/plan.ts';
import { typeText } from '../types/print.ts';
import { isAssignable } from '../types/assignable.ts';
import { resolved } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { readAt } from './access.ts';
import type { Read } from './access.ts';
import { bodyText, contentType, isOptionalBody } from './body.ts';
import { cast, propertyType } from './expression.ts';
import type { Expression, Printing } from './expression.ts';
import { returnStatement } from './function.ts';
import { braces } from './layout.ts';
import { printObject } from './literal.ts';
import type { PrintedObject } from './literal.ts';
import type { MessageTypes } from './operation.ts';

/** The statements that make the receiver's request out of `request`. */
export function requestStatements(plan: RequestPlan, { sender, receiver }: MessageTypes['request'], printing: Printing): readonly string[] {
  const [from, to] = [resolved(sender), resolved(receiver)];
  // A body that may be missing is taken out, so that it is there once or not at all.
  const isTakenOut =
    plan.body.kind === 'converted' && isOptionalBody(from) && plan.body.missing === undefined && !printing.isSame(plan.body.value);
  const statements: string[] = isTakenOut ? ['const { body, ...rest } = request;'] : [];
  const properties: string[] = [isTakenOut ? '...rest' : '...request'];
  const variables = new Map<string, string>();
  const request: Expression = { text: 'request', type: from };
  for (const { name, type } of from.kind === 'object' ? from.properties : []) {
    const part = plan.parts.find((one) => one.part === name);
    const target = propertyType(to, name);
    if (part === undefined) {
      if (name !== 'body' && !isAssignable(type, target)) properties.push(`${name}: ${cast({ text: `request.${name}`, type }, target)}`);
      continue;
    }
    const printed = printPart(part, request, target, statements, printing);
    statements.push(...printed.statements);
    for (const [parameter, variable] of printed.variables) variables.set(`${name} ${parameter}`, variable);
    const isRest = printed.properties.length === 1 && printed.properties[0] === `...${name}`;
    const made = isRest ? '' : `: ${braces(printed.properties)}`;
    properties.push(`${name}${made}${printed.needsCast ? ` as unknown as ${typeText(target)}` : ''}`);
  }
  properties.push(...contentType(plan.body, properties, 'request'));
  const held: Expression = { text: isTakenOut ? 'body' : 'request.body', type: propertyType(from, 'body') };
  const body = bodyText(
    plan.body,
    { read: (path) => readVariable(path, request, variables), whole: 'request', body: held, isOptional: isOptionalBody(from) },
    propertyType(to, 'body'),
    printing,
  );
  if (body !== undefined) properties.push(body);
  if (properties.length === 1)
    return [`return ${isAssignable(sender, receiver) ? 'request' : cast({ text: 'request', type: sender }, receiver)};`];
  const isWhole = isAssignable(bodyOf(from, to, body), to);
  return [...statements, returnStatement(properties, isWhole ? '' : ` as unknown as ${typeText(receiver)}`)];
}

/** Reads a parameter, by its own variable where it was taken out already. */
function readVariable(path: readonly string[], request: Expression, variables: ReadonlyMap<string, string>): Read {
  const read = readAt(path, request, undefined);
  const variable = variables.get(path.join(' '));
  return variable === undefined ? read : { ...read, text: variable, present: variable };
}

/** The parameters of one place. */
function printPart(
  { part, drops, fields }: PartPlan,
  request: Expression,
  target: Type,
  statements: readonly string[],
  printing: Printing,
): PrintedObject {
  return printObject(
    {
      source: { text: `request.${part}`, type: propertyType(request.type, part) },
      target,
      rest: part,
      drops,
      fields: fields.map((field) => (field.from?.[0] === part ? { ...field, from: field.from.slice(1) } : field)),
      root: request,
      taken: [
        ...['request', 'decide', 'body', 'rest', 'path', 'query', 'headers', 'cookies'],
        ...statements.flatMap((line) => line.match(/\w+/g) ?? []),
      ],
    },
    printing,
  );
}

/** What the returned object is to TypeScript, as far as the body goes: the parts have been seen to. */
function bodyOf(from: Type, to: Type, made: string | undefined): Type {
  if (from.kind !== 'object' || to.kind !== 'object') return { kind: 'unknown' };
  const had = from.properties.find(({ name }) => name === 'body');
  return {
    kind: 'object',
    properties: to.properties.map((property) => (property.name === 'body' && made === undefined ? (had ?? property) : property)),
  };
}
