import type { Facet } from '../../model/api.ts';
import { append } from '../../model/pointer.ts';
import { ANY_OTHER } from '../../normalise/schema/unions.ts';
import type { Discriminator, View } from '../../normalise/view.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { saysTag } from '../../schema/lens/tag.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { oneFace } from './faces.ts';

const tagged = (kind: string, other: string) =>
  ({ type: 'object', required: ['kind', other], properties: { kind: { const: kind }, [other]: { type: 'string' } } }) as const;
const cat = tagged('cat', 'meow');
const dog = tagged('dog', 'bark');

const mapped = (...values: readonly string[]) => ({
  propertyName: 'kind',
  mapping: Object.fromEntries(values.map((value) => [value, '#/components/schemas/Cat'])),
});

/** What can change about how alternatives are told apart. */
export const schemaDiscriminatorAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['discriminator'],
    lost: discriminatorLost,
    faces: {
      lost: {
        id: 'discriminator-added',
        title: 'Discriminator added',
        message: '{subject} is told apart by {new} now',
        effect: 'narrows',
        why: 'An object is read as the alternative that its value names now, and refused where it does not keep to that one.',
        advice: 'Send the property with the value of the alternative that the object keeps to.',
        except: {
          request: {
            severity: 'warning',
            because: 'Mostly it says what was meant all along; only objects with the value of another alternative are refused.',
          },
        },
      },
      gained: {
        id: 'discriminator-removed',
        title: 'Discriminator removed',
        message: '{subject} is no longer told apart by {old}',
        effect: 'widens',
        why: 'Readers that choose the alternative by this property may not find it.',
        advice: 'Tell the alternatives apart by their other properties.',
        except: {
          response: {
            severity: 'warning',
            because: 'Mostly what is sent stays what it was; nobody promises any more that the value names the alternative.',
          },
        },
      },
    },
    example: {
      loose: { type: 'object', oneOf: [cat, dog] },
      tight: { type: 'object', oneOf: [cat, dog], discriminator: { propertyName: 'kind' } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['discriminator'],
    lost: discriminatorMoved,
    faces: oneFace({
      id: 'discriminator-changed',
      title: 'Discriminator changed',
      message: '{subject} is told apart by {new} instead of {old}',
      effect: 'replaces',
      why: 'Whoever chooses the alternative by the old property chooses wrongly.',
      advice: 'Send and read the new property.',
      adviceIn: { request: 'Send the new property.', response: 'Read the new property.' },
    }),
    example: {
      loose: { type: 'object', oneOf: [cat, dog], discriminator: { propertyName: 'kind' } },
      tight: { type: 'object', oneOf: [cat, dog], discriminator: { propertyName: 'species' } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['discriminator'],
    lost: mappingLost,
    faces: {
      lost: {
        id: 'discriminator-value-removed',
        title: 'Value of a discriminator removed',
        message: '{subject} no longer knows the value {name}, which stood for {old}',
        effect: 'narrows',
        why: 'Objects with this value were accepted and are refused now.',
        advice: 'Send the value that stands for the alternative now.',
      },
      gained: {
        id: 'discriminator-value-added',
        title: 'Value of a discriminator added',
        message: '{subject} knows the value {name} now, which stands for {new}',
        effect: 'widens',
        why: 'Objects arrive with a value that readers do not know.',
        advice: 'Read the new value as the alternative it stands for.',
      },
      replaced: {
        id: 'discriminator-value-changed',
        title: 'Value of a discriminator changed',
        message: '{subject} knows {name} by the value {new} instead of {old}',
        effect: 'replaces',
        why: 'Objects with the old value are not understood, and readers meet a value that they do not know.',
        advice: 'Send the new value, and read it as the alternative that the old one stood for.',
        adviceIn: { request: 'Send the new value.', response: 'Read the new value as the alternative that the old one stood for.' },
      },
    },
    example: {
      loose: { oneOf: [cat, dog], discriminator: mapped('cat', 'kitten') },
      tight: { oneOf: [cat, dog], discriminator: mapped('cat') },
      other: { oneOf: [cat, dog], discriminator: mapped('cat', 'tom') },
    },
  },
] as const satisfies readonly Aspect[];

/**
 * Whoever reads by a discriminator takes the alternative that the value names: what that one refuses and another would have
 * taken is refused, and so is a value that names none.
 */
function discriminatorLost(a: View, b: View, { store, nodeOfB }: Questions): readonly Loss[] {
  const after = discriminatorFacet(b.discriminator);
  if (b.discriminator === undefined || after === undefined || (a.discriminator !== undefined && !hasFirstHeirs(a, b))) return [];
  const { propertyName, mapping } = b.discriminator.value;
  const members = [...b.unions.flatMap((union) => union.members), ...b.heirs];
  const nodes = members.map(({ component, schema }) => ({ component, node: nodeOfB(schema) }));
  const refused = [...mapping].flatMap(([value, target]) => {
    const named = nodes.find(({ component }) => component === target);
    if (named === undefined) return [];
    // What is made of a schema is taken by the schema itself.
    const others = b.heirs.length > 0 ? [store.anything] : nodes.filter((member) => member !== named).map(({ node }) => node);
    return [store.all([objectsSaying(propertyName, value, store), store.not(named.node), store.any(others)])];
  });
  const known = store.values([...mapping.keys()]);
  const unknown = store.all([store.types(TYPE.object), store.required(propertyName), store.properties([[propertyName, store.not(known)]])]);
  return [{ after, lost: store.any([...refused, ...(tellsApart(b) ? [unknown] : [])]) }];
}

/** The objects that have a value of a discriminator. */
function objectsSaying(property: string, value: string, store: Store): SchemaNode {
  return store.all([store.types(TYPE.object), ...saysTag(store, property, [value])]);
}

/** Whether values of the property select anything. */
function tellsApart({ unions, heirs }: View): boolean {
  return [...unions.flatMap((union) => union.members), ...heirs].some(({ selection }) => (selection?.own.length ?? 0) > 0);
}

/** The discriminator of a base says nothing as long as nothing is made of it. */
function hasFirstHeirs(a: View, b: View): boolean {
  return a.heirs.length + a.unions.length === 0 && b.heirs.length > 0 && tellsApart(b);
}

/** Who chooses by the property is no matter of which values are valid, so nothing is asked of the judge. */
function discriminatorMoved(a: View, b: View): readonly Loss[] {
  const [before, after] = [discriminatorFacet(a.discriminator), discriminatorFacet(b.discriminator)];
  if (before === undefined || after === undefined || before.value === after.value) return [];
  return [{ before, after, replaced: true }];
}

function discriminatorFacet(facet: Facet<Discriminator> | undefined): Facet<string> | undefined {
  return facet && { address: append(facet.address, 'propertyName'), value: facet.value.propertyName };
}

/** A value is lost when the alternative that it stood for is still there; else the alternative is told. */
function mappingLost(a: View, b: View, questions: Questions): readonly Loss[] {
  const { store } = questions;
  const [from, to] = [a.discriminator, b.discriminator];
  if (from === undefined || to === undefined || from.value.propertyName !== to.value.propertyName) return [];
  const { propertyName, mapping, calledElsewhere } = from.value;
  const targets = new Set(to.value.mapping.values());
  const inPlace = new Map(valuesInPlace(from.value, to.value).map((one) => [one.from, one.to]));
  return [...mapping]
    .filter(([value, target]) => {
      const name = calledElsewhere?.get(target) ?? target;
      // What the default stands for is known by any value, this one as well.
      return value !== ANY_OTHER && !to.value.mapping.has(value) && targets.has(name) && to.value.mapping.get(ANY_OTHER) !== name;
    })
    .filter(([value, target]) => mayBeSent({ value, target, propertyName }, a, questions))
    .map(([value, target]) => {
      const address = append(from.address, 'mapping', value);
      const lost = objectsSaying(propertyName, value, store);
      const other = inPlace.get(value);
      if (other === undefined) return { name: value, before: { address, value: target }, lost };
      const after = { address: append(to.address, 'mapping', other), value: other };
      return { name: target, before: { address, value }, after, replaced: true, lost };
    });
}

/** Whether the alternative that a value stands for takes it: one with a constant of its own is never sent by another name. */
function mayBeSent(
  { value, target, propertyName }: { readonly value: string; readonly target: string; readonly propertyName: string },
  view: View,
  { store, nodeOfA, contained }: Questions,
): boolean {
  const named = [...view.unions.flatMap(({ members }) => members), ...view.heirs].filter(({ component }) => component === target);
  const said = objectsSaying(propertyName, value, store);
  return (
    named.length === 0 || named.some(({ schema }) => contained(store.all([said, nodeOfA(schema)]), store.nothing).answer !== 'contained')
  );
}

/** The values of which one took the place of another one: what they stand for has one value less, and one more. */
export function valuesInPlace(a: Discriminator, b: Discriminator): readonly { readonly from: string; readonly to: string }[] {
  const [gone, come] = [valuesMissing(a, b, a.calledElsewhere), valuesMissing(b, a)];
  return [...gone].flatMap(([target, [from, another]]) => {
    const [to, more] = come.get(target) ?? [];
    return from === undefined || to === undefined || another !== undefined || more !== undefined ? [] : [{ from, to }];
  });
}

/** The values that only the first of two mappings has, by what they stand for. */
function valuesMissing(a: Discriminator, b: Discriminator, called?: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const missing = new Map<string, readonly string[]>();
  for (const [value, target] of a.mapping) {
    const name = called?.get(target) ?? target;
    if (value !== ANY_OTHER && !b.mapping.has(value)) missing.set(name, [...(missing.get(name) ?? []), value]);
  }
  return missing;
}
