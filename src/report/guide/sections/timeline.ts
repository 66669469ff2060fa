import { table } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { monthsAfter, secondsAt, spokenDay } from '../dates.ts';
import { WINDOWS, spokenRelease, withStanding } from '../schedule.ts';
import { versionChoice } from '../version-choice.ts';
import { capital, todo } from '../words.ts';

/** Section 2: what happens when. */
export function timelineSection(causes: readonly Cause[], context: GuideContext): string {
  const { names, schedule, options } = context;
  const heading = '## 2. Timeline';
  if (causes.length === 0)
    return paragraphs([
      heading,
      `${capital(names.the.new)} is available from ${spokenRelease(schedule)}. Nothing has to happen by a date.`,
    ]);
  const { least, planned } = WINDOWS[options.audience];
  const rows = [
    [
      withStanding(schedule.release, schedule.releaseIs),
      `${names.the.new} is available, ${names.the.old} is deprecated`,
      `\`Deprecation: @${secondsAt(schedule.release)}\` on responses of ${names.the.old}`,
    ],
    [schedule.reminder, 'reminder', 'mail to the owners of keys that still call it'],
    ...(schedule.brownOut === undefined ? [] : [[schedule.brownOut, 'brown-outs (optional)', 'short, announced times of `410 Gone`']]),
    [withStanding(schedule.sunset, schedule.sunsetIs), `sunset of ${names.the.old}`, '`410 Gone`'],
  ];
  const range = least === planned ? `${planned} months` : `${least} to ${planned} months`;
  return paragraphs([
    heading,
    table(['Date', 'Milestone', 'What you see'], rows),
    schedule.sunsetIs === 'stated' && schedule.sunset !== monthsAfter(schedule.release, planned)
      ? `The sunset was stated; an audience *${options.audience}* is usually given ${range}. All times are 00:00 UTC.`
      : `Audience *${options.audience}*: ${range} from the release to the sunset, ${planned} as planned here. All times are 00:00 UTC.`,
    schedule.releaseIs === 'stated' && schedule.sunsetIs === 'stated'
      ? ''
      : todo(`confirm the proposed dates, or name others with \`--release-date\` and \`--sunset-date\`.`),
    schedule.passedSunset === undefined
      ? ''
      : todo(
          `the document of ${names.the.old} says that it ends on ${schedule.passedSunset}, which is not after the release. Say which day holds.`,
        ),
    versionChoice(context) === 'none'
      ? todo(
          `neither document says how both versions are served at the same time. Say whether ${names.the.old} stays reachable until the sunset, and where; otherwise every client has to move on ${spokenDay(schedule.release)}.`,
        )
      : '',
  ]);
}
