import type { BodyPlan } from '../operations/plan.ts';
import type { Conversion } from '../plan.ts';
import { literalText } from '../types/print.ts';
import type { Type } from '../types/type.ts';
import { cast, decision, expressionOf } from './expression.ts';
import type { Printing } from './expression.ts';
import { SOFT } from './layout.ts';

/** Whether the body of a message may be missing. */
export function isOptionalBody(type: Type): boolean {
  return type.kind !== 'object' || type.properties.find(({ name }) => name === 'body')?.isOptional !== false;
}

/** The body as a property of the message; undefined where it stays. */
export function bodyText(
  body: BodyPlan,
  input: { readonly text: string; readonly type: Type },
  target: Type,
  isOptional: boolean,
  printing: Printing,
): string | undefined {
  switch (body.kind) {
    case 'same':
      return undefined;
    case 'dropped':
      return 'body: undefined';
    case 'converted': {
      if (printing.isSame(body.value) && body.missing === undefined) return undefined;
      const wanted: Conversion = body.value;
      const text = cast(expressionOf(wanted, input, target, printing), target);
      if (body.source === undefined && body.missing !== undefined) return `body: ${decision(body.missing, 'undefined', target)}`;
      if (!isOptional) return `body: ${text}`;
      if (body.missing !== undefined)
        return `body: ${input.text} === undefined${SOFT}? ${decision(body.missing, 'undefined', target)}${SOFT}: ${text}`;
      return `...(${input.text} !== undefined &&${SOFT}{ body: ${text} })`;
    }
  }
}

/** The header that says what the body is, where that is another media type now. */
export function contentType(body: BodyPlan, lines: readonly string[], message: 'request' | 'response'): readonly string[] {
  if (body.kind !== 'converted' || body.mediaType === undefined || lines.some((line) => line.startsWith('headers:'))) return [];
  return [`headers: { ...${message}.headers, 'content-type': ${literalText(body.mediaType)} }`];
}
