import type { Change } from '../diff/change.ts';
import type { Document } from '../model/document.ts';
import type { Face } from '../rules/aspect.ts';
import { lifecycleOf } from './lifecycle/metadata.ts';
import type { ReportFinding } from './report.ts';

/**
 * What to do about a change: whoever only reads a thing is not told how to send it, nobody of a new limit where there is none,
 * and of what was announced to end nobody is told to announce it.
 */
export function adviceOf(face: Face, change: Change, findings: readonly Pick<ReportFinding, 'direction'>[], old: Document): string {
  const isDropped = change.old.value !== undefined && change.new.value === undefined;
  if (isDropped && face.adviceWhenDropped !== undefined) return face.adviceWhenDropped;
  const special = announcedEnd(change, old) ?? redirect(change);
  if (special !== undefined) return special;
  const [only, another] = findings;
  return (only !== undefined && another === undefined ? face.adviceIn?.[only.direction] : undefined) ?? face.advice;
}

/** What is left to do where the old document calls an operation deprecated, and maybe the day on which it ends. */
function announcedEnd({ rule, old }: Change, document: Document): string | undefined {
  if (rule !== 'operation-removed') return undefined;
  const { deprecated, sunsetOn, replacement } = lifecycleOf(document.at(old.address));
  if (!deprecated && sunsetOn === undefined) return undefined;
  const announced = sunsetOn === undefined ? 'It was deprecated' : `Its end was announced for ${sunsetOn}`;
  return `${announced}: move the callers that are left to ${replacement ?? 'another operation'} before this version goes live.`;
}

/** A redirect is no success that one could take for any other. */
function redirect({ rule, subject }: Change): string | undefined {
  if ((rule !== 'success-status-added' && rule !== 'status-range-widened') || !subject.name.startsWith('3')) return undefined;
  return 'Follow the redirect, or handle the new status; many clients follow none by themselves when they send a body.';
}
