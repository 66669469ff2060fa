import type { Direction } from '../../model/api.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import { travels } from './property-presence.ts';
import type { PairEdge, SchemaPair } from './pair.ts';
import { areApart } from './apart.ts';
import type { ReadView } from './apart.ts';

/**
 * Whether it is plain that what is refused one step below is refused here as well: the sender can put any
 * value there into a whole, and the receiver looks at what stands there whatever stands around it. False
 * says nothing; then the judge has to be asked.
 */
export type Carries = (pair: SchemaPair, edge: PairEdge, direction: Direction) => boolean;

/** Creates the question over both documents; what it learns of a schema it remembers. */
export function createCarries(
  readers: { readonly old: SchemaReader; readonly new: SchemaReader },
  hasExample: (node: SchemaNode) => boolean,
): Carries {
  const hosts = { old: createHosts(readers.old, hasExample), new: createHosts(readers.new, hasExample) };

  function viewOf(pair: SchemaPair, side: 'old' | 'new'): ReadView {
    return { view: readers[side].view(pair[side]), reader: readers[side] };
  }

  const known = { request: new Map<PairEdge, boolean>(), response: new Map<PairEdge, boolean>() };

  function carries(pair: SchemaPair, { step, pair: below }: PairEdge, direction: Direction): boolean {
    // What is written as text may be read as another value.
    if (pair.medium !== 'json') return false;
    const [sender, receiver] = direction === 'request' ? (['old', 'new'] as const) : (['new', 'old'] as const);
    const [sent, taken] = [viewOf(pair, sender), viewOf(pair, receiver)];
    if (sent.view.discriminator !== undefined || taken.view.discriminator !== undefined) return false;
    switch (step.kind) {
      case 'property':
        if ([viewOf(below, sender), viewOf(below, receiver)].some((one) => isMarked(one, direction))) return false;
        return hosts[sender].canHold(sent.view, step.name, direction);
      case 'item':
        return taken.view.prefixItems === undefined && isOpenArray(sent.view);
      case 'branch': {
        if (step.isOfOneSide === true || taken.view.unions.length !== 1 || !isNothingButUnion(sent.view)) return false;
        const branch = viewOf(below, sender);
        if (branch.view.nullable.value) return false;
        const [others, rivals] = [othersThan(below[receiver], taken), othersThan(below[sender], sent)];
        // Of branches that overlap exactly one has to match, which hangs on what else is in the value.
        const isOneOf = sent.view.unions[0]?.keyword === 'oneOf';
        return (
          others?.every((other) => areApart(branch, other, direction)) === true &&
          (!isOneOf || rivals?.every((rival) => areApart(branch, rival, direction)) === true)
        );
      }
      default:
        return false;
    }
  }

  return (pair, edge, direction) => {
    let answer = known[direction].get(edge);
    if (answer === undefined) known[direction].set(edge, (answer = carries(pair, edge, direction)));
    return answer;
  };
}

/** Whether a schema, or a branch of it, bears the mark of what does not travel in a direction, be it beside the other mark. */
function isMarked({ view, reader }: ReadView, direction: Direction): boolean {
  const views = new Set([view]);
  for (const { readOnly, writeOnly, unions } of views) {
    if ((direction === 'request' ? readOnly : writeOnly) !== undefined) return true;
    for (const { members } of unions) for (const { schema } of members) views.add(reader.view(schema));
  }
  return false;
}

/** The other branches of the one union of a view; undefined where a schema is not one of its branches, or is several of them. */
function othersThan(set: SchemaSet, { view, reader }: ReadView): readonly ReadView[] | undefined {
  const members = view.unions[0]?.members ?? [];
  const others = members.filter((member) => reader.behind(member.schema).join(' ') !== set.join(' '));
  return others.length === members.length - 1 ? others.map(({ schema }) => ({ view: reader.view(schema), reader })) : undefined;
}

/** What objects a schema can have, told from its view alone; false where that does not settle it. */
interface Hosts {
  /** Whether every value of a declared property has an object around it. */
  readonly canHold: (view: View, property: string, direction: Direction) => boolean;
}

