import type { Direction } from '../../model/api.ts';
import { canonical, isObject, put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { SchemaSet, UnionMember, View } from '../../normalise/view.ts';
import { evaluate } from '../../schema/evaluate.ts';
import { formatSamples } from '../../schema/format/format.ts';
import type { Judge } from '../../schema/judge/judge.ts';
import { TYPE } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';
import { bitsOf, meantTypes, travels } from './meaning.ts';
import type { Party } from './context.ts';

const DEEPEST = 4;
const MOST_PROPERTIES = 60;
/** So many values of one sample are free; after them whatever may be small is. */
const LARGEST = 80;
/** So many values in all samples of one place, counted so that the same documents always give the same samples. */
const MOST_VALUES = 1_500;
const LETTERS = 'dominateresscabinetmordant';

/** What samples are checked with. */
export interface SamplerOptions {
  readonly direction: Direction;
  readonly store: Store;
  readonly judge: Judge;
}

/**
 * Makes values that a sender may send: guesses that follow the schema, each checked against it, so that
 * there may be fewer than asked for. Where no guess is valid the judge is asked for one value.
 */
export function createSampler(
  sender: Pick<Party, 'view' | 'node'>,
  { direction, store, judge }: SamplerOptions,
): (places: SchemaSet, count: number) => readonly Json[] {
  let size = 0;

  function valueOf(places: SchemaSet, random: Random, within: number): Json {
    size += 1;
    const depth = size > LARGEST ? DEEPEST : within;
    const view = sender.view(places);
    if (view.nullable.value && random.below(8) === 0 && evaluate(sender.node(places), null) === true) return null;
    if (view.values !== undefined && view.values.value.length > 0) return random.pick(view.values.value) ?? null;
    const said = [...(view.examples?.value ?? []), ...(view.default === undefined ? [] : [view.default.value])];
    const example = random.pick(said);
    if (example !== undefined && !isObject(example) && random.below(2) === 0) return example;
    const own = ownValue(places, view, random, depth);
    const parts = view.unions.map(({ members }) => valueOf(memberOf(members, random, depth)?.schema ?? places, random, depth + 1));
    const [first, ...others] = parts;
    if (first === undefined) return own;
    return others.reduce((whole, part) => merged(whole, part), saysNothing(view) ? first : merged(own, first));
  }

  /** Any alternative; deep down one that is no object, so that an end comes. */
  function memberOf(members: readonly UnionMember[], random: Random, depth: number): UnionMember | undefined {
    const small =
      depth < DEEPEST ? [] : members.filter(({ schema }) => (meantTypes(sender.view(schema)) & (TYPE.object | TYPE.array)) === 0);
    return random.pick(small.length > 0 ? small : members);
  }

  function ownValue(places: SchemaSet, view: View, random: Random, depth: number): Json {
    switch (random.pick(bitsOf(meantTypes(view)))) {
      case TYPE.null:
        return null;
      case TYPE.boolean:
        return random.below(2) === 0;
      case TYPE.integer:
        return Math.round(numberIn(view, random));
      case TYPE.number:
        return numberIn(view, random);
      case TYPE.string:
        return textIn(places, view, random);
      case TYPE.array:
        return listIn(view, random, depth);
      default:
        return objectIn(view, random, depth);
    }
  }

  function textIn(places: SchemaSet, view: View, random: Random): string {
    const samples = view.format === undefined ? [] : formatSamples(view.format.value);
    if (samples.length > 0) return random.pick(samples) ?? '';
    if (view.patterns.length > 0) {
      const found = judge.contained(store.all([sender.node(places), store.types(TYPE.string)]), store.nothing);
      if (found.answer === 'refuted' && typeof found.witness === 'string') return found.witness;
    }
    const least = view.minLength?.value ?? 0;
    const most = Math.min(view.maxLength?.value ?? least + 40, least + 200);
    const length = random.pick([least, most, Math.min(most, Math.max(least, 6))]) ?? least;
    const start = random.below(LETTERS.length);
    return LETTERS.slice(start).padEnd(length, LETTERS).slice(0, length);
  }

  function listIn(view: View, random: Random, depth: number): Json {
    const prefix = (view.prefixItems?.value ?? []).map((places) => valueOf(places, random, depth + 1));
    const least = view.minItems?.value ?? 0;
    const wanted = depth >= DEEPEST ? least : random.below(3);
    const length = Math.min(Math.max(wanted, least), view.maxItems?.value ?? Infinity, least + 3);
    const { items } = view;
    const rest = Array.from({ length: Math.max(0, length - prefix.length) }, () =>
      items === undefined ? 'item' : valueOf(items.value, random, depth + 1),
    );
    if (view.uniqueItems?.value !== true) return [...prefix, ...rest];
    return [...new Map([...prefix, ...rest].map((item) => [canonical(item), item] as const)).values()];
  }

  function objectIn(view: View, random: Random, depth: number): Json {
    const result: Record<string, Json> = {};
    const generous = random.below(3);
    const declared = [...view.properties.values()].filter((property) => travels(property.access, direction));
    const optional =
      declared.length > MOST_PROPERTIES ? 12 : depth >= DEEPEST ? Infinity : generous === 0 ? Infinity : generous === 1 ? 2 : 1;
    for (const { name, schema } of declared) {
      if (view.required.has(name) || (optional !== Infinity && random.below(optional) === 0))
        put(result, name, valueOf(schema, random, depth + 1));
    }
    const { additionalProperties: rest } = view;
    if (rest !== undefined && rest.value !== 'closed' && declared.length === 0 && depth < DEEPEST)
      for (const name of ['first', 'second'].slice(random.below(3))) put(result, name, valueOf(rest.value, random, depth + 1));
    return result;
  }

  const memory = new Map<string, readonly Json[]>();
  return (places, count) => {
    const key = `${places.join(' ')} ${count}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const random = seededRandom(count);
    const node = sender.node(places);
    const found = new Map<string, Json>();
    let spent = 0;
    for (let tries = 0; tries < count * 3 && found.size < count && (tries < 3 || spent < MOST_VALUES); tries += 1) {
      size = 0;
      const value = valueOf(places, random, 0);
      spent += size;
      if (evaluate(node, value) === true) found.set(canonical(value), value);
    }
    if ([...found.values()].every((value) => value === null)) {
      const any = judge.contained(store.all([node, store.not(store.types(TYPE.null))]), store.nothing);
      if (any.answer === 'refuted') found.set('', any.witness);
    }
    const samples = [...found.values()];
    memory.set(key, samples);
    return samples;
  };
}

function merged(one: Json, other: Json): Json {
  return isObject(one) && isObject(other) ? { ...one, ...other } : other;
}

function saysNothing(view: View): boolean {
  return view.properties.size === 0 && view.required.size === 0;
}

function numberIn(view: View, random: Random): number {
  const least = view.minimum === undefined ? undefined : Number(view.minimum.value.bound) + (view.minimum.value.exclusive ? 1 : 0);
  const most = view.maximum === undefined ? undefined : Number(view.maximum.value.bound) - (view.maximum.value.exclusive ? 1 : 0);
  const step = view.multipleOf === undefined ? 1 : Number(view.multipleOf.value);
  const [low, high] = [least ?? Math.min(0, most ?? 0), most ?? Math.max(1000, (least ?? 0) + 1000)];
  const value = random.pick([low, high, low + Math.floor(random.next() * (high - low))]) ?? low;
  return Math.min(high, Math.max(low, Math.round(value / step) * step));
}
