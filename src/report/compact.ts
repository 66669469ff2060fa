import type { Report } from '../classify/report.ts';
import { conclusion } from './conclusion.ts';
import { errorPlace, messageWithOrigin, placeOf } from './place.ts';
import type { Place } from './place.ts';
import { visible } from './visible.ts';

/** `file:line:column: `, which editors and log matchers make a link of. */
function prefix({ file, line, column }: Place): string {
  return `${visible(file)}:${line}:${column}: `;
}

/** One line for each change, `file:line:column: severity rule message`, and the verdict on the last. */
export function renderCompact(report: Report): string {
  const last = `api-diff: ${visible(conclusion(report))}\n`;
  switch (report.status) {
    case 'error': {
      const { code, message, hint } = report.error;
      const place = errorPlace(report.error);
      const said = hint === null ? message : `${message} ${hint}`;
      return place === null
        ? `api-diff: error ${visible(code)} ${visible(said)}\n${last}`
        : `${prefix(place)}error ${visible(code)} ${visible(said)}\n${last}`;
    }
    case 'compared': {
      const lines = report.changes.map((change) => {
        const place = placeOf(change, report);
        return `${prefix(place)}${change.severity} ${visible(change.rule)} ${visible(messageWithOrigin(change, place))}\n`;
      });
      return `${lines.join('')}${last}`;
    }
    default:
      return report satisfies never;
  }
}
