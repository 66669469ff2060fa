import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Direction } from '../../model/api.ts';
import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { lowerLimit, upperLimit } from './bounds.ts';
import { comparable, objectsWithout } from './comparable.ts';
import { lossOf } from './loss.ts';

const named = { type: 'object', properties: { name: { type: 'string' }, email: { type: 'string' } } } as const;
const counted = { type: 'object', additionalProperties: { type: 'string' } } as const;

/** What can change about which names an object must have and how many; what they hold is walked. */
export const schemaObjectAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['required', 'properties'],
    lost: becameRequired,
    faces: {
      lost: {
        id: 'property-became-required',
        title: 'Property became required',
        message: 'property {name} of {subject} became required',
        effect: 'narrows',
        why: 'Objects without it were accepted and are refused now.',
        advice: 'Send it every time.',
      },
      gained: {
        id: 'property-became-optional',
        title: 'Property became optional',
        message: 'property {name} of {subject} became optional',
        effect: 'widens',
        why: 'Readers that rely on it may not find it.',
        advice: 'Be ready for objects without it.',
      },
    },
    example: { loose: { ...named, required: ['name'] }, tight: { ...named, required: ['name', 'email'] } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['dependentRequired'],
    lost: dependencyAdded,
    faces: {
      lost: {
        id: 'dependency-added',
        title: 'Property requires another one',
        message: '{name} of {subject} must come together now',
        effect: 'narrows',
        why: 'Objects with the one and without the other were accepted and are refused now.',
        advice: 'Send both or neither.',
      },
      gained: {
        id: 'dependency-removed',
        title: 'Property no longer requires another one',
        message: '{name} of {subject} need not come together any more',
        effect: 'widens',
        why: 'Objects arrive with the one and without the other.',
        advice: 'Be ready for objects with only one of them.',
      },
    },
    example: { loose: named, tight: { ...named, dependentRequired: { name: ['email'] } } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['minProperties'],
    lost: lowerLimit('minProperties', TYPE.object),
    faces: {
      lost: {
        id: 'min-properties-raised',
        title: 'Minimum number of properties raised',
        message: 'minimum number of properties of {subject} raised from {old} to {new}',
        effect: 'narrows',
        why: 'Objects with fewer properties were accepted and are refused now.',
        advice: 'Send no object with fewer properties than the new minimum.',
      },
      gained: {
        id: 'min-properties-lowered',
        title: 'Minimum number of properties lowered',
        message: 'minimum number of properties of {subject} lowered from {old} to {new}',
        effect: 'widens',
        why: 'Objects arrive with fewer properties than before, perhaps with none.',
        advice: 'Accept objects down to the new minimum.',
        adviceWhenDropped: 'Accept empty objects as well.',
      },
    },
    example: { loose: { ...counted, minProperties: 1 }, tight: { ...counted, minProperties: 2 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['maxProperties'],
    lost: upperLimit('maxProperties', TYPE.object),
    faces: {
      lost: {
        id: 'max-properties-lowered',
        title: 'Maximum number of properties lowered',
        message: 'maximum number of properties of {subject} lowered from {old} to {new}',
        effect: 'narrows',
        why: 'Objects with more properties were accepted and are refused now.',
        advice: 'Send no object with more properties than the new maximum.',
      },
      gained: {
        id: 'max-properties-raised',
        title: 'Maximum number of properties raised',
        message: 'maximum number of properties of {subject} raised from {old} to {new}',
        effect: 'widens',
        why: 'Objects arrive with more properties than before.',
        advice: 'Accept objects up to the new maximum.',
        adviceWhenDropped: 'Accept objects with any number of properties.',
      },
    },
    example: { loose: { ...counted, maxProperties: 20 }, tight: { ...counted, maxProperties: 10 } },
  },
] as const satisfies readonly Aspect[];

/** A name declared on one side only is told by the presence of the property. */
function becameRequired(a: View, b: View, { store }: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.object)) return [];
  return [...b.required].flatMap(([name, facet]) => {
    if (!facet.value || a.required.get(name)?.value === true) return [];
    if (a.properties.has(name) !== b.properties.has(name)) return [];
    const after: Facet<Json> = { address: facet.address, value: name };
    const lost = objectsWithout(name, store);
    return [lossOf({ name, after, lost, directions: directionsOf(b.properties.get(name)?.access) })];
  });
}

/** The only direction in which a property travels that is read-only or write-only; undefined for both. */
export function directionsOf(access: 'both' | 'readOnly' | 'writeOnly' | undefined): readonly Direction[] | undefined {
  switch (access) {
    case 'readOnly':
      return ['response'];
    case 'writeOnly':
      return ['request'];
    default:
      return undefined;
  }
}

function dependencyAdded(a: View, b: View, { store }: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.object)) return [];
  return [...b.dependentRequired].flatMap(([trigger, facet]) => {
    const known = new Set(a.dependentRequired.get(trigger)?.value ?? []);
    return facet.value
      .filter((name) => !known.has(name) && a.required.get(name)?.value !== true)
      .map((name) =>
        lossOf({
          name: `${trigger} and ${name}`,
          before: a.dependentRequired.get(trigger),
          after: facet,
          lost: store.all([store.types(TYPE.object), store.required(trigger), store.not(store.required(name))]),
        }),
      );
  });
}
