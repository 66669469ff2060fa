import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { TypeMask } from '../../schema/node.ts';
import type { FindingContext } from './findings.ts';
import { isNothingButUnion } from './hosts.ts';

/** What is said of one type alone: it stands beside what is said of others and changes nothing there. */
const OF_ONE_TYPE = [
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  'prefixItems',
  'items',
  'contains',
] as const satisfies readonly (keyof View)[];

/**
 * Two views where one is a choice of which each branch has one type of its own, and the other lists several types: a list
 * of types with what is said of each is the same choice, so it is compared as one. Any other two stay as they are.
 */
export function byTypes(a: View, b: View, { old, new: next }: FindingContext['readers']): readonly [View, View] {
  const asList = (view: View, other: View, reader: typeof old): View =>
    other.unions.length === 0 && other.values === undefined && isSeveral(other.types.value) ? (listOfTypes(view, reader) ?? view) : view;
  return [asList(a, b, old), asList(b, a, next)];
}

function isSeveral(mask: TypeMask): boolean {
  // Of numbers `integer` is a part and no type beside them.
  const types = mask & ~TYPE.null & ~((mask & TYPE.number) === 0 ? 0 : TYPE.integer);
  return types !== 0 && (types & (types - 1)) !== 0 && (types | TYPE.number | TYPE.integer) !== ALL;
}

const ALL = TYPE.array | TYPE.boolean | TYPE.integer | TYPE.number | TYPE.object | TYPE.string;

/** The choice as one view; undefined where two branches share a type, or one says what no type alone is about. */
function listOfTypes(view: View, reader: FindingContext['readers']['old']): View | undefined {
  const [union] = view.unions;
  if (union === undefined || !isNothingButUnion(view)) return undefined;
  let result: View = { ...view, unions: [], types: { value: 0, address: union.address } };
  for (const { schema } of union.members) {
    const branch = reader.view(schema);
    const mask = branch.types.value;
    if (!isOfOneType(branch) || (overlapping(mask) & overlapping(result.types.value)) !== 0) return undefined;
    const said = Object.fromEntries(
      [...OF_ONE_TYPE, 'patterns' as const].flatMap((key) => (isSaid(branch[key]) ? [[key, branch[key]]] : [])),
    );
    result = { ...result, ...said, types: { ...result.types, value: result.types.value | mask } };
  }
  return result;
}

function isSaid(facet: unknown): boolean {
  return Array.isArray(facet) ? facet.length > 0 : facet !== undefined;
}

function overlapping(mask: TypeMask): TypeMask {
  return (mask & TYPE.number) === 0 ? mask : mask | TYPE.integer;
}

/** Whether a branch is of one type, no object, and lists no values, so that what it says can stand beside what others say. */
function isOfOneType(view: View): boolean {
  return (
    !isSeveral(view.types.value) &&
    (view.types.value & TYPE.object) === 0 &&
    view.types.value !== 0 &&
    !view.nullable.value &&
    view.values === undefined &&
    view.unions.length + view.not.length + view.conditions.length + view.opaque.length === 0
  );
}
