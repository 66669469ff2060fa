import type { Role } from '../../report/text/palette.ts';
import { displayWidth } from '../../report/text/display-width.ts';
import type { Line } from '../../report/text/line.ts';
import { cutLine, gap, hang, lineWidth, paint, span, words, wrap } from '../../report/text/line.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { signsOf } from '../../report/text/style.ts';
import { visible } from '../../report/visible.ts';
import type { LogEntry, LogOutcome } from './entry.ts';
import { bumpWords, causeWords, plainWords, versionWords } from './words.ts';

/**
 * A line for each step; with `verbose` its subject and every cause below it. `cutAt` is the width of a screen on which
 * a line has to fit; null for a file or a pipe, where cutting would only lose what somebody may search for.
 */
export function logText(entries: readonly LogEntry[], options: TextOptions, cutAt: number | null): string {
  const columns = {
    name: widest(
      entries.map(({ step }) => visible(step.name, options.characters)),
      24,
    ),
    version: widest(
      entries.map(({ outcome }) => versions(outcome, options)),
      28,
    ),
    verdict: widest(
      entries.map(({ outcome }) => verdict(outcome, options).text),
      28,
    ),
  };
  const lines = entries.flatMap((entry): readonly Line[] => {
    const whole = stepLine(entry, columns, options);
    const line = cutAt === null || options.detail === 'verbose' ? whole : cutLine(whole, cutAt, signsOf(options).ellipsis);
    return options.detail === 'verbose' ? [line, ...details(entry, options), []] : [line];
  });
  return paint(lines, options.palette);
}

/** As wide as the widest of some texts, within bounds. */
function widest(texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(0, ...texts.map(displayWidth)));
}

interface Columns {
  readonly name: number;
  readonly version: number;
  readonly verdict: number;
}

function stepLine({ step, outcome }: LogEntry, columns: Columns, options: TextOptions): Line {
  const { text, role } = verdict(outcome, options);
  const head = [...cell(visible(step.name, options.characters), columns.name, 'code'), ...cell(step.date, 10, 'dim')];
  // What is no verdict is a sentence, with the rest of the line to itself.
  if (outcome.kind !== 'compared' && outcome.kind !== 'first') return [...head, span(text, role)];
  const cause = outcome.kind === 'compared' ? causeWords(outcome.comparison) : '';
  return [
    ...head,
    ...cell(versions(outcome, options), columns.version),
    ...cell(text, columns.verdict, role),
    span(visible(cause, options.characters)),
  ];
}

function cell(text: string, columns: number, role?: Role): Line {
  const shown = displayWidth(text);
  return [role === undefined ? span(text) : span(text, role), gap(Math.max(0, columns - shown) + 2)];
}

function versions(outcome: LogOutcome, options: TextOptions): string {
  return visible(versionWords(outcome, signsOf(options).arrow), options.characters);
}

function verdict(outcome: LogOutcome, options: TextOptions): { readonly text: string; readonly role: Role } {
  const signs = signsOf(options);
  const plain = plainWords(outcome);
  if (plain !== null || outcome.kind !== 'compared') {
    const isFault = outcome.kind === 'unreadable' || outcome.kind === 'deleted';
    return { text: `${isFault ? `${signs.bad} ` : ''}${visible(plain ?? '', options.characters)}`, role: isFault ? 'bad' : 'dim' };
  }
  const { enough, recommended } = outcome.comparison.bump;
  const text = bumpWords(outcome.comparison);
  if (recommended === 'none') return { text, role: 'dim' };
  if (enough === null) return { text, role: recommended === 'major' ? 'warning' : 'strong' };
  return enough ? { text: `${signs.good} ${text}`, role: 'good' } : { text: `${signs.bad} ${text}`, role: 'bad' };
}

const indentation = 4;

function details({ step, outcome }: LogEntry, options: TextOptions): readonly Line[] {
  const tags = step.tags.filter((tag) => tag !== step.name);
  const subject = `${visible(step.subject, options.characters)}${tags.length === 0 ? '' : ` (${tags.map((tag) => visible(tag, options.characters)).join(', ')})`}`;
  const head = hang([gap(indentation)], wrap(words(subject, 'dim'), options.width - indentation));
  if (outcome.kind === 'unreadable') {
    return [...head, ...hang([gap(indentation)], wrap(words(visible(outcome.message, options.characters)), options.width - indentation))];
  }
  if (outcome.kind !== 'compared') return head;
  const { note } = outcome.comparison.bump;
  const remark =
    note === null ? [] : hang([gap(indentation)], wrap(words(visible(note, options.characters), 'dim'), options.width - indentation));
  const causes = outcome.comparison.causes.flatMap(({ severity, message }) => {
    const start: Line = [gap(indentation), span(severity.padEnd(11), severity)];
    return hang(start, wrap(words(visible(message, options.characters)), options.width - lineWidth(start)));
  });
  return [...head, ...remark, ...causes];
}
