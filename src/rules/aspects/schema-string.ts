import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { lowerLimit, upperLimit } from './bounds.ts';
import { comparable, constraintLoss } from './comparable.ts';
import { constraintFaces } from './faces.ts';

/** What can change about the strings that a schema allows. */
export const schemaStringAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['minLength'],
    lost: lowerLimit('minLength', TYPE.string),
    faces: {
      lost: {
        id: 'min-length-raised',
        title: 'Minimum length raised',
        message: 'minimum length of {subject} raised from {old} to {new}',
        effect: 'narrows',
        why: 'Shorter texts were accepted and are refused now.',
        advice: 'Send no text shorter than the new minimum.',
      },
      gained: {
        id: 'min-length-lowered',
        title: 'Minimum length lowered',
        message: 'minimum length of {subject} lowered from {old} to {new}',
        effect: 'widens',
        why: 'Shorter texts arrive than could arrive before, perhaps empty ones.',
        advice: 'Accept texts down to the new minimum length.',
        adviceWhenDropped: 'Accept texts however short, the empty one as well.',
      },
    },
    example: { loose: { type: 'string', minLength: 1 }, tight: { type: 'string', minLength: 8 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['maxLength'],
    lost: upperLimit('maxLength', TYPE.string),
    faces: {
      lost: {
        id: 'max-length-lowered',
        title: 'Maximum length lowered',
        message: 'maximum length of {subject} lowered from {old} to {new}',
        effect: 'narrows',
        why: 'Longer texts were accepted and are refused now.',
        advice: 'Send no text longer than the new maximum.',
      },
      gained: {
        id: 'max-length-raised',
        title: 'Maximum length raised',
        message: 'maximum length of {subject} raised from {old} to {new}',
        effect: 'widens',
        why: 'Longer texts arrive than could arrive before, and a column or a field may be too short for them.',
        advice: 'Make room for texts up to the new maximum length.',
        adviceWhenDropped: 'Make room for texts of any length.',
      },
    },
    example: { loose: { type: 'string', maxLength: 100 }, tight: { type: 'string', maxLength: 50 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['patterns', 'minLength', 'maxLength'],
    lost: (a, b, questions) => (isPatternNew(a, b) ? patternsLost(a, b, questions) : []),
    faces: {
      lost: {
        id: 'pattern-added',
        title: 'Pattern added',
        message: '{subject} must match {new} now',
        effect: 'narrows',
        why: 'Texts of any form were accepted and are refused now unless they match.',
        advice: 'Send only texts that match the pattern.',
      },
      gained: {
        id: 'pattern-removed',
        title: 'Pattern removed',
        message: '{subject} need not match {old} any more',
        effect: 'widens',
        why: 'Texts arrive in forms that could not arrive before.',
        advice: 'Accept texts of any form.',
      },
    },
    example: { loose: { type: 'string' }, tight: { type: 'string', pattern: '^[a-z]+$' } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['patterns', 'minLength', 'maxLength'],
    lost: (a, b, questions) => (isPatternNew(a, b) ? [] : patternsLost(a, b, questions)),
    faces: constraintFaces('pattern', 'Pattern', 'pattern', 'quoted'),
    example: {
      loose: { type: 'string', pattern: '^[a-z0-9]+$' },
      tight: { type: 'string', pattern: '^[a-z]+$' },
      other: { type: 'string', pattern: '^[a-z-]+$' },
    },
  },
] as const satisfies readonly Aspect[];

function isPatternNew(a: View, b: View): boolean {
  return (a.patterns.length === 0) !== (b.patterns.length === 0);
}

/** Compares all patterns of both sides at once, within the lengths and the format that `a` allows. */
function patternsLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!comparable(a, b, TYPE.string)) return [];
  const { store } = questions;
  return constraintLoss(
    {
      p: store.all(a.patterns.map((pattern) => store.pattern(pattern.value))),
      q: store.all(b.patterns.map((pattern) => store.pattern(pattern.value))),
      within: store.all([store.types(TYPE.string), lengths(a, store), lengths(b, store)]),
      before: patternFacet(a),
      after: patternFacet(b),
    },
    questions,
  );
}

/** Lengths that both sides allow are the ones that the patterns are about; other lengths have their own rules. */
function lengths(view: View, store: Store): SchemaNode {
  return store.all([
    view.minLength === undefined ? store.anything : store.limit('minLength', view.minLength.value),
    view.maxLength === undefined ? store.anything : store.limit('maxLength', view.maxLength.value),
  ]);
}

function patternFacet(view: View): Facet<Json> | undefined {
  const [first, ...rest] = view.patterns;
  return rest.length === 0 || first === undefined
    ? first
    : { address: first.address, value: view.patterns.map((pattern) => pattern.value) };
}
