import type { OperationPlan, RequestPlan, ResponsePlan, StatusPlan } from '../operations/plan.ts';
import { commentLines, literalText, typeText } from '../types/print.ts';
import type { Type } from '../types/type.ts';
import type { Printing } from './expression.ts';
import { headLines } from './function.ts';
import { laidOut } from './layout.ts';
import { requestStatements } from './request.ts';
import { responseLines } from './response.ts';

/** The types of the messages of one operation, sender first. */
export interface MessageTypes {
  readonly request: { readonly sender: Type; readonly receiver: Type };
  readonly response: { readonly sender: Type; readonly receiver: Type };
  /** Of one response of the sender, and of what the receiver has for it. */
  readonly status: (plan: StatusPlan) => { readonly sender: Type; readonly receiver: Type };
}

/** An operation's adapter as TypeScript. */
export function operationText(plan: OperationPlan, types: MessageTypes, printing: Printing): string {
  const isMoved = plan.old.label !== plan.new.label;
  const title = isMoved ? `\`${plan.old.label}\`, in the new version \`${plan.new.label}\`.` : `\`${plan.old.label}\`.`;
  const head = ({ method, path }: OperationPlan['old']): string =>
    `{ method: ${literalText(method.toUpperCase())}, path: ${literalText(path)} }`;
  return [
    ...commentLines([title, ...plan.notes].join(' '), ''),
    `export const ${plan.name} = {`,
    `  old: ${head(plan.old)},`,
    `  new: ${head(plan.new)},`,
    '',
    ...method(requestName(plan.request), 'request', types.request, requestLines(plan.request, types, printing)),
    '',
    ...method(responseName(plan.response), 'response', types.response, responseLines(plan.response, types, printing)),
    '};',
  ].join('\n');
}

/** Requests go up, but those of webhooks, which the new version sends to clients of the old one. */
export function requestName({ direction }: RequestPlan): string {
  return direction === 'request' ? 'upgradeRequest' : 'downgradeRequest';
}

/** The opposite for responses. */
export function responseName({ direction }: ResponsePlan): string {
  return direction === 'response' ? 'downgradeResponse' : 'upgradeResponse';
}

function method(
  name: string,
  parameter: string,
  types: { readonly sender: Type; readonly receiver: Type },
  lines: readonly string[],
): readonly string[] {
  const decides = lines.some((line) => /(?<!['.\w])decide[(,)]/.test(line) || /^\s*decide,?$/.test(line));
  const parameters = [`${parameter}: ${typeText(types.sender)}`, ...(decides ? ['decide: Decide = refuse'] : [])];
  return [...headLines(name, parameters, typeText(types.receiver), '  '), ...lines, '  },'];
}

function requestLines(plan: RequestPlan, types: MessageTypes, printing: Printing): readonly string[] {
  return requestStatements(plan, types.request, printing).flatMap((line) => laidOut(line, '    '));
}
