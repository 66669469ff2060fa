import type { Direction } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import { equal, isArray, isObject, own, put } from '../../../model/json.ts';
import type { Pointer } from '../../../model/pointer.ts';
import { append, lastToken } from '../../../model/pointer.ts';
import type { Property, SchemaSet } from '../../../normalise/view.ts';
import { TYPE } from '../../../schema/node.ts';
import { leadsTo, valueAtPath } from './focus.ts';
import type { Focus } from './focus.ts';
import { givenValues, layersOf, memberChooser, nameOfMember } from './layers.ts';
import type { Layers } from './layers.ts';
import { conversionsOf, likelyValues } from './likely-values.ts';
import { membersToShow } from './members.ts';
import type { Member } from './members.ts';
import type { Sampling, Side, Sides } from './sampling.ts';

/** What a pair of payloads is made for. */
export interface PairRequest {
  readonly schemas: Sides<SchemaSet>;
  /** Examples of the documents for the whole payload. */
  readonly examples: Sides<Json>;
  readonly direction: Direction;
  readonly focus: readonly Focus[];
  /** Every rename in these payloads, whether or not it is to be shown, so that both sides are lined up. */
  readonly renames: readonly Focus[];
  /** The components in which the changes are, so that their branch of a union is taken. */
  readonly components: ReadonlySet<string>;
  /** What the payload is called, where it is a single value: a parameter's name. */
  readonly name?: string;
}

/** A place of both payloads, on the way down. */
interface Point {
  readonly schemas: Sides<SchemaSet>;
  readonly examples: Sides<Json>;
  /** The place as the new document names it, and as the old one does. */
  readonly paths: Readonly<Record<Side, Pointer>>;
  readonly name: string;
  readonly depth: number;
  /** The schemas above, so that a cycle is cut. */
  readonly above: readonly string[];
}

const SIDES: readonly Side[] = ['old', 'new'];
const NEITHER: Sides<Json> = { old: undefined, new: undefined };
const DEEPEST = 8;
const DEEPEST_LISTS = 4;

/**
 * The same payload as both documents have it: values are shared wherever both accept one, so that what differs is
 * what changed. A side is undefined where no payload could be made that its document accepts.
 */
