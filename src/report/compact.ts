import type { Report } from '../classify/report.ts';
import { conclusion } from './conclusion.ts';
import { errorPlace, messageWithOrigin, placeOf } from './place.ts';
import type { Place } from './place.ts';
import { visible } from './visible.ts';
import { expiredText, expiredWaivers, waivedText } from './waived.ts';

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
        // Log matchers take the word for how bad it is, and this one is let pass.
        const word = change.waived === null ? change.severity : 'waived';
        const why = change.waived === null ? '' : ` (${change.severity}, ${waivedText(change.waived)})`;
        return `${prefix(place)}${word} ${visible(change.rule)} ${visible(`${messageWithOrigin(change, place)}${why}`)}\n`;
      });
      const expired = expiredWaivers(report).map((waiver) => {
        const { file, line, column } = waiver;
        const where = file === null ? '' : prefix({ file, line: line ?? 1, column: column ?? 1, was: null });
        return `${where}error waiver-expired ${visible(expiredText(waiver))}\n`;
      });
      return `${lines.join('')}${expired.join('')}${last}`;
    }
    default:
      return report satisfies never;
  }
}
