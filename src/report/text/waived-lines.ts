import type { ComparedReport, ReportWaived } from '../../classify/report.ts';
import { count } from '../count.ts';
import { causesOf, changesIn } from '../entries.ts';
import type { Entry } from '../entries.ts';
import { positionText } from '../place.ts';
import { visible } from '../visible.ts';
import { expiredText, expiredWaivers, nextExpiry, unusedWaivers, waivedText } from '../waived.ts';
import { entryHead, entryLine } from './change-block.ts';
import type { Line } from './line.ts';
import { gap, hang, lineWidth, span, withHint, words, wrap } from './line.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/** So many entries are named; they were decided on and need no eye. */
const mostEntries = 3;

/** So many expired waivers are named. */
const mostExpired = 3;

/** What is waived, struck through, with its reason; what there is no room for is counted. */
export function waivedLines(report: ComparedReport, options: TextOptions): readonly Line[] {
  const entries = causesOf(report).filter(({ first }) => first.waived !== null);
  const shown = entries.slice(0, entries.length > mostEntries + 1 ? mostEntries : mostEntries + 1);
  const rest = changesIn(entries.slice(shown.length)).length;
  const more = `${signsOf(options).waived} ${count(rest, 'more waived change')}`;
  return [
    ...shown.flatMap((entry) => waivedEntry(entry, options)),
    ...(rest > 0 ? withHint([span(more, 'dim')], '-v shows them', options.width) : []),
  ];
}

function waivedEntry(entry: Entry, options: TextOptions): readonly Line[] {
  const { waived } = entry.first;
  if (waived === null) return [];
  const indentation: Line = [gap(lineWidth(entryHead(entry, options)))];
  return [entryLine(entry, options), ...hang(indentation, reasonLines(waived, options.width - lineWidth(indentation), options))];
}

function reasonLines(waived: ReportWaived, width: number, options: TextOptions): readonly Line[] {
  return wrap(words(visible(waivedText(waived), options.characters), 'dim'), width);
}

/** Counted in the verdict: `2 waived until 2027-02-28`. */
export function waivedCount({ changes, summary }: ComparedReport): string {
  return `${summary.waived} waived${nextExpiry({ changes })}`;
}

/** Below the label `expired`: which waivers, and since when. */
export function expiredLines(report: ComparedReport, first: Line, options: TextOptions): readonly Line[] {
  const expired = expiredWaivers(report);
  const shown = expired.slice(0, mostExpired).map(expiredText);
  const rest = expired.length - shown.length;
  const texts = rest > 0 ? [...shown, `and ${count(rest, 'more waiver')}`] : shown;
  const width = options.width - lineWidth(first);
  return expired.length === 0
    ? []
    : hang(
        first,
        texts.flatMap((text) => wrap(words(visible(text, options.characters), 'bad'), width)),
      );
}

/** The waivers that match no change, for where everything is shown. */
export function unusedTexts(report: ComparedReport): readonly { readonly place: string; readonly text: string }[] {
  return unusedWaivers(report).map((waiver) => ({ place: positionText(waiver), text: `matches no change: ${waiver.reason}` }));
}
