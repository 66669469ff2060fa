import type { Comparison } from '../../classify/compare.ts';
import { guideCauses } from './causes.ts';
import { guideContext } from './context.ts';
import { frontMatter } from './front-matter.ts';
import type { GuideParts } from './merge.ts';
import type { GuideOptions } from './options.ts';
import { adaptersSection } from './sections/adapters.ts';
import { affectedSection } from './sections/affected.ts';
import { additionsAppendix, breakingAppendix, waivedAppendix } from './sections/appendices.ts';
import { changeSections } from './sections/changes.ts';
import { glanceSection, linksOf } from './sections/glance.ts';
import { noticeSection } from './sections/notice.ts';
import { selectingSection } from './sections/selecting.ts';
import { signalsSection } from './sections/signals.ts';
import { stepsSection } from './sections/steps.ts';
import { summary } from './sections/summary.ts';
import { testingSection } from './sections/testing.ts';
import { timelineSection } from './sections/timeline.ts';

/**
 * Drafts the migration guide of a comparison, in Markdown, for a person who runs a client of the API and has ten
 * minutes. A pure function: the same comparison and options give the same bytes.
 */
export function guideOf(comparison: Comparison, options: GuideOptions): GuideParts {
  const context = guideContext(comparison, options);
  const causes = guideCauses(context);
  const changes = changeSections(causes, context);
  const links = linksOf(changes.flatMap(({ headings }) => headings));
  const isShort = causes.length === 0;
  const blocks = [
    { id: 'affected', text: affectedSection(causes, context) },
    { id: 'timeline', text: timelineSection(causes, context) },
    { id: 'selecting', text: selectingSection(context) },
    { id: 'glance', text: glanceSection(causes, links, context) },
    { id: 'steps', text: stepsSection(causes, links, context) },
    { id: 'adapters', text: adaptersSection(context) },
    ...changes.map(({ id, text }) => ({ id, text })),
    ...(isShort
      ? []
      : [
          { id: 'signals', text: signalsSection(context) },
          { id: 'testing', text: testingSection(context) },
        ]),
    { id: 'notice', text: noticeSection(causes, context) },
    { id: 'appendix-a', text: breakingAppendix(context) },
    { id: 'appendix-b', text: additionsAppendix(context) },
    { id: 'appendix-c', text: waivedAppendix(context) },
  ];
  return {
    frontMatter: frontMatter(context),
    summary: (todos) => ({ id: 'summary', text: summary(causes, todos, context) }),
    blocks: blocks.filter(({ text }) => text !== ''),
  };
}
