import type { ReportChange } from '../../classify/report.ts';
import { canonical } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import { NAMELESS } from '../../rules/aspects/branch-name.ts';
import { hurts } from '../conclusion.ts';
import type { Entry } from '../entries.ts';
import { visible } from '../visible.ts';
import { label, labelColumns } from './labelled.ts';
import type { Line } from './line.ts';
import { cutLine, gap, hang, lineWidth, span, withRight } from './line.ts';
import { listWithin } from './list-within.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/**
 * Where else the edit was made, of which the first place is shown already: the schemas and operations that hold the
 * first few places and how many more, or each place in full with its fingerprint where everything is shown. Nothing
 * for a change by itself, and nothing where the operations that are affected are the places.
 */
export function placeLines({ changes, places, operations }: Entry, options: TextOptions): readonly Line[] {
  if (changes.length < 2) return [];
  if (options.detail === 'verbose')
    return hang(
      label('places'),
      changes.flatMap((change) => placeInFull(change, places < changes.length ? listed(change) : change.place, options)),
    );
  // The message has named what one list has more or less.
  if (places === 1) return [];
  const owners = [...new Set(changes.map(ownerOf))];
  const affected = new Set(operations);
  if (owners.length === affected.size && owners.every((owner) => affected.has(owner))) return [];
  const { ellipsis } = signsOf(options);
  const names = owners.map((owner) => visible(owner, options.characters));
  const noun = owners.length === places ? 'place' : undefined;
  const text = listWithin(names, { columns: options.width - labelColumns, ellipsis, noun });
  return [cutLine([...label('places'), span(text)], options.width, ellipsis)];
}

/** Below what only tells which document it is, the one thing that somebody would look for: a component or an operation. */
function ownerOf({ place, old, new: next }: ReportChange): string {
  const [first = '', second, third] = tokensOf((next.value === null && old.value !== null ? old : next).pointer);
  switch (first) {
    case 'components':
      return third ?? place;
    case 'definitions':
    case 'parameters':
    case 'responses':
      return second ?? place;
    case 'paths':
    case 'webhooks': {
      if (second === undefined) return place;
      const operation = `${first === 'webhooks' ? 'webhook ' : ''}${third?.toUpperCase() ?? ''} ${second}`;
      return place.startsWith(operation) ? operation : second;
    }
    default:
      return place;
  }
}

/** A place that is a list, and which of its entries it is about. */
function listed({ place, old, new: next }: ReportChange): string {
  const value = next.value ?? old.value;
  return value === null || value === NAMELESS ? place : `${place}: ${typeof value === 'string' ? value : canonical(value)}`;
}

/** A place as often broken as the screen asks for, behind a dot or before a slash, and its fingerprint at the right edge. */
function placeInFull(change: ReportChange, text: string, options: TextOptions): readonly Line[] {
  const lines: string[] = [];
  const columns = options.width - labelColumns;
  for (const part of visible(text, options.characters).split(/(?<=\.)|(?=\/)/)) {
    const last = lines.at(-1);
    if (last !== undefined && lineWidth([span(last + part)]) <= columns) lines[lines.length - 1] = last + part;
    else lines.push(last === undefined ? part : `  ${part}`);
  }
  const folded = lines.map((text): Line => [span(text)]);
  if (!hurts(change)) return folded;
  const fingerprint: Line = [span(change.fingerprint, 'dim')];
  const joined = withRight(folded.at(-1) ?? [], fingerprint, columns);
  return joined === undefined ? [...folded, [gap(columns - lineWidth(fingerprint)), ...fingerprint]] : [...folded.slice(0, -1), joined];
}
