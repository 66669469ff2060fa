import { canonical } from '../../model/json.ts';
import type { View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import type { ParsedName } from './names.ts';

/** So few pairs are all compared. */
const FEW_PAIRS = 2_500;

/** What more properties than these have in common tells none of them from the others. */
const MOST_ALIKE = 30;

/** A property with what it is compared by. */
export interface KnownProperty {
  readonly property: PropertyInView;
  readonly view: View;
  readonly name: ParsedName;
  /** The kept properties around it. */
  readonly neighbours: string;
}

/**
 * What of the new properties comes into question for an old one. Where hundreds went and came, only those
 * are weighed that have a word of their name, a text, an example, a component or their place in common.
 */
export function propertyPartners(
  removed: readonly KnownProperty[],
  added: readonly KnownProperty[],
): (old: PropertyInView) => readonly PropertyInView[] {
  const all = added.map(({ property }) => property);
  if (removed.length * added.length <= FEW_PAIRS) return () => all;
  const byTrait = new Map<string, PropertyInView[]>();
  for (const known of added) {
    for (const trait of traitsOf(known)) {
      const sharing = byTrait.get(trait);
      if (sharing === undefined) byTrait.set(trait, [known.property]);
      else sharing.push(known.property);
    }
  }
  const byProperty = new Map(removed.map((known) => [known.property, known]));
  return (old) => {
    const known = byProperty.get(old);
    const sharing = known === undefined ? [] : [...traitsOf(known)].map((trait) => byTrait.get(trait) ?? []);
    return [...new Set(sharing.filter(({ length }) => length <= MOST_ALIKE).flat())];
  };
}

function traitsOf({ view, name, neighbours }: KnownProperty): ReadonlySet<string> {
  const { description, title, examples, component } = view;
  return new Set([
    ...name.telling.map((word) => `word ${word}`),
    // Another spelling of a name begins or ends alike.
    `start ${name.words.join('').slice(0, 5)}`,
    `end ${name.words.join('').slice(-5)}`,
    `name ${[...name.words].sort().join(' ')}`,
    ...(description === undefined ? [] : [`text ${description.value.trim()}`]),
    ...(title === undefined ? [] : [`title ${title.value.trim()}`]),
    ...(examples === undefined ? [] : [`example ${canonical([...examples.value])}`]),
    ...(component === undefined ? [] : [`component ${component}`]),
    `place ${neighbours}`,
  ]);
}
