import { count } from '../../count.ts';
import type { Cause } from '../cause.ts';
import { breakingCount } from '../cause.ts';
import { paragraphs } from '../block.ts';
import type { GuideContext } from '../context.ts';
import { spokenDay } from '../dates.ts';
import { wholeEffort } from '../effort.ts';
import { TODO, capital } from '../words.ts';

/** The title and what somebody in a hurry has to know. `todos` is how many questions to the owner the guide holds. */
export function summary(causes: readonly Cause[], todos: number, { report, names, schedule }: GuideContext): string {
  const heading = !names.areNamed
    ? `# Migrating to the new version of ${names.titleMarkdown}`
    : `# Migrating from ${names.titleMarkdown} ${names.old} to ${names.new}`;
  const breaking = causes.filter(({ isBreaking }) => isBreaking);
  const warnings = causes.length - breaking.length;
  if (causes.length === 0) {
    const compatible = report.summary.compatible;
    return paragraphs([
      heading,
      `> **TL;DR** Nothing to do: no change breaks a client. ${compatible === 0 ? 'Nothing was added either.' : `${capital(count(compatible, 'compatible addition'))} may be of use: [Appendix B](#appendix-b--compatible-additions-you-may-adopt).`}`,
      todoLine(todos),
    ]);
  }
  const resources = new Set(causes.map(({ area }) => (area.kind === 'resource' ? area.name : area.topic)));
  const things =
    breaking.length > 0 ? count(breakingCount(causes), 'breaking change') : `No breaking change, and ${count(warnings, 'thing')} to check`;
  const more = breaking.length > 0 && warnings > 0 ? `, and ${count(warnings, 'thing')} to check` : '';
  const where = resources.size > 1 ? ` in ${resources.size} areas` : '';
  const effort = wholeEffort(causes.map((cause) => cause.effort));
  const end =
    schedule.sunsetIs === 'stated'
      ? `keeps working until **${spokenDay(schedule.sunset)}**`
      : `keeps working until its sunset, proposed for **${spokenDay(schedule.sunset)}** ([section 2](#2-timeline))`;
  return paragraphs([
    heading,
    `> **TL;DR** ${things}${where}${more}. A client that uses all of it: about ${effort} (an estimate).\n> ${capital(names.the.old)} ${end}. After that it answers \`410 Gone\`.`,
    todoLine(todos),
  ]);
}

function todoLine(todos: number): string {
  return todos === 0
    ? ''
    : `> [!NOTE]\n> This is a draft: ${count(todos, 'question')} to the owner of the API ${todos === 1 ? 'is' : 'are'} open. Search for ${TODO.replaceAll('*', '').replace(':', '')} below.`;
}
