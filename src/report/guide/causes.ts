import { groupedBy } from '../../classify/grouped-by.ts';
import type { ReportChange } from '../../classify/report.ts';
import type { Change } from '../../diff/change.ts';
import { canonical } from '../../model/json.ts';
import { hurts } from '../conclusion.ts';
import { sentenceList } from '../count.ts';
import { causesOf } from '../entries.ts';
import type { Entry } from '../entries.ts';
import { operationsOf } from '../place.ts';
import type { GuideContext } from './context.ts';
import { effortOf, scoreOf } from './effort.ts';
import type { Effort } from './effort.ts';
import { topicOf } from './topics.ts';
import type { Topic } from './topics.ts';
import { resourceOf } from './resources.ts';

/** A change of the report with what the comparison knows of it. */
export interface GuideChange {
  readonly reported: ReportChange;
  readonly change: Change;
}

/** One thing that clients have to deal with: a subsection of the guide. */
export interface Cause {
  /** Stable as long as the changes are: the fingerprint of the first. */
  readonly id: string;
  readonly changes: readonly GuideChange[];
  /** The sentence of a group of alike changes; undefined where the changes speak for themselves. */
  readonly title: string | undefined;
  /** Harmless changes of the same schema or the same place of a payload: what may replace what is gone. */
  readonly companions: readonly GuideChange[];
  /** The components whose changes these are; several where each changed in the same way. */
  readonly owners: readonly string[];
  readonly isBreaking: boolean;
  /** The operations that have to do with it, by label. */
  readonly operations: readonly string[];
  /** Where it is told: below a resource, or as a matter of all of them. */
  readonly area: { readonly kind: 'resource'; readonly name: string } | { readonly kind: 'topic'; readonly topic: Topic };
  readonly effort: Effort;
  readonly score: number;
}

/** What clients have to deal with, the worst and the widest first; the changes of one schema are one cause. */
export function guideCauses(context: GuideContext): readonly Cause[] {
  const entries = causesOf(context.report).filter(({ first }) => hurts(first));
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

/** Finds harmless changes that stand where a change hurts. */
type FindCompanions = (changes: readonly GuideChange[], owners: readonly string[]) => readonly GuideChange[];

const MOST_COMPANIONS = 8;

function companionFinder({ report, changes: known }: GuideContext): FindCompanions {
  const harmless = report.changes.flatMap((reported) => {
    const change = known.get(reported.fingerprint);
    const isMember = /^(?:required|optional)-property-added$|^property-became-/.test(reported.rule);
    return change === undefined || !isMember || reported.severity !== 'compatible' || change.uses.length === 0
      ? []
      : [{ reported, change }];
  });
  const placesOf = ({ change }: GuideChange): readonly string[] =>
    change.uses.map(({ operation, where, direction, path }) => [operation, where, direction, path].join('\n'));
  const byPlace = new Map<string, GuideChange[]>();
  for (const one of harmless) for (const place of placesOf(one)) byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  return (changes, owners) => {
    const gone = changes.filter(({ reported }) => /property-removed$/.test(reported.rule));
    const beside = gone.flatMap((one) => placesOf(one).flatMap((place) => byPlace.get(place) ?? []));
    const own = harmless.filter(({ reported }) => owners.includes(ownerOf(reported) ?? ''));
    return [...new Set([...own, ...beside])].slice(0, MOST_COMPANIONS);
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
  const operations = [...new Set(entries.flatMap((one) => one.changes.flatMap(affectedOperations)))];
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

/** The operations in which the change hurts; those where it is harmless need no attention. */
export function affectedOperations(change: ReportChange): readonly string[] {
  const hurting = change.findings.filter(({ severity }) => severity === 'breaking' || severity === 'warning');
  return operationsOf(hurting.length === 0 ? change : { ...change, findings: hurting });
}

/** What was done, whichever schema it was done to; nothing is the twin of a group. */
function signatureOf(entries: readonly Entry[], { changes: known }: GuideContext): unknown {
  const edits = entries.map(({ changes, first }) => {
    const change = known.get(first.fingerprint);
    // What a schema as a whole is or has is its own, whatever another one has that looks like it.
    if (changes.length > 1 || change === undefined || !/property|parameter|header|body/.test(change.subject.kind)) return undefined;
    const { rule, name, subject, rename, old, new: next } = change;
    return canonical([
      rule,
      first.severity,
      subject.kind,
      name ?? subject.name,
      rename?.from ?? '',
      rename?.to ?? '',
      old.value ?? null,
      next.value ?? null,
    ]);
  });
  return edits.includes(undefined) ? entries : edits.toSorted().join('\n');
}

/** The component below which a change stands. */
function ownerOf({ place }: ReportChange): string | undefined {
  return /^(?:components\.schemas|definitions)\.([^.]+)/.exec(place)?.[1];
}

/** What changes have in common that are told together: their schema, and whether the client sends or reads it. */
function ownerKey({ changes, first }: Entry, { changes: known }: GuideContext): string | undefined {
  if (changes.length > 1) return undefined;
  const change = known.get(first.fingerprint);
  if (change === undefined || !/property|schema|request body|response|items|values|alternative/.test(change.subject.kind)) return undefined;
  if (topicOf({ reported: first, change }, affectedOperations(first)) !== undefined) return undefined;
  const directions = first.findings.filter(({ severity }) => severity === first.severity).map(({ direction }) => direction);
  const owner = ownerOf(first) ?? ownPlace(first);
  return owner === undefined ? undefined : [owner, ...directions].join('\n');
}

/** Where a schema without a name is met. */
function ownPlace({ findings }: ReportChange): string | undefined {
  const use = findings[0]?.operations[0];
  return use === undefined || !/body|response \S+ \S+\//.test(use.where) ? undefined : `${use.operation} ${use.where}`;
}
