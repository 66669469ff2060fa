import type { Facet } from '../../model/api.ts';
import { append } from '../../model/pointer.ts';
import type { Discriminator, View } from '../../normalise/view.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { oneFace } from './faces.ts';

const tagged = (kind: string, other: string) =>
  ({ type: 'object', required: ['kind', other], properties: { kind: { const: kind }, [other]: { type: 'string' } } }) as const;
const cat = tagged('cat', 'meow');
const dog = tagged('dog', 'bark');

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
    },
    example: {
      loose: {
        oneOf: [cat, dog],
        discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat' } },
      },
      tight: { oneOf: [cat, dog], discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } } },
    },
  },
] as const satisfies readonly Aspect[];

/**
 * A discriminator refuses nothing that the alternatives accept (OpenAPI 3.1, section 4.8.25), so a value that is
 * refused beside one is refused for another reason.
 */
function discriminatorLost(a: View, b: View, { store }: Questions): readonly Loss[] {
  const after = discriminatorFacet(b.discriminator);
  return a.discriminator !== undefined || after === undefined ? [] : [{ after, lost: store.nothing }];
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
function mappingLost(a: View, b: View): readonly Loss[] {
  const [from, to] = [a.discriminator, b.discriminator];
  if (from === undefined || to === undefined || from.value.propertyName !== to.value.propertyName) return [];
  const targets = new Set(to.value.mapping.values());
  return [...from.value.mapping]
    .filter(([value, target]) => !to.value.mapping.has(value) && targets.has(target))
    .map(([value, target]) => ({
      name: value,
      before: { address: append(from.address, 'mapping', value), value: target },
    }));
}
