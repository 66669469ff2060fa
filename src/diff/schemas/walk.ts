import type { Direction } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import { equal } from '../../model/json.ts';
import type { Address } from '../../model/pointer.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Property, SchemaSet, Union, UnionMember, View } from '../../normalise/view.ts';
import type { PropertyInView, Questions } from '../../rules/aspect.ts';
import { schemasOfName } from '../../schema/evaluate.ts';
import type { Judge } from '../../schema/judge/judge.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import { mediumBelow } from '../../schema/lens/wire.ts';
import type { Below, Medium } from '../../schema/lens/wire.ts';
import type { Store } from '../../schema/store.ts';
import { isUnchanged } from '../../normalise/unchanged.ts';
import { ruleOf } from '../../rules/table.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact, PairPlaces } from '../fact.ts';
import type { Renamed } from '../renames/match.ts';
import { renamedProperties } from '../renames/properties.ts';
import { joinRenamedValues } from '../renames/values.ts';
import { behindReferences } from './behind-references.ts';
import { likeness, memberLabel, pairMembers, unionPairs } from './members.ts';
import { BOTH_DIRECTIONS } from './pair.ts';
import type { PairEdge, SchemaPair, Step } from './pair.ts';

/** Walks pairs of schemas, each once. */
export interface SchemaWalk {
  /** The pair of two schema sets with all pairs inside; memoised, and safe on recursion. */
  readonly pair: (old: SchemaSet, next: SchemaSet, medium?: Medium) => SchemaPair;
  /** Every pair walked so far. */
  readonly pairs: () => readonly SchemaPair[];
}

/** What the walk needs of both documents. */
export interface WalkContext {
  readonly old: SchemaReader;
  readonly new: SchemaReader;
  readonly documents: { readonly old: Document; readonly new: Document };
  readonly store: Store;
  readonly judge: Judge;
  /** Path items and components that are equal in both documents with all they refer to: never walked. */
  readonly unchanged: ReadonlySet<Address>;
  /** Whether both documents follow one version of the specification, so that equal text means the same. */
  readonly sameSpecification: boolean;
}

interface ViewPair {
  readonly old: View;
  readonly new: View;
}

interface OpenPair extends SchemaPair {
  readonly facts: Fact[];
  readonly edges: PairEdge[];
}

