import { paragraphs } from '../block.ts';
import type { GuideContext } from '../context.ts';
import { spokenDay } from '../dates.ts';
import { todo } from '../words.ts';

/** Section 9: how to be sure, and how to get back. */
export function testingSection({ names, schedule }: GuideContext): string {
  return paragraphs([
    '## 9. Test and roll back',
    [
      `- [ ] Run your contract tests against ${names.the.new} in the sandbox`,
      `- [ ] Send the same traffic to ${names.the.old} and ${names.the.new} for a while and compare what comes back: only what this guide lists may differ`,
      '- [ ] Raise an alert when a response carries `Deprecation` or `Sunset`',
      '- [ ] Watch error rates (`400`, `401`, `404`, `410`, `422`) while you switch traffic',
      '',
    ].join('\n'),
    todo(`name the sandbox of ${names.the.new}, and whom to ask when something does not work.`),
    `**Roll back:** keep the code that calls ${names.the.old} behind a switch, and pin ${names.the.old} again where something goes wrong. That works until ${spokenDay(schedule.sunset)}.`,
  ]);
}
