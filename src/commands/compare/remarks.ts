import type { ComparedReport } from '../../classify/report.ts';
import type { LoadedPair } from '../../load/load-pair.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { visible } from '../../report/visible.ts';

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
