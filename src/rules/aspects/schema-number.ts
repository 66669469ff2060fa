import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { numericBound } from './bounds.ts';
import { NUMBERS, comparable, constraintLoss } from './comparable.ts';
import { constraintFaces } from './faces.ts';
import { eachOf, toldApart } from './loss.ts';

/** What can change about the numbers that a schema allows. */
export const schemaNumberAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['minimum'],
    lost: numericBound('minimum'),
    faces: {
      lost: {
        id: 'minimum-raised',
        title: 'Minimum raised',
        message: 'minimum of {subject} raised from {old} to {new}',
        effect: 'narrows',
        why: 'Smaller numbers were accepted and are refused now.',
        advice: 'Send no number below the new minimum.',
      },
      gained: {
        id: 'minimum-lowered',
        title: 'Minimum lowered',
        message: 'minimum of {subject} lowered from {old} to {new}',
        effect: 'widens',
        why: 'Smaller numbers arrive than could arrive before.',
        advice: 'Accept numbers down to the new minimum.',
        adviceWhenDropped: 'Accept numbers however low.',
      },
    },
    example: { loose: { type: 'integer', minimum: 0 }, tight: { type: 'integer', minimum: 18 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['maximum'],
    lost: numericBound('maximum'),
    faces: {
      lost: {
        id: 'maximum-lowered',
        title: 'Maximum lowered',
        message: 'maximum of {subject} lowered from {old} to {new}',
        effect: 'narrows',
        why: 'Larger numbers were accepted and are refused now.',
        advice: 'Send no number above the new maximum.',
      },
      gained: {
        id: 'maximum-raised',
        title: 'Maximum raised',
        message: 'maximum of {subject} raised from {old} to {new}',
        effect: 'widens',
        why: 'Larger numbers arrive than could arrive before.',
        advice: 'Accept numbers up to the new maximum; check the width of what you store them in.',
        adviceWhenDropped: 'Accept numbers however high; check the width of what you store them in.',
      },
    },
    example: { loose: { type: 'integer', maximum: 100 }, tight: { type: 'integer', maximum: 50 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['multipleOf'],
    lost: multiplesLost,
    faces: constraintFaces('multiple-of', 'multipleOf', 'multipleOf', 'quoted'),
    example: {
      loose: { type: 'integer', multipleOf: 5 },
      tight: { type: 'integer', multipleOf: 10 },
      other: { type: 'integer', multipleOf: 3 },
    },
  },
] as const satisfies readonly Aspect[];

function multiplesLost(a: View, b: View, questions: Questions): readonly Loss[] {
  if (!comparable(a, b, NUMBERS)) return [];
  const { store } = questions;
  const node = (view: View) => store.all(eachOf(view.multipleOf).map(({ value }) => store.multipleOf(value)));
  const within = store.types((a.types.value & b.types.value & TYPE.number) === 0 ? TYPE.integer : TYPE.number);
  return constraintLoss({ p: node(a), q: node(b), within, ...toldApart(eachOf(a.multipleOf), eachOf(b.multipleOf)) }, questions);
}