function createHosts(reader: SchemaReader, hasExample: (node: SchemaNode) => boolean): Hosts {
  const lacking = { request: new Map<View, readonly string[]>(), response: new Map<View, readonly string[]>() };
  const inhabited = { request: new Set<View>(), response: new Set<View>() };
  /** What has no value as far as one question got: a schema that needs itself has no smallest value. */
  const visited = new Set<View>();

  function isInhabited(view: View, direction: Direction): boolean {
    if (inhabited[direction].has(view)) return true;
    if (visited.has(view)) return false;
    visited.add(view);
    const found = hasValue(view, direction);
    if (found) inhabited[direction].add(view);
    return found;
  }

  function hasValue(view: View, direction: Direction): boolean {
    const types = view.types.value;
    if (view.unions.length === 1) return view.unions[0]?.keyword === 'anyOf' && isNothingButUnion(view) && hasBranch(view, direction);
    if (!isPlain(view)) return false;
    if (view.nullable.value) return true;
    const isFree = saysNoMore(view) && (view.values === undefined || view.values.value.length > 0);
    // What limits a scalar is soon looked at.
    if ((types & SCALAR) !== 0) return isFree || isPlainText(view) || ((types & ~SCALAR) === 0 && hasExample(reader.node(view.places)));
    if (view.values !== undefined) return false;
    if ((types & TYPE.array) !== 0) return isOpenArray(view) && (view.minItems === undefined || hasItem(view, direction));
    return (types & TYPE.object) !== 0 && isOpenObject(view) && namesRequired(view).every((name) => isProvided(view, name, direction));
  }

  function hasBranch({ unions }: View, direction: Direction): boolean {
    return unions.some(({ members }) => members.some(({ schema }) => isInhabited(reader.view(schema), direction)));
  }

  function hasItem({ items }: View, direction: Direction): boolean {
    return items === undefined || isInhabited(reader.view(items.value), direction);
  }

  function isProvided(view: View, name: string, direction: Direction): boolean {
    const property = view.properties.get(name);
    return property !== undefined && (!travels(property, direction) || isInhabited(reader.view(property.schema), direction));
  }

  /** The required properties for which no value is plain to see. */
  function lackingOf(view: View, direction: Direction): readonly string[] {
    let names = lacking[direction].get(view);
    if (names === undefined) {
      names = namesRequired(view).filter((name) => {
        visited.clear();
        return !isProvided(view, name, direction);
      });
      lacking[direction].set(view, names);
    }
    return names;
  }

  return {
    canHold: (view, property, direction) => isOpenObject(view) && lackingOf(view, direction).every((name) => name === property),
  };
}

const SCALAR = TYPE.string | TYPE.number | TYPE.integer | TYPE.boolean;

function namesRequired({ required }: View): readonly string[] {
  return [...required.keys()];
}

/** Whether objects of a view are limited by nothing but what each of their properties is. */
function isOpenObject(view: View): boolean {
  return (
    isPlain(view) &&
    (view.types.value & TYPE.object) !== 0 &&
    view.values === undefined &&
    view.patternProperties.size + view.dependentRequired.size + view.dependentSchemas.size === 0 &&
    view.maxProperties === undefined &&
    view.minProperties === undefined &&
    view.propertyNames === undefined &&
    view.unevaluatedProperties === undefined
  );
}

/** Whether a view has every array of a single item that it allows. */
function isOpenArray(view: View): boolean {
  return (
    isPlain(view) &&
    (view.types.value & TYPE.array) !== 0 &&
    view.values === undefined &&
    (view.minItems?.value ?? 0) <= 1 &&
    (view.maxItems?.value ?? 1) >= 1 &&
    view.prefixItems === undefined &&
    view.contains === undefined &&
    view.unevaluatedItems === undefined
  );
}

/** Whether a view is one choice of branches, and says nothing beside it. */
function isNothingButUnion(view: View): boolean {
  return (
    view.unions.length === 1 &&
    view.parts.length === 1 &&
    (view.types.value | TYPE.null) === ALL_TYPES &&
    view.not.length + view.conditions.length + view.opaque.length + view.properties.size + view.required.size === 0 &&
    view.values === undefined &&
    view.discriminator === undefined &&
    saysNoMore(view)
  );
}

/** Whether a view has no branches and conditions that could rule out what its parts allow. */
function isPlain(view: View): boolean {
  return view.unions.length + view.not.length + view.conditions.length + view.opaque.length === 0 && view.discriminator === undefined;
}

/** Whether a view asks for nothing but a text that its pattern spells out. */
function isPlainText(view: View): boolean {
  const { values, patterns, minLength, maxLength, format } = view;
  const [pattern] = patterns;
  if ((view.types.value & TYPE.string) === 0 || pattern === undefined || patterns.length > 1) return false;
  const isLiteral = /^\^?[\w/-]*\$?$/.test(pattern.value) && pattern.value.length <= (maxLength?.value ?? Infinity);
  return isLiteral && values === undefined && minLength === undefined && format === undefined;
}

/** Whether no keyword of a view limits strings and numbers. */
function saysNoMore(view: View): boolean {
  const { minimum, maximum, multipleOf, minLength, maxLength, patterns, format } = view;
  return patterns.length === 0 && [format, minimum, maximum, multipleOf, minLength, maxLength].every((facet) => facet === undefined);
}