export function samplePair(sampling: Sampling, request: PairRequest): Sides<Json> {
  const { direction, focus, components } = request;
  /** Values of the old payload by place, for those that stand elsewhere in the new one. */
  const oldValues = new Map<Pointer, Json>();
  const moves = [...request.renames, ...focus].flatMap((one) => one.moves);

  function build(point: Point): Sides<Json> {
    const key = SIDES.map((side) => point.schemas[side]?.join(' ') ?? '').join('\n');
    if (point.depth > DEEPEST || point.above.filter((one) => one === key).length > 0) return NEITHER;
    const inside: Point = { ...point, above: [...point.above, key] };
    const layers = { old: layersAt(inside, 'old'), new: layersAt(inside, 'new') };
    const wrapped = throughWrapper(inside, layers);
    if (wrapped !== undefined) return wrapped;
    const proven = provenValues(point);
    if (proven !== undefined) return proven;
    const { old: before, new: after } = layers;
    if (before === undefined || after === undefined || (before.types & after.types) !== 0 || isNumeric(before, after))
      return together(inside, layers);
    return apart(inside, layers);
  }

  /** Both sides are of one type, or there is one side only. */
  function together(point: Point, layers: Sides<Layers>): Sides<Json> {
    const types = SIDES.reduce((mask, side) => mask & (layers[side]?.types ?? mask), layers.old?.types ?? layers.new?.types ?? 0);
    const said = layers.new ?? layers.old;
    const isOpen = types === (127 & ~TYPE.null & ~TYPE.integer);
    const hasMembers = SIDES.some((side) => (layers[side]?.properties.size ?? 0) > 0);
    if ((types & TYPE.object) !== 0 && (hasMembers || !isOpen) && !isListed(layers)) return objects(point, layers);
    if ((types & TYPE.array) !== 0 && (said?.items !== undefined || !isOpen) && !isListed(layers)) return lists(point, layers);
    return values(point, layers);
  }

  /** Two types that have nothing in common: each side by itself, the new value converted from the old where that is obvious. */
  function apart(point: Point, layers: Sides<Layers>): Sides<Json> {
    const before = together({ ...point, schemas: { ...point.schemas, new: undefined } }, { old: layers.old, new: undefined }).old;
    const converted = before === undefined ? [] : conversionsOf(before);
    const after =
      converted.find((value) => fits(point, 'new', value)) ??
      together({ ...point, schemas: { ...point.schemas, old: undefined } }, { old: undefined, new: layers.new }).new;
    return { old: before, new: after };
  }

  /** A value that stands inside an object on one side only: what is in it stays what it was. */
  function throughWrapper(point: Point, layers: Sides<Layers>): Sides<Json> | undefined {
    for (const [inner, outer] of [
      ['old', 'new'],
      ['new', 'old'],
    ] as const) {
      const [bare, wrapper] = [layers[inner], layers[outer]];
      if (bare === undefined || wrapper === undefined || (wrapper.types & TYPE.object) === 0) continue;
      const property = wrappedIn(point, outer, wrapper, bare);
      if (property === undefined) continue;
      const one = <Value>(value: Value | undefined, side: Side): Sides<Value> => ({
        old: side === 'old' ? value : undefined,
        new: side === 'new' ? value : undefined,
      });
      const schemas = inner === 'old' ? { old: point.schemas.old, new: property.schema } : { old: property.schema, new: point.schemas.new };
      const paths = { ...point.paths, [outer]: append(point.paths[outer], property.name) };
      const content = build({ ...point, schemas, paths, examples: NEITHER, depth: point.depth + 1, above: [] });
      const around = objects({ ...point, schemas: one(point.schemas[outer], outer) }, one(wrapper, outer))[outer];
      const found = content[outer];
      if (!isObject(around) || found === undefined) return undefined;
      const whole: Record<string, Json> = {};
      put(whole, property.name, found);
      for (const [name, value] of Object.entries(around)) if (name !== property.name) put(whole, name, value);
      return inner === 'old' ? { old: content.old, new: whole } : { old: whole, new: content.new };
    }
    return undefined;
  }

  /** The property in which the whole value of the other side stands: as a rename says it, or the only list where there was a list. */
  function wrappedIn(point: Point, outer: Side, wrapper: Layers, bare: Layers): Property | undefined {
    const [whole, end] = outer === 'new' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const said = moves.find(
      (move) => move[whole] === point.paths[outer === 'new' ? 'old' : 'new'] && parentPath(move[end]) === point.paths[outer],
    );
    if (said !== undefined) return wrapper.properties.get(lastToken(said[end]));
    if (bare.types !== TYPE.array) return undefined;
    const lists = [...wrapper.properties.values()].filter(
      ({ schema, access }) => isSeen(access) && sampling.readers[outer].view(schema).types.value === TYPE.array,
    );
    return lists.length === 1 ? lists[0] : undefined;
  }

  function objects(point: Point, layers: Sides<Layers>): Sides<Json> {
    const members = membersToShow({ layers, point, focus, renames: request.renames, isSeen, isPlain: plainAt });
    const result: Record<Side, Record<string, Json>> = { old: {}, new: {} };
    let isWhole = true;
    // What went is made first: where its value turns up under a new roof, it is the same value.
    const gone = members.filter((member) => member.new === undefined);
    const below = new Map(
      [...gone, ...members.filter((member) => member.new !== undefined)].map((member) => [member, madeOf(point, member)]),
    );
    for (const member of members) {
      const made = below.get(member) ?? NEITHER;
      for (const side of SIDES) {
        const value = made[side];
        if (member[side] === undefined || !member.shownOn[side]) continue;
        if (value !== undefined) put(result[side], member[side].name, value);
        else if (layers[side]?.required.has(member[side].name) === true) isWhole = false;
      }
    }
    for (const side of SIDES) {
      const others = layers[side]?.others;
      if (others !== undefined && Object.keys(result[side]).length === 0 && leadsTo(focus, `${point.paths[side]}/*`)) {
        const made = build({ ...belowItem(point), schemas: { ...NEITHER_SCHEMA, [side]: others }, name: 'key' })[side];
        if (made !== undefined) put(result[side], 'key', made);
      }
    }
    if (!isWhole) return NEITHER;
    return { old: layers.old === undefined ? undefined : result.old, new: layers.new === undefined ? undefined : result.new };
  }

  function madeOf(point: Point, member: Member): Sides<Json> {
    const made = build(belowMember(point, member));
    if (member.old !== undefined && made.old !== undefined) oldValues.set(append(point.paths.old, member.old.name), made.old);
    return made;
  }

  function lists(point: Point, layers: Sides<Layers>): Sides<Json> {
    const schemas = { old: layers.old?.items, new: layers.new?.items };
    const leads = SIDES.some((side) => leadsTo(focus, `${point.paths[side]}/*`));
    const fewest = (side: Side): number => layers[side]?.minItems ?? 0;
    const isShort = point.depth > DEEPEST_LISTS && !leads && SIDES.every((side) => fewest(side) === 0);
    const item = isShort || (schemas.old ?? schemas.new) === undefined ? NEITHER : build({ ...belowItem(point), schemas });
    const list = (side: Side): Json | undefined => {
      const value = item[side];
      if (layers[side] === undefined) return undefined;
      if (value === undefined) return fewest(side) === 0 ? [] : undefined;
      return Array.from({ length: Math.max(1, Math.min(fewest(side), 10)) }, () => value);
    };
    return { old: list('old'), new: list('new') };
  }

  function values(point: Point, layers: Sides<Layers>): Sides<Json> {
    const candidates = candidatesAt(point, layers);
    const sides = SIDES.filter((side) => layers[side] !== undefined);
    const shared = candidates.find((value) => sides.every((side) => fits(point, side, value)));
    if (shared !== undefined) return { old: layers.old && shared, new: layers.new && shared };
    const asked = sides.flatMap((side) => (point.schemas[side] === undefined ? [] : [{ side, schema: point.schemas[side] }]));
    const invented = sampling.invented(asked, direction);
    if (invented !== undefined) return { old: layers.old && invented, new: layers.new && invented };
    const alone = (side: Side): Json | undefined => {
      const schema = point.schemas[side];
      if (layers[side] === undefined || schema === undefined) return undefined;
      return candidates.find((value) => fits(point, side, value)) ?? sampling.invented([{ side, schema }], direction);
    };
    const old = alone('old');
    const converted =
      old === undefined ? undefined : conversionsOf(old).find((value) => layers.new !== undefined && fits(point, 'new', value));
    return { old, new: converted ?? alone('new') };
  }

  function candidatesAt(point: Point, layers: Sides<Layers>): readonly Json[] {
    const known = [layers.old, layers.new].filter((layer) => layer !== undefined);
    const types = known.reduce((mask, layer) => mask | layer.types, 0);
    const moved = moves.find(({ to }) => to === point.paths.new);
    const remembered = moved === undefined || layers.old !== undefined ? undefined : oldValues.get(moved.from);
    return [
      ...(remembered === undefined ? [] : [remembered]),
      ...[point.examples.old, point.examples.new].filter((value) => value !== undefined),
      ...known.flatMap(givenValues),
      ...likelyValues(
        point.name,
        types,
        known.map(({ format }) => format).find((format) => format !== undefined),
      ),
    ].filter((value) => !isTooLong(value));
  }

  /** At the very place of a change: the value that one side sends and the other does not take, and what it takes instead. */
  function provenValues(point: Point): Sides<Json> | undefined {
    const here = focus.find((one) => one.name === undefined && one.witness !== undefined && one.path === point.paths.new);
    const sender: Side = direction === 'request' ? 'old' : 'new';
    const receiver: Side = sender === 'old' ? 'new' : 'old';
    if (here === undefined || point.schemas.old === undefined || point.schemas.new === undefined) return undefined;
    const value = valueAtPath(here.witness, here.path);
    if (value === undefined || isTooLong(value) || !fits(point, sender, value) || fits(point, receiver, value)) return undefined;
    const layers = { old: layersAt(point, 'old'), new: layersAt(point, 'new') };
    const converted = conversionsOf(value).find((one) => fits(point, receiver, one));
    if (converted !== undefined && typeof value !== 'object') return { [sender]: value, [receiver]: converted } as unknown as Sides<Json>;
    const taken =
      build({ ...point, schemas: { ...NEITHER_SCHEMA, [receiver]: point.schemas[receiver] } })[receiver] ??
      values(
        { ...point, schemas: { ...NEITHER_SCHEMA, [receiver]: point.schemas[receiver] } },
        { ...NEITHER_LAYERS, [receiver]: layers[receiver] },
      )[receiver];
    if (taken === undefined) return undefined;
    // A value that people know is shown where the sender may send it and the receiver refuses it, too.
    const familiar = candidatesAt(point, layers).find((one) => fits(point, sender, one) && !fits(point, receiver, one));
    return { [sender]: familiar ?? value, [receiver]: taken } as unknown as Sides<Json>;
  }

  function layersAt({ schemas, examples }: Point, side: Side): Layers | undefined {
    const schema = schemas[side];
    if (schema === undefined) return undefined;
    const reader = sampling.readers[side];
    const other: Side = side === 'old' ? 'new' : 'old';
    const shared = new Set(
      (schemas[other] === undefined ? [] : sampling.readers[other].view(schemas[other]).unions).flatMap((union) =>
        union.members.map(nameOfMember),
      ),
    );
    const discriminator = reader.view(schema).discriminator?.value.propertyName;
    return layersOf(reader, schema, memberChooser(components, examples[side], discriminator, shared));
  }

  function isSeen(access: Property['access']): boolean {
    return access === 'both' || access === (direction === 'request' ? 'writeOnly' : 'readOnly');
  }

  function plainAt(side: Side, { schema }: Property): boolean {
    return (sampling.readers[side].view(schema).types.value & (TYPE.object | TYPE.array)) === 0;
  }

  function fits({ schemas }: Point, side: Side, value: Json): boolean {
    const schema = schemas[side];
    return (
      schema !== undefined &&
      (typeof value === 'object' && value !== null
        ? sampling.travels(side, schema, value, direction)
        : sampling.accepts(side, schema, value))
    );
  }

  const start: Point = {
    schemas: request.schemas,
    examples: request.examples,
    paths: { old: '', new: '' },
    name: request.name ?? '',
    depth: 0,
    above: [],
  };
  const made = build(start);
  const checked = (side: Side): Json | undefined => {
    const [value, schema] = [made[side], request.schemas[side]];
    return value !== undefined && schema !== undefined && sampling.travels(side, schema, value, direction) ? value : undefined;
  };
  return { old: checked('old'), new: checked('new') };
}

