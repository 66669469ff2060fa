import type { ComparedReport } from '../../classify/report.ts';
import type { LoadedPair } from '../../load/load-pair.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { positionText } from '../../report/place.ts';
import { visible } from '../../report/visible.ts';
import { unusedWaivers } from '../../report/waived.ts';

/** Of so many waivers that speak of nothing each is named. */
const mostNamed = 5;

/** Which waivers match no change, as a line on stderr; nothing where each of them does. Those of several reports have to speak of none in all. */
export function unusedRemark(reports: readonly Pick<ComparedReport, 'waivers'>[], { characters }: Pick<TextOptions, 'characters'>): string {
  const [first = [], ...others] = reports.map((report) =>
    unusedWaivers(report).map(({ file, line, column }) => positionText({ file, line, column })),
  );
  const unused = first.filter((place) => place !== '' && others.every((places) => places.includes(place)));
  if (unused.length === 0) return '';
  const named = [...unused.slice(0, mostNamed), ...(unused.length > mostNamed ? [`${unused.length - mostNamed} more`] : [])];
  const what = unused.length === 1 ? 'a waiver matches' : `${unused.length} waivers match`;
  return `note: ${what} no change and can go: ${visible(sentenceList(named), characters)}\n`;
}

/** What is worth a line on stderr beside the report: that the documents are the same, or that they look swapped. */
export function remarksOn(report: ComparedReport, { same }: Pick<LoadedPair, 'same'>, { characters }: TextOptions): string {
  const { old, new: next, verdict } = report;
  const remarks: string[] = [];
  if (same) remarks.push(old.source === next.source ? `${old.source} was given twice` : `${old.source} and ${next.source} are the same`);
  if (verdict.bump.declared === 'down') {
    remarks.push(`old (${old.version}) is newer than new (${next.version}): did you swap them? The old document comes first`);
  }
  return remarks.map((remark) => `note: ${visible(remark, characters)}\n`).join('');
}
