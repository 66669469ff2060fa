import type { View } from '../../normalise/view.ts';
import { integerRange } from '../../normalise/schema/masks.ts';
import { formatImplies, isAssertedFormat } from '../../schema/format/format.ts';
import { TYPE } from '../../schema/node.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { Facet } from '../../model/api.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { isCarriedAlike } from './carried.ts';
import { NUMBERS, comparable, constraintLoss } from './comparable.ts';
import { constraintFaces, oneFace } from './faces.ts';
import { eachOf, listed, toldApart } from './loss.ts';

/** What can change about `format`, which speaks of strings and of numbers. */
export const schemaFormatAspects = [
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

/** What the formats of one side assert together; a label of something that no validator knows asserts nothing. */
function formatNodes(format: Facet<string> | undefined, store: Store): SchemaNode {
  return store.all(eachOf(format).map(({ value }) => formatNode(value, store)));
}

function formatNode(format: string, store: Store): SchemaNode {
  const range = integerRange(format);
  if (range !== undefined) return store.all([store.minimum(range.minimum, false), store.maximum(range.maximum, false)]);
  return isAssertedFormat(format) || format === 'float' ? store.format(format) : store.anything;
}

/** The formats of one side without those that say no more than another beside them: a `uri` is a `uri-reference` anyway. */
function sayingMore(format: Facet<string> | undefined): readonly Facet<string>[] {
  const all = eachOf(format);
  if (all.length < 2) return all;
  return all.filter(({ value }) => !all.some((other) => other.value !== value && isPartOf(other.value, value)));
}

/** Whether every value of one format is one of another. */
function isPartOf(format: string, other: string): boolean {
  const [inner, outer] = [integerRange(format), integerRange(other)];
  if (inner !== undefined && outer !== undefined) return inner.minimum >= outer.minimum && inner.maximum <= outer.maximum;
  return formatImplies(format, other) || (format === 'float' && other === 'double');
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
  return constraintLoss({ p, q, within, ...toldFormats(a.format, b.format) }, questions);
}

/** What both say is left out where each says something of its own, else what is said beside anyway. */
function toldFormats(before: Facet<string> | undefined, after: Facet<string> | undefined): ReturnType<typeof toldApart> {
  const [left, right] = [eachOf(before), eachOf(after)];
  const saysMore = (one: typeof left, other: typeof left): boolean => one.some(({ value }) => !other.some((each) => each.value === value));
  if (saysMore(left, right) && saysMore(right, left)) return toldApart(left, right);
  return toldApart(sayingMore(before), sayingMore(after));
}

function sharedNumbers(a: View, b: View): number {
  if ((a.types.value & NUMBERS) === 0 || (b.types.value & NUMBERS) === 0) return 0;
  return (a.types.value & b.types.value & TYPE.number) === 0 ? TYPE.integer : TYPE.number;
}

/** The label changed and nothing that is enforced did. Of several labels all are told: what stays tells what it is now. */
function formatLabelChanged(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!isFormatComparable(a, b) || formatLost(a, b, questions).length > 0 || formatLost(b, a, questions).length > 0) return [];
  const isTold = ({ value }: Facet<string>): boolean => !isCarriedAlike(value, a, b);
  const [before, after] = [sayingMore(a.format).filter(isTold), sayingMore(b.format).filter(isTold)];
  if (before.length === after.length && before.every(({ value }) => after.some((other) => other.value === value))) return [];
  return [{ ...listed('before', before), ...listed('after', after), replaced: true }];
}
