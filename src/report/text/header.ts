import type { ComparedReport } from '../../classify/report.ts';
import { visible } from '../visible.ts';
import type { Line } from './line.ts';
import { fold, gap, lineWidth, span } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/** What is compared: title, versions and sources on one line, the sources on a second where one is too narrow. */
export function headerLines(report: ComparedReport, options: TextOptions): readonly Line[] {
  const { arrow } = signsOf(options);
  const clean = (text: string): string => visible(text, options.characters);
  const title = clean(report.new.title || report.old.title || 'untitled API');
  const renamed = report.old.title !== report.new.title && report.old.title !== '' && report.new.title !== '';
  const sources = span(`${clean(report.old.source)} ${arrow} ${clean(report.new.source)}`, 'dim');
  const specification =
    report.old.openapi === report.new.openapi
      ? []
      : [gap(2), span(`OpenAPI ${clean(report.old.openapi)} ${arrow} ${clean(report.new.openapi)}`, 'dim')];
  const subject: Line = [
    span(renamed ? `${clean(report.old.title)} ${arrow} ${title}` : title, 'strong'),
    gap(2),
    span(`${clean(report.old.version || '?')} ${arrow} ${clean(report.new.version || '?')}`),
    ...specification,
  ];
  const whole: Line = [...subject, gap(3), sources];
  return lineWidth(whole) <= options.width ? [whole] : [...fold(subject, options.width), ...fold([gap(2), sources], options.width)];
}
