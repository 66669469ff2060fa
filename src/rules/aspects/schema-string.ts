import type { View } from '../../normalise/view.ts';
import { isAssertedFormat } from '../../schema/format/format.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { lowerLimit, upperLimit } from './bounds.ts';
import { NUMBERS, comparable, constraintLoss } from './comparable.ts';
import { constraintFaces, oneFace } from './faces.ts';
import { changed, eachOf, toldApart } from './loss.ts';

/** What can change about the strings that a schema allows, and about `format`, which speaks of numbers as well. */
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
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['format'],
    lost: formatLost,
    faces: constraintFaces('format', 'Format', 'format', 'quoted'),
    example: {
      loose: { type: 'string', format: 'uri-reference' },
      tight: { type: 'string', format: 'uri' },
      other: { type: 'string', format: 'date-time' },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['format'],
    lost: formatLabelChanged,
    faces: oneFace({
      id: 'format-label-changed',
      title: 'Format label changed',
      message: 'format of {subject} changed from {old} to {new}',
      effect: 'notes',
      why: 'The label hints at the meaning of the value; no validator enforces it.',
      advice: 'Check that you still read the value as it is meant.',
    }),
    example: { loose: { type: 'string', format: 'colour' }, tight: { type: 'string', format: 'hex-colour' } },
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

/** What the formats of one side assert together; a label of something that no validator knows asserts nothing. */
function formatNodes(format: Facet<string> | undefined, store: Store): SchemaNode {
  return store.all(eachOf(format).map(({ value }) => formatNode(value, store)));
}

function formatNode(format: string, store: Store): SchemaNode {
  switch (format) {
    case 'double':
      return store.anything;
    case 'int32':
      return store.all([store.minimum(-2147483648, false), store.maximum(2147483647, false)]);
    case 'int64':
      return store.all([store.minimum(-9223372036854775808n, false), store.maximum(9223372036854775807n, false)]);
    default:
      return isAssertedFormat(format) || format === 'float' ? store.format(format) : store.anything;
  }
}

/** A format speaks of strings or of numbers; both sides have to allow one type that it speaks of. */
function isFormatComparable(a: View, b: View): boolean {
  return comparable(a, b, TYPE.string) || comparable(a, b, NUMBERS);
}

function formatLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!isFormatComparable(a, b)) return [];
  const { store } = questions;
  const p = formatNodes(a.format, store);
  const q = formatNodes(b.format, store);
  const within = store.types((a.types.value & b.types.value & ~NUMBERS) | sharedNumbers(a, b));
  return constraintLoss({ p, q, within, ...toldApart(a.format, b.format) }, questions);
}

function sharedNumbers(a: View, b: View): number {
  if ((a.types.value & NUMBERS) === 0 || (b.types.value & NUMBERS) === 0) return 0;
  return (a.types.value & b.types.value & TYPE.number) === 0 ? TYPE.integer : TYPE.number;
}

/** The label changed and nothing that is enforced did. */
function formatLabelChanged(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!isFormatComparable(a, b) || formatLost(a, b, questions).length > 0 || formatLost(b, a, questions).length > 0) return [];
  return changed(a.format, b.format);
}
