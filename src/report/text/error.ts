import type { ErrorReport } from '../../classify/report.ts';
import { visible } from '../visible.ts';
import type { Line } from './line.ts';
import { gap, hang, lineWidth, paint, span, words, wrap } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/**
 * "Could not compare": what is wrong, where, what to do, and that there is no verdict. A command line that could not
 * be obeyed (code `usage`) has no place and is told in a sentence.
 */
export function renderErrorText(report: ErrorReport, options: TextOptions): string {
  const { code, message, hint } = report.error;
  const signs = signsOf(options);
  const clean = (text: string): string => visible(text, options.characters);
  const paragraphs = message.split('\n').map((paragraph) => words(clean(paragraph)));
  const sign: Line = [span(`${signs.bad} error`, 'bad'), gap(2)];
  const below: Line = [gap(2)];
  const lines: Line[] = [];
  if (code === 'usage') {
    lines.push(
      ...hang(
        sign,
        paragraphs.flatMap((paragraph) => wrap(paragraph, options.width - lineWidth(sign))),
      ),
    );
  } else {
    lines.push([...sign, span('nothing was compared', 'strong'), gap(2), span(clean(code), 'dim')]);
    const place = placeOf(report.error);
    if (place !== '') lines.push([...below, span(clean(place), 'strong')]);
    lines.push(...paragraphs.flatMap((paragraph) => hang(below, wrap(paragraph, options.width - 2))));
  }
  if (hint !== null && hint !== '') {
    const label: Line = [...below, span('fix', 'dim'), gap(2)];
    lines.push(...hang(label, wrap(words(clean(hint)), options.width - lineWidth(label))));
  }
  return paint(lines, options.palette);
}

/** `new.yaml:12:7`, as much of it as is known. */
function placeOf({ file, line, column }: ErrorReport['error']): string {
  return file === null ? '' : [file, line, column].filter((part) => part !== null).join(':');
}
