import { groupedBy } from '../../classify/grouped-by.ts';
import { hurts } from '../conclusion.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { causesOf } from '../entries.ts';
import type { Entry } from '../entries.ts';
import type { Cause, GuideChange } from './cause.ts';
import { hurtOperations, ownerKey, ownerOf, signatureOf } from './cause-keys.ts';
import type { FindCompanions } from './companions.ts';
import { companionFinder } from './companions.ts';
import type { GuideContext } from './context.ts';
import { effortOf, scoreOf } from './effort.ts';
import { resourceOf } from './resources.ts';
import { topicOf } from './topics.ts';

/** What clients have to deal with, the worst and the widest first; the changes of one schema are one cause. */
export function guideCauses(context: GuideContext): readonly Cause[] {
  const { changes, groups } = context.report;
  // What the team accepted for its gate still reaches the clients, so nothing is left out here, nor told apart.
  const unwaived = changes.map((change) => ({ ...change, waived: null }));
  // What one choice or one enum has more or less is told with the other changes of its schema, by a table of its own.
  const entries = causesOf({ changes: unwaived, groups: groups.filter(({ places }) => places > 1) }).filter(({ first }) => hurts(first));
  const clusters = [...groupedBy(entries, (entry) => ownerKey(entry, context) ?? entry).values()];
  // Two schemas that changed in the same way are told once.
  const byOwner = [...groupedBy(clusters, (alike) => signatureOf(alike, context)).values()].map((twins) => twins.flat());
  // Fields that a strict reader refuses ask for one and the same thing, whichever schema they are in.
  const additions = byOwner.filter((alike) => alike.every(isRefusedAddition));
  const byResource = groupedBy(additions.flat(), (entry) => resourceOf(entry.operations, context));
  const companionsOf = companionFinder(context);
  return [
    ...byOwner.filter((alike) => !additions.includes(alike)).map((alike) => causeOf(alike, context, companionsOf)),
    ...[...byResource.values()].map((alike) => newFields(alike, context, companionsOf)),
  ].sort((a, b) => Number(b.isBreaking) - Number(a.isBreaking));
}

/** A field that is new in responses of a schema that was closed. */
function isRefusedAddition({ changes }: Entry): boolean {
  return changes.every(
    ({ rule, findings, severity }) =>
      /^(?:required|optional)-property-added$/.test(rule) &&
      findings.every((finding) => finding.direction === 'response' || finding.severity !== severity),
  );
}

function newFields(entries: readonly Entry[], context: GuideContext, companionsOf: FindCompanions): Cause {
  const cause = causeOf(entries, context, companionsOf);
  if (cause.changes.length === 1) return cause;
  const fields = [...new Set(cause.changes.map(({ change }) => `\`${(change.name ?? change.subject.name).replaceAll('`', "'")}\``))];
  const more = fields.length > 3 ? ` and ${fields.length - 2} more` : '';
  const title = `new fields in responses: ${more === '' ? sentenceList(fields) : `${fields.slice(0, 2).join(', ')}${more}`}`;
  return {
    ...cause,
    title,
    owners: [],
    companions: [],
    effort: effortOf(scoreOf('optional-property-added', cause.operations.length)),
  };
}

function causeOf(entries: readonly Entry[], context: GuideContext, companionsOf: FindCompanions): Cause {
  const changes = entries
    .flatMap((entry) => entry.changes)
    .flatMap((reported) => {
      const change = context.changes.get(reported.fingerprint);
      return change === undefined ? [] : [{ reported, change }];
    });
  const [entry] = entries as readonly [Entry];
  const first = changes[0] as GuideChange;
  const operations = [...new Set(entries.flatMap((one) => one.changes.flatMap(hurtOperations)))];
  const topic = topicOf(first, operations);
  const scores = [...new Set(changes.map(({ reported }) => reported.rule))].map((rule) => scoreOf(rule, operations.length));
  const isGroup = entries.length === 1 && entry.changes.length > 1;
  const owners = isGroup ? [] : [...new Set(entries.flatMap((one) => ownerOf(one.first) ?? []))];
  const score = Math.max(...scores) + 0.5 * (Math.min(changes.length, 10) - 1);
  return {
    id: first.reported.fingerprint,
    changes,
    title: isGroup ? entry.message : undefined,
    companions: companionsOf(changes, owners),
    owners,
    isBreaking: entries.some((one) => one.first.severity === 'breaking'),
    operations,
    area: topic === undefined ? { kind: 'resource', name: resourceOf(operations, context) } : { kind: 'topic', topic },
    effort: first.reported.rule === 'operation-removed' ? 'L' : effortOf(score),
    score,
  };
}
