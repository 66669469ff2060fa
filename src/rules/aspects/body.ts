import type { Aspect } from '../aspect.ts';
import { proseFace } from './faces.ts';
import { changed, switchedOn } from './loss.ts';

const content = { 'application/json': { schema: { type: 'object' } } };

/** What can change about a request body as a whole. */
export const bodyAspects = [
  {
    kind: 'presence',
    watches: 'body',
    lost: (body) => (body.required.value ? { before: { address: body.address, value: 'required' } } : undefined),
    faces: {
      lost: {
        id: 'required-body-removed',
        title: 'Required body removed',
        message: '{subject} was removed; it was required',
        effect: 'withdraws',
        why: 'Callers still send it, and nothing of it arrives anywhere.',
        advice: 'Stop sending a body, and find out where its values go now.',
      },
      gained: {
        id: 'required-body-added',
        title: 'Required body added',
        message: '{subject} was added and is required',
        effect: 'narrows',
        why: 'Calls without a body were accepted and are refused now.',
        advice: 'Send a body with every call.',
      },
    },
    example: { loose: { required: true, content }, tight: null },
  },
  {
    kind: 'presence',
    watches: 'body',
    lost: (body) => (body.required.value ? undefined : { before: { address: body.address, value: 'optional' } }),
    faces: {
      lost: {
        id: 'optional-body-removed',
        title: 'Optional body removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Calls that send a body are refused, or it is silently dropped.',
        advice: 'Stop sending a body, and check what the result looks like without it.',
      },
      gained: {
        id: 'optional-body-added',
        title: 'Optional body added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'Calls without a body work as before.',
        advice: 'Send one where it helps; nothing needs to change.',
      },
    },
    example: { loose: { content }, tight: null },
  },
  {
    kind: 'facet',
    watches: 'body',
    keys: ['required'],
    lost: (a, b) => switchedOn(a.required, b.required),
    faces: {
      lost: {
        id: 'body-became-required',
        title: 'Body became required',
        message: '{subject} became required',
        effect: 'narrows',
        why: 'Calls without a body were accepted and are refused now.',
        advice: 'Send a body with every call.',
      },
      gained: {
        id: 'body-became-optional',
        title: 'Body became optional',
        message: '{subject} became optional',
        effect: 'widens',
        why: 'Calls may leave the body out now.',
        advice: 'Leave it out where you do not need it; nothing needs to change.',
      },
    },
    example: { loose: { content }, tight: { required: true, content } },
  },
  {
    kind: 'facet',
    watches: 'body',
    keys: ['description'],
    lost: (a, b) => changed(a.description, b.description),
    faces: proseFace('body-description-changed', 'Description of a body changed', 'description'),
    example: { loose: { description: 'A thing.', content }, tight: { description: 'The thing to store.', content } },
  },
] as const satisfies readonly Aspect[];
