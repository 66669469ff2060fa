import type { Facet } from '../../model/api.ts';
import type { Contains, View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { lowerLimit } from './bounds.ts';
import { comparable, constraintLoss, schemaFacet } from './comparable.ts';
import { constraintFaces } from './faces.ts';
import { eachOf, lossOf } from './loss.ts';

const strings = { type: 'array', items: { type: 'string' } } as const;

/** What can change about the arrays that a schema allows; items that both sides describe are walked. */
export const schemaArrayAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['minItems'],
    lost: lowerLimit('minItems', TYPE.array),
    faces: {
      lost: {
        id: 'min-items-raised',
        title: 'Minimum number of items raised',
        message: 'minimum number of items of {subject} raised from {old} to {new}',
        effect: 'narrows',
        why: 'Shorter lists were accepted and are refused now.',
        advice: 'Send no list with fewer items than the new minimum.',
      },
      gained: {
        id: 'min-items-lowered',
        title: 'Minimum number of items lowered',
        message: 'minimum number of items of {subject} lowered from {old} to {new}',
        effect: 'widens',
        why: 'Shorter lists arrive than could arrive before, perhaps empty ones.',
        advice: 'Accept lists down to the new minimum, and do not take the first item for granted.',
        adviceWhenDropped: 'Accept empty lists, and do not take the first item for granted.',
      },
    },
    example: { loose: { ...strings, minItems: 1 }, tight: { ...strings, minItems: 2 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['maxItems', 'closedItems', 'prefixItems'],
    lost: fewerItems,
    faces: {
      lost: {
        id: 'max-items-lowered',
        title: 'Maximum number of items lowered',
        message: 'maximum number of items of {subject} lowered from {old} to {new}',
        effect: 'narrows',
        why: 'Longer lists were accepted and are refused now.',
        advice: 'Send no list with more items than the new maximum; send several if you have more.',
      },
      gained: {
        id: 'max-items-raised',
        title: 'Maximum number of items raised',
        message: 'maximum number of items of {subject} raised from {old} to {new}',
        effect: 'widens',
        why: 'Longer lists arrive than could arrive before.',
        advice: 'Accept lists up to the new maximum.',
        adviceWhenDropped: 'Accept lists of any length.',
      },
    },
    example: { loose: { ...strings, maxItems: 100 }, tight: { ...strings, maxItems: 50 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['uniqueItems'],
    lost: becameUnique,
    faces: {
      lost: {
        id: 'unique-items-required',
        title: 'Items must be unique',
        message: 'items of {subject} must be unique now',
        effect: 'narrows',
        why: 'Lists with equal items were accepted and are refused now.',
        advice: 'Remove repeated items before you send the list.',
      },
      gained: {
        id: 'unique-items-dropped',
        title: 'Items may repeat',
        message: 'items of {subject} may repeat now',
        effect: 'widens',
        why: 'Lists with equal items arrive that could not arrive before.',
        advice: 'Do not use items as keys without checking for repeats.',
      },
    },
    example: { loose: strings, tight: { ...strings, uniqueItems: true } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['items', 'prefixItems', 'unevaluatedItems'],
    lost: itemsLost,
    faces: constraintFaces('items', 'Schema of the items', 'schema of the items', 'unquoted'),
    example: {
      loose: { ...strings, prefixItems: [{ type: 'string' }] },
      tight: { ...strings, prefixItems: [{ type: 'string' }, { type: 'string', minLength: 1 }] },
      other: { ...strings, prefixItems: [{ type: 'string' }, { type: 'integer' }] },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['contains'],
    lost: containsLost,
    faces: constraintFaces('contains', 'Requirement on contained items', 'requirement on contained items', 'unquoted'),
    example: {
      loose: { type: 'array', contains: { type: 'string' } },
      tight: { type: 'array', contains: { type: 'string' }, minContains: 2 },
      other: { type: 'array', contains: { type: 'integer' } },
    },
  },
] as const satisfies readonly Aspect[];

/** What `maxItems` allows, or less where no item may stand behind those of a prefix. */
function mostItems({ prefixItems, maxItems, closedItems }: View): Facet<number> | undefined {
  const described = prefixItems?.value.length ?? 0;
  return closedItems === undefined || described >= (maxItems?.value ?? Infinity)
    ? maxItems
    : { address: closedItems.address, value: described };
}

function fewerItems(a: View, b: View, { store }: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.array)) return [];
  const [before, after] = [mostItems(a), mostItems(b)];
  if (after === undefined || after.value >= (before?.value ?? Infinity)) return [];
  return [lossOf({ before, after, lost: store.not(store.limit('maxItems', after.value)) })];
}

function becameUnique(a: View, b: View, { store }: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.array) || a.uniqueItems?.value === true || b.uniqueItems?.value !== true) return [];
  // A list of one item at most cannot repeat anything.
  if ((a.maxItems?.value ?? Infinity) <= 1) return [];
  return [lossOf({ before: a.uniqueItems, after: b.uniqueItems, lost: store.not(store.uniqueItems()) })];
}

type NodeOfPlaces = (places: readonly string[]) => SchemaNode;

/** Items after the described ones: `items`, else `unevaluatedItems`, which says the same of what is left. */
function restOf(view: View) {
  return view.items ?? view.unevaluatedItems;
}

/**
 * Compares the positions that only one side describes by a prefix, and the rest when only one side
 * describes it. Positions that both describe alike are the walk's and count as `anything` here.
 */
function itemsLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.array)) return [];
  const { store, nodeOfA, nodeOfB } = questions;
  const [closedA, closedB] = [a.closedItems !== undefined, b.closedItems !== undefined];
  const counts = [a, b].map((view) => view.prefixItems?.value.length ?? 0) as [number, number];
  const shared = Math.min(...counts);
  // Behind the last item that one side allows there is nothing to compare: how many there may be is told by itself.
  const length = Math.min(Math.max(...counts), closedA ? counts[0] : Infinity, closedB ? counts[1] : Infinity);
  const isRestTold = (a.items !== undefined && b.items !== undefined) || closedA || closedB;
  if (shared === length && (isRestTold || (restOf(a) === undefined && restOf(b) === undefined))) return [];
  const shape = (view: View, nodeOf: NodeOfPlaces): SchemaNode => {
    const rest = restOf(view);
    const described = rest === undefined ? store.anything : nodeOf(rest.value);
    const prefix = Array.from({ length }, (_, index) => {
      if (index < shared) return store.anything;
      const own = view.prefixItems?.value[index];
      return own === undefined ? described : nodeOf(own);
    });
    return store.items(prefix, isRestTold ? store.anything : described);
  };
  return constraintLoss(
    {
      p: shape(a, nodeOfA),
      q: shape(b, nodeOfB),
      within: store.types(TYPE.array),
      before: schemaFacet(restOf(a) ?? a.prefixItems),
      after: schemaFacet(restOf(b) ?? b.prefixItems),
    },
    questions,
  );
}

