import type { Direction } from '../../model/api.ts';
import { append } from '../../model/pointer.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Property, View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { ruleOf } from '../../rules/table.ts';
import { schemasOfName } from '../../schema/evaluate.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact, PairPlaces } from '../fact.ts';
import type { Renamed } from '../renames/match.ts';
import { propertyComparison } from '../renames/properties.ts';
import type { PropertyComparison } from '../renames/properties.ts';
import type { FindingContext, Findings, Inside, ViewPair } from './findings.ts';
import { BOTH_DIRECTIONS } from './pair.ts';

/** The properties of one object that went and that came, when none is another one renamed. */
export interface LeftProperties {
  readonly removed: readonly PropertyInView[];
  readonly added: readonly PropertyInView[];
  readonly views: ViewPair;
  readonly places: PairPlaces;
}

/** Takes what the comparison of properties finds, some of it only when the search for renames settles. */
export interface PropertySink {
  readonly take: (findings: Findings) => void;
  readonly leave: (left: LeftProperties) => void;
}

/** Compares the properties of two objects: declared ones by name or as renames, the others as far as they are described. */
export function compareProperties(views: ViewPair, places: PairPlaces, context: FindingContext, sink: PropertySink): void {
  const { old: a, new: b } = views;
  const { kept, removed, added } = align(propertiesOf(a), propertiesOf(b), ({ name }) => name);
  sink.take({
    facts: kept.flatMap((pair) => keptFacts(pair, context)),
    inside: [
      ...kept.map(({ old: before, new: after }) => insideOf(before, after, { kind: 'property', name: before.name })),
      ...insideOthers(views),
    ],
  });
  if (removed.length === 0 && added.length === 0) return;
  let prepared: PropertyComparison | undefined;
  const comparison = (): PropertyComparison =>
    (prepared ??= propertyComparison({
      removed,
      added,
      order: { old: [...a.properties.keys()], new: [...b.properties.keys()] },
      readers: context.readers,
    }));
  context.search.look<PropertyInView>({
    removed,
    added,
    nameOf: (property) => property,
    likelihood: (before, after, lent) => comparison().likelihood(before, after, lent),
    partners: (before) => comparison().partners(before),
    accept: (renamed) => {
      sink.take({
        facts: renamed.flatMap((rename) => [renameFact(rename, views, context), ...requiredFacts(rename, context)]),
        inside: renamed.map(({ old: before, new: after }) =>
          insideOf(before, after, { kind: 'moved', from: [before.name], to: [after.name] }),
        ),
      });
    },
    finish: (gone, come) => {
      sink.leave({ removed: gone, added: come, views, places });
    },
  });
}

/** What it means that properties went and came. */
export function presenceFacts({ removed, added, views, places }: LeftProperties, context: FindingContext): readonly Fact[] {
  return [
    ...removed.flatMap((item) => presenceOf(item, 'old', views, { old: item.address, new: places.new }, context)),
    ...added.flatMap((item) => presenceOf(item, 'new', views, { old: places.old, new: item.address }, context)),
  ];
}

/** Whoever left the old name out has more to do than to rename: the new one has to be sent. */
function requiredFacts({ old: before, new: after }: PropertyPair, { store }: FindingContext): readonly Fact[] {
  if ((before.required === undefined) === (after.required === undefined)) return [];
  const missing = store.all([store.types(TYPE.object), store.not(store.required(after.name))]);
  const becameRequired = after.required !== undefined;
  return [
    {
      face: ruleOf(becameRequired ? 'property-became-required' : 'property-became-optional').face,
      loss: { name: after.name, directions: commonDirections(before, after) },
      old: { address: before.required?.address ?? before.address, value: before.required === undefined ? undefined : before.name },
      new: { address: after.required?.address ?? after.address, value: after.required === undefined ? undefined : after.name },
      lost: becameRequired ? { request: missing } : {},
    },
  ];
}

interface PropertyPair {
  readonly old: PropertyInView;
  readonly new: PropertyInView;
}

function keptFacts({ old: before, new: after }: PropertyPair, { questions }: FindingContext): readonly Fact[] {
  const places = { old: before.address, new: after.address };
  const subject = { kind: 'property', name: after.name };
  return factsOfPair('property', { old: before, new: after }, places, questions).map((fact) => ({ ...fact, subject }));
}

function insideOf(before: PropertyInView, after: PropertyInView, step: Inside['step']): Inside {
  return { step, old: before.schema, new: after.schema, directions: commonDirections(before, after) };
}

/** The directions in which two properties both travel. */
export function commonDirections(before: Property, after: Property): readonly Direction[] {
  return BOTH_DIRECTIONS.filter((direction) => travels(before, direction) && travels(after, direction));
}

