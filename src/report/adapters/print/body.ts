import type { BodyPlan } from '../operations/plan.ts';
import { literalText } from '../types/print.ts';
import type { Type } from '../types/type.ts';
import { cast, decision, expressionOf } from './expression.ts';
import type { Expression, Printing } from './expression.ts';
import { fieldText } from './field.ts';
import type { FieldSource } from './field.ts';
import { behind, braces, conditional } from './layout.ts';

/** Whether the body of a message may be missing. */
export function isOptionalBody(type: Type): boolean {
  return type.kind !== 'object' || type.properties.find(({ name }) => name === 'body')?.isOptional !== false;
}

/** The message that a body belongs to, and the body itself as code. */
export interface BodySource extends FieldSource {
  readonly body: Expression;
  readonly isOptional: boolean;
}

/** The body as a property of the message; undefined where it stays. */
export function bodyText(
  plan: BodyPlan,
  { body, isOptional, ...source }: BodySource,
  target: Type,
  printing: Printing,
): string | undefined {
  switch (plan.kind) {
    case 'same':
      return undefined;
    case 'dropped':
      return 'body: undefined';
    case 'gathered': {
      const to = [{ name: 'body', type: target, isOptional: plan.field.isOptional, description: undefined }];
      return fieldText(plan.field, to, source, printing);
    }
    case 'converted': {
      if (printing.isSame(plan.value) && plan.missing === undefined) return undefined;
      const text = cast(expressionOf(plan.value, body, target, printing), target);
      const missing = plan.missing === undefined ? undefined : decision(plan.missing, 'undefined', target);
      if (plan.source === undefined && missing !== undefined) return behind('body:', missing);
      if (!isOptional) return behind('body:', text);
      if (missing !== undefined) return behind('body:', conditional(`${body.text} === undefined`, missing, text));
      return `...(${body.text} !== undefined && ${braces([behind('body:', text)])})`;
    }
  }
}

/** The header that says what the body is, where that is another media type now. */
export function contentType(body: BodyPlan, properties: readonly string[], message: 'request' | 'response'): readonly string[] {
  const mediaType = body.kind === 'converted' || body.kind === 'gathered' ? body.mediaType : undefined;
  if (mediaType === undefined || properties.some((property) => property.startsWith('headers:'))) return [];
  return [`headers: ${braces([`...${message}.headers`, `'content-type': ${literalText(mediaType)}`])}`];
}
