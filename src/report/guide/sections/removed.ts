import { lifecycleOf } from '../../../classify/lifecycle/metadata.ts';
import type { Operation } from '../../../model/api.ts';
import { code, prose, table } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { withStanding } from '../schedule.ts';
import { replacementHint, todo } from '../words.ts';

const MOST_ROWS = 60;

/** Removed endpoints with what to call instead and until when; empty where none was removed. */
export function removedEndpoints(causes: readonly Cause[], heading: string, { operations, schedule, names }: GuideContext): string {
  const removed = causes
    .filter(({ area }) => area.kind === 'topic' && area.topic === 'removed endpoints')
    .flatMap(({ operations: labels }) => labels);
  if (removed.length === 0) return '';
  const all = removed.flatMap((label) => operations.get(label)?.old ?? []);
  const unanswered = all.filter((operation) => successorOf(operation) === '');
  const rows = all.slice(0, MOST_ROWS).map((operation) => {
    return [
      code(operation.label),
      successorOf(operation) || '–',
      lifecycleOf(operation.value).sunsetOn ?? withStanding(schedule.sunset, schedule.sunsetIs),
      '`410 Gone` and a problem body',
    ];
  });
  return paragraphs([
    heading,
    `Calls to ${all.length === 1 ? 'this endpoint fail' : 'these endpoints fail'} after the sunset, whatever they send.`,
    table([names.areNamed ? names.old : 'Removed', 'Use instead', 'Sunset', 'After sunset'], rows),
    all.length > rows.length ? `And ${all.length - rows.length} more.` : '',
    unanswered.length === 0
      ? ''
      : todo(
          `say what to call instead of ${unanswered.length === 1 ? code(unanswered[0]?.label ?? '') : `the ${unanswered.length} endpoints without a successor`}, or that nothing takes ${unanswered.length === 1 ? 'its' : 'their'} place.`,
        ),
    `<!-- api-diff ${causes
      .flatMap(({ changes, area }) => (area.kind === 'topic' && area.topic === 'removed endpoints' ? changes : []))
      .slice(0, 20)
      .map(({ reported }) => `fp=${reported.fingerprint}`)
      .join(' ')} -->`,
  ]);
}

/** What the documents say about what takes the place of an operation, as Markdown. */
function successorOf({ value, description, summary }: Operation): string {
  const { replacement, message } = lifecycleOf(value);
  if (replacement !== undefined) return code(replacement);
  if (message !== undefined) return prose(message);
  return replacementHint(description?.value) || replacementHint(summary?.value);
}
