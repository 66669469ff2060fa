import type { ResponsePlan, StatusPlan } from '../operations/plan.ts';
import { typeText } from '../types/print.ts';
import { isAssignable } from '../types/assignable.ts';
import { resolved } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { readAt } from './access.ts';
import { bodyText, contentType, isOptionalBody } from './body.ts';
import { cast, decision, propertyType } from './expression.ts';
import type { Printing } from './expression.ts';
import { returnStatement } from './function.ts';
import { behind, braces, enclosed, flat, laidOut, operation } from './layout.ts';
import { printObject } from './literal.ts';
import type { MessageTypes } from './operation.ts';

/** Of the statements of a method. */
const INDENT = '    ';

interface Branch {
  readonly status: string;
  /** The statements; none where the response stays as it is. */
  readonly made: readonly string[];
}

/** The lines that make the receiver's response out of `response`, status by status. */
export function responseLines(plan: ResponsePlan, types: MessageTypes, printing: Printing): readonly string[] {
  const { sender, receiver } = types.response;
  const isExact = plan.statuses.every(({ status }) => isNumber(status));
  const branches = [...plan.statuses]
    .sort((a, b) => rank(a.status) - rank(b.status))
    .map<Branch>((status) => ({ status: status.status, made: statusStatements(status, types, isExact, printing) }));
  const known = branches.map(({ status }) => status).filter(isNumber);
  const unchanged = cast({ text: 'response', type: sender }, receiver);
  const needed = branches.flatMap<Branch>((branch, index) => {
    if (branch.made.length > 0) return [branch];
    // A range further down must not take what is as it was.
    const isTaken = branches.slice(index + 1).some(({ status, made }) => rank(status) > rank(branch.status) && made.length > 0);
    return isTaken ? [{ ...branch, made: [`return ${unchanged};`] }] : [];
  });
  const lines = together(needed).flatMap(({ statuses, made }) => {
    const tests = operation(
      '||',
      statuses.map((status) => statusTest(status, known)),
    );
    return [...laidOut(`if ${enclosed(tests)} {`, INDENT), ...made.flatMap((line) => laidOut(line, `${INDENT}  `)), `${INDENT}}`];
  });
  const isListed = isExact && branches.every(({ made }) => made.length > 0);
  if (isListed && lines.length > 0) lines.push(`${INDENT}// A status that the document does not list is passed on.`);
  return [...lines, ...laidOut(`return ${unchanged};`, INDENT)];
}

/** Neighbours that do the same do it once. */
function together(branches: readonly Branch[]): readonly { readonly statuses: readonly string[]; readonly made: readonly string[] }[] {
  const groups: { readonly statuses: string[]; readonly made: readonly string[] }[] = [];
  for (const { status, made } of branches) {
    const last = groups.at(-1);
    if (last !== undefined && last.made.join('\n') === made.join('\n')) last.statuses.push(status);
    else groups.push({ statuses: [status], made });
  }
  return groups;
}

function isNumber(status: string): boolean {
  return /^\d{3}$/.test(status);
}

function rank(status: string): number {
  return isNumber(status) ? 0 : status === 'default' ? 2 : 1;
}

function statusTest(status: string, known: readonly string[]): string {
  if (isNumber(status)) return `response.status === ${status}`;
  if (status === 'default') return known.length === 0 ? 'response.status >= 100' : `![${known.join(', ')}].includes(response.status)`;
  return `Math.floor(response.status / 100) === ${status.slice(0, 1)}`;
}

function statusStatements(plan: StatusPlan, types: MessageTypes, isExact: boolean, printing: Printing): readonly string[] {
  const target = types.response.receiver;
  if (plan.gap !== undefined) return [`${behind('return', decision(plan.gap, 'response', target))};`];
  const { sender, receiver } = types.status(plan);
  const type = propertyType(sender, 'body');
  // Where a status is a range, TypeScript cannot tell the responses apart.
  const held = isExact ? 'response.body' : 'body';
  const body = bodyText(
    plan.body,
    {
      whole: 'response',
      read: (path) => readAt(path, { text: 'response', type: sender }, undefined),
      body: { text: held, type },
      isOptional: isOptionalBody(resolved(sender)),
    },
    propertyType(receiver, 'body'),
    printing,
  );
  const properties = ['...response'];
  if (plan.to !== undefined) properties.push(`status: ${plan.to}`);
  const statements: string[] =
    isExact || body === undefined || !/(?<![.'\w])body\b(?!:)/.test(flat(body)) ? [] : [`const body = response.body as ${typeText(type)};`];
  if (plan.headers.length > 0) {
    const headers = propertyType(sender, 'headers');
    const source = { text: isExact ? 'response.headers' : `(response.headers as ${typeText(headers)})`, type: headers };
    const printed = printObject(
      {
        source,
        target: propertyType(receiver, 'headers'),
        rest: 'headers',
        drops: plan.drops,
        fields: plan.headers,
        taken: ['response', 'decide'],
      },
      printing,
    );
    statements.push(...printed.statements);
    const base = printed.statements.length === 0 ? 'response.headers' : 'headers';
    properties.push(`headers: ${braces([`...${base}`, ...printed.properties.slice(1)])}`);
  }
  properties.push(...contentType(plan.body, properties, 'response'));
  if (body !== undefined) properties.push(body);
  if (properties.length === 1) return [];
  const isSeen = isExact && plan.headers.length === 0 && isAssignable(madeType(plan, { sender, receiver }, body !== undefined), target);
  return [...statements, returnStatement(properties, isSeen ? '' : ` as unknown as ${typeText(target)}`)];
}

/** What TypeScript takes the returned object for. */
function madeType(plan: StatusPlan, { sender, receiver }: ReturnType<MessageTypes['status']>, hasBody: boolean): Type {
  const types = {
    status: { kind: 'literal', value: Number(plan.to ?? plan.status) },
    headers: propertyType(plan.headers.length > 0 ? receiver : sender, 'headers'),
    body: propertyType(hasBody ? receiver : sender, 'body'),
  } as const;
  return {
    kind: 'object',
    properties: Object.entries(types).map(([name, type]) => ({ name, type, isOptional: false, description: undefined })),
  };
}
