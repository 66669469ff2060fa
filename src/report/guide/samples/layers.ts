import type { SchemaReader } from '../../../normalise/schema/reader.ts';
import type { Property, SchemaSet, UnionMember, View } from '../../../normalise/view.ts';
import type { Json } from '../../../model/json.ts';
import { own } from '../../../model/json.ts';
import { ALL_TYPES, TYPE } from '../../../schema/node.ts';
import type { TypeMask } from '../../../schema/node.ts';

/** A schema as a sample needs it: one branch of each union chosen, and what the parts say put together. */
export interface Layers {
  readonly views: readonly View[];
  /** Types that are left, `null` not among them. */
  readonly types: TypeMask;
  readonly properties: ReadonlyMap<string, Property>;
  readonly required: ReadonlySet<string>;
  readonly items: SchemaSet | undefined;
  readonly minItems: number;
  /** The schema of further properties, where one is given. */
  readonly others: SchemaSet | undefined;
  readonly format: string | undefined;
}

/** Says which branch of a union a sample takes; undefined for any. */
export type ChooseMember = (members: readonly UnionMember[]) => UnionMember | undefined;

const MOST_NESTED_UNIONS = 4;

/** Reads the schemas of a place with one branch of each union. */
export function layersOf(reader: SchemaReader, schema: SchemaSet, choose: ChooseMember): Layers {
  const views: View[] = [];
  const pending: { readonly set: SchemaSet; readonly depth: number }[] = [{ set: schema, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const view = reader.view(next.set);
    views.push(view);
    if (next.depth === MOST_NESTED_UNIONS) continue;
    for (const union of view.unions) {
      const useful = union.members.filter((member) => reader.view(member.schema).types.value !== 0);
      const member = choose(useful) ?? useful[0];
      if (member !== undefined) pending.push({ set: member.schema, depth: next.depth + 1 });
    }
  }
  const first = <Value>(read: (view: View) => Value | undefined): Value | undefined => views.map(read).find((value) => value !== undefined);
  const others = first((view) => view.additionalProperties?.value);
  return {
    views,
    types: views.reduce((mask, view) => intersection(mask, view.types.value), ALL_TYPES & ~TYPE.null),
    properties: propertiesOf(views),
    required: new Set(views.flatMap((view) => [...view.required].flatMap(([name, { value }]) => (value ? [name] : [])))),
    items: first((view) => view.items?.value ?? view.prefixItems?.value[0]),
    minItems: Math.max(0, ...views.map((view) => view.minItems?.value ?? 0)),
    others: others === 'closed' ? undefined : others,
    format: first((view) => view.format?.value),
  };
}

/** `integer` is a part of `number`, and a mask never holds both. */
function intersection(a: TypeMask, b: TypeMask): TypeMask {
  const isNumeric = (mask: TypeMask): boolean => (mask & (TYPE.number | TYPE.integer)) !== 0;
  const plain = a & b & ~(TYPE.number | TYPE.integer);
  if (!isNumeric(a) || !isNumeric(b)) return plain;
  return plain | ((a & b & TYPE.number) !== 0 ? TYPE.number : TYPE.integer);
}

function propertiesOf(views: readonly View[]): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  for (const view of views) {
    for (const [name, property] of view.properties) {
      const known = properties.get(name);
      if (known === undefined) properties.set(name, property);
      else
        properties.set(name, {
          ...known,
          schema: [...new Set([...known.schema, ...property.schema])],
          access: known.access === 'both' ? property.access : known.access,
        });
    }
  }
  return properties;
}

/** The values that the schema itself gives as examples, defaults and constants, the best first. */
export function givenValues({ views }: Layers): readonly Json[] {
  return [
    ...views.flatMap((view) => view.examples?.value ?? []),
    ...views.flatMap((view) => (view.default === undefined ? [] : [view.default.value])),
    ...views.flatMap((view) => view.values?.value ?? []),
  ];
}

/** Prefers branches of a name, then the branch that an example is of, then those that both documents have. */
export function memberChooser(
  preferred: ReadonlySet<string>,
  example: Json | undefined,
  discriminator: string | undefined,
  shared: ReadonlySet<string>,
): ChooseMember {
  return (members) => {
    const tag = discriminator === undefined ? undefined : own(example, discriminator);
    return (
      members.find(({ component }) => component !== undefined && preferred.has(component)) ??
      members.find((member) => member.tag !== undefined && member.tag === tag) ??
      members.find((member) => shared.has(nameOfMember(member)))
    );
  };
}

/** What tells a branch from the others in both documents. */
export function nameOfMember({ component, tag, title }: UnionMember): string {
  return component ?? tag ?? title ?? '';
}
