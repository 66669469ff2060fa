import type { Direction } from '../../model/api.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Property, View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { objectsWithout } from '../../rules/aspects/comparable.ts';
import { schemasOfName } from '../../schema/evaluate.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { factsOfPresence } from '../fact.ts';
import type { Fact, PairPlaces } from '../fact.ts';
import type { FindingContext, ViewPair } from './findings.ts';
import { BOTH_DIRECTIONS } from './pair.ts';

/** The properties of one object that went and that came, when none is another one renamed. */
export interface LeftProperties {
  readonly removed: readonly PropertyInView[];
  readonly added: readonly PropertyInView[];
  readonly views: ViewPair;
  readonly places: PairPlaces;
}

/** What it means that properties went and came. */
export function presenceFacts({ removed, added, views, places }: LeftProperties, context: FindingContext): readonly Fact[] {
  return [
    ...removed.flatMap((item) => presenceOf(item, 'old', views, { old: item.address, new: places.new }, context)),
    ...added.flatMap((item) => presenceOf(item, 'new', views, { old: places.old, new: item.address }, context)),
  ];
}

/**
 * Who sends the property, and who goes without it, depends on the direction and on the side that has
 * it. A receiver that does not declare it refuses it only as far as it says what undeclared properties
 * may hold.
 */
export function presenceOf(
  item: PropertyInView,
  side: 'old' | 'new',
  views: ViewPair,
  places: PairPlaces,
  { readers, store, questions }: FindingContext,
): readonly Fact[] {
  const there = store.all([store.types(TYPE.object), store.required(item.name)]);
  const missing = objectsWithout(item.name, store);
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
  // What says what the values of all names are takes this one by its name, and does not just pass over it.
  const isMap = side === 'old' && undeclared !== store.anything && undeclared !== store.nothing;
  const isInMap = isMap && questions.there.contained(declared, undeclared).answer === 'contained';
  return factsOfPresence('property', item, side, places).map((fact) => ({
    ...fact,
    ...(isInMap ? { isInMap } : {}),
    subject: { kind: 'property', name: item.name },
    occurs: { side, values: there, property: item.name },
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

/** The directions in which two properties both travel. */
export function commonDirections(before: Property, after: Property): readonly Direction[] {
  return BOTH_DIRECTIONS.filter((direction) => travels(before, direction) && travels(after, direction));
}

/** Whether a property exists in a direction at all. */
export function travels({ access }: Property, direction: Direction): boolean {
  return access === 'both' || (access === 'readOnly') === (direction === 'response');
}
