import { paragraphs } from '../block.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { prose } from '../../markdown/escape.ts';
import type { Links } from './glance.ts';
import { causeHeading } from './cause-heading.ts';
import { selectingHeading } from './selecting.ts';
import { SHARED } from '../resources.ts';
import { versionChoice } from '../version-choice.ts';
import { slugOf } from '../words.ts';

/** So many changes are listed below one step. */
const MOST_LINKS = 12;

/** Section 5: what to do in which order, to be ticked off. */
export function stepsSection(causes: readonly Cause[], links: Links, context: GuideContext): string {
  if (causes.length === 0) return '';
  const { names, schedule } = context;
  const topic = (name: string): readonly Cause[] => causes.filter(({ area }) => area.kind === 'topic' && area.topic === name);
  const resources = causes.filter(({ area }) => area.kind === 'resource');
  const isAbout =
    (direction: 'request' | 'response') =>
    (cause: Cause): boolean =>
      cause.changes.some(({ reported }) =>
        reported.findings.some((finding) => finding.direction === direction && finding.severity === reported.severity),
      );
  const requests = [...topic('pagination'), ...resources.filter(isAbout('request'))];
  const responses = resources.filter((cause) => isAbout('response')(cause) && !isAbout('request')(cause));
  const steps: readonly (readonly [text: string, causes: readonly Cause[]])[] = [
    [`Select ${names.the.new}: base URL, header or SDK version ([section 3](#${slugOf(selectingHeading(context))}))`, topic('base URL')],
    ['Authentication', topic('authentication')],
    ['Move off removed endpoints', topic('removed endpoints')],
    ['Requests: what you send', requests],
    ['Responses: what you read', responses],
    ['Errors and headers', [...topic('errors'), ...topic('headers')]],
    ['Webhooks: what you receive', topic('webhooks')],
  ];
  const kept = steps.filter(([, some], index) => index === 0 || some.length > 0);
  const closing = [
    `Run both versions side by side${versionChoice(context) === 'none' ? ', where the provider lets you call both,' : ''} and compare ([section 9](#9-test-and-roll-back))`,
    'Switch traffic: 10 %, 50 %, 100 %',
    `Remove the code for ${names.the.old} before ${schedule.sunsetIs === 'stated' ? schedule.sunset : 'its sunset ([section 2](#2-timeline))'}`,
  ];
  const lines = [
    ...kept.map(([text, some], index) => `${index + 1}. [ ] ${text}\n${listOf(some, links)}`),
    ...closing.map((text, index) => `${kept.length + index + 1}. [ ] ${text}\n`),
  ];
  return paragraphs(['## 5. Migration steps', lines.join('')]);
}

function listOf(causes: readonly Cause[], links: Links): string {
  const shown = causes.slice(0, MOST_LINKS).map((cause) => {
    const [heading, link] = [causeHeading(cause), links.get(cause.id)];
    const where = cause.area.kind === 'resource' && cause.area.name !== SHARED ? `${prose(cause.area.name)}: ` : '';
    return `   - [ ] ${where}${link === undefined ? heading : `[${heading}](${link})`}\n`;
  });
  const more = causes.length - shown.length;
  return `${shown.join('')}${more > 0 ? `   - [ ] and ${more} more, in [At a glance](#4-at-a-glance)\n` : ''}`;
}
