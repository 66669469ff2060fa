import type { Direction } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import type { SchemaSet, View } from '../../../normalise/view.ts';
import { evaluate } from '../../../schema/evaluate.ts';
import { TYPE } from '../../../schema/node.ts';
import type { SchemaNode, TypeMask } from '../../../schema/node.ts';
import type { Store } from '../../../schema/store.ts';
import { isGuardedFormat, nodeOfCheck, patternLiteral } from '../checks.ts';
import type { AdapterContext, Spot } from '../context.ts';
import { meantTypes } from '../meaning.ts';
import { SAME } from '../plan.ts';
import type { Check, Conversion, Notation, ValueType } from '../plan.ts';
import { run } from '../run.ts';
import { checkSentence, refusedSentence, typeSentence } from './sentences.ts';

const SAMPLES = 24;

/** Two schemas of which at least one is a scalar, with what is known of them. */
export interface Meeting {
  readonly source: SchemaSet;
  readonly target: SchemaSet;
  readonly direction: Direction;
  readonly spot: Spot;
}

/** Converts a scalar, or lets pass what the receiver takes of any value. */
export function scalarConversion(meeting: Meeting, context: AdapterContext): Conversion {
  const { source, target, direction, spot } = meeting;
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  const [from, to] = [meantTypes(a), meantTypes(b)];
  const sent = withoutNull(sender.node(source), context.store);
  const taken = receiver.node(target);
  const notation = notationOf(a, b, from, to);
  if (notation === undefined && context.judge.contained(sent, taken).answer === 'contained') return SAME;
  const listed = a.values === undefined ? undefined : listedConversion(a.values.value, meeting, a, b, context);
  if (listed !== undefined) return listed;
  const undecided: Conversion = { kind: 'decide', gap: context.gap(spot, typeSentence(spot.noun, from, to, direction)) };
  if (notation !== undefined) {
    if (isTotal(notation, a, from, taken)) return { kind: 'notation', notation, checks: [], gap: undefined };
    const checks = resultChecks(notation, b);
    const isSure = checks.length === 0 && !notation.startsWith('text to');
    const gap = isSure ? undefined : context.gap(spot, typeSentence(spot.noun, from, to, direction));
    const conversion: Conversion = { kind: 'notation', notation, checks, gap };
    return isProvenBySamples(conversion, meeting, context) ? conversion : undecided;
  }
  if (!overlaps(from, to)) return undecided;
  return checkedConversion({ sent, taken, view: b, of: SAME }, meeting, context) ?? undecided;
}

/** What is sent beside null, which is seen to before anything else. */
export function withoutNull(sent: SchemaNode, store: Store): SchemaNode {
  return store.all([sent, store.not(store.types(TYPE.null))]);
}

/** Both sides in full. */
interface Demand {
  readonly sent: SchemaNode;
  readonly taken: SchemaNode;
  /** What the receiver says, keyword by keyword. */
  readonly view: View;
  readonly of: Conversion;
}

/**
 * Asks of each value what the receiver asks and the sender does not promise. Undefined where that cannot be
 * told, or where nothing that the sender sends meets it.
 */
export function checkedConversion(
  { sent, taken, view, of }: Demand,
  { direction, spot, ...meeting }: Meeting,
  context: AdapterContext,
): Conversion | undefined {
  const { store, judge } = context;
  const checks = checksOf(view).filter((check) => judge.contained(sent, nodeOfCheck(check, store)).answer !== 'contained');
  if (checks.length === 0) return undefined;
  const conversion: Conversion = { kind: 'checked', checks, gap: context.gap(spot, checkSentence(spot.noun, checks, direction)), of };
  const met = store.all([sent, ...checks.map((check) => nodeOfCheck(check, store))]);
  if (of.kind === 'same' && judge.contained(met, store.nothing).answer === 'contained') return undefined;
  const proven = of.kind === 'same' && judge.contained(met, taken).answer === 'contained';
  return proven || isProvenBySamples(conversion, { ...meeting, direction, spot }, context) ? conversion : undefined;
}

/** What is left to ask of a value after it was rewritten. */
function resultChecks(notation: Notation, view: View): readonly Check[] {
  const settled: readonly Check['kind'][] = notation === 'text to number' ? ['type', 'format'] : ['type', 'format', 'integer'];
  return checksOf(view).filter(({ kind }) => !settled.includes(kind));
}

const VALUE_TYPES = ['boolean', 'number', 'string', 'array', 'object'] as const;

function maskOf(type: ValueType): TypeMask {
  return type === 'number' ? TYPE.number | TYPE.integer : TYPE[type];
}