/** A rename is what went and what came in one; what else changed about the property is found inside. */
function renameFact(
  { old: before, new: after, confidence, because }: Renamed<PropertyInView>,
  views: ViewPair,
  context: FindingContext,
): Fact {
  const { store } = context;
  const places = { old: before.address, new: after.address };
  const parts = [...presenceOf(before, 'old', views, places, context), ...presenceOf(after, 'new', views, places, context)];
  const lostIn = (direction: Direction): SchemaNode => store.any(parts.flatMap(({ lost }) => lost[direction] ?? []));
  const directions = commonDirections(before, after);
  return {
    face: ruleOf('property-renamed').face,
    loss: { name: before.name, directions },
    old: { address: before.address, value: before.name },
    new: { address: after.address, value: after.name },
    lost: Object.fromEntries(
      directions.map((direction) => [direction, lostIn(direction)] as const).filter(([, node]) => node !== store.nothing),
    ),
    subject: { kind: 'property', name: before.name },
    rename: {
      kind: 'property',
      from: before.name,
      to: after.name,
      moves: [{ from: append('', before.name), to: append('', after.name) }],
      confidence,
      because,
    },
  };
}

/**
 * Who sends the property, and who goes without it, depends on the direction and on the side that has
 * it. A receiver that does not declare it refuses it only as far as it says what undeclared properties
 * may hold.
 */
function presenceOf(
  item: PropertyInView,
  side: 'old' | 'new',
  views: ViewPair,
  places: PairPlaces,
  { readers, store }: FindingContext,
): readonly Fact[] {
  const there = store.all([store.types(TYPE.object), store.required(item.name)]);
  const missing = store.all([store.types(TYPE.object), store.not(store.required(item.name))]);
  const undeclared =
    side === 'old'
      ? undeclaredSchema(views.new, readers.new, item.name, store)
      : undeclaredSchema(views.old, readers.old, item.name, store);
  const refused = store.all([there, store.not(store.properties([[item.name, undeclared]]))]);
  const sent = undeclared === store.anything ? {} : { [side === 'old' ? 'request' : 'response']: refused };
  // Where the other side takes any properties at all, even this one, the schema that came is a new demand.
  const declared = readers[side].node(item.schema);
  const other = store.all([there, store.not(store.properties([[item.name, declared]]))]);
  const gone = { [side === 'old' ? 'response' : 'request']: item.required === undefined ? other : store.any([missing, other]) };
  return factsOfPresence('property', item, side, places).map((fact) => ({
    ...fact,
    subject: { kind: 'property', name: item.name },
    occurs: { side, values: there },
    loss: {
      ...fact.loss,
      name: item.name,
      directions: fact.loss.directions ?? BOTH_DIRECTIONS.filter((direction) => travels(item, direction)),
    },
    lost: { ...sent, ...gone },
  }));
}

/** The values that are refused because a property went or came, by direction. */
export function lostOfPresence(
  item: PropertyInView,
  side: 'old' | 'new',
  { views, places }: LeftProperties,
  context: FindingContext,
): Fact['lost'] {
  return presenceOf(item, side, views, places, context)[0]?.lost ?? {};
}

/** What an object that does not declare a name lets it hold. */
function undeclaredSchema(view: View, reader: SchemaReader, name: string, store: Store): SchemaNode {
  const rest = (view.additionalProperties ?? view.unevaluatedProperties)?.value;
  const described = rest === undefined ? store.anything : rest === 'closed' ? store.nothing : reader.node(rest);
  const patterns = [...view.patternProperties].map(([pattern, { value }]) => [pattern, reader.node(value)] as const);
  const node = store.properties([], patterns, described);
  return node.kind === 'properties' ? store.all(schemasOfName(node, name).schemas) : store.anything;
}

/** The schemas of properties that no name declares: of those that match a pattern, and of all others. */
function insideOthers({ old: a, new: b }: ViewPair): readonly Inside[] {
  const before = a.additionalProperties?.value;
  const after = b.additionalProperties?.value;
  const described = before !== undefined && after !== undefined && before !== 'closed' && after !== 'closed';
  const rest: readonly Inside[] = described
    ? [{ step: { kind: 'other property' }, old: before, new: after, directions: BOTH_DIRECTIONS }]
    : [];
  return [
    ...rest,
    ...[...a.patternProperties].flatMap<Inside>(([pattern, { value }]) => {
      const partner = b.patternProperties.get(pattern);
      return partner === undefined
        ? []
        : [{ step: { kind: 'pattern property', pattern }, old: value, new: partner.value, directions: BOTH_DIRECTIONS }];
    }),
  ];
}

function propertiesOf(view: View): readonly PropertyInView[] {
  return [...view.properties.values()].map((property: Property) => {
    const required = view.required.get(property.name);
    return required === undefined ? property : { ...property, required };
  });
}

/** Whether a property exists in a direction at all. */
export function travels({ access }: Property, direction: Direction): boolean {
  return access === 'both' || (access === 'readOnly') === (direction === 'response');
}
