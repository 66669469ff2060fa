import { operationsOf } from '../../classify/affected-operations.ts';
import type { ReportChange } from '../../classify/report.ts';
import { canonical } from '../../model/json.ts';
import type { Entry } from '../entries.ts';
import type { GuideContext } from './context.ts';
import { topicOf } from './topics.ts';

/** What was done, whichever schema it was done to; nothing is the twin of a group. */
export function signatureOf(entries: readonly Entry[], { changes: known }: GuideContext): unknown {
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
export function ownerOf({ place }: ReportChange): string | undefined {
  return /^(?:components\.schemas|definitions)\.([^.]+)/.exec(place)?.[1];
}

/** What changes have in common that are told together: their schema, and whether the client sends or reads it. */
export function ownerKey({ changes, first }: Entry, { changes: known }: GuideContext): string | undefined {
  if (changes.length > 1) return undefined;
  const change = known.get(first.fingerprint);
  if (change === undefined || !/property|schema|request body|response|items|values|alternative/.test(change.subject.kind)) return undefined;
  if (topicOf({ reported: first, change }, hurtOperations(first)) !== undefined) return undefined;
  const directions = first.findings.filter(({ severity }) => severity === first.severity).map(({ direction }) => direction);
  const owner = ownerOf(first) ?? ownPlace(first);
  return owner === undefined ? undefined : [owner, ...directions].join('\n');
}

/** Where a schema without a name is met. */
function ownPlace({ findings }: ReportChange): string | undefined {
  const use = findings[0]?.operations[0];
  return use === undefined || !/body|response \S+ \S+\//.test(use.where) ? undefined : `${use.operation} ${use.where}`;
}

/** The operations in which the change hurts; those where it is harmless need no attention. */
export function hurtOperations(change: ReportChange): readonly string[] {
  const hurting = change.findings.filter(({ severity }) => severity === 'breaking' || severity === 'warning');
  return operationsOf(hurting.length === 0 ? change.findings : hurting);
}
