import type { Direction } from '../model/api.ts';
import type { Address } from '../model/pointer.ts';
import type { Aspect, Face, FacetAspect, Loss, PresenceAspect, Questions, Watched } from '../rules/aspect.ts';
import type { View } from '../normalise/view.ts';
import { aspects } from '../rules/table.ts';
import type { SchemaNode } from '../schema/node.ts';
import type { ChangeSubject, Side } from './change.ts';
import type { Rename } from './rename.ts';
import { saidAlike } from './said-alike.ts';

/** One face of one aspect, met at one lined-up pair. */
export interface Fact {
  readonly face: Face;
  readonly loss: Loss;
  readonly old: Side;
  readonly new: Side;
  /** By direction: the values that the sender has and the receiver refuses because of this. */
  readonly lost: Partial<Readonly<Record<Direction, SchemaNode>>>;
  /** When two things were taken for one under another name. */
  readonly rename?: Rename;
  /** For a thing that one side alone has: the values there that have it. Where there are none, the change is empty. */
  readonly occurs?: { readonly side: 'old' | 'new'; readonly values: SchemaNode; readonly property?: string };
  /** Of a name that went: that a map takes it as it was, so that what is sent arrives as before. */
  readonly isInMap?: true;
  /** Where both sides say something and only what the old one says was edited. */
  readonly told?: 'old';
  /** What it is about where that is not the schema that it stands in: a property that came or went. */
  readonly subject?: ChangeSubject;
}

/** The places that a fact falls back on where a side says nothing. */
export interface PairPlaces {
  readonly old: Address;
  readonly new: Address;
}

/** All that two kept things of one kind disagree on, read there and back. */
export function factsOfPair<Kind extends keyof Watched>(
  watches: Kind,
  pair: { readonly old: Watched[Kind]; readonly new: Watched[Kind] },
  places: PairPlaces,
  questions: { readonly there: Questions; readonly back: Questions },
): readonly Fact[] {
  const facts: Fact[] = [];
  for (const aspect of facetAspects(watches)) {
    if (watches === 'schema' && aspect.keys.length > 0 && saidAlike(pair.old as View, pair.new as View, aspect.keys)) continue;
    const { lost, gained, replaced } = aspect.faces;
    for (const loss of aspect.lost(pair.old, pair.new, questions.there)) {
      facts.push(factOf(loss.replaced === true ? (replaced ?? lost) : lost, loss, places, 'request'));
    }
    for (const loss of aspect.lost(pair.new, pair.old, questions.back)) {
      if (loss.replaced !== true) facts.push(factOf(gained, turned(loss), places, 'response'));
    }
  }
  return facts;
}

/** What it means that a thing is there on one side only. */
export function factsOfPresence<Kind extends keyof Watched>(
  watches: Kind,
  item: Watched[Kind],
  side: 'old' | 'new',
  places: PairPlaces,
): readonly Fact[] {
  return presenceAspects(watches).flatMap((aspect) => {
    const loss = aspect.lost(item);
    if (loss === undefined) return [];
    return [
      side === 'old' ? factOf(aspect.faces.lost, loss, places, 'request') : factOf(aspect.faces.gained, turned(loss), places, 'response'),
    ];
  });
}

/** What old let through and new refuses can only break requests; the other way round, responses. */
function factOf(face: Face, loss: Loss, places: PairPlaces, breaks: Direction): Fact {
  return {
    face,
    loss,
    old: { address: loss.before?.address ?? places.old, value: loss.before?.value },
    new: { address: loss.after?.address ?? places.new, value: loss.after?.value },
    lost: loss.lost === undefined ? {} : { [breaks]: loss.lost },
  };
}

/** A loss that was found going from new to old, told from old to new. */
function turned({ before, after, ...loss }: Loss): Loss {
  return { ...loss, ...(after === undefined ? {} : { before: after }), ...(before === undefined ? {} : { after: before }) };
}

const byKind = new Map<string, readonly Aspect[]>();

function aspectsOf(kind: Aspect['kind'], watches: keyof Watched): readonly Aspect[] {
  const key = `${kind} ${watches}`;
  const known = byKind.get(key);
  if (known !== undefined) return known;
  const chosen = (aspects as readonly Aspect[]).filter((aspect) => aspect.kind === kind && aspect.watches === watches);
  byKind.set(key, chosen);
  return chosen;
}

function facetAspects<Kind extends keyof Watched>(watches: Kind): readonly FacetAspect<Kind>[] {
  return aspectsOf('facet', watches) as unknown as readonly FacetAspect<Kind>[];
}

function presenceAspects<Kind extends keyof Watched>(watches: Kind): readonly PresenceAspect<Kind>[] {
  return aspectsOf('presence', watches) as unknown as readonly PresenceAspect<Kind>[];
}
