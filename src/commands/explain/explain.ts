import { dump } from 'js-yaml';
import { compareDocuments } from '../../classify/compare.ts';
import type { Policy } from '../../classify/policy/policy.ts';
import { severityUnder } from '../../classify/policy/policy.ts';
import { recommended } from '../../classify/policy/recommended.ts';
import type { ComparedReport, ReportChange } from '../../classify/report.ts';
import { documentFromValue } from '../../load/load-document.ts';
import type { Direction } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import type { Json } from '../../model/json.ts';
import { operationCount } from '../../report/operation-count.ts';
import { visible } from '../../report/visible.ts';
import { changeBlock } from '../../report/text/change-block.ts';
import { displayWidth } from '../../report/text/display-width.ts';
import type { Line } from '../../report/text/line.ts';
import { gap, hang, lineWidth, paint, span, words, wrap } from '../../report/text/line.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { exampleDocuments } from '../../rules/example.ts';
import type { Rule } from '../../rules/table.ts';
import { isRuleId, ruleOf, rules } from '../../rules/table.ts';
import { UsageError } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import { ratingsOfParts, reasonOf } from './reasons.ts';
import { suggestions } from '../suggest.ts';
import { toolVersion } from '../version.ts';

const labelColumns = 15;
const directions: readonly Direction[] = ['request', 'response'];

/** `api-diff explain` with everything decided. */
export interface ExplainRequest {
  readonly rule: string;
  /** Who rates the rule; `recommended` when left out. */
  readonly policy?: Policy | undefined;
  readonly text: TextOptions;
}

/**
 * `api-diff explain <rule>`: what the rule means, and its example compared on the spot. Throws a `UsageError` for
 * what is no rule.
 */
export function explainCommand({ rule: id, policy = recommended, text }: ExplainRequest): Outcome {
  if (!isRuleId(id)) throw unknownRule(id);
  const rule = ruleOf(id);
  return done(paint([...meaning(rule, policy, text), [], ...example(rule, text), [], ...live(rule, policy, text)], text.palette));
}

function unknownRule(id: string): UsageError {
  const meant = suggestions(
    id,
    rules.map((rule) => rule.id),
  );
  const shown = visible(id);
  const list = '`api-diff rules` lists them all.';
  return new UsageError(
    `There is no rule \`${shown}\`.`,
    meant.length === 0 ? list : `Did you mean ${meant.map((rule) => `\`${rule}\``).join(' or ')}? ${list}`,
  );
}

function meaning({ id, face }: Rule, policy: Policy, options: TextOptions): readonly Line[] {
  const row = (name: string, start: Line, sentence: string): readonly Line[] =>
    hang(
      [gap(2), span(name, 'dim'), gap(labelColumns - name.length), ...start],
      wrap(words(visible(sentence, options.characters)), options.width - labelColumns - 2 - lineWidth(start)),
    );
  const severities = directions.flatMap((direction) => {
    const { severity } = severityUnder(policy, id, direction);
    const because = reasonOf(policy, id, direction);
    const word: Line = [span(severity, severity === 'off' ? 'dim' : severity), ...(because === '' ? [] : [gap(2)])];
    return row(`in a ${direction}`, word, because);
  });
  const parts = ratingsOfParts(policy, id).flatMap((sentence) => row('for a part', [], sentence));
  return [
    [span(id, 'strong'), gap(3), span(face.title)],
    [],
    ...row('why', [], face.why),
    ...row('fix', [], face.advice),
    ...severities,
    ...parts,
  ];
}

function example({ aspect, reads }: Rule, options: TextOptions): readonly Line[] {
  const { loose, tight, other } = aspect.example;
  const old = yaml(reads === 'gained' ? tight : loose, options);
  const next = yaml(reads === 'lost' ? tight : reads === 'gained' ? loose : (other ?? tight), options);
  const half = Math.floor((options.width - 6) / 2);
  const title = (name: 'old' | 'new'): Line => [gap(2), span(name, name === 'old' ? 'removed' : 'added')];
  if ([...old, ...next].some((line) => displayWidth(line) > half)) {
    const column = (lines: readonly string[]): readonly Line[] => lines.map((line) => [gap(4), span(line, 'code')]);
    return [title('old'), ...column(old), title('new'), ...column(next)];
  }
  const bar = options.characters === 'unicode' ? '│' : '|';
  const left: readonly Line[] = [title('old'), ...old.map((line): Line => [gap(2), span(line, 'code')])];
  const right: readonly Line[] = [[span('new', 'added')], ...next.map((line): Line => [span(line, 'code')])];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const line = left[index] ?? [];
    return [...line, gap(half + 2 - lineWidth(line)), span(bar, 'dim'), gap(1), ...(right[index] ?? [])];
  });
}

/** Null stands for a thing that is not there. */
function yaml(value: Json, { characters }: TextOptions): readonly string[] {
  if (value === null) return ['(nothing)'];
  return dump(value, { lineWidth: -1 })
    .trimEnd()
    .split('\n')
    .map((line) => visible(line, characters));
}

/** The finding of the example, once for each direction in which it is met. */
function live({ id, aspect, reads }: Rule, policy: Policy, options: TextOptions): readonly Line[] {
  const { old, new: next } = exampleDocuments(aspect, reads);
  // The example of what cannot be understood has a reference that leads nowhere.
  const document = (value: Json, source: string): Document => documentFromValue(value, { source, allowDanglingRefs: true });
  const [before, after] = [document(old, 'old'), document(next, 'new')];
  const compared = (by: Policy): ComparedReport =>
    compareDocuments(before, after, { failOn: 'never', toolVersion, positions: false, policy: { ...by, overrides: [] } });
  // What the policy leaves out is shown as it would be otherwise.
  const isOff = directions.every((direction) => severityUnder(policy, id, direction).severity === 'off');
  const report = compared(isOff ? recommended : policy);
  const block = (change: ReportChange): readonly Line[] => changeBlock(change, operationCount(report), options);
  const change = report.changes.find((candidate) => candidate.rule === id);
  if (change !== undefined) {
    return perDirection(change).flatMap(({ title, part }, index) => [
      ...(index === 0 ? [] : [[]]),
      [span(isOff ? `${title}, as the policy \`${recommended.name}\` has it` : title, 'strong')],
      ...block(part),
    ]);
  }
  // Another rule may speak for this one in a document as small as the example: what is found is shown, whatever it is.
  const title =
    report.changes.length === 0
      ? 'Compared just now: nothing is found in an example as small as this'
      : 'Compared just now: other rules speak for it here';
  return [[span(title, 'strong')], ...report.changes.flatMap((other) => [...block(other), []]).slice(0, -1)];
}

function perDirection(change: ReportChange): readonly { readonly title: string; readonly part: ReportChange }[] {
  if (change.findings.length < 2) return [{ title: 'Compared just now', part: change }];
  return change.findings.map((finding) => ({
    title: `Compared just now, in a ${finding.direction}`,
    part: { ...change, severity: finding.severity, findings: [finding] },
  }));
}
