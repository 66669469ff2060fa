import { table } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { secondsAt, spokenDay } from '../dates.ts';
import { WINDOWS } from '../schedule.ts';
import { capital, todo } from '../words.ts';

/** Section 2: what happens when. */
export function timelineSection(causes: readonly Cause[], { names, schedule, options, report }: GuideContext): string {
  const heading = '## 2. Timeline';
  if (causes.length === 0)
    return paragraphs([
      heading,
      `${capital(names.the.new)} is available from ${spokenDay(schedule.release)}. Nothing has to happen by a date.`,
    ]);
  const { least, planned } = WINDOWS[options.audience];
  const rows = [
    [
      schedule.release,
      `${names.the.new} is available, ${names.the.old} is deprecated`,
      `\`Deprecation: @${secondsAt(schedule.release)}\` on responses of ${names.the.old}`,
    ],
    [schedule.reminder, 'reminder', 'mail to the owners of keys that still call it'],
    ...(planned > 3 ? [[schedule.brownOut, 'brown-outs (optional)', 'short, announced times of `410 Gone`']] : []),
    [schedule.sunset, `sunset of ${names.the.old}`, '`410 Gone`'],
  ];
  const range = least === planned ? `${planned} months` : `${least} to ${planned} months`;
  return paragraphs([
    heading,
    table(['Date', 'Milestone', 'What you see'], rows),
    `Audience *${options.audience}*: ${range} from the release to the sunset, ${planned} as planned here. All times are 00:00 UTC.`,
    names.selection === undefined && !report.changes.some(({ rule }) => /^(?:url|server)-/.test(rule))
      ? todo(
          `neither document says how both versions are served at the same time. Say whether ${names.the.old} stays reachable until the sunset, and where; otherwise every client has to move on ${spokenDay(schedule.release)}.`,
        )
      : '',
  ]);
}
