import type { Face } from '../aspect.ts';

/** A face whose id is known to the compiler, so that `RuleId` is a union of literals. */
export interface FaceOf<Id extends string> extends Face {
  readonly id: Id;
}

/** Three faces that are one. */
export interface OneFace<Only extends Face> {
  readonly lost: Only;
  readonly gained: Only;
  readonly replaced: Only;
}

/** The faces of a constraint called `Name`. */
export interface ConstraintFaces<Name extends string> {
  readonly lost: FaceOf<`${Name}-narrowed`>;
  readonly gained: FaceOf<`${Name}-widened`>;
  readonly replaced: FaceOf<`${Name}-changed`>;
}

/** The faces of an aspect that reads the same there and back: one rule. */
export function oneFace<const Only extends Face>(face: Only): OneFace<Only> {
  return { lost: face, gained: face, replaced: face };
}

/** The one rule of a text that only people read. `noun` begins its message: `description`. */
export function proseFace<const Id extends string>(id: Id, title: string, noun: string): OneFace<FaceOf<Id>> {
  return oneFace({
    id,
    title,
    message: `${noun} of {subject} changed`,
    effect: 'notes',
    why: 'People read something else; nothing changes on the wire.',
    advice: 'Read the new text and check that it still describes what you rely on.',
  });
}

/** Compatible in both directions, for what only generated code depends on. */
export function generatedCodeOnly(because: string): NonNullable<Face['except']> {
  return { request: { severity: 'compatible', because }, response: { severity: 'compatible', because } };
}

/**
 * The three rules of a constraint that the judge compares: it accepts less, more, or something else.
 * `noun` names the constraint in sentences: `pattern`. Its values are quoted where they are short enough to read.
 */
export function constraintFaces<const Name extends string>(
  name: Name,
  title: string,
  noun: string,
  values: 'quoted' | 'unquoted',
): ConstraintFaces<Name> {
  const became = values === 'quoted' ? ': {old} became {new}' : '';
  return {
    lost: {
      id: `${name}-narrowed`,
      title: `${title} accepts less`,
      message: `${noun} of {subject} accepts less${became}`,
      effect: 'narrows',
      why: 'Values that could be sent before are refused now.',
      advice: `Send only values that the new ${noun} accepts.`,
    },
    gained: {
      id: `${name}-widened`,
      title: `${title} accepts more`,
      message: `${noun} of {subject} accepts more${became}`,
      effect: 'widens',
      why: 'Values arrive now that could not arrive before, and a strict reader fails on them.',
      advice: `Accept every value that the new ${noun} allows.`,
      adviceWhenDropped: `Accept the values that the ${noun} kept out.`,
    },
    replaced: {
      id: `${name}-changed`,
      title: `${title} accepts other values`,
      message: `${noun} of {subject} accepts other values than before${became}`,
      effect: 'replaces',
      why: 'Some values that were valid are refused now, and some that were refused are valid.',
      advice: `Send and accept values as the new ${noun} says.`,
    },
  };
}
