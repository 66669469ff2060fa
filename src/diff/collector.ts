import { canonical } from '../model/json.ts';
import type { Site, Anchor } from './anchor.ts';
import type { Fact } from './fact.ts';

/** A fact of the contract around the schemas, with the sites where it can be met. */
export interface PlacedFact {
  readonly fact: Fact;
  readonly subject: { readonly kind: string; readonly name: string };
  readonly sites: readonly Site[];
}

/** Gathers what the walk over the contract finds. */
export interface Collector {
  readonly facts: (facts: readonly Fact[], subject: PlacedFact['subject'], site?: Site) => void;
  readonly anchor: (anchor: Anchor) => void;
  readonly placedFacts: () => readonly PlacedFact[];
  readonly anchors: () => readonly Anchor[];
}

/**
 * Creates an empty collector. A fact at one place of both documents is kept once, whichever operations
 * inherit or refer to it; its sites say which. So is what came or went: where it stands in the document that has it.
 */
export function createCollector(): Collector {
  const byKey = new Map<string, { fact: Fact; subject: PlacedFact['subject']; sites: Site[] }>();
  const anchors: Anchor[] = [];
  return {
    facts: (facts, subject, site) => {
      for (const fact of facts) {
        const key = [fact.face.id, ...editOf(fact, subject), fact.loss.name ?? ''].join('\n');
        const known = byKey.get(key) ?? { fact, subject, sites: [] };
        byKey.set(key, known);
        if (site === undefined) continue;
        for (const direction of fact.loss.directions ?? [site.direction]) {
          const swapped = fact.loss.directions === undefined ? site.direction : swap(direction, site);
          known.sites.push({ ...site, direction: swapped });
        }
      }
    },
    anchor: (anchor) => anchors.push(anchor),
    placedFacts: () => [...byKey.values()],
    anchors: () => anchors,
  };
}

/** The places that tell one edit from another: of what one side alone says, each operation of the other has a place to miss it. */
function editOf({ old, new: next }: Fact, { kind, name }: PlacedFact['subject']): readonly string[] {
  if ((old.value === undefined) === (next.value === undefined)) return [old.address, next.address];
  const { address, value } = old.value === undefined ? next : old;
  return [old.value === undefined ? 'new' : 'old', address, kind, name, canonical(value ?? null)];
}

/** An aspect names the direction as a path's operation has it. */
function swap(direction: Site['direction'], site: Site): Site['direction'] {
  if (site.kind === 'path') return direction;
  return direction === 'request' ? 'response' : 'request';
}
