import { capitalised } from '../../conclusion.ts';
import { count } from '../../count.ts';
import { entriesOf } from '../../entries.ts';
import { code, prose, table } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { GuideContext } from '../context.ts';
import { firstSentence, todo } from '../words.ts';

const MOST_BREAKING = 250;
const MOST_ADDITIONS = 100;

/** Appendix A: every change that hurts, for machines and reviewers. */
export function breakingAppendix({ report }: GuideContext): string {
  const heading = '## Appendix A – all breaking changes';
  const hurting = report.changes.filter(({ severity }) => severity === 'breaking' || severity === 'warning');
  if (hurting.length === 0) return paragraphs([heading, 'None.']);
  const rows = hurting
    .slice(0, MOST_BREAKING)
    .map(({ message, rule, place, fingerprint, severity }) => [
      `${prose(capitalised(message))}${severity === 'warning' ? ' (to check)' : ''}`,
      code(rule),
      code(place),
      code(fingerprint),
    ]);
  const list = table(['Change', 'Rule', 'Place', 'Fingerprint'], rows);
  const more = hurting.length > rows.length ? `And ${hurting.length - rows.length} more; \`api-diff -f json\` lists them all.` : '';
  return paragraphs([
    heading,
    hurting.length > 20 ? `<details><summary>${count(hurting.length, 'change')}</summary>\n\n${list}\n</details>` : list,
    more,
  ]);
}

/** Appendix B: what is new and needs nothing. */
export function additionsAppendix({ report, operations, changes }: GuideContext): string {
  const heading = '## Appendix B – compatible additions you may adopt';
  const isAddition = (rule: string): boolean =>
    /-added$|^schema-deprecated$|^operation-deprecated$|^parameter-deprecated$|-became-optional$/.test(rule);
  const additions = report.changes.filter(({ severity, rule }) => severity === 'compatible' && isAddition(rule));
  const others = report.changes.filter(({ severity, rule }) => severity === 'compatible' && !isAddition(rule)).length;
  if (additions.length === 0)
    return paragraphs([
      heading,
      others === 0 ? 'None.' : `None; ${count(others, 'other compatible change')} ${others === 1 ? 'needs' : 'need'} nothing.`,
    ]);
  const entries = entriesOf(additions, report.groups).toSorted((a, b) => rank(a.first.rule) - rank(b.first.rule));
  const rows = entries.slice(0, MOST_ADDITIONS).map(({ message, first, operations: labels }) => {
    const change = changes.get(first.fingerprint);
    const operation = first.rule === 'operation-added' ? operations.get(change?.subject.name ?? '')?.new : undefined;
    const note = firstSentence(operation?.summary?.value ?? operation?.description?.value);
    return [`${prose(capitalised(message))}${note === '' ? '' : `: ${note}`}`, String(labels.length)];
  });
  const list = table(['Addition', 'Endpoints'], rows);
  const more = entries.length - rows.length;
  return paragraphs([
    heading,
    entries.length > 20 ? `<details><summary>${count(additions.length, 'addition')}</summary>\n\n${list}\n</details>` : list,
    more > 0 ? `And ${count(more, 'more addition')}; \`api-diff -v\` lists them all.` : '',
    others > 0 ? `${count(others, 'other compatible change')} ${others === 1 ? 'needs' : 'need'} nothing.` : '',
  ]);
}

function rank(rule: string): number {
  return rule === 'operation-added' ? 0 : rule.includes('deprecated') ? 2 : 1;
}

/** Appendix C: what was found and accepted, and what was not compared. */
export function waivedAppendix({ report }: GuideContext): string {
  const rows = report.changes.flatMap(({ message, fingerprint, waived }) =>
    waived === null
      ? []
      : [[prose(capitalised(message)), prose(waived.reason), waived.expires ?? 'for good', prose(waived.by ?? '–'), code(fingerprint)]],
  );
  const skipped = report.skipped.slice(0, 10).map(({ pointer, side, reason }) => `- ${code(pointer)} (${side}): ${prose(reason)}\n`);
  return paragraphs([
    '## Appendix C – waived findings and reasons',
    rows.length === 0
      ? 'None.'
      : `Accepted by the owner of the API for the time given; clients meet them all the same, so they are described above.\n\n${table(['Finding', 'Reason', 'Until', 'By', 'Fingerprint'], rows)}`,
    skipped.length === 0 ? '' : `Not compared, because it is not understood:\n\n${skipped.join('')}`,
    skipped.length === 0 ? '' : todo('check these places by hand.'),
  ]);
}
