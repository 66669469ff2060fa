import { visible } from '../../report/visible.ts';
import type { Adapters } from '../../report/adapters/adapters.ts';

const MOST_LISTED = 20;

/** What was written, in a few lines: how much was derived, and what is left to decide. */
export function adapterSummary({ adapted, unchanged, removed, notDerived }: Adapters, directory: string): string {
  const whole = adapted.filter((operation) => operation.notDerived === 0).length;
  const rest = notDerived.length - MOST_LISTED;
  return [
    `Wrote ${counted(adapted.length, 'adapter')} to ${visible(directory)}: ${whole === adapted.length ? 'all of them complete' : `${whole} complete, ${adapted.length - whole} with something to decide`}.`,
    `Without a change: ${counted(unchanged.length, 'operation')}.${removed.length === 0 ? '' : ` Gone from the new version: ${counted(removed.length, 'operation')}.`}`,
    ...(notDerived.length === 0
      ? []
      : [
          '',
          'To decide:',
          ...notDerived.slice(0, MOST_LISTED).flatMap(({ place, sentence }) => [`  ${visible(place)}`, `    ${visible(sentence)}`]),
        ]),
    ...(rest > 0 ? [`  and ${rest} more in not-derived.ts`] : []),
    '',
  ].join('\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
