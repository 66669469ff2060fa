import type { Json } from '../model/json.ts';
import type { Change } from '../diff/change.ts';
import { ruleOf } from '../rules/table.ts';
import type { ReportFinding } from './report.ts';

const LONGEST_VALUE = 60;

/** The sentence of a change: its rule's template with subject, name and values filled in. */
export function messageOf(change: Change, findings: readonly ReportFinding[]): string {
  const { face } = ruleOf(change.rule);
  const parts: Readonly<Record<string, string>> = {
    subject: subjectPhrase(change, findings),
    name: code(change.name ?? change.subject.name),
    old: valuePhrase(change.old.value),
    new: valuePhrase(change.new.value),
  };
  return face.message.replaceAll(/\{(subject|name|old|new)\}/g, (_, part: string) => parts[part] ?? '');
}

/** `request property \`email\``: the direction is named where all findings share it. */
function subjectPhrase({ subject, uses }: Change, findings: readonly ReportFinding[]): string {
  const { kind, name } = subject;
  const named = name === '' ? kind : `${kind} ${code(name)}`;
  if (!/property|schema|items|values/.test(kind)) return named;
  const directions = new Set(findings.map(({ direction }) => direction));
  const [only, second] = [...directions];
  if (only === undefined || second !== undefined) return named;
  const kinds = new Set(uses.map((use) => use.kind));
  if (!kinds.has('path')) return `${kinds.has('webhook') ? 'webhook' : 'callback'} ${named}`;
  return `${only} ${named}`;
}

function valuePhrase(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text =
    typeof value === 'string' ? value : JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
  return code(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text);
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
