/*
 * Edits of whole documents whose verdict is known beforehand: the kind of edit says what it does to the
 * promise, and the places are chosen so that nothing around them can hide it. The comparison must find
 * each at its place with its severity in every direction in which the place is used.
 */
import { boundMutations } from './bounds.ts';
import { envelopeMutations } from './envelope.ts';
import type { Mutation } from './mutation.ts';
import { objectMutations } from './objects.ts';
import { valueMutations } from './values.ts';

/** Every kind of mutation, each named once. */
export const mutations: readonly Mutation[] = [...objectMutations, ...valueMutations, ...boundMutations, ...envelopeMutations];
