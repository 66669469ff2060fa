import type { RequestPlan } from '../operations/plan.ts';
import { typeText } from '../types/print.ts';
import { isAssignable, resolved } from '../types/type.ts';
import type { Type } from '../types/type.ts';
import { bodyText, contentType, isOptionalBody } from './body.ts';
import { cast, propertyType } from './expression.ts';
import type { Printing } from './expression.ts';
import { returnLines } from './function.ts';
import { printObject } from './literal.ts';
import type { MessageTypes } from './operation.ts';
import { accessText } from './values.ts';

/** The statements that make the receiver's request out of `request`. */
export function requestLines(plan: RequestPlan, { sender, receiver }: MessageTypes['request'], printing: Printing): readonly string[] {
  const statements: string[] = [];
  // A body that may be missing is taken out, so that it is there once or not at all.
  const isTakenOut =
    plan.body.kind === 'converted' &&
    isOptionalBody(resolved(sender)) &&
    plan.body.missing === undefined &&
    !printing.isSame(plan.body.value);
  if (isTakenOut) statements.push('const { body, ...rest } = request;');
  const lines: string[] = [isTakenOut ? '...rest' : '...request'];
  const from = resolved(sender);
  const to = resolved(receiver);
  for (const property of from.kind === 'object' ? from.properties : []) {
    const { name } = property;
    const part = plan.parts.find((one) => one.part === name);
    const target = propertyType(to, name);
    if (part === undefined) {
      if (name !== 'body' && !isAssignable(property.type, target))
        lines.push(`${name}: ${cast({ text: `request.${name}`, type: property.type }, target)}`);
      continue;
    }
    const printed = printObject(
      {
        source: { text: `request.${name}`, type: property.type },
        target,
        rest: name,
        drops: part.drops,
        fields: part.fields.map((field) => (field.from?.[0] === name ? { ...field, from: field.from.slice(1) } : field)),
        taken: [
          'request',
          'decide',
          'body',
          'rest',
          'path',
          'query',
          'headers',
          'cookies',
          ...statements.flatMap((line) => line.match(/\w+/g) ?? []),
        ],
        elsewhere: ([place = '', parameter = '']) => {
          const held = resolved(propertyType(from, place));
          const declared = held.kind === 'object' ? held.properties.find((one) => one.name === parameter) : undefined;
          const text = `request.${place}${accessText(parameter)}`;
          return { value: { text, type: declared?.type ?? { kind: 'unknown' } }, isOptional: declared?.isOptional ?? true };
        },
      },
      printing,
    );
    statements.push(...printed.statements);
    lines.push(`${name}: { ${printed.lines.join(', ')} }${printed.needsCast ? ` as unknown as ${typeText(target)}` : ''}`);
  }
  lines.push(...contentType(plan.body, lines, 'request'));
  const body = bodyText(
    plan.body,
    { text: isTakenOut ? 'body' : 'request.body', type: propertyType(from, 'body') },
    propertyType(to, 'body'),
    isOptionalBody(from),
    printing,
  );
  if (body !== undefined) lines.push(body);
  const isWhole = isAssignable(bodyOf(from, to, body), to);
  if (lines.length === 1) return [`return ${isAssignable(sender, receiver) ? 'request' : `request as unknown as ${typeText(receiver)}`};`];
  return [...statements, ...returnLines(lines, isWhole ? '' : ` as unknown as ${typeText(receiver)}`)];
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
