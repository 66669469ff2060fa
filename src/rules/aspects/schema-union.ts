import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Condition, Discriminator, SchemaSet, Union, View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import { append } from '../../model/pointer.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { constraintLoss, schemaFacet } from './comparable.ts';
import { constraintFaces } from './faces.ts';
import { lossOf } from './loss.ts';

const tagged = (kind: string, other: string) =>
  ({ type: 'object', required: ['kind', other], properties: { kind: { const: kind }, [other]: { type: 'string' } } }) as const;
const cat = tagged('cat', 'meow');
const dog = tagged('dog', 'bark');
const bird = tagged('bird', 'song');
const numbers = [
  { type: 'integer', multipleOf: 2 },
  { type: 'integer', multipleOf: 3 },
] as const;

/** What can change about alternatives, exclusions and conditions. The examples of members are the schemas around them. */
export const schemaUnionAspects = [
  {
    kind: 'presence',
    watches: 'union member',
    lost: (member) => ({ before: { address: member.address, value: member.component ?? member.tag ?? member.title ?? 'a schema' } }),
    faces: {
      lost: {
        id: 'alternative-removed',
        title: 'Alternative removed',
        message: '{subject} was removed',
        effect: 'narrows',
        why: 'Values of this alternative were accepted and are refused now.',
        advice: 'Send one of the alternatives that are left.',
      },
      gained: {
        id: 'alternative-added',
        title: 'Alternative added',
        message: '{subject} was added',
        effect: 'widens',
        why: 'Values arrive in a shape that readers do not know.',
        advice: 'Handle the new alternative, and have a default branch for those you do not know.',
      },
    },
    example: { loose: { oneOf: [cat, dog, bird] }, tight: { oneOf: [cat, dog] } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['unions'],
    lost: alternativesLost,
    faces: constraintFaces('alternatives', 'Choice between alternatives', 'choice of alternatives'),
    example: { loose: { type: 'object' }, tight: { type: 'object', oneOf: [cat, dog] } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['unions'],
    lost: madeExclusive,
    faces: {
      lost: {
        id: 'alternatives-made-exclusive',
        title: 'Alternatives exclude each other',
        message: 'exactly one alternative of {subject} must match now, where several could',
        effect: 'narrows',
        why: 'Values that match several alternatives were accepted and are refused now.',
        advice: 'Send only values that match exactly one alternative.',
      },
      gained: {
        id: 'alternatives-made-inclusive',
        title: 'Alternatives may overlap',
        message: 'several alternatives of {subject} may match now, where exactly one had to',
        effect: 'widens',
        why: 'Values arrive that match several alternatives at once.',
        advice: 'Do not take one matching alternative for the only one.',
      },
    },
    example: { loose: { anyOf: numbers }, tight: { oneOf: numbers } },
  },
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
        why: 'Objects without a value there were accepted and may be refused now.',
        advice: 'Send the property with the name of the alternative.',
      },
      gained: {
        id: 'discriminator-removed',
        title: 'Discriminator removed',
        message: '{subject} is no longer told apart by {old}',
        effect: 'widens',
        why: 'Readers that choose the alternative by this property may not find it.',
        advice: 'Tell the alternatives apart by their other properties.',
      },
      replaced: {
        id: 'discriminator-changed',
        title: 'Discriminator changed',
        message: '{subject} is told apart by {new} instead of {old}',
        effect: 'replaces',
        why: 'Whoever chooses the alternative by the old property chooses wrongly.',
        advice: 'Send and read the new property.',
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
    },
    example: {
      loose: {
        oneOf: [cat, dog],
        discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat' } },
      },
      tight: { oneOf: [cat, dog], discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['not'],
    lost: exclusionsLost,
    faces: constraintFaces('exclusion', 'Exclusion (`not`)', 'exclusion'),
    example: {
      loose: { type: 'string' },
      tight: { type: 'string', not: { enum: ['root'] } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['conditions'],
    lost: conditionsLost,
    faces: constraintFaces('condition', 'Condition (`if`)', 'condition'),
    example: {
      loose: { type: 'object' },
      tight: { type: 'object', if: { required: ['card'] }, then: { required: ['address'] } },
    },
  },
] as const satisfies readonly Aspect[];

type NodeOfPlaces = (places: readonly string[]) => SchemaNode;

function unionNode(union: Union, nodeOf: NodeOfPlaces, store: Store): SchemaNode {
  const members = union.members.map((member) => nodeOf(member.schema));
  return union.keyword === 'anyOf' ? store.any(members) : store.exactlyOne(members);
}

function unionFacet(view: View): Facet<Json> | undefined {
  const [first] = view.unions;
  return (
    first && { address: first.address, value: first.members.map((member) => member.component ?? member.tag ?? member.title ?? 'a schema') }
  );
}

/** A schema that became a choice between alternatives, or was one; members of two choices are paired by the walk. */
function alternativesLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if ((a.unions.length === 0) === (b.unions.length === 0)) return [];
  const p = questions.nodeOfA(a.places);
  const q = questions.nodeOfB(b.places);
  return constraintLoss({ p, q, within: questions.store.anything, before: unionFacet(a), after: unionFacet(b) }, questions);
}

/** `anyOf` became `oneOf`: what matches several alternatives at once is lost, if anything does. */
function madeExclusive(a: View, b: View, { store, contained, nodeOfB }: Questions): readonly Loss[] {
  if (a.unions.length !== b.unions.length) return [];
  return b.unions.flatMap((union, index) => {
    const old = a.unions[index];
    if (old?.keyword !== 'anyOf' || union.keyword !== 'oneOf') return [];
    const nodes = union.members.map((member) => nodeOfB(member.schema));
    const twice = store.any(nodes.flatMap((node, at) => nodes.slice(at + 1).map((other) => store.all([node, other]))));
    if (contained(twice, store.nothing).answer === 'contained') return [];
    const lost = store.all([store.any(nodes), store.not(unionNode(union, nodeOfB, store))]);
    return [
      lossOf({ before: { address: old.address, value: old.keyword }, after: { address: union.address, value: union.keyword }, lost }),
    ];
  });
}

function discriminatorLost(a: View, b: View, { store }: Questions): readonly Loss[] {
  const [before, after] = [discriminatorFacet(a.discriminator), discriminatorFacet(b.discriminator)];
  if (after === undefined || before?.value === after.value) return [];
  const lost = store.all([store.types(TYPE.object), store.not(store.required(after.value))]);
  return [lossOf({ before, after, lost, replaced: before === undefined ? undefined : true })];
}

function discriminatorFacet(facet: Facet<Discriminator> | undefined): Facet<string> | undefined {
  return facet && { address: append(facet.address, 'propertyName'), value: facet.value.propertyName };
}

/** A value is lost when the alternative that it stood for is still there; else the alternative is told. */
function mappingLost(a: View, b: View, { store }: Questions): readonly Loss[] {
  const [from, to] = [a.discriminator, b.discriminator];
  if (from === undefined || to === undefined || from.value.propertyName !== to.value.propertyName) return [];
  const targets = new Set(to.value.mapping.values());
  return [...from.value.mapping]
    .filter(([value, target]) => !to.value.mapping.has(value) && targets.has(target))
    .map(([value, target]) => ({
      name: value,
      before: { address: append(from.address, 'mapping', value), value: target },
      lost: store.all([
        store.types(TYPE.object),
        store.required(from.value.propertyName),
        store.properties([[from.value.propertyName, store.values([value])]]),
      ]),
    }));
}

function exclusionsLost(a: View, b: View, questions: Questions): readonly Loss[] {
  const { store } = questions;
  const node = (sets: readonly Facet<SchemaSet>[], nodeOf: NodeOfPlaces) => store.all(sets.map((set) => store.not(nodeOf(set.value))));
  const p = node(a.not, questions.nodeOfA);
  const q = node(b.not, questions.nodeOfB);
  return constraintLoss({ p, q, within: sharedTypes(a, b, store), before: schemaFacet(a.not[0]), after: schemaFacet(b.not[0]) }, questions);
}

function conditionsLost(a: View, b: View, questions: Questions): readonly Loss[] {
  const { store } = questions;
  const node = (conditions: readonly Facet<Condition>[], nodeOf: NodeOfPlaces) =>
    store.all(conditions.map(({ value }) => conditionNode(value, nodeOf, store)));
  const p = node(a.conditions, questions.nodeOfA);
  const q = node(b.conditions, questions.nodeOfB);
  const [before, after] = [schemaFacet(a.conditions[0]), schemaFacet(b.conditions[0])];
  return constraintLoss({ p, q, within: sharedTypes(a, b, store), before, after }, questions);
}

/** `if` implies `then`, and its negation `else` (JSON Schema 2020-12 core, section 10.2.2). */
function conditionNode(condition: Condition, nodeOf: NodeOfPlaces, store: Store): SchemaNode {
  const premise = nodeOf(condition.if);
  return store.all([
    condition.then === undefined ? store.anything : store.any([store.not(premise), nodeOf(condition.then)]),
    condition.else === undefined ? store.anything : store.any([premise, nodeOf(condition.else)]),
  ]);
}

/** The types that both sides allow, null where both do; other values have rules of their own. */
function sharedTypes(a: View, b: View, store: Store): SchemaNode {
  const typed = (view: View) => store.types(view.types.value | (view.nullable.value ? TYPE.null : 0));
  return store.all([typed(a), typed(b)]);
}
