import { sentenceList } from '../../../model/sentence-list.ts';
import { paragraphs } from '../block.ts';
import type { GuideContext } from '../context.ts';
import { contactOf, contactWords, documentationOf, linked, serverWords, testServers } from '../provider.ts';
import { spokenSunset } from '../schedule.ts';
import { todo } from '../words.ts';

/** Section 9: how to be sure, and how to get back. */
export function testingSection({ names, schedule, apis }: GuideContext): string {
  const sandboxes = serverWords(testServers(apis.new)).slice(0, 4);
  const contact = contactOf(apis.new) ?? contactOf(apis.old);
  const documentation = documentationOf(apis.new);
  const missing = [
    ...(sandboxes.length === 0 ? [`name the sandbox of ${names.the.new}`] : []),
    ...(contact === undefined ? ['say whom to ask when something does not work'] : []),
  ];
  return paragraphs([
    '## 9. Test and roll back',
    [
      `- [ ] Run your contract tests against ${names.the.new}${sandboxes.length === 0 ? ' in the sandbox' : `: its document names ${sentenceList(sandboxes)} for that`}`,
      `- [ ] Send the same traffic to ${names.the.old} and ${names.the.new} for a while and compare what comes back: only what this guide lists may differ`,
      '- [ ] Raise an alert when a response carries `Deprecation` or `Sunset`',
      '- [ ] Watch error rates (`400`, `401`, `404`, `410`, `422`) while you switch traffic',
      '',
    ].join('\n'),
    `**Roll back:** keep the code that calls ${names.the.old} behind a switch, and pin ${names.the.old} again where something goes wrong. That works until ${spokenSunset(schedule)}.`,
    contact === undefined && documentation === undefined
      ? ''
      : `**Questions:** ${[...(contact === undefined ? [] : [contactWords(contact)]), ...(documentation === undefined ? [] : [`the documentation, ${linked(documentation)}`])].join('; ')}.`,
    missing.length === 0 ? '' : todo(`${missing.join(', and ')}.`),
  ]);
}
