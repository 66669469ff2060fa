import type { Direction } from '../../model/api.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Property, View } from '../../normalise/view.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import { travels } from './property-presence.ts';

/** What objects a schema can have, told from its view alone; false where that does not settle it. */
export interface Hosts {
  /** Whether every value of a declared property has an object around it that is sent in a direction. */
  readonly canHold: (view: View, property: string, direction: Direction) => boolean;
  /** Whether some object of the schema as written has a declared property. */
  readonly mayHave: (view: View, property: string) => boolean;
}

/** What is sent in a direction, or all that is written. */
type Extent = Direction | 'as written';

/** Creates the questions over one document; `hasExample` looks for a value of a scalar. */
export function createHosts(reader: SchemaReader, hasExample: (node: SchemaNode) => boolean): Hosts {
  const lacking = {
    request: new Map<View, readonly string[]>(),
    response: new Map<View, readonly string[]>(),
    'as written': new Map<View, readonly string[]>(),
  };
  const inhabited = { request: new Set<View>(), response: new Set<View>(), 'as written': new Set<View>() };
  /** What has no value as far as one question got: a schema that needs itself has no smallest value. */
  const visited = new Set<View>();

  function isInhabited(view: View, extent: Extent): boolean {
    if (inhabited[extent].has(view)) return true;
    if (visited.has(view)) return false;
    visited.add(view);
    const found = hasValue(view, extent);
    if (found) inhabited[extent].add(view);
    return found;
  }

  function hasValue(view: View, extent: Extent): boolean {
    const types = view.types.value;
    if (view.unions.length === 1) return view.unions[0]?.keyword === 'anyOf' && isNothingButUnion(view) && hasBranch(view, extent);
    if (!isPlain(view)) return false;
    if (view.nullable.value) return true;
    const isFree = saysNoMore(view) && (view.values === undefined || view.values.value.length > 0);
    // What limits a scalar is soon looked at.
    if ((types & SCALAR) !== 0) return isFree || isPlainText(view) || ((types & ~SCALAR) === 0 && hasExample(reader.node(view.places)));
    if (view.values !== undefined) return false;
    if ((types & TYPE.array) !== 0) return isOpenArray(view) && (view.minItems === undefined || hasItem(view, extent));
    return (types & TYPE.object) !== 0 && isOpenObject(view) && namesRequired(view).every((name) => isProvided(view, name, extent));
  }

  function hasBranch({ unions }: View, extent: Extent): boolean {
    return unions.some(({ members }) => members.some(({ schema }) => isInhabited(reader.view(schema), extent)));
  }

  function hasItem({ items }: View, extent: Extent): boolean {
    return items === undefined || isInhabited(reader.view(items.value), extent);
  }

  function isProvided(view: View, name: string, extent: Extent): boolean {
    const property = view.properties.get(name);
    return property !== undefined && (!isWanted(property, extent) || isInhabited(reader.view(property.schema), extent));
  }

  /** The required properties for which no value is plain to see. */
  function lackingOf(view: View, extent: Extent): readonly string[] {
    let names = lacking[extent].get(view);
    if (names === undefined) {
      names = namesRequired(view).filter((name) => {
        visited.clear();
        return !isProvided(view, name, extent);
      });
      lacking[extent].set(view, names);
    }
    return names;
  }

  return {
    canHold: (view, property, direction) => isOpenObject(view) && lackingOf(view, direction).every((name) => name === property),
    mayHave: (view, property) => {
      if (!isOpenObject(view) || lackingOf(view, 'as written').length > 0) return false;
      visited.clear();
      return isProvided(view, property, 'as written');
    },
  };
}

/** Whether a required property has to be there. */
function isWanted(property: Property, extent: Extent): boolean {
  return extent === 'as written' || travels(property, extent);
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
    view.unevaluatedProperties === undefined &&
    // Of several parts one may say of what another one declares, as a property that it does not.
    (view.parts.length === 1 || view.additionalProperties === undefined)
  );
}

/** Whether a view has every array of a single item that it allows. */
export function isOpenArray(view: View): boolean {
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
export function isNothingButUnion(view: View): boolean {
  return (
    view.unions.length === 1 &&
    view.parts.length === 1 &&
    (view.types.value | TYPE.null) === ALL_TYPES &&
    view.not.length + view.conditions.length + view.opaque.length + view.properties.size + view.required.size === 0 &&
    view.values === undefined &&
    view.discriminator === undefined &&
    saysNoMore(view) &&
    SAID_OF_WHOLES.every((keyword) => view[keyword] === undefined) &&
    view.patternProperties.size + view.dependentRequired.size + view.dependentSchemas.size === 0
  );
}

/** Whether a name of a view may have several schemas, by a pattern beside another or beside what is named. */
export function hasNamesDescribedTwice({ patternProperties, properties }: View): boolean {
  return patternProperties.size > 0 && patternProperties.size + properties.size > 1;
}

/** What can be said of an array, an object or a text as a whole, and limits whatever a branch allows. */
const SAID_OF_WHOLES = [
  'minItems',
  'maxItems',
  'uniqueItems',
  'prefixItems',
  'items',
  'contains',
  'unevaluatedItems',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
] as const satisfies readonly (keyof View)[];

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
