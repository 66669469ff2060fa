import { misusedKeywords } from './misuse.ts';
import { canonical, entries, isArray, own } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { lowerArrays, lowerNumbers, lowerObjects, lowerStrings, lowerTypes } from './assertions.ts';
import { conjoin, disjoin, exactlyOneOf, orNull } from './combine.ts';
import { discriminatorOf } from './discriminator.ts';
import type { Facts } from './facts.ts';
import { withHeirs } from './families.ts';
import type { Families } from './families.ts';
import { KEYWORDS, whyUnread } from './keywords.ts';
import { isMarkedNullable } from './place.ts';
import type { Place, Places, Reference } from './place.ts';
import { createCycles } from './recursion.ts';
import { targetsOf } from './references.ts';
import { branchTags } from './tags.ts';
import { lowerUnevaluated } from './unevaluated.ts';

/** What the lowering of one keyword may use. */
export interface Lowering {
  readonly store: Store;
  readonly places: Places;
  readonly facts: Facts;
  /** The bases of the document, in whose place others may come. */
  readonly families: Families;
  /** Keeps what is of one document alone apart from the other's. */
  readonly side: 'old' | 'new';
  /** Names what may mean another thing in the other document, whatever its text; one name where the documents are one. */
  readonly apart: () => string;
  /** The node of a schema below the one that is being lowered. */
  readonly node: (place: Place) => SchemaNode;
  /** Notes what is not modelled. */
  readonly note: (address: Address, reason: string) => void;
}

/** Where schemas are lowered to, and how references are named. */
export interface LoweringOptions extends Omit<Lowering, 'node'> {
  readonly shared: ReadonlySet<Address>;
}

/**
 * Lowers schemas into the store, each once and only when somebody asks. References are transparent, but
 * for those to a schema that contains itself and to components that both documents share: these
 * become `reference` nodes, by the same rule wherever one starts, so that equal schemas are equal nodes.
 */
export function createLowering(options: LoweringOptions): (place: Place) => SchemaNode {
  const { store, places, note, side, apart, shared, families } = options;
  const nodes = new Map<Place, SchemaNode>();
  const parts = new Map<Place, SchemaNode>();
  const underway = new Set<Place>();
  const cycles = createCycles<Place>((place) => [...below(place), ...ledTo(place).filter((target) => !isShared(target))]);
  const unguarded = createCycles<Place>((place) => [
    ...places.subschemas(place).flatMap((subschema) => (subschema.inPlace ? [subschema.place] : [])),
    ...targets(place),
  ]);
  const lowering: Lowering = { ...options, node: lowered };

  /** What a schema means in a dynamic scope hangs on more than the schema. */
  function isShared({ address, scope }: Place): boolean {
    return scope === undefined && shared.has(address);
  }

  function below(place: Place): readonly Place[] {
    return places.subschemas(place).flatMap((subschema) => (subschema.keyword === 'contentSchema' ? [] : [subschema.place]));
  }

  function targets(place: Place): readonly Place[] {
    return targetsOf(places, place);
  }

  /** Where the references of a schema lead, a base that it is made of opened, and what may come in its place. */
  function ledTo(place: Place): readonly Place[] {
    const opened = targets(place).flatMap((target) => (families.isPart(place, target) ? [...below(target), ...targets(target)] : [target]));
    return [...opened, ...families.heirsOf(place).map((heir) => heir.place)];
  }

  function isTransparent(place: Place, target: Place): boolean {
    return !isShared(target) && !cycles.isRecursive(target) && !unguarded.areMutual(place, target);
  }

  /** What has to be lowered before a schema: never a cycle, as references that close one are not transparent. */
  function needs(place: Place): readonly Place[] {
    const all = [...below(place), ...ledTo(place).filter((target) => isTransparent(place, target))];
    return all.filter((need) => !nodes.has(need) && !underway.has(need));
  }

  /** Lowers bottom up with a stack of its own: documents nest deeper than calls may. */
  function lower(root: Place): SchemaNode {
    const stack = [root];
    for (let place = stack.at(-1); place !== undefined; place = stack.at(-1)) {
      const missing = nodes.has(place) ? [] : needs(place);
      if (missing.length > 0) {
        for (const need of missing) stack.push(need);
        continue;
      }
      stack.pop();
      if (nodes.has(place)) continue;
      underway.add(place);
      const node = lowerSchema(lowering, place, referenceNode);
      nodes.set(
        place,
        withHeirs(store, families, { place, node }, (heir) => (isTransparent(place, heir) ? lowered(heir) : named(heir))),
      );
      underway.delete(place);
    }
    return nodes.get(root) as SchemaNode;
  }

  function lowered(place: Place): SchemaNode {
    return nodes.get(place) ?? (underway.has(place) ? named(place) : lower(place));
  }

  function named(place: Place): SchemaNode {
    const { address, scope } = place;
    return store.reference(`${isShared(place) ? 'shared' : side} ${address}${scope === undefined ? '' : ` ${scope.key}`}`, () =>
      lowered(place),
    );
  }

  function referenceNode(place: Place, { keyword, text, target, problem, isAmbiguous }: Reference): SchemaNode {
    const at = append(place.address, keyword);
    if (target === undefined) {
      note(at, problem ?? `${keyword} leads nowhere: ${text}`);
      // What one text leads to in several places is no proof that it does so in the other document.
      return store.opaque('unresolved reference', isAmbiguous === true ? `${apart()} ${at}` : text);
    }
    if (unguarded.areMutual(place, target)) {
      note(at, `${keyword} only leads back to itself: ${text}`);
      return store.opaque('endless reference', text);
    }
    if (families.isPart(place, target)) return part(target);
    return isTransparent(place, target) ? lowered(target) : named(target);
  }

  /** A base alone, as what is made of it contains it. */
  function part(base: Place): SchemaNode {
    let node = parts.get(base);
    if (node === undefined) parts.set(base, (node = lowerSchema(lowering, base, referenceNode)));
    return node;
  }

  return lowered;
}

