import type { Direction, MediaType } from '../../../model/api.ts';
import { essence, matchMediaTypes } from '../../../diff/contract/media-range.ts';
import type { AdapterContext, Spot } from '../context.ts';
import { conversionOf } from '../derive/schema.ts';
import { addressee, togetherSentence } from '../derive/sentences.ts';
import type { Conversion } from '../plan.ts';
import { SAME } from '../plan.ts';
import { isSame } from '../inside.ts';
import { isRefuted } from '../trial.ts';
import type { BodyPlan } from './plan.ts';

/** The bodies of a message on both sides; no media types where there is no body. */
export interface BodySides {
  readonly sent: readonly MediaType[];
  readonly taken: readonly MediaType[];
  /** Whether the sender may leave the body out and the receiver wants one. */
  readonly isMissed: boolean;
  readonly direction: Direction;
  readonly spot: Spot;
}

/** Converts a body by the media types that both sides have; all of them have to agree on how. */
export function bodyPlan({ sent, taken, isMissed, direction, spot }: BodySides, context: AdapterContext): BodyPlan {
  const { version, verb } = addressee(direction);
  const decide = (sentence: string): Conversion => ({ kind: 'decide', gap: context.gap(spot, sentence) });
  const missing = isMissed ? context.gap(spot, `The ${version} version requires a body: say what to ${verb}.`) : undefined;
  const [first] = taken;
  if (sent.length === 0) {
    if (first?.schema === undefined) return { kind: 'same' };
    const needed =
      missing ?? (direction === 'response' ? context.gap(spot, `The ${version} version has a body here: say what to ${verb}.`) : undefined);
    if (needed === undefined) return { kind: 'same' };
    return {
      kind: 'converted',
      value: { kind: 'decide', gap: needed },
      source: undefined,
      target: [first.schema.address],
      missing: needed,
      mediaType: undefined,
    };
  }
  if (first === undefined) return { kind: 'dropped', left: undefined };
  const { kept } = matchMediaTypes(sent, taken);
  const pairs =
    kept.length > 0
      ? kept
      : sent.length === 1 && taken.length === 1 && isJson(sent[0]) && isJson(first)
        ? [{ old: sent[0] as MediaType, new: first }]
        : [];
  const [pair] = pairs.toSorted((a, b) => Number(isJson(b.old)) - Number(isJson(a.old)));
  if (pair === undefined) {
    const value = decide(`The ${version} version has the body as \`${first.mediaType}\`: say what to ${verb}.`);
    return {
      kind: 'converted',
      value,
      source: sent[0]?.schema && [sent[0].schema.address],
      target: first.schema && [first.schema.address],
      missing,
      mediaType: first.mediaType,
    };
  }
  const [value, ...others] = [pair, ...pairs.filter((one) => one !== pair)].map((one) => convertedBody(one, direction, spot, context));
  const way = (conversion: Conversion): string => (isSame(conversion) ? 'same' : wayOf(conversion));
  const isOne = value !== undefined && (others.length === 0 || others.every((other) => way(other) === way(value)));
  const mediaType =
    essence(pair.old.mediaType) === essence(pair.new.mediaType) || pair.new.mediaType.includes('*') || pair.old.mediaType.includes('*')
      ? undefined
      : pair.new.mediaType;
  const only = isOne ? value : decide('The body is converted in another way for each media type: say how.');
  if (only.kind === 'same' && missing === undefined && mediaType === undefined) return { kind: 'same' };
  const [source, target] = [pair.old.schema, pair.new.schema];
  return { kind: 'converted', value: only, source: source && [source.address], target: target && [target.address], missing, mediaType };
}

/** The conversion of a body. One that calls a function is tried with it; the others are tried here. */
function convertedBody(
  pair: { readonly old: MediaType; readonly new: MediaType },
  direction: Direction,
  spot: Spot,
  context: AdapterContext,
): Conversion {
  const [source, target] = [pair.old.schema, pair.new.schema];
  if (source === undefined || target === undefined) return SAME;
  const meeting = { source: [source.address], target: [target.address], direction, spot };
  const conversion = conversionOf(meeting, context);
  const { sender, receiver } = context.parties(direction);
  if (conversion.kind === 'call' || conversion.kind === 'decide') return conversion;
  if (sender.written(meeting.source) === receiver.written(meeting.target)) return conversion;
  return isRefuted(conversion, meeting, context)
    ? { kind: 'decide', gap: context.gap(spot, togetherSentence(spot.noun, direction)) }
    : conversion;
}

function isJson(item: MediaType | undefined): boolean {
  return item !== undefined && /[/+]json$/.test(essence(item.mediaType));
}

/** A text that conversions share which do the same, whatever their functions are called and wherever they stand. */
function wayOf(conversion: Conversion): string {
  const seen: unknown[] = [];
  return JSON.stringify(conversion, (key, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (key === 'source') return undefined;
    if (key === 'place') return undefined;
    if (key !== 'plan' || typeof value !== 'object' || value === null || !('body' in value)) return value;
    const index = seen.indexOf(value);
    if (index >= 0) return index;
    seen.push(value);
    return { body: value.body };
  });
}
