import type { Policy, PolicySeverity } from '../../classify/policy/policy.ts';
import { rowOf, severityUnder } from '../../classify/policy/policy.ts';
import { recommended } from '../../classify/policy/recommended.ts';
import type { Direction } from '../../model/api.ts';
import { count } from '../../report/count.ts';
import { jsonText } from '../../report/json.ts';
import { displayWidth } from '../../report/text/display-width.ts';
import type { Line } from '../../report/text/line.ts';
import { cutLine, gap, paint, span, words, wrap } from '../../report/text/line.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { visible } from '../../report/visible.ts';
import { signsOf } from '../../report/text/style.ts';
import type { Rule } from '../../rules/table.ts';
import { rules } from '../../rules/table.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';

/** How the list of rules can be printed. */
export type RulesFormat = 'text' | 'json' | 'markdown';

/** `api-diff rules` with everything decided. */
export interface RulesRequest {
  readonly format: RulesFormat;
  readonly text: TextOptions;
  /** Whose severities are listed; `recommended` when left out. */
  readonly policy?: Policy | undefined;
}

/** `api-diff rules`: every rule with its severity in both directions and its title. */
export function rulesCommand({ format, text, policy = recommended }: RulesRequest): Outcome {
  switch (format) {
    case 'text':
      return done(paint(textLines(policy, text), text.palette));
    case 'json':
      return done(jsonText(rules.map((rule) => jsonOf(rule, policy))));
    case 'markdown':
      return done(markdown(policy));
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

function textLines(policy: Policy, options: TextOptions): readonly Line[] {
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
    const severities = columns.flatMap(({ direction }) => severityCell(rule, direction, policy));
    lines.push([
      gap(2),
      span(rule.id),
      gap(idColumns - 2 - displayWidth(rule.id)),
      ...severities,
      ...(wide ? [span(rule.face.title, 'dim')] : []),
    ]);
  }
  const teller =
    policy.name === recommended.name || policy.configured !== undefined
      ? '`api-diff explain <rule>` says why, with an example'
      : '`--format json` says why';
  const star = words(`\`*\` departs from what its effect means; ${teller}.`, 'dim');
  return [
    ...lines.map((line) => cutLine(line, options.width, signsOf(options).ellipsis)),
    [],
    ...wrap(star, options.width),
    ...configuredLines(policy, options),
  ];
}

/** Where a configuration has a say in it, which one, and what it says beside the list. */
function configuredLines({ configured, name, overrides = [] }: Policy, options: TextOptions): readonly Line[] {
  if (configured === undefined) return [];
  const own = configured.rules === 0 ? '' : `, with ${count(configured.rules, 'rule')} of its own`;
  const parts =
    overrides.length === 0 ? '' : ` For parts of the API it says something else; \`api-diff explain <rule>\` says where and what.`;
  return wrap(
    words(visible(`The policy \`${name}\`, as ${configured.file} says${own}.${parts}`, options.characters), 'dim'),
    options.width,
  );
}

/** A star marks what departs from the table of effects. */
function severityCell(rule: Rule, direction: Direction, policy: Policy): Line {
  const { severity, because } = severityUnder(policy, rule.id, direction);
  const star = because === undefined ? '' : '*';
  return [span(severity, severity === 'off' ? 'dim' : severity), span(star, 'dim'), gap(severityColumns - severity.length - star.length)];
}

/** A direction in which a rule is rated otherwise than its effect means; `by` is the place in a configuration that says so. */
interface RatedOtherwise {
  readonly direction: Direction;
  readonly severity: PolicySeverity;
  readonly because: string | undefined;
  readonly by: string | undefined;
}

function jsonOf({ id, face, aspect }: Rule, policy: Policy): object {
  return {
    id,
    title: face.title,
    watches: aspect.watches,
    effect: face.effect,
    severity: { request: severityUnder(policy, id, 'request').severity, response: severityUnder(policy, id, 'response').severity },
    exceptions: columns
      .map(({ direction }): RatedOtherwise => {
        const { severity, because } = severityUnder(policy, id, direction);
        return { direction, severity, because, by: rowOf(policy, id, direction)?.by };
      })
      .filter(({ because }) => because !== undefined),
    why: face.why,
    advice: face.advice,
  };
}

function markdown(policy: Policy): string {
  const rows = rules.map(
    ({ id, face }) =>
      `| \`${id}\` | ${columns.map(({ direction }) => severityUnder(policy, id, direction).severity).join(' | ')} | ${cell(face.title)} |`,
  );
  return `${['| Rule | In a request | In a response | What |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
