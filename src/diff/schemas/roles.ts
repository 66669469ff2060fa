import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { View } from '../../normalise/view.ts';
import { evaluate } from '../../schema/evaluate.ts';
import type { Below } from '../../schema/lens/wire.ts';
import type { Fact } from '../fact.ts';
import type { Step } from './pair.ts';

/**
 * Whether a pair stands for itself, for two branches of unions, for a branch and a schema that is no union, or for a
 * value that travels in another kind of place, where prose is written elsewhere.
 */
export type Role = 'itself' | 'branch' | 'branch of one side' | 'another kind of place';

/** What is told of a pair by what it stands for: what a union as a whole says is not said again of its branches. */
export function ofRole(role: Role, facts: readonly Fact[]): readonly Fact[] {
  switch (role) {
    case 'itself':
      return facts;
    case 'branch':
      return facts.filter((fact) => !isAboutNull(fact));
    case 'branch of one side':
      return facts.filter((fact) => !isOfTheWhole(fact));
    case 'another kind of place':
      return facts.filter(({ face }) => face.effect !== 'notes' || face.id.startsWith('default-'));
  }
}

/** A union takes null where one of its branches does, and that is told of the union. */
export function withNull(view: View, reader: SchemaReader): View {
  if (view.unions.length === 0) return view;
  return { ...view, nullable: { ...view.nullable, value: evaluate(reader.node(view.places), null) === true } };
}

function isAboutNull({ face: { id } }: Fact): boolean {
  return id === 'null-allowed' || id === 'null-disallowed';
}

/** What a union says as a whole, beside its branches: null, its default, what tells them apart, and prose. */
export function isOfTheWhole(fact: Fact): boolean {
  const { id, effect } = fact.face;
  return isAboutNull(fact) || effect === 'notes' || id.startsWith('default-') || id.startsWith('discriminator-');
}

/** What the pair inside a step stands for. */
export function roleOf(step: Step): Role {
  if (step.kind !== 'branch') return 'itself';
  return step.isOfOneSide === true ? 'branch of one side' : 'branch';
}

/** Where a step leads, for the way values are written there. */
export function placeBelow({ kind }: Step): Below {
  switch (kind) {
    case 'item':
    case 'item at':
      return 'item';
    case 'property':
    case 'moved':
    case 'other property':
    case 'pattern property':
      return 'property';
    case 'branch':
      return 'branch';
  }
}
