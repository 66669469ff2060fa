import type { Facet } from '../../model/api.ts';
import { canonical } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { UNSAID } from './comparable.ts';
import { lossOf } from './loss.ts';
import { areTypesApart } from './schema-type.ts';

const states = (...list: readonly string[]) => ({ type: 'string', enum: list }) as const;

/** What can change about a list of allowed values: `enum`, `const`, or a union of constants. */
export const schemaEnumAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['values'],
    lost: (a, b, { store }) => (areExtensible(a, b) ? [] : missingValues(a, b).map((value) => valueLoss(a, value, store.values([value])))),
    faces: {
      lost: {
        id: 'enum-value-removed',
        title: 'Enum value removed',
        message: '{subject} may no longer be {name}',
        effect: 'narrows',
        why: 'The value was accepted and is refused now.',
        advice: 'Send one of the values that are left.',
      },
      gained: {
        id: 'enum-value-added',
        title: 'Enum value added',
        message: '{subject} may be {name} now',
        effect: 'widens',
        why: 'A value arrives that readers do not know.',
        advice: 'Handle the new value, and have a default branch for values you do not know.',
        except: {
          response: {
            severity: 'warning',
            because: 'It is safe for clients that pass over values they do not know, and only the clients know whether they do.',
          },
        },
      },
    },
    example: { loose: states('draft', 'live', 'gone'), tight: states('draft', 'live') },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['values', 'extensible'],
    lost: (a, b, { store }) => (areExtensible(a, b) ? missingValues(a, b).map((value) => valueLoss(a, value, store.values([value]))) : []),
    faces: {
      lost: {
        id: 'extensible-enum-value-removed',
        title: 'Value of an extensible enum removed',
        message: '{subject} no longer lists {name}',
        effect: 'withdraws',
        why: 'The value may still be sent, and nobody says what it means.',
        advice: 'Send one of the values that are left.',
        except: {
          response: { severity: 'compatible', because: 'Readers stop meeting a value; the others mean what they meant.' },
        },
      },
      gained: {
        id: 'extensible-enum-value-added',
        title: 'Value of an extensible enum added',
        message: '{subject} lists {name} now',
        effect: 'extends',
        why: 'The enum is marked extensible, so readers have to expect values they do not know.',
        advice: 'Handle the new value where it helps.',
      },
    },
    example: {
      loose: { anyOf: [states('draft', 'live', 'gone'), { type: 'string' }] },
      tight: { anyOf: [states('draft', 'live'), { type: 'string' }] },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['values'],
    lost: introduced,
    faces: {
      lost: {
        id: 'enum-introduced',
        title: 'Enum introduced',
        message: '{subject} may only be one of {new}',
        effect: 'narrows',
        why: 'Any value of the type was accepted and only the listed ones are now.',
        advice: 'Send one of the listed values.',
      },
      gained: {
        id: 'enum-dropped',
        title: 'Enum dropped',
        message: '{subject} may be any value, no longer only one of {old}',
        effect: 'widens',
        why: 'Values arrive that no list announces.',
        advice: 'Have a default branch for values you do not know.',
      },
    },
    example: { loose: { type: 'string' }, tight: states('draft', 'live') },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['extensible'],
    lost: closed,
    faces: {
      lost: {
        id: 'enum-closed',
        title: 'Enum is no longer extensible',
        message: '{subject} takes no other values than those listed',
        effect: 'narrows',
        why: 'Values beyond the list were accepted and are refused now.',
        advice: 'Send one of the listed values.',
      },
      gained: {
        id: 'enum-opened',
        title: 'Enum became extensible',
        message: '{subject} may take other values than those listed',
        effect: 'widens',
        why: 'Readers meet values that no list announces.',
        advice: 'Have a default branch for values you do not know.',
        except: {
          response: {
            severity: 'warning',
            because: 'Nothing new arrives yet; it is the announcement that something may.',
          },
        },
      },
    },
    example: { loose: { anyOf: [states('draft', 'live'), { type: 'string' }] }, tight: states('draft', 'live') },
  },
] as const satisfies readonly Aspect[];

function areExtensible(a: View, b: View): boolean {
  return a.extensible?.value === true && b.extensible?.value === true;
}

/** The values that only `a` lists; null is told by `nullable`, and values of another type by the type. */
function missingValues(a: View, b: View): readonly Json[] {
  if (a.values === undefined || b.values === undefined || areTypesApart(a, b)) return [];
  const kept = new Set(b.values.value.map(canonical));
  return a.values.value.filter((value) => value !== null && !kept.has(canonical(value)));
}

function valueLoss(a: View, value: Json, lost: SchemaNode): Loss {
  const name = typeof value === 'string' ? value : canonical(value);
  return lossOf({ name, before: a.values && { address: a.values.address, value }, lost });
}

function introduced(a: View, b: View, { store, contained, nodeOfA }: Questions): readonly Loss[] {
  if (a.values !== undefined || b.values === undefined || b.extensible?.value === true || areTypesApart(a, b)) return [];
  const allowed = listed(a, b, b.values, store);
  // A list of all that the type holds, such as `[true, false]`, takes nothing away.
  if (contained(nodeOfA(a.places), allowed).answer === 'contained') return [];
  return [lossOf({ after: b.values, lost: store.not(allowed) })];
}

/** The listed values and null, whose loss `nullable` tells unless `a` said nothing at all. */
function listed(a: View, b: View, values: Facet<readonly Json[]>, store: Store): SchemaNode {
  const losesNull = a.types.value === UNSAID && !b.nullable.value;
  return losesNull ? store.values(values.value) : store.any([store.values(values.value), store.types(TYPE.null)]);
}

function closed(a: View, b: View, { store }: Questions): readonly Loss[] {
  if (a.values === undefined || b.values === undefined || areTypesApart(a, b)) return [];
  if (a.extensible?.value !== true || b.extensible?.value === true) return [];
  const lost = store.all([store.types(TYPE.string), store.not(store.values([...a.values.value, ...b.values.value]))]);
  return [lossOf({ before: a.extensible, after: b.values, lost })];
}
