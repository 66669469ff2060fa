import type { Direction } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import type { Address } from '../../model/pointer.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import type { Questions } from '../../rules/aspect.ts';
import { TYPE } from '../../schema/node.ts';
import { mediumBelow } from '../../schema/lens/wire.ts';
import type { Medium } from '../../schema/lens/wire.ts';
import type { Store } from '../../schema/store.ts';
import type { Common } from '../../normalise/unchanged.ts';
import { factsOfPair } from '../fact.ts';
import type { Fact } from '../fact.ts';
import { findEnvelope } from '../renames/envelopes.ts';
import type { RenameSearch } from '../renames/search.ts';
import { renamedComponent } from '../renames/components.ts';
import { findRenamedValues } from '../renames/values.ts';
import { isToldByRename, tieByDiscriminator } from './discriminators.ts';
import { envelopeFindings } from './envelopes.ts';
import type { FindingContext, Findings } from './findings.ts';
import { LEAST_LIKENESS, alignUnions, likeness, unionPairs } from './members.ts';
import { BOTH_DIRECTIONS } from './pair.ts';
import type { PairEdge, SchemaPair, Step } from './pair.ts';
import { createPairs } from './pairs.ts';
import { leftFindings, leftPlaces } from './left.ts';
import type { Left, LeftPlaces } from './left.ts';
import { hasNamesDescribedTwice, isNothingButUnion } from './hosts.ts';
import { findMoves } from './moves.ts';
import { compareProperties } from './properties.ts';
import { isOfTheWhole, ofRole, placeBelow, roleOf, withNull } from './roles.ts';
import type { Role } from './roles.ts';
import { byTypes } from './union-types.ts';
import { heirShape, memberFindings, unionShape, withNamesElsewhere } from './unions.ts';
import { createSameText } from './written.ts';

/** Walks pairs of schemas, each once. */
export interface SchemaWalk {
  /** The pair of two schema sets with all pairs inside; memoised, and safe on recursion. */
  readonly pair: (old: SchemaSet, next: SchemaSet, medium?: Medium, role?: Role) => SchemaPair;
  /**
   * Settles what may have been renamed or moved, once every payload has been walked; `rooted` are the pairs that are
   * payloads. What is left then may have moved out of the payloads altogether: `claim` may take some of it.
   */
  readonly settle: (rooted: ReadonlySet<SchemaPair>, claim: (left: LeftPlaces) => void) => void;
  /** Every pair walked so far. */
  readonly pairs: () => readonly SchemaPair[];
}

/** What the walk needs of both documents. */
export interface WalkContext {
  readonly old: SchemaReader;
  readonly new: SchemaReader;
  readonly documents: { readonly old: Document; readonly new: Document };
  readonly store: Store;
  readonly questions: { readonly there: Questions; readonly back: Questions };
  readonly search: RenameSearch;
  /** What both documents have in common: never walked. */
  readonly common: Common;
}

interface OpenPair extends SchemaPair {
  readonly role: Role;
  readonly facts: Fact[];
  readonly edges: PairEdge[];
  redirected: Address | undefined;
  below: SchemaPair | undefined;
  isKept: boolean;
}

const NO_FINDINGS: Findings = { facts: [], inside: [] };

