import { own } from '../model/json.ts';
import type { Json } from '../model/json.ts';

/** How a parameter or header is written, by the sample that shows it: `sort=a,b`. Undefined for other rules. `code` writes it as the format does. */
export function wireWords(rule: string, value: Json, code: (text: string) => string): string | undefined {
  if (!rule.endsWith('-serialization-changed')) return undefined;
  const [example, content] = [own(value, 'example'), own(value, 'content')];
  if (typeof example === 'string') return code(example);
  return typeof content === 'string' ? `a value of media type ${code(content)}` : undefined;
}
