import type { Policy, PolicyOverride } from '../../classify/policy/policy.ts';
import { rowOf } from '../../classify/policy/policy.ts';
import type { Scope } from '../../classify/policy/scope.ts';
import type { Direction } from '../../model/api.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { ruleOf } from '../../rules/table.ts';
import type { RuleId } from '../../rules/table.ts';
import { severityOf } from '../../rules/variance.ts';

/** Why a policy rates a rule as it does, who says so, and what it is otherwise; empty where the table of effects holds. */
export function reasonOf(policy: Policy, rule: RuleId, direction: Direction): string {
  const row = rowOf(policy, rule, direction);
  const usual = severityOf(ruleOf(rule).face, direction);
  if (row === undefined) return usual.because ?? '';
  const by = row.by ?? `the policy \`${policy.name}\``;
  return `${row.because} (${by}${row.severity === usual.severity ? '' : `; otherwise ${usual.severity}`})`;
}

/** What a policy says of a rule for parts of the API, a sentence for each part, in the order in which they count. */
export function ratingsOfParts({ overrides = [] }: Policy, rule: RuleId): readonly string[] {
  return overrides.flatMap((override) => {
    const ratings = ratingsOf(override, rule);
    if (ratings.length === 0) return [];
    const because = override.because === null ? '' : `: ${override.because.replace(/\.$/, '')}`;
    return [`${scopeWords(override.where)}: ${sentenceList(ratings)}${because} (${override.by})`];
  });
}

function ratingsOf({ rows, atMost, ignore }: PolicyOverride, rule: RuleId): readonly string[] {
  const { request, response } = rows[rule] ?? {};
  const rated =
    request !== undefined && request.severity === response?.severity
      ? [request.severity]
      : [
          ...(request === undefined ? [] : [`${request.severity} in a request`]),
          ...(response === undefined ? [] : [`${response.severity} in a response`]),
        ];
  return [
    ...rated,
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(ignore === undefined ? [] : [ignore ? 'left out' : 'not left out']),
  ];
}

/** A part of an API in words: `path /internal/** and tag beta`. */
function scopeWords({ paths, methods, tags, operationIds, extensions, stability }: Scope): string {
  const test = (name: string, values: readonly string[] | undefined): readonly string[] =>
    values === undefined ? [] : [`${name} ${sentenceList(values, 'or')}`];
  const tests = [
    ...test('path', paths),
    ...test('method', methods),
    ...test('tag', tags),
    ...test('operationId', operationIds),
    ...test(
      'extension',
      extensions?.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
    ),
    ...test('stability', stability),
  ];
  return tests.length === 0 ? 'everywhere' : sentenceList(tests);
}
