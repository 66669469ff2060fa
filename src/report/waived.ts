import type { ComparedReport, ReportChange, ReportWaived, ReportWaiver } from '../classify/report.ts';
import { positionText } from './place.ts';

/** Whether a change may pass the gate. */
export function isWaived({ waived }: ReportChange): boolean {
  return waived !== null;
}

/** Until when and why a change may pass, not yet escaped: `waived until 2027-02-28: nobody sends it (Ada)`. */
export function waivedText(waived: ReportWaived): string {
  const until = waived.expires === null ? '' : ` until ${waived.expires}`;
  return `waived${until}: ${[waived.reason, ...sourceOf(waived)].join(' ')}`;
}

/** Who decided it and where, as words in brackets. */
function sourceOf({ by, link }: Pick<ReportWaived, 'by' | 'link'>): readonly string[] {
  const source = [by, link].filter((part) => part !== null).join(', ');
  return source === '' ? [] : [`(${source})`];
}

/** The waivers whose day is over, and which fail the gate for that. */
export function expiredWaivers({ waivers, verdict }: ComparedReport): readonly ReportWaiver[] {
  // A gate that asks for nothing that waivers have a say in is not failed by them either.
  if (verdict.failOn === 'never' || verdict.failOn === 'bump') return [];
  return (waivers ?? []).filter(({ state }) => state === 'expired');
}

/** The waivers that match no change. */
export function unusedWaivers({ waivers }: Pick<ComparedReport, 'waivers'>): readonly ReportWaiver[] {
  return (waivers ?? []).filter(({ state }) => state === 'unused');
}

/** Which waiver has expired and since when, not yet escaped. */
export function expiredText(waiver: ReportWaiver): string {
  const place = positionText({ ...waiver, column: null });
  const who = place === '' ? 'a waiver' : `the waiver at ${place}`;
  return `${who} expired on ${waiver.expires ?? '?'}: ${[waiver.reason, ...sourceOf(waiver)].join(' ')}`;
}

/** When the changes that are waived will not be any more: ` until 2027-02-28`, of several days the first; empty for good. */
export function nextExpiry({ changes }: Pick<ComparedReport, 'changes'>): string {
  const days = [...new Set(changes.flatMap(({ waived }) => waived?.expires ?? []))].sort();
  if (days[0] === undefined) return '';
  return days.length === 1 ? ` until ${days[0]}` : `, the first until ${days[0]}`;
}