/** Creates a walk over two documents. */
export function createSchemaWalk({ old, new: next, documents, store, judge, unchanged, sameSpecification }: WalkContext): SchemaWalk {
  const memory = new Map<string, OpenPair>();
  const queue: OpenPair[] = [];
  let walking = false;
  const there: Questions = { store, contained: judge.contained, nodeOfA: old.node, nodeOfB: next.node };
  const back: Questions = { store, contained: judge.contained, nodeOfA: next.node, nodeOfB: old.node };
  const questions = { there, back };

  function pairOf(oldPlaces: SchemaSet, newPlaces: SchemaSet, medium: Medium = 'json'): SchemaPair {
    const oldSet = behindReferences(documents.old, oldPlaces);
    const newSet = behindReferences(documents.new, newPlaces);
    const key = `${medium}\n${oldSet.join(' ')}\n${newSet.join(' ')}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const pair: OpenPair = { id: memory.size, old: oldSet, new: newSet, medium, facts: [], edges: [] };
    memory.set(key, pair);
    queue.push(pair);
    // A queue instead of recursion: documents nest deeper than the stack.
    if (!walking) {
      walking = true;
      for (let open = queue.pop(); open !== undefined; open = queue.pop()) walk(open);
      walking = false;
    }
    return pair;
  }

  function walk(pair: OpenPair): void {
    if (cannotDiffer(pair)) return;
    const a = old.view(pair.old);
    const b = next.view(pair.new);
    const shape = unionShape(a, b);
    if (shape !== undefined) {
      compareMembers(pair, shape.old, shape.new);
      return;
    }
    if (!saysTheSame(pair, a, b))
      pair.facts.push(...joinRenamedValues(factsOfPair('schema', { old: a, new: b }, placesOf(pair), questions), store));
    // What stands inside an object that became a string went with it; the change of type says so.
    if (bothAllow(a, b, TYPE.object)) {
      compareProperties(pair, a, b);
      compareOtherProperties(pair, a, b);
    }
    if (bothAllow(a, b, TYPE.array)) compareItems(pair, a, b);
    for (const union of unionPairs(a, b)) compareMembers(pair, union.old.members, union.new.members);
  }

  function cannotDiffer({ old: before, new: after }: SchemaPair): boolean {
    return (
      before.length === after.length &&
      before.every((place, index) => isUnchanged({ old: place, new: after[index] ?? '' }, documents, unchanged))
    );
  }

  /** The same text at the same places, part by part: whatever differs is further inside, behind a reference. */
  function saysTheSame(pair: SchemaPair, a: View, b: View): boolean {
    if (pair.old.length > 1 || a.parts.length !== b.parts.length || !sameSpecification) return false;
    return a.parts.every((part, index) => {
      const [before, after] = [documents.old.at(part), documents.new.at(b.parts[index] ?? '')];
      return before !== undefined && after !== undefined && equal(before, after) && b.parts[index] === part;
    });
  }

  function inside(
    pair: OpenPair,
    step: Step,
    oldSet: SchemaSet,
    newSet: SchemaSet,
    directions: readonly Direction[] = BOTH_DIRECTIONS,
  ): void {
    pair.edges.push({ step, pair: pairOf(oldSet, newSet, mediumBelow(pair.medium, placeBelow(step))), directions });
  }

  function compareProperties(pair: OpenPair, a: View, b: View): void {
    const { kept, removed, added } = align(propertiesOf(a), propertiesOf(b), ({ name }) => name);
    const order = { old: [...a.properties.keys()], new: [...b.properties.keys()] };
    const renamed = renamedProperties({ removed, added, order, readers: { old, new: next } });
    for (const rename of renamed) compareRenamed(pair, rename, { old: a, new: b });
    for (const { old: before, new: after } of kept) {
      const subject = { kind: 'property', name: after.name };
      const places = { old: before.address, new: after.address };
      for (const fact of factsOfPair('property', { old: before, new: after }, places, questions)) pair.facts.push({ ...fact, subject });
      const directions = BOTH_DIRECTIONS.filter((direction) => travels(before, direction) && travels(after, direction));
      inside(pair, { kind: 'property', name: before.name }, before.schema, after.schema, directions);
    }
    const places = placesOf(pair);
    const gone = new Set(renamed.map(({ old: item }) => item));
    const come = new Set(renamed.map(({ new: item }) => item));
    for (const item of removed.filter((one) => !gone.has(one)))
      pair.facts.push(...presenceOf(item, 'old', { old: a, new: b }, { old: item.address, new: places.new }));
    for (const item of added.filter((one) => !come.has(one)))
      pair.facts.push(...presenceOf(item, 'new', { old: a, new: b }, { old: places.old, new: item.address }));
  }

  /** A rename is what went and what came in one; what else changed about the property is found inside. */
  function compareRenamed(
    pair: OpenPair,
    { old: before, new: after, confidence, because }: Renamed<PropertyInView>,
    views: ViewPair,
  ): void {
    const places = { old: before.address, new: after.address };
    const parts = [...presenceOf(before, 'old', views, places), ...presenceOf(after, 'new', views, places)];
    const lostIn = (direction: Direction): SchemaNode => store.any(parts.flatMap(({ lost }) => lost[direction] ?? []));
    const directions = BOTH_DIRECTIONS.filter((direction) => travels(before, direction) && travels(after, direction));
    pair.facts.push({
      face: ruleOf('property-renamed').face,
      loss: { name: before.name, directions },
      old: { address: before.address, value: before.name },
      new: { address: after.address, value: after.name },
      lost: Object.fromEntries(
        directions.map((direction) => [direction, lostIn(direction)] as const).filter(([, node]) => node !== store.nothing),
      ),
      subject: { kind: 'property', name: before.name },
      rename: { kind: 'property', from: before.name, to: after.name, confidence, because },
    });
    inside(pair, { kind: 'renamed property', from: before.name, to: after.name }, before.schema, after.schema, directions);
  }

  /**
   * Who sends the property, and who goes without it, depends on the direction and on the side that has
   * it. A receiver that does not declare it refuses it only as far as it says what undeclared properties
   * may hold.
   */
  function presenceOf(item: PropertyInView, side: 'old' | 'new', views: ViewPair, places: PairPlaces): readonly Fact[] {
    const there = store.all([store.types(TYPE.object), store.required(item.name)]);
    const missing = store.all([store.types(TYPE.object), store.not(store.required(item.name))]);
    const undeclared = side === 'old' ? undeclaredSchema(views.new, next, item.name) : undeclaredSchema(views.old, old, item.name);
    const refused = store.all([there, store.not(store.properties([[item.name, undeclared]]))]);
    const sent = undeclared === store.anything ? {} : { [side === 'old' ? 'request' : 'response']: refused };
    // Where the other side takes any properties at all, even this one, the schema that came is a new demand.
    const declared = (side === 'old' ? old : next).node(item.schema);
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

  /** What an object that does not declare a name lets it hold. */
  function undeclaredSchema(view: View, reader: SchemaReader, name: string): SchemaNode {
    const rest = (view.additionalProperties ?? view.unevaluatedProperties)?.value;
    const described = rest === undefined ? store.anything : rest === 'closed' ? store.nothing : reader.node(rest);
    const patterns = [...view.patternProperties].map(([pattern, { value }]) => [pattern, reader.node(value)] as const);
    const node = store.properties([], patterns, described);
    return node.kind === 'properties' ? store.all(schemasOfName(node, name).schemas) : store.anything;
  }

  function compareItems(pair: OpenPair, a: View, b: View): void {
    const oldPrefix = a.prefixItems?.value ?? [];
    const newPrefix = b.prefixItems?.value ?? [];
    for (const [index, before] of oldPrefix.entries()) {
      const after = newPrefix[index];
      if (after !== undefined) inside(pair, { kind: 'item at', index }, before, after);
    }
    if (a.items !== undefined && b.items !== undefined) inside(pair, { kind: 'item' }, a.items.value, b.items.value);
  }

  function compareOtherProperties(pair: OpenPair, a: View, b: View): void {
    const before = a.additionalProperties?.value;
    const after = b.additionalProperties?.value;
    if (before !== undefined && after !== undefined && before !== 'closed' && after !== 'closed') {
      inside(pair, { kind: 'other property' }, before, after);
    }
    for (const [pattern, { value }] of a.patternProperties) {
      const partner = b.patternProperties.get(pattern);
      if (partner !== undefined) inside(pair, { kind: 'pattern property', pattern }, value, partner.value);
    }
  }

  function compareMembers(pair: OpenPair, oldMembers: readonly UnionMember[], newMembers: readonly UnionMember[]): void {
    const { kept, removed, added } = pairMembers(oldMembers, newMembers, {
      sameSchema: (x, y) => old.node(x.schema) === next.node(y.schema),
      likeness: (x, y) => likeness(old.view(x.schema), next.view(y.schema)),
    });
    for (const { old: before, new: after } of kept) {
      inside(pair, { kind: 'branch', label: memberLabel(after) || memberLabel(before) }, before.schema, after.schema);
    }
    const [oldPlace = '', newPlace = ''] = [pair.old[0], pair.new[0]];
    for (const member of removed) {
      pair.facts.push(...memberPresence(member, 'old', { old: member.address, new: newPlace }, old));
    }
    for (const member of added) {
      pair.facts.push(...memberPresence(member, 'new', { old: oldPlace, new: member.address }, next));
    }
  }

  function memberPresence(member: UnionMember, side: 'old' | 'new', places: PairPlaces, reader: SchemaReader): readonly Fact[] {
    const label = memberLabel(member);
    return factsOfPresence('union member', member, side, places).map((fact) => ({
      ...fact,
      subject: { kind: 'alternative', name: label },
      occurs: { side, values: reader.node(member.schema) },
      loss: { ...fact.loss, ...(fact.loss.name === undefined && label !== '' ? { name: label } : {}) },
      lost: { [side === 'old' ? 'request' : 'response']: reader.node(member.schema) },
    }));
  }

  return { pair: pairOf, pairs: () => [...memory.values()] };
}

/**
 * Where one side is nothing but a union and the other is none, the other counts as a union of one:
 * `string` against `string or integer` gained a branch.
 */
function unionShape(a: View, b: View): { readonly old: readonly UnionMember[]; readonly new: readonly UnionMember[] } | undefined {
  const oldUnion = pureUnion(a);
  const newUnion = pureUnion(b);
  if (oldUnion !== undefined && newUnion === undefined && b.unions.length === 0 && !saysNothing(b))
    return { old: oldUnion.members, new: [wholeMember(b)] };
  if (newUnion !== undefined && oldUnion === undefined && a.unions.length === 0 && !saysNothing(a))
    return { old: [wholeMember(a)], new: newUnion.members };
  return undefined;
}

function pureUnion(view: View): Union | undefined {
  return view.unions.length === 1 && saysNothing(view) ? view.unions[0] : undefined;
}

/** Whether a view has no types, values and properties of its own. */
function saysNothing(view: View): boolean {
  return (
    (view.types.value | TYPE.null) === ALL_TYPES && view.values === undefined && view.properties.size === 0 && view.required.size === 0
  );
}

function wholeMember(view: View): UnionMember {
  const address = view.places[0] ?? '';
  return {
    address,
    schema: view.places,
    ...(view.component === undefined ? {} : { component: view.component }),
    ...(view.title === undefined ? {} : { title: view.title.value }),
  };
}

function bothAllow(a: View, b: View, type: number): boolean {
  return (a.types.value & b.types.value & type) !== 0;
}

function propertiesOf(view: View): readonly PropertyInView[] {
  return [...view.properties.values()].map((property: Property) => {
    const required = view.required.get(property.name);
    return required === undefined ? property : { ...property, required };
  });
}

/** Whether a property exists in a direction at all. */
function travels({ access }: Property, direction: Direction): boolean {
  return access === 'both' || (access === 'readOnly') === (direction === 'response');
}

function placeBelow({ kind }: Step): Below {
  switch (kind) {
    case 'item':
    case 'item at':
      return 'item';
    case 'property':
    case 'renamed property':
    case 'other property':
    case 'pattern property':
      return 'property';
    case 'branch':
      return 'branch';
  }
}

function placesOf({ old, new: next }: SchemaPair): { readonly old: Address; readonly new: Address } {
  return { old: old[0] ?? '', new: next[0] ?? '' };
}
