import type { Facet } from '../../model/api.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { comparable, constraintLoss, oneSidedLoss, schemaFacet } from './comparable.ts';
import { constraintFaces } from './faces.ts';
import { lossOf } from './loss.ts';

const named = { type: 'object', properties: { name: { type: 'string' } } } as const;
const paid = { type: 'object', properties: { card: { type: 'string' }, address: { type: 'string' }, name: { type: 'string' } } } as const;
const numbered = { '^x-': { type: 'integer' } } as const;

/** What can change about the names that an object does not declare. */
export const schemaOpenAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['additionalProperties', 'unevaluatedProperties'],
    lost: closed,
    faces: {
      lost: {
        id: 'object-closed',
        title: 'Object closed',
        message: '{subject} takes no undeclared properties any more',
        effect: 'narrows',
        why: 'Objects with other properties were accepted and are refused now.',
        advice: 'Send only declared properties.',
      },
      gained: {
        id: 'object-opened',
        title: 'Object opened',
        message: '{subject} takes undeclared properties now',
        effect: 'widens',
        why: 'Properties may arrive that no document announces, and a strict parser fails on them.',
        advice: 'Pass over properties that you do not know.',
      },
    },
    example: { loose: named, tight: { ...named, additionalProperties: false } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['additionalProperties', 'unevaluatedProperties'],
    lost: restLost,
    faces: {
      lost: {
        id: 'additional-properties-narrowed',
        title: 'Undeclared properties restricted',
        message: 'undeclared properties of {subject} must keep to a schema now',
        effect: 'narrows',
        why: 'Undeclared properties with other values were accepted and are refused now.',
        advice: 'Send only values that the schema of the additional properties accepts.',
      },
      gained: {
        id: 'additional-properties-widened',
        title: 'Undeclared properties freed',
        message: 'undeclared properties of {subject} may hold more than before',
        effect: 'widens',
        why: 'Undeclared properties arrive with values that could not arrive before.',
        advice: 'Check undeclared properties before you use them.',
      },
    },
    example: { loose: { type: 'object' }, tight: { type: 'object', additionalProperties: { type: 'string' } } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['patternProperties'],
    lost: patternPropertiesLost,
    faces: {
      lost: {
        id: 'pattern-properties-narrowed',
        title: 'Properties by pattern restricted',
        message: 'properties of {subject} whose names match {name} may hold less than before',
        effect: 'narrows',
        why: 'Properties with such names and other values were accepted and are refused now.',
        advice: 'Send only values that the new schema of these properties accepts.',
      },
      gained: {
        id: 'pattern-properties-widened',
        title: 'Properties by pattern freed',
        message: 'properties of {subject} whose names match {name} may hold more than before',
        effect: 'widens',
        why: 'Properties with such names arrive with values that could not arrive before.',
        advice: 'Check these properties before you use them.',
      },
    },
    example: { loose: { type: 'object' }, tight: { type: 'object', patternProperties: numbered } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['propertyNames'],
    lost: propertyNamesLost,
    faces: constraintFaces('property-names', 'Schema of property names', 'schema of the property names', 'unquoted'),
    example: {
      loose: { type: 'object', propertyNames: { maxLength: 20 } },
      tight: { type: 'object', propertyNames: { maxLength: 10 } },
      other: { type: 'object', propertyNames: { minLength: 2 } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['dependentSchemas'],
    lost: dependentSchemasLost,
    faces: constraintFaces('dependent-schema', 'Dependent schema', 'dependent schema', 'unquoted'),
    example: {
      loose: { ...paid, dependentSchemas: { card: { required: ['address'] } } },
      tight: { ...paid, dependentSchemas: { card: { required: ['address', 'name'] } } },
      other: { ...paid, dependentSchemas: { card: { required: ['name'] } } },
    },
  },
] as const satisfies readonly Aspect[];

type NodeOfPlaces = (places: readonly string[]) => SchemaNode;

/** Either keyword closes or describes the names that the view does not declare. */
function restOf(view: View): Facet<'closed' | SchemaSet> | undefined {
  return view.additionalProperties ?? view.unevaluatedProperties;
}

/** Every value of the names that either side declares, and `rest` for the others. */
function undeclared(a: View, b: View, rest: SchemaNode, store: Store): SchemaNode {
  const names = new Set([...a.properties.keys(), ...b.properties.keys()]);
  const patterns = new Set([...a.patternProperties.keys(), ...b.patternProperties.keys()]);
  return store.properties(
    [...names].map((name) => [name, store.anything] as const),
    [...patterns].map((pattern) => [pattern, store.anything] as const),
    rest,
  );
}

function closed(a: View, b: View, { store }: Questions): readonly Loss[] {
  const [before, after] = [restOf(a), restOf(b)];
  if (!comparable(a, b, TYPE.object) || after?.value !== 'closed' || before?.value === 'closed') return [];
  const lost = store.not(undeclared(a, b, store.nothing, store));
  return [{ ...lossOf({ before: schemaFacet(before), after: schemaFacet(after), lost }), asks: 'undeclared properties' }];
}

/** Two sides that describe them by `additionalProperties` are walked, and a closed side is told by the rule above. */
function restLost(a: View, b: View, questions: Questions): readonly Loss[] {
  const [before, after] = [restOf(a), restOf(b)];
  if (!comparable(a, b, TYPE.object) || (before === undefined && after === undefined)) return [];
  if (a.additionalProperties !== undefined && b.additionalProperties !== undefined) return [];
  if (before?.value === 'closed' || after?.value === 'closed') return [];
  const { store } = questions;
  const node = (facet: Facet<SchemaSet> | undefined, nodeOf: NodeOfPlaces) => (facet === undefined ? store.anything : nodeOf(facet.value));
  return oneSidedLoss(
    {
      p: undeclared(a, b, node(before as Facet<SchemaSet> | undefined, questions.nodeOfA), store),
      q: undeclared(a, b, node(after as Facet<SchemaSet> | undefined, questions.nodeOfB), store),
      within: store.types(TYPE.object),
      before: schemaFacet(before),
      after: schemaFacet(after),
    },
    questions,
  );
}

/** A pattern that both sides have is walked; one that a side lacks falls to what that side says of other names. */
function patternPropertiesLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.object)) return [];
  const { store } = questions;
  const patterns = new Set([...a.patternProperties.keys(), ...b.patternProperties.keys()]);
  return [...patterns].flatMap((pattern) => {
    const [before, after] = [a.patternProperties.get(pattern), b.patternProperties.get(pattern)];
    if (before !== undefined && after !== undefined) return [];
    const node = (view: View, facet: Facet<SchemaSet> | undefined, nodeOf: NodeOfPlaces) =>
      store.properties([], [[pattern, facet === undefined ? restNode(view, nodeOf, store) : nodeOf(facet.value)]]);
    return oneSidedLoss(
      {
        p: node(a, before, questions.nodeOfA),
        q: node(b, after, questions.nodeOfB),
        within: store.types(TYPE.object),
        name: pattern,
        before: schemaFacet(before),
        after: schemaFacet(after),
      },
      questions,
    );
  });
}

