import type { Json } from '../model/json.ts';
import type { Report } from '../classify/report.ts';

/** What this file can write: JSON values, and objects whose undefined members are left out. */
type Writable = Json | { readonly [name: string]: unknown } | readonly unknown[];

function write(value: Writable, indentation: string, pieces: string[]): void {
  if (typeof value === 'bigint') {
    pieces.push(value.toString());
    return;
  }
  if (typeof value !== 'object' || value === null) {
    pieces.push(JSON.stringify(value));
    return;
  }
  const deeper = `${indentation}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  let separator = `${open}\n${deeper}`;
  let empty = true;
  const next = (): void => {
    pieces.push(separator);
    separator = `,\n${deeper}`;
    empty = false;
  };
  if (Array.isArray(value)) {
    for (const item of value as readonly Writable[]) {
      next();
      write(item, deeper, pieces);
    }
  } else {
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      next();
      pieces.push(`${JSON.stringify(name)}: `);
      write(member as Writable, deeper, pieces);
    }
  }
  pieces.push(empty ? `${open}${close}` : `\n${indentation}${close}`);
}

/**
 * Any value as JSON text, indented by two spaces, names in their order, one line break at the end. Unlike
 * `JSON.stringify` it writes a `bigint` with its exact digits.
 */
export function jsonText(value: object | Json): string {
  const pieces: string[] = [];
  write(value as Writable, '', pieces);
  pieces.push('\n');
  return pieces.join('');
}

/** The report as the public JSON contract (`schema/report.schema.json`): the same report gives the same bytes. */
export function renderJson(report: Report): string {
  return jsonText(report);
}
