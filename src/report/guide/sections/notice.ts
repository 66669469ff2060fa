import { count } from '../../count.ts';
import { fence } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { Cause } from '../cause.ts';
import { breakingCount } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { contactOf, contactText } from '../provider.ts';
import { spokenRelease, spokenSunset, withStanding } from '../schedule.ts';
import { capital } from '../words.ts';

/** Section 10: texts to be copied into a mail, a changelog and a banner. */
export function noticeSection(causes: readonly Cause[], { names, schedule, report, apis }: GuideContext): string {
  const breaking = breakingCount(causes);
  const [release, sunset] = [spokenRelease(schedule), spokenSunset(schedule)];
  const contact = contactOf(apis.new) ?? contactOf(apis.old);
  const changes = breaking === 0 ? 'No change breaks existing clients.' : `${count(breaking, 'change')} may break your integration.`;
  // A subject has no room to say that a day is only proposed.
  const mail = [
    `Subject: ${names.title}: ${breaking === 0 ? `${names.plain.new} is available` : `move to ${names.plain.new}${schedule.sunsetIs === 'stated' ? ` by ${sunset}` : ''}`}`,
    '',
    `From ${release} on, ${names.plain.new} of ${names.title} is available. ${changes}`,
    ...(breaking === 0
      ? []
      : [
          `${capital(names.plain.old)} keeps working until ${sunset} and answers "410 Gone" after that.`,
          '',
          'What to do: read the migration guide, section 1 tells whether you are affected. <link to this guide>',
        ]),
    `Questions: ${contact === undefined ? '<contact>' : contactText(contact)}`,
  ];
  const { added, removed } = report.summary.operations;
  const line = `${withStanding(schedule.release, schedule.releaseIs)}: ${names.title}, ${names.plain.new}, released (${count(breaking, 'breaking change')}, ${count(added, 'endpoint')} added, ${removed} removed).${breaking === 0 ? '' : ` ${capital(names.plain.old)} is deprecated and ends on ${withStanding(schedule.sunset, schedule.sunsetIs)}.`}`;
  return paragraphs([
    '## 10. Communication notice',
    'Mail:',
    fence(mail.join('\n'), 'text'),
    'Changelog:',
    fence(line, 'text'),
    'Banner:',
    fence(
      breaking === 0
        ? `${capital(names.plain.new)} is available.`
        : `${capital(names.plain.old)} ends on ${sunset}. Move to ${names.plain.new}: <link to this guide>`,
      'text',
    ),
  ]);
}