function restNode(view: View, nodeOf: NodeOfPlaces, store: Store): SchemaNode {
  const rest = restOf(view);
  if (rest === undefined) return store.anything;
  return rest.value === 'closed' ? store.nothing : nodeOf(rest.value);
}

function propertyNamesLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.object)) return [];
  const { store } = questions;
  const node = (facet: Facet<SchemaSet> | undefined, nodeOf: NodeOfPlaces) =>
    facet === undefined ? store.anything : store.propertyNames(nodeOf(facet.value));
  return constraintLoss(
    {
      p: node(a.propertyNames, questions.nodeOfA),
      q: node(b.propertyNames, questions.nodeOfB),
      within: store.types(TYPE.object),
      before: schemaFacet(a.propertyNames),
      after: schemaFacet(b.propertyNames),
    },
    questions,
  );
}

function dependentSchemasLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.object)) return [];
  const { store } = questions;
  const triggers = new Set([...a.dependentSchemas.keys(), ...b.dependentSchemas.keys()]);
  return [...triggers].flatMap((trigger) => {
    const [before, after] = [a.dependentSchemas.get(trigger), b.dependentSchemas.get(trigger)];
    const without = store.not(store.all([store.types(TYPE.object), store.required(trigger)]));
    const node = (facet: Facet<SchemaSet> | undefined, nodeOf: NodeOfPlaces) =>
      facet === undefined ? store.anything : store.any([without, nodeOf(facet.value)]);
    return constraintLoss(
      {
        p: node(before, questions.nodeOfA),
        q: node(after, questions.nodeOfB),
        within: store.types(TYPE.object),
        name: trigger,
        before: schemaFacet(before),
        after: schemaFacet(after),
      },
      questions,
    );
  });
}
