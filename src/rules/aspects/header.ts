import type { Aspect } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, facetAt, switchedOn } from './loss.ts';
import { deprecationAsksForMinor } from './operation.ts';
import { rewritten } from './wire.ts';

const schema = { type: 'string' };
const list = { type: 'object', properties: { page: { type: 'integer' } } };

/** What can change about a header of a response or of a part. */
export const headerAspects = [
  {
    kind: 'presence',
    watches: 'header',
    lost: (header) => (header.required.value ? { before: { address: header.address, value: header.name } } : undefined),
    faces: {
      lost: {
        id: 'required-header-removed',
        title: 'Required header removed',
        message: '{subject} was removed; it was always there',
        effect: 'withdraws',
        why: 'Readers that rely on it find nothing.',
        advice: 'Do without it, and find out what takes its place.',
      },
      gained: {
        id: 'required-header-added',
        title: 'Required header added',
        message: '{subject} was added and is always there',
        effect: 'narrows',
        why: 'Whoever sends it has to send it every time.',
        advice: 'Read it where it helps; send it where you are the sender.',
      },
    },
    example: { loose: { 'X-Total': { required: true, schema } }, tight: null },
  },
  {
    kind: 'presence',
    watches: 'header',
    lost: (header) => (header.required.value ? undefined : { before: { address: header.address, value: header.name } }),
    faces: {
      lost: {
        id: 'optional-header-removed',
        title: 'Optional header removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Readers that use it when it is there never find it again.',
        advice: 'Do without it, and find out what takes its place.',
      },
      gained: {
        id: 'optional-header-added',
        title: 'Optional header added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'Readers that do not know it pass over it.',
        advice: 'Read it where it helps; nothing needs to change.',
      },
    },
    example: { loose: { 'X-Total': { schema } }, tight: null },
  },
  {
    kind: 'facet',
    watches: 'header',
    keys: ['required'],
    lost: (a, b) => switchedOn(a.required, b.required),
    faces: {
      lost: {
        id: 'header-became-required',
        title: 'Header became required',
        message: '{subject} became required',
        effect: 'narrows',
        why: 'Whoever sends it has to send it every time.',
        advice: 'Send it every time where you are the sender.',
      },
      gained: {
        id: 'header-became-optional',
        title: 'Header became optional',
        message: '{subject} became optional',
        effect: 'widens',
        why: 'Readers that rely on it may not find it.',
        advice: 'Be ready for messages without it.',
      },
    },
    example: { loose: { 'X-Total': { schema } }, tight: { 'X-Total': { required: true, schema } } },
  },
  {
    kind: 'facet',
    watches: 'header',
    keys: ['wire'],
    lost: rewritten,
    faces: oneFace({
      id: 'header-serialization-changed',
      title: 'Header is written differently',
      message: '{subject} is written differently: {old} became {new}',
      effect: 'replaces',
      why: 'Readers that parse the old form misread the value.',
      advice: 'Parse the value in the new form.',
    }),
    example: { loose: { 'X-Page': { schema: list } }, tight: { 'X-Page': { explode: true, schema: list } } },
  },
  {
    kind: 'facet',
    watches: 'header',
    keys: ['deprecated'],
    lost: (a, b) => switchedOn(a.deprecated, b.deprecated),
    faces: {
      lost: {
        id: 'header-deprecated',
        title: 'Header marked deprecated',
        message: '{subject} is deprecated now',
        effect: 'notes',
        why: 'It is still there and may be removed in a later version.',
        advice: 'Plan to do without it.',
        except: deprecationAsksForMinor,
      },
      gained: {
        id: 'header-undeprecated',
        title: 'Header no longer deprecated',
        message: '{subject} is no longer deprecated',
        effect: 'notes',
        why: 'It is here to stay again.',
        advice: 'Keep using it.',
      },
    },
    example: { loose: { 'X-Total': { schema } }, tight: { 'X-Total': { deprecated: true, schema } } },
  },
  {
    kind: 'facet',
    watches: 'header',
    keys: ['name'],
    lost: (a, b) => changed(facetAt(a, 'name', a.name), facetAt(b, 'name', b.name)),
    faces: proseFace('header-spelling-changed', 'Spelling of a header changed', 'spelling'),
    example: { loose: { 'X-Total': { schema } }, tight: { 'x-total': { schema } } },
  },
  {
    kind: 'facet',
    watches: 'header',
    keys: ['description'],
    lost: (a, b) => changed(a.description, b.description),
    faces: proseFace('header-description-changed', 'Description of a header changed', 'description'),
    example: {
      loose: { 'X-Total': { description: 'Count.', schema } },
      tight: { 'X-Total': { description: 'Count of all pages.', schema } },
    },
  },
] as const satisfies readonly Aspect[];
