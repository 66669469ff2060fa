import type { Parameter } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import { entries, isArray, isObject } from '../../../model/json.ts';
import { jsonText } from '../../json.ts';
import type { NamedValue } from './request.ts';

/** A parameter's value as it stands in the URL or a header (OpenAPI 3.1, section 4.8.12). */
export function written({ name, wire }: Parameter, value: Json): readonly NamedValue[] {
  if (wire.mediaType !== undefined)
    return [
      {
        name,
        value: jsonText(value)
          .replaceAll(/\s*\n\s*/g, ' ')
          .trim(),
      },
    ];
  if (isArray(value)) {
    const items = value.map(scalarText);
    if (wire.explode && wire.style === 'form') return items.map((item) => ({ name, value: item }));
    return [{ name, value: items.join(wire.style === 'pipeDelimited' ? '|' : wire.style === 'spaceDelimited' ? ' ' : ',') }];
  }
  if (isObject(value)) {
    const fields = entries(value).map(([key, inner]) => ({ name: key, value: scalarText(inner) }));
    if (wire.style === 'deepObject') return fields.map((field) => ({ name: `${name}[${field.name}]`, value: field.value }));
    if (wire.explode && wire.style === 'form') return fields;
    return [{ name, value: fields.flatMap((field) => [field.name, field.value]).join(',') }];
  }
  return [{ name, value: scalarText(value) }];
}

/** A value as text: a text as it is, anything else as JSON. */
export function scalarText(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value).trim();
}
