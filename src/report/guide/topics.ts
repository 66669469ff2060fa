import type { GuideChange } from './cause.ts';
import type { Topic } from './topic.ts';

const PAGING =
  /^(?:page|per_?page|page_?size|page_?token|limit|offset|cursor|next_?cursor|next_?page|starting_?after|ending_?before|after|before)$/i;

/** The topic of a change; undefined where it belongs to a resource. */
export function topicOf({ reported, change }: GuideChange, operations: readonly string[]): Topic | undefined {
  const { rule } = reported;
  const isCalledByServer = change.uses.length > 0 && change.uses.every(({ kind }) => kind !== 'path');
  if (rule === 'operation-removed') return isCalledByServer ? 'webhooks' : 'removed endpoints';
  if (/^(?:security|oauth)/.test(rule)) return 'authentication';
  if (/^(?:server|url|base)-/.test(rule)) return 'base URL';
  const { subject, uses } = change;
  if (isCalledByServer) return 'webhooks';
  const hurting = uses.filter(({ operation }) => operations.includes(operation));
  const wheres = (hurting.length > 0 ? hurting : uses).map(({ where }) => where);
  if (wheres.length > 0 && wheres.every((where) => /^response (?:[45]|default)/.test(where))) return 'errors';
  if (subject.kind === 'response header' || (wheres.every((where) => / header /.test(where)) && wheres.length > 0)) return 'headers';
  const name = change.rename?.from ?? change.name ?? subject.name;
  if (operations.length > 1 && PAGING.test(name) && /parameter/.test(subject.kind)) return 'pagination';
  return undefined;
}