/** All that a view asks of one value and that code can ask too. A format that is not guarded stays out. */
function checksOf(view: View): readonly Check[] {
  const checks: Check[] = [];
  if (view.values !== undefined) checks.push({ kind: 'one of', values: view.values.value });
  if (view.minimum !== undefined) checks.push({ kind: 'minimum', ...view.minimum.value });
  if (view.maximum !== undefined) checks.push({ kind: 'maximum', ...view.maximum.value });
  if (view.multipleOf !== undefined) checks.push({ kind: 'multipleOf', divisor: view.multipleOf.value });
  const types = meantTypes(view);
  const names = VALUE_TYPES.filter((type) => (types & maskOf(type)) !== 0);
  if (names.length < VALUE_TYPES.length) checks.push({ kind: 'type', types: names });
  if (types === TYPE.integer) checks.push({ kind: 'integer' });
  for (const kind of ['minLength', 'maxLength', 'minItems', 'maxItems'] as const) {
    const limit = view[kind];
    if (limit !== undefined) checks.push({ kind, limit: limit.value });
  }
  if (view.uniqueItems?.value === true) checks.push({ kind: 'uniqueItems' });
  for (const { value } of view.patterns) if (patternLiteral(value) !== undefined) checks.push({ kind: 'pattern', source: value });
  if (view.format !== undefined && isGuardedFormat(view.format.value)) checks.push({ kind: 'format', name: view.format.value });
  return checks;
}

/** The values of an enum one by one: kept, renamed, or not known to the receiver. */
function listedConversion(
  values: readonly Json[],
  { target, direction, spot }: Meeting,
  a: View,
  b: View,
  context: AdapterContext,
): Conversion | undefined {
  const taken = context.parties(direction).receiver.node(target);
  const isTaken = (value: Json): boolean => evaluate(taken, value) === true;
  const [old, next] = direction === 'request' ? [a, b] : [b, a];
  const known = context.renames.ofValues(old.values?.address ?? '', next.values?.address ?? '');
  const renamed = known
    .map((one) => (direction === 'request' ? { from: one.old, to: one.new } : { from: one.new, to: one.old }))
    .filter(({ from, to }) => values.includes(from) && isTaken(to));
  const refused = values.filter((value) => value !== null && !isTaken(value) && !renamed.some(({ from }) => from === value));
  // Where not one value is known to the receiver, the values have another type or another meaning.
  if (refused.length === values.length || renamed.length + refused.length === 0) return undefined;
  const gap = refused.length === 0 ? undefined : context.gap(spot, refusedSentence(spot.noun, refused, direction));
  return { kind: 'values', renamed, refused, gap };
}

/** Whether there are few enough values to try them all, and the receiver takes each of them rewritten. */
function isTotal(notation: Notation, { values }: View, from: TypeMask, taken: SchemaNode): boolean {
  const all = values?.value ?? (from === TYPE.boolean ? [true, false] : []);
  return (
    all.length > 0 &&
    all.every((value) => {
      const result = run({ kind: 'notation', notation, checks: [], gap: undefined }, value);
      return result.kind === 'value' && evaluate(taken, result.value) === true;
    })
  );
}

/** Another way of writing the same, where the types and formats say which. */
function notationOf(a: View, b: View, from: TypeMask, to: TypeMask): Notation | undefined {
  const numeric = (mask: TypeMask): boolean => mask !== 0 && (mask & ~(TYPE.integer | TYPE.number)) === 0;
  if (numeric(from) && to === TYPE.string) {
    if (b.format?.value !== 'date-time') return 'number to text';
    return countsMilliseconds(a) ? 'milliseconds to date-time' : 'seconds to date-time';
  }
  if (from === TYPE.string && numeric(to)) {
    if (a.format?.value !== 'date-time') return 'text to number';
    return countsMilliseconds(b) ? 'date-time to milliseconds' : 'date-time to seconds';
  }
  if (from === TYPE.boolean && to === TYPE.string) return 'boolean to text';
  if (from === TYPE.string && to === TYPE.boolean) return 'text to boolean';
  return undefined;
}

/** Whether a number of time counts milliseconds: its text says so, or an example is too large for seconds. */
function countsMilliseconds({ description, title, examples }: View): boolean {
  if (/\bmilliseconds?\b|\bmillis\b|\bms\b/i.test(`${title?.value ?? ''} ${description?.value ?? ''}`)) return true;
  return (examples?.value ?? []).some((example) => typeof example === 'number' && example > 1e11);
}

function overlaps(from: TypeMask, to: TypeMask): boolean {
  const numbers = TYPE.integer | TYPE.number;
  return (from & to) !== 0 || ((from & numbers) !== 0 && (to & numbers) !== 0);
}

/** Whether every sampled value that is converted at all becomes one that the receiver takes, and some are. */
export function isProvenBySamples(conversion: Conversion, { source, target, direction }: Meeting, context: AdapterContext): boolean {
  const taken = context.parties(direction).receiver.node(target);
  const sent = context.parties(direction).sender.node(source);
  const texts = ['7', '0', '-3', '12.5', 'true', 'false', 'text'].filter((text) => evaluate(sent, text) === true);
  const samples = [...context.samples(source, direction, SAMPLES), ...texts].filter((value) => value !== null);
  const results = samples.map((value) => run(conversion, value));
  // A text may be of any kind: none of the samples is a number, and yet those that are can be converted.
  const reads = conversion.kind === 'notation' && conversion.notation.startsWith('text to');
  const converted = results.flatMap((result) => (result.kind === 'value' ? [result.value] : []));
  return (reads || converted.length > 0) && converted.every((value) => evaluate(taken, value) === true);
}
