import { NO_VALUE } from '../../classify/listed-values.ts';
import type { ReportChange, ReportSide } from '../../classify/report.ts';
import { lastToken, unescapeToken } from '../../model/pointer.ts';
import { positionText } from '../place.ts';
import { isNoValue, says, sideText } from '../side.ts';
import { visible } from '../visible.ts';
import { displayWidth } from './display-width.ts';
import { label, labelColumns } from './labelled.ts';
import type { Line } from './line.ts';
import { gap, lineWidth, span } from './line.ts';
import type { SourceExcerpt } from './source.ts';
import { sourceExcerpt } from './source.ts';
import type { TextOptions } from './style.ts';
import { signsOf } from './style.ts';

/** From this width on both sides may stand beside each other. */
const twoColumns = 120;

/** A shorter excerpt would show hardly more than its key; then it stands below its position. */
const shortestExcerpt = 28;

/** One of the two sides of a change and the room its position takes. */
interface Half {
  readonly name: 'old' | 'new';
  readonly rule: string;
  readonly side: ReportSide;
  readonly options: TextOptions;
  readonly at: string;
  /** Columns for the position, so that the texts of both sides stand below each other. */
  readonly columns: number;
  readonly width: number;
  /** Whether the other side says nothing. */
  readonly alone: boolean;
}

/**
 * What stood there and what stands there now, with positions: the line of the document with carets below the key
 * where it is at hand and says it all, else the value; beside each other where there is room.
 */
export function sideLines(change: ReportChange, options: TextOptions): readonly Line[] {
  const one = says(change.old) === says(change.new) ? null : says(change.old) ? 'old' : 'new';
  const at = { old: position(change.old, options), new: position(change.new, options) };
  const half = (name: 'old' | 'new', columns: number, width: number): readonly Line[] =>
    halfLines({ name, rule: change.rule, side: change[name], options, at: at[name], columns, width, alone: one !== null });
  if (!says(change.old) && !says(change.new)) return half('new', displayWidth(at.new), options.width);
  if (one !== null) return half(one, displayWidth(at[one]), options.width);
  if (options.width >= twoColumns) {
    const middle = Math.floor(options.width / 2);
    const left = half('old', displayWidth(at.old), middle - 2);
    const right = half('new', displayWidth(at.new), options.width - middle);
    const whole = [...half('old', displayWidth(at.old), Infinity), ...half('new', displayWidth(at.new), Infinity)];
    if (whole.every((line) => lineWidth(line) <= middle - 2)) return beside(left, right, middle);
  }
  const columns = Math.max(displayWidth(at.old), displayWidth(at.new));
  return [...half('old', columns, options.width), ...half('new', columns, options.width)];
}

/** The carets say which column it is, where there are any. */
function position(side: ReportSide, options: TextOptions): string {
  return visible(positionText(options.sourceLine === undefined ? side : { ...side, column: null }), options.characters);
}

function beside(left: readonly Line[], right: readonly Line[], middle: number): readonly Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const [before = [], after = []] = [left[index], right[index]];
    return after.length === 0 ? before : [...before, gap(middle - lineWidth(before)), ...after];
  });
}

function halfLines(half: Half): readonly Line[] {
  const { name, side, options, at, columns, width } = half;
  const start: Line = [...label(name, name === 'old' ? 'removed' : 'added'), span(at, 'dim')];
  if (!says(side)) return at === '' ? [] : [start];
  const beside: Line = columns === 0 ? start : [...start, gap(columns - displayWidth(at) + 2)];
  const room = width - lineWidth(beside);
  const inline = excerptOf(half, Math.max(room, shortestExcerpt));
  if (inline !== undefined && displayWidth(inline.text) <= room) return framed(beside, inline, half);
  const below = excerptOf(half, width - labelColumns);
  if (below !== undefined) return [start, ...framed([gap(labelColumns)], below, half)];
  const style = { notation: 'flow', characters: options.characters, ellipsis: signsOf(options).ellipsis } as const;
  const text = span(isNoValue(half.rule, side) ? NO_VALUE : sideText(side, Math.min(room, 400), style));
  return [withOwner([...beside, text], half)];
}

/** A bare name of a property stands in many schemas, so the component that holds it is said where there is room. */
function withOwner(line: Line, { side, options, width }: Half): Line {
  const component = /\/(?:schemas|definitions)\/([^/]+)\/.*/.exec(side.pointer)?.[1];
  if (component === undefined || side.value !== lastToken(side.pointer)) return line;
  const owner = span(`  in schema ${visible(unescapeToken(component), options.characters)}`, 'dim');
  return lineWidth([...line, owner]) <= width ? [...line, owner] : line;
}

function excerptOf({ name, side, options }: Half, columns: number): SourceExcerpt | undefined {
  const { file, line, column } = side;
  if (file === null || line === null || column === null) return undefined;
  const text = options.sourceLine?.(name, file, line);
  return text === undefined ? undefined : sourceExcerpt(text, column, Math.min(columns, 400), options);
}

/** The old line gets carets only where the key is not what it begins with: the message has named it already. */
function framed(start: Line, { text, before, carets }: SourceExcerpt, { name, alone }: Half): readonly Line[] {
  const line: Line = [...start, span(text)];
  if (name === 'old' && !alone && before === 0) return [line];
  return [line, [gap(lineWidth(start) + before), span('^'.repeat(carets), name === 'old' ? 'removed' : 'added')]];
}
