import { NO_VALUE } from '../../classify/listed-values.ts';
import { jsonText } from '../json.ts';
import { code } from '../markdown/escape.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';

const TYPE_NAMES = ['boolean', 'integer', 'number', 'string', 'object', 'array'] as const;

/** Few enough values to be listed in a table. */
const MOST_VALUES = 4;

/** A schema in a few words of Markdown: `string, date-time`, `list of Address`, one of `a`, `b`. */
export function typeWords(reader: SchemaReader, schema: SchemaSet, depth = 0): string {
  const view = reader.view(schema);
  const values = view.values?.value;
  if (values !== undefined || view.types.value === 0) {
    if (values === undefined || values.length === 0) return view.nullable.value ? 'null' : NO_VALUE;
    const shown = values.slice(0, MOST_VALUES).map((value) => code(typeof value === 'string' ? value : jsonText(value).trim()));
    const more = values.length - shown.length;
    return `${values.length === 1 ? 'always' : 'one of'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }
  const nullable = view.nullable.value && view.types.value !== (ALL_TYPES & ~TYPE.null) ? ' or null' : '';
  return `${plainWords(view, reader, depth)}${nullable}`;
}

function plainWords(view: View, reader: SchemaReader, depth: number): string {
  const types = TYPE_NAMES.filter((name) => (view.types.value & TYPE[name]) !== 0);
  const format = view.format === undefined ? '' : `, ${code(view.format.value)}`;
  if (types.length > 2) return view.component === undefined ? 'any value' : code(view.component);
  if (types.length === 1 && types[0] === 'array') {
    return view.items === undefined || depth > 2 ? 'list' : `list of ${typeWords(reader, view.items.value, depth + 1)}`;
  }
  if (types.length === 1 && types[0] === 'object' && view.component !== undefined) return `object ${code(view.component)}`;
  return `${types.join(' or ')}${format}`;
}