/** `contains` against `contains` is decided by implication: which items count, and how many there must be. */
function containsLost(a: View, b: View, { store, contained, nodeOfA, nodeOfB }: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.array)) return [];
  const from = eachOf(a.contains).map(({ value }) => counting(value, nodeOfA));
  const to = eachOf(b.contains).map(({ value }) => counting(value, nodeOfB));
  const includes = (p: SchemaNode, q: SchemaNode) => contained(p, q).answer === 'contained';
  const implies = (all: readonly Counting[], q: Counting) =>
    (q.min === 0 || all.some((p) => p.min >= q.min && includes(p.of, q.of))) &&
    (q.max === Infinity || all.some((p) => p.max <= q.max && includes(q.of, p.of)));
  if (to.every((one) => implies(from, one))) return [];
  const lost = store.not(store.all(to.flatMap(({ of, min, max }) => [store.containsAtLeast(of, min), store.containsAtMost(of, max)])));
  return [
    lossOf({
      before: schemaFacet(a.contains),
      after: schemaFacet(b.contains),
      lost,
      replaced: from.every((one) => implies(to, one)) ? undefined : true,
    }),
  ];
}

interface Counting {
  readonly of: SchemaNode;
  readonly min: number;
  readonly max: number;
}

function counting(contains: Contains, nodeOf: NodeOfPlaces): Counting {
  return { ...contains, of: nodeOf(contains.schema) };
}
