import { count } from '../../count.ts';
import { table } from '../../markdown/escape.ts';
import { actionOf } from '../actions/action.ts';
import { isMove, placeWords } from '../actions/moves.ts';
import { paragraphs } from '../block.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { capital, slugOf } from '../words.ts';
import { causeHeading } from './cause-heading.ts';

const MOST_ROWS = 120;

/** The link to each cause's own heading; headings of one text are numbered as GitHub numbers them. */
export type Links = ReadonlyMap<string, string>;

/** The links of headings in their order in the guide. */
export function linksOf(headings: readonly { readonly ids: readonly string[]; readonly heading: string }[]): Links {
  const seen = new Map<string, number>();
  return new Map(
    headings.flatMap(({ ids, heading }) => {
      const slug = slugOf(heading);
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return ids.map((id) => [id, count === 0 ? `#${slug}` : `#${slug}-${count}`] as const);
    }),
  );
}

/** Section 4: every cause in one line. */
export function glanceSection(causes: readonly Cause[], links: Links, context: GuideContext): string {
  if (causes.length === 0) return '';
  const rows = causes.slice(0, MOST_ROWS).map((cause, index) => rowOf(cause, index, links, context));
  const more = causes.length - rows.length;
  const { names } = context;
  return paragraphs([
    '## 4. At a glance',
    table(['#', 'Change', capital(names.old), capital(names.new), 'Endpoints', 'Effort'], rows),
    more > 0 ? `And ${count(more, 'more change')}, in [Appendix A](#appendix-a--all-breaking-changes).` : '',
  ]);
}

function rowOf(cause: Cause, index: number, links: Links, context: GuideContext): readonly string[] {
  const [first] = cause.changes;
  const heading = causeHeading(cause);
  const parts = first === undefined ? undefined : actionOf(first, context).parts;
  const link = links.get(cause.id);
  const isOne = cause.changes.length === 1 || cause.title !== undefined;
  const rename = isOne ? first?.change.rename : undefined;
  const said = (text: string | undefined): string => (!isOne || text === undefined || text === 'nothing' || text.length > 60 ? '–' : text);
  return [
    String(index + 1),
    link === undefined ? heading : `[${heading}](${link})`,
    rename === undefined ? said(parts?.old) : isMove(rename.kind) ? placeWords(rename.from) : (parts?.from ?? '–'),
    rename === undefined ? said(parts?.new) : isMove(rename.kind) ? placeWords(rename.to) : (parts?.to ?? '–'),
    String(cause.operations.length),
    cause.effort,
  ];
}
