import type { Change } from '../diff/change.ts';
import { placedName } from './message-template.ts';

/** What to call, say and do where a parameter travels in another place, under its name or another one; undefined elsewhere. */
export function movedParameter({
  rule,
  old,
  new: next,
}: Change): { readonly title: string; readonly why: string; readonly advice: string } | undefined {
  const [from, to] = [placedName(old.value), placedName(next.value)];
  if (rule !== 'parameter-renamed' || from === undefined || to === undefined) return undefined;
  return {
    title: 'Parameter moved',
    why: 'What clients send in the old place no longer arrives anywhere.',
    advice: from.name === to.name ? 'Send it in its new place.' : 'Send it in its new place, under its new name.',
  };
}