/** The place above a place of a payload; nothing is above the top. */
function parentPath(path: Pointer): Pointer | undefined {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? undefined : path.slice(0, slash);
}

const NEITHER_SCHEMA: Sides<SchemaSet> = { old: undefined, new: undefined };
const NEITHER_LAYERS: Sides<Layers> = { old: undefined, new: undefined };

function isNumeric(a: Layers, b: Layers): boolean {
  const numeric = TYPE.number | TYPE.integer;
  return (a.types & numeric) !== 0 && (b.types & numeric) !== 0;
}

/** Whether a schema lists its values, so that nothing is to be built. */
function isListed(layers: Sides<Layers>): boolean {
  return SIDES.some((side) => layers[side]?.views.some((view) => view.values !== undefined) === true);
}

function isTooLong(value: Json): boolean {
  if (typeof value === 'string') return value.length > 120;
  return (
    typeof value === 'object' &&
    value !== null &&
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)).length > 400
  );
}

function belowMember(point: Point, { old: before, new: after }: Member): Point {
  const name = after?.name ?? before?.name ?? '';
  return {
    schemas: { old: before?.schema, new: after?.schema },
    examples: {
      old: before === undefined ? undefined : own(point.examples.old, before.name),
      new: after === undefined ? undefined : own(point.examples.new, after.name),
    },
    paths: { old: append(point.paths.old, before?.name ?? name), new: append(point.paths.new, name) },
    name,
    depth: point.depth + 1,
    above: point.above,
  };
}

function belowItem(point: Point): Point {
  const item = (value: Json | undefined): Json | undefined => (isArray(value) ? value[0] : undefined);
  return {
    ...point,
    examples: { old: item(point.examples.old), new: item(point.examples.new) },
    paths: { old: `${point.paths.old}/*`, new: `${point.paths.new}/*` },
    depth: point.depth + 1,
  };
}

/** Whether a pair shows anything. */
export function isTelling({ old, new: next }: Sides<Json>): boolean {
  return old !== undefined && next !== undefined && !equal(old, next);
}
