import { count } from '../../count.ts';
import { table } from '../../markdown/escape.ts';
import { actionOf, mergedTodos } from '../actions/action.ts';
import type { Action } from '../actions/action.ts';
import { paragraphs } from '../block.ts';
import { asCalled } from '../called.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { distinct, names } from '../words.ts';

const MOST_ROWS = 15;

/** Section 1: who has to do something, and who has not. */
export function affectedSection(causes: readonly Cause[], context: GuideContext): string {
  const heading = '## 1. Am I affected?';
  if (causes.length === 0)
    return paragraphs([
      heading,
      'No. Every request that was accepted still is, and responses hold nothing that a client of the old version could not read.',
    ]);
  const rows = causes.slice(0, MOST_ROWS).map((cause) => rowOf(cause, context));
  const more = causes.length - rows.length;
  return paragraphs([
    heading,
    table(['If you call…', '…and use', 'You must', 'Effort'], rows),
    more > 0 ? `${count(more, 'more row')}: [At a glance](#4-at-a-glance) has them all.` : '',
    unaffected(causes, context),
    'Effort is an estimate: **S** about an hour, **M** about half a day, **L** two days or a decision.',
  ]);
}

function rowOf(cause: Cause, context: GuideContext): readonly string[] {
  const all = cause.changes.map((one) => actionOf(one, context));
  const todos = mergedTodos(all);
  const actions = all.slice(0, 3);
  const more = todos.length - 3;
  return [
    cause.operations.length > Math.max(4, context.report.summary.operations.total * 0.9)
      ? 'anything'
      : names(asCalled(cause.operations, context.operations), 3),
    uses(actions, all.length - actions.length),
    `${todos.slice(0, 3).join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
    cause.effort,
  ];
}

function uses(actions: readonly Action[], more: number): string {
  const all = distinct(actions.map(({ use }) => use));
  return `${all.join(', ')}${more > 0 ? ' and more' : ''}`;
}

function unaffected(causes: readonly Cause[], context: GuideContext): string {
  const hit = new Set(
    asCalled(
      causes.flatMap(({ operations }) => operations),
      context.operations,
    ),
  );
  const safe = context.apis.old.operations.filter(({ label }) => !hit.has(label)).map(({ label }) => label);
  if (safe.length === 0) return 'Every endpoint is affected in some way.';
  return `**Not affected:** clients that only call ${names(safe, 5)}.`;
}
