import type { Facet } from '../../model/api.ts';
import { append } from '../../model/pointer.ts';
import { ANY_OTHER } from '../../normalise/schema/unions.ts';
import type { Discriminator, View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { oneFace } from './faces.ts';
import { lossOf } from './loss.ts';

const tagged = (kind: string, other: string) =>
  ({ type: 'object', required: ['kind', other], properties: { kind: { const: kind }, [other]: { type: 'string' } } }) as const;
const cat = tagged('cat', 'meow');
const dog = tagged('dog', 'bark');
const otherwise = (defaultMapping: string) => ({ propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' }, defaultMapping });

/** What can change about what stands for values that a discriminator does not name. */
export const schemaDefaultAlternativeAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['discriminator'],
    lost: defaultMoved,
    faces: oneFace({
      id: 'discriminator-default-changed',
      title: 'Default alternative changed',
      message: 'default alternative of {subject} changed from {old} to {new}',
      effect: 'replaces',
      why: 'Objects with a value that the mapping does not name, or without one, are read as another alternative than before.',
      advice: 'Send the value of the alternative that is meant, and read what has no known value as the new default says.',
      adviceIn: {
        request: 'Send the value of the alternative that is meant, where the default stood for it.',
        response: 'Read objects whose value you do not know as the new default alternative.',
      },
    }),
    example: {
      loose: { oneOf: [cat, dog], discriminator: otherwise('Cat') },
      tight: { oneOf: [cat, dog], discriminator: otherwise('Dog') },
    },
  },
] as const satisfies readonly Aspect[];

/** For what the mapping does not name another alternative stands, or one where none did: `defaultMapping` (3.2, "Discriminator Object"). */
function defaultMoved(a: View, b: View, { store }: Questions): readonly Loss[] {
  const [from, to] = [a.discriminator, b.discriminator];
  if (from === undefined || to === undefined || from.value.propertyName !== to.value.propertyName) return [];
  const [before, after] = [defaultFacet(from), defaultFacet(to)];
  const called = before === undefined ? undefined : (from.value.calledElsewhere?.get(before.value) ?? before.value);
  if (called === after?.value) return [];
  const named = [...from.value.mapping.keys(), ...to.value.mapping.keys()].filter((value) => value !== ANY_OTHER);
  const lost = store.all([
    store.types(TYPE.object),
    store.properties([[from.value.propertyName, store.not(store.values([...new Set(named)]))]]),
  ]);
  return [lossOf({ before, after, lost, replaced: true })];
}

function defaultFacet({ address, value }: Facet<Discriminator>): Facet<string> | undefined {
  const target = value.mapping.get(ANY_OTHER);
  return target === undefined ? undefined : { address: append(address, 'defaultMapping'), value: target };
}
