import type { Facet, Parameter, ParameterLocation, WireForm } from '../../model/api.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import type { Address } from '../../model/pointer.ts';
import { ALL_TYPES, TYPE } from '../../schema/node.ts';
import { essence } from './media-range.ts';

/** Reads the part without branches of schemas of one document. */
export type ViewOf = (places: SchemaSet) => View;

/** One name and value of a call as it goes over the wire, said by a parameter or by a member of one that is an object. */
export interface Written {
  readonly parameter: Parameter;
  readonly schema: SchemaSet | undefined;
  /** The object that it is a member of, whose own name nobody sends. */
  readonly member?: Membership;
}

/** How a member belongs to the parameter that is an object. */
export interface Membership {
  readonly object: Parameter;
  /** Whether calls have it always, never have to, or only where they have one of the other members. */
  readonly needed: 'always' | 'never' | 'with others';
}

/** A parameter that is an object of which each property is sent as if it were a parameter of its own. */
export interface WrittenOut {
  readonly object: Parameter;
  readonly view: View;
}

const OBJECT_ONLY = TYPE.object;

/**
 * A parameter whose properties go over the wire one by one: an exploded object (`page=2&size=10`), one of style
 * `deepObject` (`filter[status]=open`; OpenAPI 3.1, section 4.8.12.3), or a whole query string that is a form (3.2). Undefined
 * where it is none, or where its schema says more than what each property may be.
 */
export function writtenOut(parameter: Parameter, viewOf: ViewOf): WrittenOut | undefined {
  const { schema, wire } = parameter;
  if (schema === undefined || !isWrittenByName(parameter.in, wire)) return undefined;
  const view = viewOf([schema.address]);
  return isPlainObject(view) ? { object: parameter, view } : undefined;
}

function isWrittenByName(place: ParameterLocation, { style, explode, mediaType }: WireForm): boolean {
  if (place === 'querystring') return mediaType !== undefined && essence(mediaType) === 'application/x-www-form-urlencoded';
  if (mediaType !== undefined) return false;
  if (place === 'query') return style === 'deepObject' || (style === 'form' && explode);
  return place === 'cookie' && explode && (style === 'form' || style === 'cookie');
}

/** Whether a schema describes properties, each for itself, and nothing else. */
function isPlainObject(view: View): boolean {
  const { types, properties, additionalProperties, unevaluatedProperties } = view;
  if ((types.value & ~TYPE.null) !== OBJECT_ONLY && types.value !== (ALL_TYPES & ~TYPE.null)) return false;
  if (properties.size === 0) return false;
  const isNamed = [additionalProperties, unevaluatedProperties].every((rest) => rest === undefined || rest.value === 'closed');
  const isBound = [view.minProperties, view.maxProperties, view.propertyNames, view.values, view.discriminator].some(
    (facet) => facet !== undefined,
  );
  const parts = [view.unions, view.heirs, view.not, view.conditions, view.opaque];
  const maps = [view.patternProperties, view.dependentRequired, view.dependentSchemas];
  return isNamed && !isBound && parts.every(({ length }) => length === 0) && maps.every(({ size }) => size === 0);
}

/** The members of an object as they are written; `isWritten` says which names the other document knows, so that deep objects are opened as far as it goes. */
export function membersOf({ object, view }: WrittenOut, viewOf: ViewOf, knows: (start: string) => boolean): readonly Written[] {
  return deepMembers(object, object.name, view, object.required.value ? 'always' : 'with others', viewOf, knows);
}

function deepMembers(
  object: Parameter,
  prefix: string,
  view: View,
  around: Membership['needed'],
  viewOf: ViewOf,
  knows: (start: string) => boolean,
): readonly Written[] {
  const isDeep = object.wire.style === 'deepObject';
  return [...view.properties.values()].flatMap<Written>(({ name, address, schema, access }) => {
    if (access === 'readOnly') return [];
    const written = isDeep ? `${prefix}[${name}]` : name;
    const required = view.required.get(name);
    const needed = required?.value === true ? around : 'never';
    const below = viewOf(schema);
    if (isDeep && knows(`${written}[`) && isPlainObject(below)) return deepMembers(object, written, below, needed, viewOf, knows);
    return [{ parameter: memberParameter(object, written, { address, required, below }), schema, member: { object, needed } }];
  });
}

function memberParameter(
  object: Parameter,
  name: string,
  { address, required, below }: { readonly address: Address; readonly required: Facet<boolean> | undefined; readonly below: View },
): Parameter {
  return {
    address,
    in: object.in === 'querystring' ? 'query' : object.in,
    name,
    required: required ?? { address, value: false },
    wire: { ...object.wire, style: 'form', explode: true },
    schema: { address, schema: {} },
    value: {},
    ...(below.deprecated === undefined ? {} : { deprecated: below.deprecated }),
  };
}
