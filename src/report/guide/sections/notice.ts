import { count } from '../../count.ts';
import { fence } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { spokenDay } from '../dates.ts';
import { capital } from '../words.ts';

/** Section 10: texts to be copied into a mail, a changelog and a banner. */
export function noticeSection(causes: readonly Cause[], { names, schedule, report }: GuideContext): string {
  const breaking = causes.length === 0 ? 0 : report.summary.breaking;
  const [release, sunset] = [spokenDay(schedule.release), spokenDay(schedule.sunset)];
  const changes = breaking === 0 ? 'No change breaks existing clients.' : `${count(breaking, 'change')} may break your integration.`;
  const mail = [
    `Subject: ${names.title}: ${breaking === 0 ? `${names.plain.new} is available` : `move to ${names.plain.new} by ${sunset}`}`,
    '',
    `From ${release} on, ${names.plain.new} of ${names.title} is available. ${changes}`,
    ...(breaking === 0
      ? []
      : [
          `${capital(names.plain.old)} keeps working until ${sunset} and answers "410 Gone" after that.`,
          '',
          'What to do: read the migration guide, section 1 tells whether you are affected. <link to this guide>',
        ]),
    'Questions: <contact>',
  ];
  const { added, removed } = report.summary.operations;
  const line = `${schedule.release}: ${names.title}, ${names.plain.new}, released (${count(breaking, 'breaking change')}, ${count(added, 'endpoint')} added, ${removed} removed).${breaking === 0 ? '' : ` ${capital(names.plain.old)} is deprecated and ends on ${schedule.sunset}.`}`;
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
