import { TYPE } from '../node.ts';
import type { SchemaNode } from '../node.ts';
import { applyAlternative } from './assume.ts';
import { isDenied, nodeOf, opposite } from './literal.ts';
import type { Search } from './search.ts';
import { copySituation } from './situation.ts';
import type { Alternative, Situation } from './situation.ts';
import { itemLiterals } from './theories/array.ts';
import { demandsOfName, mayBeNamed, schemasForName } from './theories/object.ts';

/** Whether an alternative is certain already, so that its disjunction asks for nothing. */
export function holdsAlready(search: Search, situation: Situation, alternative: Alternative): boolean {
  if (alternative.kind === 'literals') {
    return alternative.literals.every((literal) => {
      if (situation.seen.has(literal)) return true;
      const node = nodeOf(search.store, literal);
      if (situation.type !== TYPE.object || node.kind !== 'required') return false;
      return isDenied(literal) ? situation.object.absent.has(node.name) : situation.object.required.has(node.name);
    });
  }
  return alternative.kind === 'property' && isEntailed(search, situation, alternative);
}

/**
 * A property that must be there and can only hold constants that the branch refuses: the branch is
 * refused already. This is what makes unions with a discriminating property cheap.
 */
function isEntailed(search: Search, situation: Situation, { demand }: Extract<Alternative, { kind: 'property' }>): boolean {
  const [literal, second] = demand.literals;
  if (demand.matcher.kind !== 'name' || literal === undefined || second !== undefined) return false;
  const { name } = demand.matcher;
  if (!situation.object.required.has(name)) return false;
  const known = [...schemasForName(situation, name), ...demandsOfName(situation, name)];
  if (known.includes(literal)) return true;
  if (!known.some((one) => !isDenied(one) && isFinite(nodeOf(search.store, one)))) return false;
  return search.satisfy([...known, opposite(literal)]).kind === 'none';
}

function isFinite(node: SchemaNode): boolean {
  return node.kind === 'values' || (node.kind === 'all' && node.of.some((of) => of.kind === 'values'));
}

/** Whether an alternative contradicts what is known, seen without splitting. */
export function isDead(search: Search, situation: Situation, alternative: Alternative): boolean {
  const { store } = search;
  switch (alternative.kind) {
    case 'literals': {
      if (alternative.literals.some((literal) => situation.seen.has(opposite(literal)))) return true;
      const trial = copySituation(situation, []);
      if (!applyAlternative(store, trial, alternative)) return true;
      return trial.type === TYPE.object && hasDeadProperty(search, trial, situation);
    }
    case 'items':
      return situation.array.minItems > alternative.most || situation.array.maxItems < alternative.least;
    case 'property': {
      const { matcher, literals } = alternative.demand;
      if (matcher.kind !== 'name') return false;
      if (!mayBeNamed(search, situation, matcher.name)) return true;
      const known = [...schemasForName(situation, matcher.name), ...demandsOfName(situation, matcher.name)];
      // A refused schema alone always leaves something; only what is known of the name can rule it out.
      return known.length > 0 && search.satisfy([...known, ...literals]).kind === 'none';
    }
    case 'item': {
      const { from, orLater, literals } = alternative.demand;
      if (from >= situation.array.maxItems) return true;
      if (orLater) return false;
      const known = itemLiterals(situation, from);
      return known.length > 0 && search.satisfy([...known, ...literals]).kind === 'none';
    }
  }
}

/**
 * Whether a property that must be there has, by types and constants alone, no value left. Only names of
 * which the trial says more than the situation before it are looked at.
 */
function hasDeadProperty(search: Search, trial: Situation, before: Situation): boolean {
  const news = trial.object.properties.slice(before.object.properties.length);
  for (const name of trial.object.required) {
    const isNew = !before.object.required.has(name);
    if (!isNew && !news.some((node) => node.patterned.length > 0 || isNarrow(node.named.get(name) ?? node.rest))) continue;
    if (!mayBeNamed(search, trial, name)) return true;
    const literals = [...schemasForName(trial, name), ...demandsOfName(trial, name)];
    const kinds = literals.map((literal) => nodeOf(search.store, literal).kind);
    const plain = kinds.every((kind) => kind === 'values' || kind === 'types' || kind === 'nothing');
    const constant = literals.some((literal, index) => kinds[index] === 'values' && !isDenied(literal));
    if (literals.length > 0 && (plain || constant) && search.satisfy(literals).kind === 'none') return true;
  }
  return false;
}

/** Whether a schema alone lets only constants or single types through. */
function isNarrow(node: SchemaNode): boolean {
  return node.kind === 'values' || node.kind === 'types' || node.kind === 'nothing' || isFinite(node);
}