function lowerSchema(lowering: Lowering, place: Place, referenceNode: (place: Place, reference: Reference) => SchemaNode): SchemaNode {
  const { store, places, facts, note } = lowering;
  const { value } = place;
  if (value === true) return store.anything;
  if (value === false) return store.nothing;
  if (typeof value !== 'object' || value === null || isArray(value)) {
    note(place.address, 'not a schema');
    return store.opaque('not a schema', value === undefined ? '' : canonical(value));
  }
  noteUnread(lowering, place);
  const lowerers = new Set<Lowerer>();
  for (const keyword of Object.keys(value)) for (const lowerer of LOWERERS.get(keyword) ?? []) lowerers.add(lowerer);
  const parts = places.references(place).map((reference) => referenceNode(place, reference));
  for (const lowerer of lowerers) parts.push(...lowerer(lowering, place));
  for (const keyword of misusedKeywords(places, place)) {
    parts.push(store.opaque('keyword', `${keyword} ${canonical(places.read(place, keyword) ?? null)}`));
  }
  const met = conjoin(store, parts);
  const node = isMarkedNullable(places, place) ? orNull(store, met) : met;
  // A mark behind a reference is out of sight in a choice, beside null and where the parts contradict each other, and counts all the same.
  const isChoice = places.read(place, 'anyOf') !== undefined || places.read(place, 'oneOf') !== undefined;
  const hidesMarks = node !== met || met === store.nothing || isChoice;
  return hidesMarks ? store.all([node, ...facts.marks(place).map(store.access)]) : node;
}

function noteUnread({ places, note }: Lowering, place: Place): void {
  const { specification, dialect } = places;
  const isReference = dialect !== '2020-12' && typeof own(place.value, '$ref') === 'string';
  for (const [keyword] of entries(place.value)) {
    const reason = whyUnread(keyword, specification);
    if (reason !== undefined) note(append(place.address, keyword), reason);
    else if (isReference && places.read(place, keyword) === undefined && isAssertion(places, keyword)) {
      note(append(place.address, keyword), `ignored beside $ref in OpenAPI ${specification}`);
    }
  }
}

function isAssertion({ dialect }: Places, keyword: string): boolean {
  const table = KEYWORDS[dialect];
  return Object.hasOwn(table, keyword) && table[keyword] !== 'annotation';
}

