import type { Direction } from '../model/api.ts';
import { jsonText } from '../report/json.ts';
import { displayWidth } from '../report/text/display-width.ts';
import type { Line } from '../report/text/line.ts';
import { cutLine, gap, paint, span, words, wrap } from '../report/text/line.ts';
import type { TextOptions } from '../report/text/style.ts';
import { signsOf } from '../report/text/style.ts';
import type { Severity } from '../rules/aspect.ts';
import type { Rule } from '../rules/table.ts';
import { rules } from '../rules/table.ts';
import { ruleSeverity } from './rule-severity.ts';
import type { Outcome } from './outcome.ts';
import { done } from './outcome.ts';

/** How the list of rules can be printed. */
export type RulesFormat = 'text' | 'json' | 'markdown';

/** `api-diff rules`: every rule with its severity in both directions and its title. */
export function rulesCommand({ format, text }: { readonly format: RulesFormat; readonly text: TextOptions }): Outcome {
  switch (format) {
    case 'text':
      return done(paint(textLines(text), text.palette));
    case 'json':
      return done(jsonText(rules.map(jsonOf)));
    case 'markdown':
      return done(markdown());
    default:
      return format satisfies never;
  }
}

const columns = [
  { direction: 'request', title: 'in a request' },
  { direction: 'response', title: 'in a response' },
] as const satisfies readonly { readonly direction: Direction; readonly title: string }[];

const severityColumns = 15;

/** Below this width the titles are left out: the ids say as much. */
const titleWidth = 110;

function textLines(options: TextOptions): readonly Line[] {
  const idColumns = Math.max(...rules.map((rule) => displayWidth(rule.id))) + 4;
  const wide = options.width >= titleWidth;
  const lines: Line[] = [];
  let group = '';
  for (const rule of rules) {
    if (rule.aspect.watches !== group) {
      if (group !== '') lines.push([]);
      group = rule.aspect.watches;
      lines.push([
        span(group, 'strong'),
        gap(idColumns - group.length),
        ...columns.flatMap(({ title }) => [span(title, 'dim'), gap(severityColumns - title.length)]),
      ]);
    }
    const severities = columns.flatMap(({ direction }) => severityCell(rule, direction));
    lines.push([
      gap(2),
      span(rule.id),
      gap(idColumns - 2 - displayWidth(rule.id)),
      ...severities,
      ...(wide ? [span(rule.face.title, 'dim')] : []),
    ]);
  }
  const star = words('`*` departs from what its effect means; `api-diff explain <rule>` says why, with an example.', 'dim');
  return [...lines.map((line) => cutLine(line, options.width, signsOf(options).ellipsis)), [], ...wrap(star, options.width)];
}

/** A star marks what departs from the table of effects; `explain` gives the reason. */
function severityCell(rule: Rule, direction: Direction): Line {
  const { severity, because } = ruleSeverity(rule.face, direction);
  const star = because === null ? '' : '*';
  return [span(severity, severity), span(star, 'dim'), gap(severityColumns - severity.length - star.length)];
}

function jsonOf({ id, face, aspect }: Rule): object {
  return {
    id,
    title: face.title,
    watches: aspect.watches,
    effect: face.effect,
    severity: { request: ruleSeverity(face, 'request').severity, response: ruleSeverity(face, 'response').severity },
    exceptions: columns
      .map(({ direction }): { readonly direction: Direction; readonly severity: Severity; readonly because: string | null } => ({
        direction,
        ...ruleSeverity(face, direction),
      }))
      .filter(({ because }) => because !== null),
    why: face.why,
    advice: face.advice,
  };
}

function markdown(): string {
  const rows = rules.map(
    ({ id, face }) =>
      `| \`${id}\` | ${columns.map(({ direction }) => ruleSeverity(face, direction).severity).join(' | ')} | ${cell(face.title)} |`,
  );
  return `${['| Rule | In a request | In a response | What |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
