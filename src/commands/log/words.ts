import { severities } from '../../report/conclusion.ts';
import { count } from '../../report/count.ts';
import type { LogComparison, LogOutcome } from './entry.ts';

/** What the version did against what it had to do: `major needed, minor done`. */
export function bumpWords({ bump }: LogComparison): string {
  const { recommended, declared, enough } = bump;
  if (recommended === 'none') return 'no change';
  if (enough === null) return `${recommended} needed`;
  if (enough) return declared === recommended || declared === 'none' ? recommended : `${recommended} needed, ${declared ?? 'unknown'} done`;
  return `${recommended} needed, ${declared === 'down' ? 'went backwards' : `${declared === 'none' ? 'nothing' : (declared ?? 'unknown')} done`}`;
}

/** The versions before and after; one where it stayed. */
export function versionWords(outcome: LogOutcome, arrow: string): string {
  switch (outcome.kind) {
    case 'first':
      return outcome.version === '' ? '?' : outcome.version;
    case 'compared': {
      const { old, new: next } = outcome.comparison;
      return old === next ? next || '?' : `${old || '?'} ${arrow} ${next || '?'}`;
    }
    case 'deleted':
    case 'unreadable':
      return '';
    default:
      return outcome satisfies never;
  }
}

/** The worst cause and how many more there are. */
export function causeWords({ causes, counts }: LogComparison): string {
  const told = causes.filter(({ severity }) => severity !== 'cosmetic');
  const [first] = told;
  const wording = counts.cosmetic === 0 ? '' : count(counts.cosmetic, 'cosmetic change');
  if (first === undefined) return wording;
  return told.length === 1 ? first.message : `${first.message} and ${told.length - 1} more`;
}

/** The counts by severity, those that are 0 left out. */
export function countWords({ counts }: LogComparison): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`)
    .join(', ');
}

/** What there is to say where nothing was compared; null where something was. */
export function plainWords(outcome: LogOutcome): string | null {
  switch (outcome.kind) {
    case 'first':
      return 'first version';
    case 'deleted':
      return 'deleted';
    case 'unreadable':
      return outcome.which === 'itself'
        ? `cannot be read: ${outcome.message}`
        : `cannot be compared, the version before cannot be read: ${outcome.message}`;
    case 'compared':
      return null;
    default:
      return outcome satisfies never;
  }
}
