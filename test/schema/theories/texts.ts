import type { Question } from './question.ts';

export const texts: readonly Question[] = [
  {
    says: 'a text is of one format of two',
    a: { type: 'string', format: 'date', allOf: [{ format: 'ipv4' }] },
    b: false,
    answer: 'contained',
  },
  {
    says: 'a text is of two formats that share some',
    a: { type: 'string', format: 'uri-reference', allOf: [{ format: 'hostname' }] },
    b: false,
    answer: 'refuted',
  },
  {
    says: 'a text is of one format twice',
    a: { type: 'string', format: 'date', allOf: [{ format: 'date' }] },
    b: false,
    answer: 'refuted',
  },
  { says: 'a text of a format is of no other', a: { type: 'string', format: 'date' }, b: { not: { format: 'ipv4' } }, answer: 'contained' },
  { says: 'a text of a format is of that format', a: { type: 'string', format: 'date' }, b: { format: 'date' }, answer: 'contained' },
  { says: 'a text is of any format or none', a: { type: 'string', minLength: 3 }, b: { format: 'date' }, answer: 'refuted' },
];
