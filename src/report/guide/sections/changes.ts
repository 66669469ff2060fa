import { groupedBy } from '../../../classify/grouped-by.ts';
import { count } from '../../count.ts';
import { prose } from '../../markdown/escape.ts';
import type { Block } from '../block.ts';
import { paragraphs } from '../block.ts';
import { callOf } from '../called.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { SHARED } from '../resources.ts';
import type { Topic } from '../topic.ts';
import { capital } from '../words.ts';
import { causeHeading } from './cause-heading.ts';
import { causeSection } from './cause-section.ts';
import type { Detail } from './cause-section.ts';
import { removedEndpoints } from './removed.ts';

/** A block with the headings in it, for links; a heading has the ids of all that is told below it. */
export interface TitledBlock extends Block {
  readonly headings: readonly { readonly ids: readonly string[]; readonly heading: string }[];
}

/** So many lines the sections of all causes may take together; a guide that nobody reads helps nobody. */
const MOST_LINES = 1_250;

/** Causes beyond these are told without payloads, and beyond those in a line. */
const MOST_WHOLE = 40;
const MOST_SHORT = 70;

const TOPICS: readonly Topic[] = ['base URL', 'authentication', 'errors', 'pagination', 'headers', 'webhooks'];

/** Sections 6 and 7: every cause, below its resource or its topic. */
export function changeSections(causes: readonly Cause[], context: GuideContext): readonly TitledBlock[] {
  if (causes.length === 0) return [];
  const writer = sectionWriter(causes, context);
  const resources = [
    ...groupedBy(
      causes.filter(({ area }) => area.kind === 'resource'),
      ({ area }) => (area.kind === 'resource' ? area.name : ''),
    ),
  ].sort(([a], [b]) => Number(a === SHARED) - Number(b === SHARED) || (a < b ? -1 : 1));
  const blocks: TitledBlock[] = [
    headingBlock(
      'changes',
      '## 6. Changes by resource',
      resources.length === 0 ? 'No resource changed by itself: what changed concerns all of them, or an endpoint that is gone.' : '',
    ),
  ];
  let number = 0;
  for (const [name, some] of resources) {
    number += 1;
    blocks.push(headingBlock(`resource-${idOf(name)}`, `### 6.${number} ${prose(name)}`, ''), ...writer(some));
  }
  const removed = removedEndpoints(causes, `### 6.${number + 1} Removed endpoints`, context);
  if (removed !== '')
    blocks.push({
      id: 'removed-endpoints',
      text: removed,
      headings: [{ ids: causes.filter(isRemoved).map(({ id }) => id), heading: `6.${number + 1} Removed endpoints` }],
    });
  blocks.push(...crossCutting(causes, writer, context));
  return blocks;
}

function crossCutting(
  causes: readonly Cause[],
  writer: (some: readonly Cause[]) => readonly TitledBlock[],
  context: GuideContext,
): readonly TitledBlock[] {
  const topics = TOPICS.flatMap((topic) => {
    const some = causes.filter(({ area }) => area.kind === 'topic' && area.topic === topic);
    return some.length === 0 ? [] : [{ topic, some }];
  });
  const unchanged = TOPICS.filter(
    (topic) =>
      !topics.some((one) => one.topic === topic) &&
      (topic !== 'webhooks' || context.apis.old.operations.some(({ kind }) => kind === 'webhook')),
  );
  const says = unchanged.length === 0 ? '' : `Unchanged as far as the documents say: ${unchanged.join(', ')}.`;
  return [
    headingBlock('cross-cutting', '## 7. Cross-cutting changes', says),
    ...topics.flatMap(({ topic, some }, index) => [
      headingBlock(`topic-${idOf(topic)}`, `### 7.${index + 1} ${capital(topic)}`, ''),
      ...writer(some),
    ]),
  ];
}

/** Writes the subsections of causes, shorter and shorter the more there are; the last ones are folded together. */
function sectionWriter(all: readonly Cause[], context: GuideContext): (some: readonly Cause[]) => readonly TitledBlock[] {
  const order = new Map(all.map((cause, index) => [cause, index]));
  let left = MOST_LINES;
  const detailOf = (cause: Cause): Detail => {
    const index = order.get(cause) ?? 0;
    if (left < 150 || index >= MOST_SHORT) return 'line';
    return index < MOST_WHOLE && left > 400 ? 'whole' : 'short';
  };
  return (some) => {
    const blocks: TitledBlock[] = [];
    const folded: Cause[] = [];
    for (const cause of some) {
      const detail = detailOf(cause);
      if (detail === 'line') {
        folded.push(cause);
        continue;
      }
      const text = causeSection(cause, detail, context);
      left -= text.split('\n').length + 4;
      blocks.push({ id: blockId(cause), text, headings: [{ ids: [cause.id], heading: causeHeading(cause) }] });
    }
    if (folded.length > 0) blocks.push(foldedBlock(folded, context));
    return blocks;
  };
}

/** Causes for which there is no room, a line each, behind a line to click on. */
function foldedBlock(causes: readonly Cause[], context: GuideContext): TitledBlock {
  const lines = causes.slice(0, 60).map((cause) => {
    const [operation] = cause.operations;
    const where =
      operation === undefined
        ? ''
        : ` (${callOf(operation, context.operations)}${cause.operations.length > 1 ? ` and ${cause.operations.length - 1} more` : ''})`;
    return `- **${causeHeading(cause)}**${where}\n`;
  });
  const more = causes.length - lines.length;
  const list = `${lines.join('')}${more > 0 ? `- and ${more} more, in Appendix A\n` : ''}`;
  return {
    id: `more-${causes[0]?.id.replace(':', '-') ?? ''}`,
    text: `<details><summary>${count(causes.length, 'more change')}</summary>\n\n${list}\n</details>\n`,
    headings: [],
  };
}

function headingBlock(id: string, heading: string, text: string): TitledBlock {
  return { id, text: paragraphs([heading, text]), headings: [{ ids: [id], heading: heading.replace(/^#+ /, '') }] };
}

function isRemoved({ area }: Cause): boolean {
  return area.kind === 'topic' && area.topic === 'removed endpoints';
}

/** Marks are split at blanks, so a name keeps letters and digits only. */
function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return id === '' ? 'other' : id;
}

function blockId({ id }: Cause): string {
  return `change-${id.replace(':', '-')}`;
}
