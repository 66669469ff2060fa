import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Condition, SchemaSet, Union, View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { NAMELESS, branchNames, givenName } from './branch-name.ts';
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
    lost: (member) => ({ before: { address: member.address, value: givenName(member) ?? NAMELESS } }),
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
    faces: {
      lost: {
        id: 'alternatives-introduced',
        title: 'Choice between alternatives introduced',
        message: '{subject} must match one of the alternatives {new} now',
        effect: 'narrows',
        why: 'Values that match none of the alternatives were accepted and are refused now.',
        advice: 'Send only values that match one of the alternatives.',
      },
      gained: {
        id: 'alternatives-dropped',
        title: 'Choice between alternatives dropped',
        message: '{subject} need not match one of the alternatives {old} any more',
        effect: 'widens',
        why: 'Values arrive that match none of the alternatives that readers know.',
        advice: 'Have a default branch for values that match no alternative.',
      },
    },
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
    keys: ['not'],
    lost: exclusionsLost,
    faces: {
      lost: {
        id: 'exclusion-extended',
        title: 'More values excluded',
        message: '{subject} excludes more values than before',
        effect: 'narrows',
        why: 'Values that were accepted are refused now.',
        advice: 'Send no value that the schema excludes by `not`.',
      },
      gained: {
        id: 'exclusion-reduced',
        title: 'Fewer values excluded',
        message: '{subject} excludes fewer values than before',
        effect: 'widens',
        why: 'Values arrive that were excluded before.',
        advice: 'Accept the values that are no longer excluded.',
      },
      replaced: {
        id: 'exclusion-changed',
        title: 'Other values excluded',
        message: '{subject} excludes other values than before',
        effect: 'replaces',
        why: 'Some values that were accepted are refused now, and some that were excluded arrive.',
        advice: 'Send and accept values as the new `not` says.',
      },
    },
    example: {
      loose: { type: 'string', not: { enum: ['root'] } },
      tight: { type: 'string', not: { enum: ['root', 'admin'] } },
      other: { type: 'string', not: { enum: ['admin'] } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['conditions'],
    lost: conditionsLost,
    faces: constraintFaces('condition', 'Condition (`if`)', 'condition', 'unquoted'),
    example: {
      loose: { type: 'object', if: { required: ['card'] }, then: { required: ['address'] } },
      tight: { type: 'object', if: { required: ['card'] }, then: { required: ['address', 'name'] } },
      other: { type: 'object', if: { required: ['card'] }, then: { required: ['name'] } },
    },
  },
] as const satisfies readonly Aspect[];

type NodeOfPlaces = (places: readonly string[]) => SchemaNode;

function unionNode(union: Union, nodeOf: NodeOfPlaces, store: Store): SchemaNode {
  const members = union.members.map((member) => nodeOf(member.schema));
  return union.keyword === 'anyOf' ? store.any(members) : store.exactlyOne(members);
}

function unionFacet(view: View, viewOf: Questions['viewOfB']): Facet<Json> | undefined {
  const [first] = view.unions;
  return first && { address: first.address, value: branchNames(first.members, viewOf) };
}

/** A schema that became a choice between alternatives; members of two choices are paired by the walk. */
function alternativesLost(a: View, b: View, { store, contained, nodeOfA, nodeOfB, viewOfB }: Questions): readonly Loss[] {
  if (a.unions.length > 0 || b.unions.length === 0) return [];
  const choice = store.all(b.unions.map((union) => unionNode(union, nodeOfB, store)));
  if (contained(nodeOfA(a.places), choice).answer === 'contained') return [];
  return [lossOf({ after: unionFacet(b, viewOfB), lost: store.not(choice) })];
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
    const facets = { before: { address: old.address, value: old.keyword }, after: { address: union.address, value: union.keyword } };
    return [{ ...lossOf({ ...facets, lost }), asks: 'exactly one branch' }];
  });
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
