import type { Direction } from '../../model/api.ts';
import { append } from '../../model/pointer.ts';
import { ruleOf } from '../../rules/table.ts';
import type { RuleId } from '../../rules/table.ts';
import type { SchemaNode } from '../../schema/node.ts';
import { factsOfPresence } from '../fact.ts';
import type { Fact } from '../fact.ts';
import type { Rename } from '../rename.ts';
import type { Renamed } from '../renames/match.ts';
import { contentsOf } from '../renames/moved-properties.ts';
import type { DistantProperty } from '../renames/moved-properties.ts';
import type { FindingContext, Findings } from './findings.ts';
import { focus } from './focus.ts';
import type { Left } from './left.ts';
import type { SchemaPair } from './pair.ts';
import { commonDirections, lostOfPresence, travels } from './property-presence.ts';
import type { LeftProperties } from './property-presence.ts';

/** A property with where its going or coming is told when it did not move. */
export interface Traveller extends DistantProperty {
  /** The pair that tells it, and the property there: itself, or the object that went or came with it inside. */
  readonly owner: SchemaPair;
  readonly teller: LeftProperties['removed'][number];
  /** The names that lead to the pair that tells it. */
  readonly outer: readonly string[];
}

/** The findings of what moved below one object: what went the same way together is one. */
export function toldMoves(moved: readonly Renamed<Traveller>[], left: Left, context: FindingContext): Findings {
  const routes = new Map<string, Renamed<Traveller>[]>();
  for (const move of moved) {
    const route = JSON.stringify([move.old.path.slice(0, -1), move.new.path.slice(0, -1)]);
    const known = routes.get(route);
    if (known === undefined) routes.set(route, [move]);
    else known.push(move);
  }
  const groups = [...routes.values()].flatMap((moves) => (kindOf(moves) === 'moved' ? moves.map((move) => [move]) : [moves]));
  const facts = groups.flatMap((moves) => factOf(moves, left, context));
  const rest = [...takenOut(moved, 'old', left, context), ...takenOut(moved, 'new', left, context)];
  return {
    facts: [...facts, ...rest],
    inside: moved.map(({ old: before, new: after }) => ({
      step: { kind: 'moved', from: before.path, to: after.path },
      old: before.property.schema,
      new: after.property.schema,
      directions: commonDirections(before.property, after.property),
    })),
  };
}

function kindOf([first, second]: readonly Renamed<Traveller>[]): 'moved' | 'gathered' | 'spread' {
  if (first === undefined || second === undefined) return 'moved';
  if (first.old.path.length === 1) return 'gathered';
  return first.new.path.length === 1 ? 'spread' : 'moved';
}

const RULES = {
  moved: 'property-moved',
  gathered: 'properties-gathered',
  spread: 'properties-spread',
} as const satisfies Record<string, RuleId>;

function factOf(moves: readonly Renamed<Traveller>[], left: Left, context: FindingContext): readonly Fact[] {
  const { store } = context;
  const [first] = moves;
  if (first === undefined) return [];
  const kind = kindOf(moves);
  const pointer = (names: readonly string[]): string => append('', ...names);
  const [from, to] = kind === 'moved' ? [first.old.path, first.new.path] : [first.old.path.slice(0, -1), first.new.path.slice(0, -1)];
  const directions = commonDirections(first.old.property, first.new.property);
  const lostIn = (direction: Direction): SchemaNode =>
    store.any(moves.flatMap((move) => [...lostOf(move.old, 'old', direction), ...lostOf(move.new, 'new', direction)]));
  const lostOf = ({ owner, teller, outer }: Traveller, side: 'old' | 'new', direction: Direction): readonly SchemaNode[] => {
    const there = left.get(owner);
    const lost = there === undefined ? undefined : lostOfPresence(teller, side, there, context)[direction];
    if (lost === undefined) return [];
    return [outer.reduceRight((node, name) => focus(store, { kind: 'property', name }, node), lost)];
  };
  const names = moves.map((move) => (kind === 'spread' ? move.new.path : move.old.path).at(-1) ?? '');
  const rename: Rename = {
    kind,
    from: pointer(from),
    to: pointer(to),
    moves: moves.map((move) => ({ from: pointer(move.old.path), to: pointer(move.new.path) })),
    confidence: Math.min(...moves.map(({ confidence }) => confidence)),
    because: [...new Set(moves.flatMap(({ because }) => because))],
  };
  return [
    {
      face: ruleOf(RULES[kind]).face,
      loss: { name: names.join(', '), directions },
      old: { address: first.old.property.address, value: from.join('.') },
      new: { address: first.new.property.address, value: to.join('.') },
      lost: Object.fromEntries(
        directions.map((direction) => [direction, lostIn(direction)] as const).filter(([, node]) => node !== store.nothing),
      ),
      subject: kind === 'moved' ? { kind: 'property', name: from.join('.') } : { kind: 'properties', name: names.join(', ') },
      rename,
    },
  ];
}

/**
 * Takes what moved out of what is left. Of an object that went or came with it, the object is no longer told
 * where several of its properties moved, or all; what else stood in it is told instead.
 */
function takenOut(moved: readonly Renamed<Traveller>[], side: 'old' | 'new', left: Left, context: FindingContext): readonly Fact[] {
  const byTeller = new Map<Traveller['teller'], Traveller[]>();
  for (const move of moved) byTeller.set(move[side].teller, [...(byTeller.get(move[side].teller) ?? []), move[side]]);
  const key = side === 'old' ? 'removed' : 'added';
  return [...byTeller].flatMap(([teller, travellers]) => {
    const [first] = travellers;
    const there = first === undefined ? undefined : left.get(first.owner);
    if (first === undefined || there === undefined) return [];
    const isItself = travellers.some(({ property }) => property === teller);
    const contents = isItself ? [] : contentsOf(teller, context.readers[side]);
    const names = new Set(travellers.map(({ path }) => path.at(-1)));
    const others = contents.filter(({ property }) => !names.has(property.name));
    if (!isItself && travellers.length < 2 && others.length > 0) return [];
    left.set(first.owner, { ...there, [key]: there[key].filter((property) => property !== teller) });
    return others.flatMap(({ property }) =>
      factsOfPresence('property', property, side, { old: there.places.old, new: there.places.new, [side]: property.address }).map(
        (fact) => ({
          ...fact,
          subject: { kind: 'property', name: `${teller.name}.${property.name}` },
          loss: {
            ...fact.loss,
            name: `${teller.name}.${property.name}`,
            directions: (['request', 'response'] as const).filter((direction) => travels(property, direction)),
          },
        }),
      ),
    );
  });
}
