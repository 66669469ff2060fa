import type { ResponsePlan, StatusPlan } from '../operations/plan.ts';
import { typeText } from '../types/print.ts';
import { isAssignable, resolved } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { bodyText, contentType, isOptionalBody } from './body.ts';
import { decision, propertyType } from './expression.ts';
import type { Printing } from './expression.ts';
import { returnLines } from './function.ts';
import { printObject } from './literal.ts';
import type { MessageTypes } from './operation.ts';

/** The statements that make the receiver's response out of `response`, status by status. */
export function responseLines(plan: ResponsePlan, types: MessageTypes, printing: Printing): readonly string[] {
  const { sender, receiver } = types.response;
  const isExact = plan.statuses.every(({ status }) => /^\d{3}$/.test(status));
  const order = [...plan.statuses].sort((a, b) => rank(a.status) - rank(b.status));
  const known = order.filter(({ status }) => /^\d{3}$/.test(status)).map(({ status }) => status);
  const lines: string[] = [];
  for (const status of order) {
    const made = statusLines(status, types, isExact, printing);
    if (made.length === 0) {
      // A range further down must not take what is as it was.
      if (order.some((other) => rank(other.status) > rank(status.status) && statusLines(other, types, isExact, printing).length > 0))
        lines.push(`if (${statusTest(status.status, known)}) return response as unknown as ${typeText(receiver)};`);
      continue;
    }
    lines.push(`if (${statusTest(status.status, known)}) {`, ...made.map((line) => `  ${line}`), '}');
  }
  const isListed = isExact && plan.statuses.every((status) => statusLines(status, types, isExact, printing).length > 0);
  if (isListed && lines.length > 0) lines.push('// A status that the document does not list is passed on.');
  const rest = isAssignable(sender, receiver) ? 'response' : `response as unknown as ${typeText(receiver)}`;
  return [...lines, `return ${rest};`];
}

function rank(status: string): number {
  return /^\d{3}$/.test(status) ? 0 : status === 'default' ? 2 : 1;
}

function statusTest(status: string, known: readonly string[]): string {
  if (/^\d{3}$/.test(status)) return `response.status === ${status}`;
  if (status === 'default') return known.length === 0 ? 'response.status >= 100' : `![${known.join(', ')}].includes(response.status)`;
  return `Math.floor(response.status / 100) === ${status.slice(0, 1)}`;
}

function statusLines(plan: StatusPlan, types: MessageTypes, isExact: boolean, printing: Printing): readonly string[] {
  const target = types.response.receiver;
  if (plan.gap !== undefined) return [`return ${decision(plan.gap, 'response', target)};`];
  const { sender, receiver } = types.status(plan);
  const type = propertyType(sender, 'body');
  const plain = isExact ? 'response.body' : `(response.body as ${typeText(type)})`;
  const body = bodyText(plan.body, { text: plain, type }, propertyType(receiver, 'body'), isOptionalBody(resolved(sender)), printing);
  const lines = ['...response'];
  if (plan.to !== undefined) lines.push(`status: ${plan.to}`);
  const statements: string[] = [];
  if (plan.headers.length > 0) {
    const source = { text: 'response.headers', type: propertyType(sender, 'headers') };
    const wanted = propertyType(receiver, 'headers');
    const printed = printObject(
      { source, target: wanted, rest: 'headers', drops: plan.drops, fields: plan.headers, taken: ['response', 'decide'] },
      printing,
    );
    statements.push(...printed.statements);
    lines.push(`headers: { ...${printed.statements.length === 0 ? 'response.headers' : 'headers'}, ${printed.lines.slice(1).join(', ')} }`);
  }
  lines.push(...contentType(plan.body, lines, 'response'));
  if (body !== undefined) lines.push(body);
  if (lines.length === 1) return [];
  const made: Type = {
    kind: 'object',
    properties: [
      { name: 'status', type: { kind: 'literal', value: Number(plan.to ?? plan.status) }, isOptional: false, description: undefined },
      {
        name: 'headers',
        type: propertyType(plan.headers.length > 0 ? receiver : sender, 'headers'),
        isOptional: false,
        description: undefined,
      },
      { name: 'body', type: body === undefined ? type : propertyType(receiver, 'body'), isOptional: false, description: undefined },
    ],
  };
  const isSeen = isExact && plan.headers.length === 0 && isAssignable(made, target);
  return [...statements, ...returnLines(lines, isSeen ? '' : ` as unknown as ${typeText(target)}`)];
}