function lowerUnions(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places, facts, families, note } = lowering;
  const stated = discriminatorOf(places, place);
  const parts: SchemaNode[] = [];
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    if (places.read(place, keyword) === undefined) continue;
    const listed = places.list(place, keyword);
    const discriminating = stated ?? families.discriminatingOf(listed);
    const tags = discriminating === undefined ? [] : branchTags(lowering, discriminating, listed);
    const branches = listed.map((branch, index) => {
      const node = lowering.node(branch);
      const own = tags[index];
      const tagged =
        discriminating === undefined || own === undefined ? node : store.all([node, store.tagged(discriminating.property, own)]);
      return { node: tagged, mask: facts.mask(branch) };
    });
    if (branches.length === 0) note(append(place.address, keyword), `${keyword} lists nothing and is read as absent`);
    else if (keyword === 'oneOf') parts.push(exactlyOneOf(store, branches));
    else {
      const nodes = branches.map(({ node }) => node);
      parts.push(disjoin(store, nodes));
    }
  }
  return parts;
}

function lowerAllOf({ places, node, note }: Lowering, place: Place): readonly SchemaNode[] {
  const parts = places.list(place, 'allOf').map(node);
  if (places.read(place, 'allOf') !== undefined && parts.length === 0) {
    note(append(place.address, 'allOf'), 'allOf lists nothing and is read as absent');
  }
  return parts;
}

function lowerConditions({ store, places, node }: Lowering, place: Place): readonly SchemaNode[] {
  const parts: SchemaNode[] = [];
  const says = (keyword: string): boolean => places.read(place, keyword) !== undefined;
  const below = (keyword: string): SchemaNode => (says(keyword) ? node(places.below(place, keyword)) : store.anything);
  if (says('not')) parts.push(store.not(below('not')));
  if (says('if') && (says('then') || says('else'))) {
    const condition = below('if');
    parts.push(store.any([store.all([condition, below('then')]), store.all([store.not(condition), below('else')])]));
  }
  return parts;
}

/** The `unevaluated` keywords, and the marks for properties that travel one way. */
function lowerRest(lowering: Lowering, place: Place): readonly SchemaNode[] {
  const { store, places, note, apart } = lowering;
  const parts: SchemaNode[] = [];
  for (const keyword of ['unevaluatedProperties', 'unevaluatedItems'] as const) {
    if (places.read(place, keyword) === undefined) continue;
    const node = lowerUnevaluated(lowering, place, keyword);
    if (node === undefined) note(append(place.address, keyword), `${keyword} beside too many branches to tell apart`);
    // What is evaluated hangs on schemas elsewhere, so equal text in the other document is no proof of equality.
    parts.push(node ?? store.opaque('keyword', `${apart()} ${append(place.address, keyword)}`));
  }
  for (const access of ['readOnly', 'writeOnly'] as const) if (places.read(place, access) === true) parts.push(store.access(access));
  return parts;
}

type Lowerer = (lowering: Lowering, place: Place) => readonly SchemaNode[];

/** What lowers each keyword; one function lowers those that mean something together. */
const LOWERERS: ReadonlyMap<string, readonly Lowerer[]> = new Map<string, readonly Lowerer[]>([
  ...each('type enum const', lowerTypes),
  ...each('minimum maximum exclusiveMinimum exclusiveMaximum multipleOf', lowerNumbers),
  ...each('format', lowerNumbers, lowerStrings),
  ...each('minLength maxLength pattern', lowerStrings),
  ...each('minItems maxItems uniqueItems items prefixItems contains', lowerArrays),
  ...each('properties patternProperties additionalProperties propertyNames', lowerObjects),
  ...each('required minProperties maxProperties dependentRequired dependentSchemas', lowerObjects),
  ...each('allOf', lowerAllOf),
  ...each('anyOf oneOf', lowerUnions),
  ...each('not if', lowerConditions),
  ...each('unevaluatedProperties unevaluatedItems readOnly writeOnly', lowerRest),
]);

function each(keywords: string, ...lowerers: readonly Lowerer[]): readonly (readonly [string, readonly Lowerer[]])[] {
  return keywords.split(' ').map((keyword) => [keyword, lowerers] as const);
}
