import type { ReportChange } from '../../classify/report.ts';
import { visible } from '../visible.ts';
import type { Line } from './line.ts';
import { hang, lineWidth, span, words, wrap } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/**
 * Below a label, what to type so that a change may pass for some time; the reason is left to whoever types it. Where the
 * screen is too narrow the lines end as a shell wants it, so that they can still be pasted.
 */
export function waiveLines({ fingerprint }: ReportChange, label: Line, options: TextOptions): readonly Line[] {
  const command = `api-diff waive ${visible(fingerprint)} --reason "${signsOf(options).ellipsis}" --expires 90d`;
  const width = options.width - lineWidth(label);
  if (command.length <= width) return [[...label, span(command)]];
  const lines = wrap(words(command), width - 2);
  return hang(
    label,
    lines.map((line, index) => (index < lines.length - 1 ? [...line, span(' \\')] : line)),
  );
}
