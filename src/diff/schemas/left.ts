import type { PropertyInView } from '../../rules/aspect.ts';
import type { Fact } from '../fact.ts';
import type { FindingContext } from './findings.ts';
import type { SchemaPair } from './pair.ts';
import { lostOfPresence, presenceFacts } from './property-presence.ts';
import type { LeftProperties } from './property-presence.ts';

/** Properties that went and came, by the pair of objects that they went from and came to. */
export type Left = Map<SchemaPair, LeftProperties>;

/** What is left, for those who look for partners outside of the schemas. */
export interface LeftPlaces {
  readonly of: (pair: SchemaPair) => LeftProperties | undefined;
  /** Takes a property out, of which a fact is then told instead: what is refused because of the property is because of that. */
  readonly takeOut: (pair: SchemaPair, side: 'old' | 'new', property: PropertyInView, fact: Omit<Fact, 'lost'>) => void;
}

/** Lets others see what is left, and take out of it; `take` takes the facts that are told instead. */
export function leftPlaces(left: Left, context: FindingContext, take: (pair: SchemaPair, fact: Fact) => void): LeftPlaces {
  return {
    of: (pair) => left.get(pair),
    takeOut: (pair, side, property, fact) => {
      const there = left.get(pair);
      const key = side === 'old' ? 'removed' : 'added';
      // Several calls may share the payload: it is told once of all of them.
      if (there?.[key].includes(property) !== true) return;
      left.set(pair, { ...there, [key]: there[key].filter((one) => one !== property) });
      take(pair, { ...fact, lost: lostOfPresence(property, side, there, context) });
    },
  };
}

/** What is left when nothing more moves: what it means that it went and came. */
export function leftFindings(
  left: Left,
  context: FindingContext,
): readonly { readonly pair: SchemaPair; readonly facts: readonly Fact[] }[] {
  return [...left].map(([pair, properties]) => ({ pair, facts: presenceFacts(properties, context) }));
}
