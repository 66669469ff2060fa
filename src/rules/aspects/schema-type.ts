import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode, TypeMask } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { NUMBERS, UNSAID, reached } from './comparable.ts';
import { lossOf } from './loss.ts';

/** What can change about the types of a schema. */
export const schemaTypeAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['types'],
    lost: typesLost,
    faces: {
      lost: {
        id: 'type-narrowed',
        title: 'Type narrowed',
        message: 'type of {subject} narrowed from {old} to {new}',
        effect: 'narrows',
        why: 'Values of a type that was accepted are refused now.',
        advice: 'Send no value of a type that is no longer accepted.',
      },
      gained: {
        id: 'type-widened',
        title: 'Type widened',
        message: 'type of {subject} widened from {old} to {new}',
        effect: 'widens',
        why: 'Values of a type arrive that could not arrive before, and readers fail to parse them.',
        advice: 'Read values of the new types as well.',
      },
      replaced: {
        id: 'type-changed',
        title: 'Type changed',
        message: 'type of {subject} changed from {old} to {new}',
        effect: 'replaces',
        why: 'Values of the old type are refused, and readers meet values of another type.',
        advice: 'Convert the value to the new type wherever you send or read it.',
        adviceIn: {
          request: 'Send the value as the new type.',
          response: 'Read the value as the new type.',
        },
      },
    },
    example: { loose: { type: 'number' }, tight: { type: 'integer' }, other: { type: 'string' } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['nullable'],
    lost: nullLost,
    faces: {
      lost: {
        id: 'null-disallowed',
        title: 'Null no longer allowed',
        message: '{subject} may no longer be null',
        effect: 'narrows',
        why: 'Null was accepted and is refused now.',
        advice: 'Send a value, or leave it out where that is allowed.',
      },
      gained: {
        id: 'null-allowed',
        title: 'Null allowed',
        message: '{subject} may be null now',
        effect: 'widens',
        why: 'Null arrives where a value was certain, and readers that use it fail.',
        advice: 'Check for null before you use the value.',
      },
    },
    example: { loose: { type: ['string', 'null'] }, tight: { type: 'string' } },
  },
] as const satisfies readonly Aspect[];

/**
 * Whether one side lists its values and so leaves its types unsaid. Then only types with nothing in
 * common are a change of type; the rest is a change of the values.
 */
function isImplied(view: View): boolean {
  if (view.values === undefined) return false;
  return view.types.value === UNSAID || view.types.address === view.values.address;
}

/** Whether two views have no type in common, so that nothing but the type needs to be said. */
export function areTypesApart(a: View, b: View): boolean {
  const [left, right] = [asNumbers(reached(a)), asNumbers(reached(b))];
  return left !== 0 && right !== 0 && (left & right) === 0;
}

function asNumbers(mask: TypeMask): TypeMask {
  return (mask & NUMBERS) === 0 ? mask : mask | NUMBERS;
}

function typesLost(a: View, b: View, { store }: Questions): readonly Loss[] {
  const apart = areTypesApart(a, b);
  if (!apart && (isImplied(a) || isImplied(b) || (a.values !== undefined && b.values !== undefined))) return [];
  if (!apart && alternativesSpeak(a, b)) return [];
  const [from, to] = apart ? [reached(a), reached(b)] : [a.types.value, b.types.value];
  const lost = lostTypes(from, to, store);
  if (lost === store.nothing) return [];
  // Where null alone stands, now or then, it is not nothing, and belongs to the words of both sides.
  const isNullTold = isNullAlone(a, from) || isNullAlone(b, to) ? 'with null' : 'without null';
  const withNull = isNullPartOfType(a, b) ? store.any([lost, store.types(TYPE.null)]) : lost;
  return [
    lossOf({
      before: typeFacet(a, asWritten(a, from), isNullTold),
      after: typeFacet(b, asWritten(b, to), isNullTold),
      lost: withNull,
      replaced: lostTypes(to, from, store) !== store.nothing || undefined,
    }),
  ];
}

/** Types that a list of values comes to, called as `type` beside it calls them: `integer` rather than `number`. */
function asWritten({ types }: View, mask: TypeMask): TypeMask {
  const isWhole = (mask & TYPE.number) !== 0 && (types.value & NUMBERS) === TYPE.integer;
  return isWhole ? (mask & ~TYPE.number) | TYPE.integer : mask;
}

/** What a union that said no type of its own lost, when it was a union, is told by its alternatives. */
function alternativesSpeak(a: View, b: View): boolean {
  return a.unions.length > 0 && b.unions.length === 0 && a.types.value === UNSAID;
}

/** The node of the types in `from` and not in `to`; numbers with a fraction where `number` became `integer`. */
function lostTypes(from: TypeMask, to: TypeMask, store: Store): SchemaNode {
  const fractions = (from & TYPE.number) !== 0 && (to & NUMBERS) === TYPE.integer;
  const plain = from & ~to & ~((to & TYPE.number) === 0 ? 0 : TYPE.integer) & ~(fractions ? TYPE.number : 0);
  const fractional = fractions ? store.all([store.types(TYPE.number), store.not(store.types(TYPE.integer))]) : store.nothing;
  return store.any([store.types(plain), fractional]);
}

/** Null goes with the types where a schema that said nothing about them begins to. */
function isNullPartOfType(a: View, b: View): boolean {
  return a.nullable.value && !b.nullable.value && a.types.value === UNSAID && a.values === undefined;
}

function nullLost(a: View, b: View, { store }: Questions): readonly Loss[] {
  if (!a.nullable.value || b.nullable.value) return [];
  // A schema that said nothing lost null with everything else: to a type, a list of values or a union.
  if (a.unions.length === 0 && isNullPartOfType(a, b) && (b.types.value !== UNSAID || b.values !== undefined || b.unions.length > 0))
    return [];
  return [
    lossOf({
      before: { address: a.nullable.address, value: true },
      after: { address: b.nullable.address, value: false },
      lost: store.types(TYPE.null),
    }),
  ];
}

function isNullAlone(view: View, mask: TypeMask): boolean {
  return mask === 0 && view.nullable.value && view.values === undefined;
}

function typeFacet(view: View, mask: TypeMask, words: 'with null' | 'without null'): Facet<Json> {
  const told = words === 'with null' && view.nullable.value ? mask | TYPE.null : mask & ~TYPE.null;
  const names = (Object.keys(TYPE) as (keyof typeof TYPE)[]).filter((name) => (told & TYPE[name]) !== 0).sort();
  const [only] = names;
  return { address: view.types.address, value: mask === UNSAID ? 'any' : names.length === 1 && only !== undefined ? only : names };
}