/** Creates a walk over two documents. */
export function createSchemaWalk({ old, new: next, documents, store, questions, common, search }: WalkContext): SchemaWalk {
  const pairs = createPairs<OpenPair>();
  const queue: OpenPair[] = [];
  const left: Left = new Map();
  let walking = false;
  const context: FindingContext = {
    readers: { old, new: next },
    store,
    questions,
    search,
    sameText: createSameText(documents),
    cannotDiffer,
  };

  function pairOf(
    oldPlaces: SchemaSet,
    newPlaces: SchemaSet,
    medium: Medium = 'json',
    role: Role = 'itself',
    below?: SchemaPair,
  ): SchemaPair {
    const oldSet = old.behind(oldPlaces);
    const newSet = next.behind(newPlaces);
    const known = pairs.find({ old: oldSet, new: newSet, medium, role });
    const redirected = redirectedBetween(oldPlaces, newPlaces);
    if (known !== undefined) {
      // What several places refer to is named after none of them.
      if (known.redirected !== redirected) known.redirected = undefined;
      if (known.below !== below) known.below = undefined;
      return known;
    }
    const pair: OpenPair = {
      id: pairs.all.length,
      old: oldSet,
      new: newSet,
      redirected,
      below,
      medium,
      role,
      facts: [],
      edges: [],
      isKept: false,
    };
    pairs.add(pair);
    queue.push(pair);
    // A queue instead of recursion: documents nest deeper than the stack.
    if (!walking) {
      walking = true;
      for (let open = queue.pop(); open !== undefined; open = queue.pop()) walk(open);
      walking = false;
    }
    return pair;
  }

  /** The last schema that both documents come through, where they come to two that are not one under another name. */
  function redirectedBetween([before, ...others]: SchemaSet, [after, ...more]: SchemaSet): Address | undefined {
    if (before === undefined || after === undefined || others.length + more.length > 0) return undefined;
    const [from, to] = [old.through(before), next.through(after)];
    const ends = { old: from.at(-1) ?? before, new: to.at(-1) ?? after };
    if (ends.old === ends.new || renamedComponent(ends, documents).length > 0) return undefined;
    return from.findLast((address) => to.includes(address));
  }

  function walk(pair: OpenPair): void {
    const [only, otherOnly] = [pair.old[0], pair.new[0]];
    if (pair.old.length === 1 && pair.new.length === 1 && only !== undefined && otherOnly !== undefined) {
      const renamed = renamedComponent({ old: only, new: otherOnly }, documents);
      // Two types that have little in common are two types, whatever refers to them.
      if (renamed.length > 0 && likeness(old.view(pair.old), next.view(pair.new)) >= LEAST_LIKENESS) pair.facts.push(...renamed);
    }
    if (isUnchanged(pair.old, pair.new)) {
      pair.isKept = true;
      return;
    }
    const [before, after] = [old.view(pair.old), next.view(pair.new)];
    // Where the other side is a choice that names them, they are compared with its branches.
    const hasHeirs = before.heirs.length + after.heirs.length > 0 && unionShape(before, after)?.everywhere === undefined;
    const heirs = hasHeirs ? memberFindings(heirShape(before, after), placesOf(pair), context) : NO_FINDINGS;
    take(pair, heirs);
    // One text can still mean two things, by what it refers to; all but that it takes null is then a difference of the pairs inside.
    const isKept = saysTheSame(pair) && [before, after].every((view) => hasNothingOutsideEdges(view) && isOneThing(view));
    const isSettled = isKept && before.unions.length + after.unions.length === 0;
    const [a, b] = byTypes(...(isSettled ? ([before, after] as const) : alignedIn(before, after)), context.readers);
    const envelope = findEnvelope({ view: a, reader: old }, { view: b, reader: next });
    if (envelope !== undefined) {
      take(pair, envelopeFindings(envelope, pair, placesOf(pair), store));
      return;
    }
    const shape = unionShape(a, b);
    if (shape !== undefined) {
      pair.facts.push(...ofRole(pair.role, factsOfPair('schema', { old: a, new: b }, placesOf(pair), questions)).filter(isOfTheWhole));
      // `string or integer` in one list of types is no union, and says what a union of both does.
      if (!(shape.isOfOneSide === true && takesTheSame(pair))) take(pair, memberFindings(shape, placesOf(pair), context));
      return;
    }
    pair.isKept = isKept;
    if (!isSettled) {
      findRenamedValues(ofRole(pair.role, factsOfPair('schema', { old: a, new: b }, placesOf(pair), questions)), context, (facts) => {
        pair.facts.push(...facts);
      });
    }
    // What stands inside an object that became a string went with it; the change of type says so.
    if (bothAllow(a, b, TYPE.object)) {
      compareProperties({ old: a, new: b }, placesOf(pair), context, {
        take: (findings) => {
          take(pair, findings);
        },
        leave: (properties) => left.set(pair, properties),
      });
    }
    if (bothAllow(a, b, TYPE.array)) compareItems(pair, a, b);
    const alternatives = unionPairs(a, b).map((union) =>
      memberFindings({ old: union.old.members, new: union.new.members }, placesOf(pair), context),
    );
    for (const found of alternatives) take(pair, found);
    tieByDiscriminator(
      { old: a, new: b },
      [heirs, ...alternatives].flatMap((found) => found.inside),
      context,
    );
  }

  function takesTheSame(pair: SchemaPair): boolean {
    const [a, b] = [old.node(pair.old), next.node(pair.new)];
    return questions.there.contained(a, b).answer === 'contained' && questions.there.contained(b, a).answer === 'contained';
  }

  function alignedIn(before: View, after: View): readonly [View, View] {
    const [a, b] = alignUnions(withNull(before, old), withNull(after, next), context.sameText);
    return withNamesElsewhere(a, b, context);
  }

  function isUnchanged(before: SchemaSet, after: SchemaSet): boolean {
    return before.length === after.length && before.every((place, index) => common.isUnchanged({ old: place, new: after[index] ?? '' }));
  }

  // What stands at another place may be another component, and that is told.
  function cannotDiffer(before: SchemaSet, after: SchemaSet): boolean {
    return before.every((place, index) => place === after[index]) && isUnchanged(before, after);
  }

  /** The same text at the same places, part by part: whatever differs is further inside, behind a reference. */
  function saysTheSame(pair: SchemaPair): boolean {
    if (pair.old.length !== 1 || pair.new.length !== 1) return false;
    const [a, b] = [old.view(pair.old).parts, next.view(pair.new).parts];
    return a.length === b.length && a.every((part, index) => part === b[index] && common.isSame(part));
  }

  function take(pair: OpenPair, { facts, inside: below }: Findings): void {
    pair.facts.push(...facts);
    for (const { step, old: oldSet, new: newSet, directions } of below) inside(pair, step, oldSet, newSet, directions);
  }

  function inside(
    pair: OpenPair,
    step: Step,
    oldSet: SchemaSet,
    newSet: SchemaSet,
    directions: readonly Direction[] = BOTH_DIRECTIONS,
  ): void {
    if (cannotDiffer(oldSet, newSet)) return;
    const isBelow = step.kind === 'property' && (pair.redirected ?? pair.below) !== undefined;
    const medium = mediumBelow(pair.medium, placeBelow(step));
    pair.edges.push({ step, pair: pairOf(oldSet, newSet, medium, roleOf(step), isBelow ? pair : undefined), directions });
  }

  function compareItems(pair: OpenPair, a: View, b: View): void {
    const oldPrefix = a.prefixItems?.value ?? [];
    const newPrefix = b.prefixItems?.value ?? [];
    for (const [index, before] of oldPrefix.entries()) {
      const after = newPrefix[index];
      if (after !== undefined) inside(pair, { kind: 'item at', index }, before, after);
    }
    // Where no item may stand there is nothing to line up: how many may says it.
    if (a.closedItems !== undefined || b.closedItems !== undefined) return;
    if (a.items !== undefined && b.items !== undefined) inside(pair, { kind: 'item' }, a.items.value, b.items.value);
  }

  function settle(rooted: ReadonlySet<SchemaPair>, claim: (left: LeftPlaces) => void): void {
    settleInside(rooted);
    claim(leftPlaces(left, context, (pair, fact) => (pair as OpenPair).facts.push(fact)));
    settleInside(rooted);
    for (const { pair, facts } of leftFindings(left, context)) (pair as OpenPair).facts.push(...facts);
    left.clear();
    for (const pair of pairs.all) dropTold(pair);
  }

  /** What renames tell of a discriminator is not told once more. */
  function dropTold(pair: OpenPair): void {
    const told = pair.facts.filter((fact) => isToldByRename(fact, pair, context.readers));
    for (const fact of told) pair.facts.splice(pair.facts.indexOf(fact), 1);
  }

  function settleInside(rooted: ReadonlySet<SchemaPair>): void {
    let moves: ReturnType<typeof findMoves>;
    // What is inside of something that moved may be renamed or have moved itself.
    do {
      search.settle();
      moves = findMoves(left, [...pairs.all], rooted, context);
      for (const { pair, findings } of moves) take(pair as OpenPair, findings);
    } while (moves.length > 0);
  }

  return { pair: pairOf, settle, pairs: () => [...pairs.all] };
}

/** Whether all that a schema may refer to from inside is compared as pairs of their own. */
function hasNothingOutsideEdges(view: View): boolean {
  return (
    view.not.length + view.conditions.length + view.opaque.length + view.dependentSchemas.size === 0 &&
    view.values === undefined &&
    view.extensible === undefined &&
    view.discriminator === undefined &&
    view.contains === undefined &&
    view.propertyNames === undefined &&
    view.unevaluatedProperties === undefined &&
    view.unevaluatedItems === undefined
  );
}

/** Whether a schema is a choice or says things of its own, and each name once: what a part refuses alone, it may take with what stands beside it, and the reverse. */
function isOneThing(view: View): boolean {
  return (view.unions.length === 0 || isNothingButUnion(view)) && !hasNamesDescribedTwice(view);
}

function bothAllow(a: View, b: View, type: number): boolean {
  return (a.types.value & b.types.value & type) !== 0;
}

function placesOf({ old, new: next, redirected }: SchemaPair): { readonly old: Address; readonly new: Address } {
  return { old: redirected ?? old[0] ?? '', new: redirected ?? next[0] ?? '' };
}
