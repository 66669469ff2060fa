import { visible } from '../../report/visible.ts';
import type { Adapters } from '../../report/adapters/adapters.ts';

const MOST_LISTED = 20;
const MOST_LOST = 10;

/** What was written, in a few lines: how much was derived, and what is left to decide. */
export function adapterSummary({ adapted, unchanged, removed, notDerived, lost }: Adapters, directory: string): string {
  const decided = adapted.filter((operation) => operation.notDerived > 0).length;
  const lossy = adapted.filter((operation) => operation.notDerived === 0 && operation.lost > 0).length;
  const kinds = [
    { count: adapted.length - decided - lossy, text: 'complete' },
    { count: lossy, text: 'with something lost' },
    { count: decided, text: 'with something to decide' },
  ].filter(({ count }) => count > 0);
  const rest = notDerived.length - MOST_LISTED;
  return [
    `Wrote ${counted(adapted.length, 'adapter')} to ${visible(directory)}${kinds.length === 0 ? '' : ': '}${kinds.map(({ count, text }) => `${count} ${text}`).join(', ')}.`,
    `Without a change: ${counted(unchanged.length, 'operation')}.${removed.length === 0 ? '' : ` Gone from the new version: ${counted(removed.length, 'operation')}.`}`,
    ...(notDerived.length === 0
      ? []
      : [
          '',
          'To decide:',
          ...notDerived.slice(0, MOST_LISTED).flatMap(({ place, sentence }) => [`  ${visible(place)}`, `    ${visible(sentence)}`]),
        ]),
    ...(rest > 0 ? [`  and ${rest} more in not-derived.ts`] : []),
    ...(lost.length === 0
      ? []
      : [
          '',
          'Lost:',
          ...lost.slice(0, MOST_LOST).map(({ place, sentence }) => `  ${visible(place)}: ${visible(sentence)}`),
          ...(lost.length > MOST_LOST ? [`  and ${lost.length - MOST_LOST} more in not-derived.ts`] : []),
        ]),
    '',
  ].join('\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
