import type { ComparedReport, ErrorReport, Report, ReportChange, ReportWaiver } from '../classify/report.ts';
import type { Severity } from '../rules/aspect.ts';
import { conclusion, countsSentence } from './conclusion.ts';
import { errorPlace, messageWithOrigin, placeOf, repositoryPath } from './place.ts';
import type { Place } from './place.ts';
import { visible } from './visible.ts';
import { expiredText, expiredWaivers, waivedText } from './waived.ts';

/** The levels of an annotation. */
type Level = 'error' | 'warning' | 'notice';

/** GitHub shows no more annotations of one level and step than these. */
const mostOfALevel = 10;

/** The levels of the changes that are worth a reader's eye; a cosmetic one is not. */
const levels: Readonly<Record<Severity, Level | null>> = { breaking: 'error', warning: 'warning', compatible: 'notice', cosmetic: null };

/** The text of a workflow command: what would end the line, or be decoded, is percent-encoded. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command, which a colon or a comma would end. */
function property(text: string): string {
  return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** One workflow command on one line; `lines` must be visible already. */
function annotation(
  level: Level,
  { place, title, lines }: { readonly place: Place | null; readonly title: string; readonly lines: readonly string[] },
): string {
  const where = place === null ? [] : [`file=${property(repositoryPath(place.file))}`, `line=${place.line}`, `col=${place.column}`];
  return `::${level} ${[...where, `title=${property(title)}`].join(',')}::${data(lines.join('\n'))}\n`;
}

/**
 * Annotations as workflow commands of GitHub Actions, on the lines of the new document: at most ten of a level, worst
 * first, and at the end a notice with the verdict and what else there is.
 */
export function renderGithub(report: Report): string {
  switch (report.status) {
    case 'error':
      return errorAnnotation(report);
    case 'compared':
      return annotations(report);
    default:
      return report satisfies never;
  }
}

function errorAnnotation({ error }: ErrorReport): string {
  const lines = [...error.message.split('\n'), ...(error.hint === null ? [] : [error.hint])].map((line) => visible(line));
  return annotation('error', { place: errorPlace(error), title: `api-diff: nothing was compared (${error.code})`, lines });
}

/** What is waived may be looked at where it would be otherwise, and alarms nobody. */
function levelOf({ severity, waived }: ReportChange): Level | null {
  if (waived === null) return levels[severity];
  return severity === 'breaking' || severity === 'warning' ? 'notice' : null;
}

function expiryAnnotation(waiver: ReportWaiver): string {
  const { file, line, column } = waiver;
  const place = file === null ? null : { file, line: line ?? 1, column: column ?? 1, was: null };
  return annotation('error', { place, title: 'A waiver expired', lines: [visible(expiredText(waiver))] });
}

function annotations(report: ComparedReport): string {
  // The verdict is a notice itself.
  const room: Record<Level, number> = { error: mostOfALevel, warning: mostOfALevel, notice: mostOfALevel - 1 };
  const left: ReportChange[] = [];
  const expired = expiredWaivers(report);
  let text = expired.slice(0, room.error).map(expiryAnnotation).join('');
  room.error = Math.max(0, room.error - expired.length);
  for (const change of report.changes) {
    const level = levelOf(change);
    if (level === null || room[level] === 0) {
      left.push(change);
      continue;
    }
    room[level] -= 1;
    const place = placeOf(change, report);
    const advice = level === 'notice' || change.advice === '' ? [] : [visible(change.advice)];
    const waived = change.waived === null ? [] : [visible(`${change.severity}, ${waivedText(change.waived)}`)];
    text += annotation(level, {
      place,
      title: `${change.waived === null ? '' : 'Waived: '}${change.title} (${change.rule})`,
      lines: [visible(messageWithOrigin(change, place)), ...advice, ...waived],
    });
  }
  const rest =
    left.length === 0 ? '' : `. Not annotated: ${countsSentence(left)}; the report in the formats markdown, sarif and json has them all`;
  return `${text}${annotation('notice', { place: null, title: 'api-diff', lines: [visible(`${conclusion(report)}${rest}.`)] })}`;
}
