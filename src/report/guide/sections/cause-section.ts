import { code } from '../../markdown/escape.ts';
import { sentenceList } from '../../../model/sentence-list.ts';
import { actionOf, mergedTodos } from '../actions/action.ts';
import type { Action } from '../actions/action.ts';
import { paragraphs } from '../block.ts';
import { callsOf } from '../called.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { distinct, todo } from '../words.ts';
import { causeHeading } from './cause-heading.ts';
import { shown } from './cause-samples.ts';
import { causeTable } from './cause-table.ts';
import { successorOf } from './member.ts';

/** How much is told of a cause: with payloads, without, or in two lines. */
export type Detail = 'whole' | 'short' | 'line';

/** So many changes of one cause are told one by one. */
const MOST_ACTIONS = 10;

/** A subsection: why it breaks, what to do, whom it hits, old beside new, payloads before and after. */
export function causeSection(cause: Cause, detail: Detail, context: GuideContext): string {
  const actions = cause.changes.map((one) => actionOf(one, context));
  const heading = `#### ${causeHeading(cause)}`;
  if (detail === 'line')
    return paragraphs([
      heading,
      `${distinct(actions.map((action) => action.todo))
        .slice(0, 3)
        .join(' ')} ${marker(cause)}`,
      affected(cause, context),
    ]);
  return paragraphs([
    heading,
    reasons(cause, actions),
    whatToDo(cause, actions),
    ...distinct(actions.map(({ question }) => question)).slice(0, 3),
    replacementQuestion(cause, actions, context),
    affected(cause, context),
    causeTable(cause, context),
    ...(detail === 'whole' ? shown(cause, context) : []),
  ]);
}

function reasons(cause: Cause, actions: readonly Action[]): string {
  const whys = distinct(actions.map(({ why }) => why));
  const head = cause.isBreaking ? '**Why this breaks you:**' : '**Why this may break you:**';
  if (whys.length === 1) return `${head} ${whys[0] ?? ''}`;
  const shownWhys = whys.slice(0, MOST_ACTIONS);
  const more = whys.length - shownWhys.length;
  return `${head}\n\n${[...shownWhys, ...(more > 0 ? [`And ${more} more of this kind.`] : [])].map((why) => `- ${why}\n`).join('')}`;
}

function whatToDo(cause: Cause, actions: readonly Action[]): string {
  const todos = mergedTodos(actions);
  if (todos.length === 1) return `**What to do:** ${todos[0] ?? ''} ${marker(cause)}`;
  const shownTodos = todos.slice(0, MOST_ACTIONS);
  const more = todos.length - shownTodos.length;
  return `**What to do:** ${marker(cause)}\n\n${[...shownTodos, ...(more > 0 ? [`And ${more} more of this kind: the table says what.`] : [])].map((one) => `- [ ] ${one}\n`).join('')}`;
}

/** For tools and for reviewers: which rule and which change of the report this is. */
function marker({ changes }: Cause): string {
  const [first] = changes;
  if (first === undefined) return '';
  const confidence = first.change.rename === undefined ? '' : ` confidence=${first.change.rename.confidence.toFixed(2)}`;
  return `<!-- api-diff rule=${first.reported.rule} fp=${first.reported.fingerprint}${confidence} -->`;
}

/** What is gone without a word about what replaces it is a question to the owner. */
function replacementQuestion({ changes, companions }: Cause, actions: readonly Action[], context: GuideContext): string {
  const gone = changes.flatMap(({ change }, index) =>
    /-(?:removed)$/.test(change.rule) && /property|parameter|header|body/.test(change.rule) && successorOf(change, context) === ''
      ? [actions[index]?.parts.it ?? '']
      : [],
  );
  const fields = distinct(gone).filter((name) => name !== '');
  if (fields.length === 0) return '';
  const added = [...changes, ...companions]
    .filter(({ change }) => /-property-added$/.test(change.rule))
    .map(({ change }) => change.name ?? change.subject.name);
  const candidates = distinct(added).slice(0, 6).map(code);
  const beside = candidates.length === 0 ? '' : ` New beside ${fields.length === 1 ? 'it' : 'them'}: ${sentenceList(candidates)}.`;
  const missing = `${sentenceList(fields.slice(0, 6))}${fields.length > 6 ? ` and ${fields.length - 6} more` : ''}`;
  return todo(`say what replaces ${missing}, or that nothing does.${beside}`);
}

function affected({ operations: labels }: Cause, { operations }: GuideContext): string {
  return labels.length === 0 ? '' : `**Affected endpoints:** ${callsOf(labels, operations)}`;
}
