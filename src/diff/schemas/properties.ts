import type { Direction } from '../../model/api.ts';
import { append, parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { Property, View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { ruleOf } from '../../rules/table.ts';
import { objectsWithout } from '../../rules/aspects/comparable.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { align } from '../align.ts';
import { factsOfPair } from '../fact.ts';
import type { Fact, PairPlaces } from '../fact.ts';
import { componentOf, subjectOfSchema } from '../place.ts';
import type { Renamed } from '../renames/match.ts';
import { propertyComparison } from '../renames/properties.ts';
import type { PropertyComparison } from '../renames/properties.ts';
import type { FindingContext, Findings, Inside, ViewPair } from './findings.ts';
import { BOTH_DIRECTIONS } from './pair.ts';
import { commonDirections, presenceOf, travels } from './property-presence.ts';
import type { LeftProperties } from './property-presence.ts';

/** Takes what the comparison of properties finds, some of it only when the search for renames settles. */
export interface PropertySink {
  readonly take: (findings: Findings) => void;
  readonly leave: (left: LeftProperties) => void;
}

/** Compares the properties of two objects: declared ones by name or as renames, the others as far as they are described. */
export function compareProperties(views: ViewPair, places: PairPlaces, context: FindingContext, sink: PropertySink): void {
  const { old: a, new: b } = views;
  const aligned = align(a.properties.values(), b.properties.values(), ({ name }) => name);
  const kept = aligned.kept.filter(({ old, new: next }) => !context.cannotDiffer(old.schema, next.schema));
  const [removed, added] = [aligned.removed.map((property) => inView(property, a)), aligned.added.map((property) => inView(property, b))];
  sink.take({
    facts: kept.flatMap((pair) => keptFacts({ old: inView(pair.old, a), new: inView(pair.new, b) }, context)),
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

/** Whoever left the old name out has more to do than to rename: the new one has to be sent. */
function requiredFacts({ old: before, new: after }: PropertyPair, { store }: FindingContext): readonly Fact[] {
  if ((before.required === undefined) === (after.required === undefined)) return [];
  const is = after.required === undefined ? 'optional' : 'required';
  return [requiredFact({ old: before, new: after }, { is, directions: commonDirections(before, after) }, store)];
}

/** That a property has to be there now, or need not. */
function requiredFact(
  { old: before, new: after }: PropertyPair,
  { is, directions }: { readonly is: 'required' | 'optional'; readonly directions: readonly Direction[] },
  store: Store,
): Fact {
  const becameRequired = is === 'required';
  const component = holdingComponent(after.required?.address ?? after.address);
  return {
    face: ruleOf(becameRequired ? 'property-became-required' : 'property-became-optional').face,
    loss: { name: after.name, directions },
    old: { address: before.required?.address ?? before.address, value: becameRequired ? undefined : before.name },
    new: { address: after.required?.address ?? after.address, value: becameRequired ? after.name : undefined },
    lost: becameRequired ? { request: objectsWithout(after.name, store) } : {},
    ...(component === undefined ? {} : { subject: { kind: 'schema', name: component } }),
  };
}

/** The component that is the schema around a property or a name in its `required`, where one is. */
function holdingComponent(member: Address): string | undefined {
  const { kind, name } = subjectOfSchema(parentOf(parentOf(member)));
  return kind === 'schema' && componentOf(member) === name ? name : undefined;
}

interface PropertyPair {
  readonly old: PropertyInView;
  readonly new: PropertyInView;
}

function keptFacts(pair: PropertyPair, context: FindingContext): readonly Fact[] {
  const { old: before, new: after } = pair;
  const places = { old: before.address, new: after.address };
  const component = componentOf(after.address);
  const subject = { kind: 'property', name: after.name, ...(component === undefined ? {} : { component }) };
  const facts = factsOfPair('property', { old: before, new: after }, places, context.questions);
  return [...facts.map((fact) => ({ ...fact, subject, lost: lostOfAccess(fact, pair, context) })), ...travellingFacts(pair, context)];
}

/** Readers who were promised a property miss it when it is write-only. */
function lostOfAccess({ face, lost }: Fact, { old: before, new: after }: PropertyPair, { store }: FindingContext): Fact['lost'] {
  const isMissed = face.id === 'property-became-write-only' && before.required !== undefined && after.required !== undefined;
  return isMissed ? { response: objectsWithout(after.name, store) } : lost;
}

/** A required property that did not travel in requests has to be sent once it does, and need not any more once it does not. */
function travellingFacts({ old: before, new: after }: PropertyPair, { store }: FindingContext): readonly Fact[] {
  if (before.required === undefined || after.required === undefined) return [];
  const does = travels(after, 'request');
  if (travels(before, 'request') === does) return [];
  return [requiredFact({ old: before, new: after }, { is: does ? 'required' : 'optional', directions: ['request'] }, store)];
}

function insideOf(before: Property, after: Property, step: Inside['step']): Inside {
  return { step, old: before.schema, new: after.schema, directions: commonDirections(before, after) };
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

function inView(property: Property, view: View): PropertyInView {
  const required = view.required.get(property.name);
  return required === undefined ? property : { ...property, required };
}
