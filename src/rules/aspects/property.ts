import type { Aspect, Loss, PropertyInView } from '../aspect.ts';
import { lossOf } from './loss.ts';
import { directionsOf } from './schema-object.ts';

/*
 * The examples of properties are the object schemas around them.
 */

const email = { type: 'string' };
const without = { type: 'object', properties: { name: { type: 'string' } } } as const;
const optional = { type: 'object', properties: { name: { type: 'string' }, email } } as const;
const required = { ...optional, required: ['email'] } as const;
const withAccess = (access: 'readOnly' | 'writeOnly') =>
  ({ type: 'object', properties: { name: { type: 'string' }, email: { ...email, [access]: true } } }) as const;

const REMOVED = {
  request: 'Stop sending it, and find out what takes its place.',
  response: 'Stop reading it, and find out what takes its place.',
} as const;

/** What can change about a declared property as such; its schema is walked. */
export const propertyAspects = [
  {
    kind: 'presence',
    watches: 'property',
    lost: (property) => (property.required?.value === true ? presence(property) : undefined),
    faces: {
      lost: {
        id: 'required-property-removed',
        title: 'Required property removed',
        message: '{subject} was removed; it was required',
        effect: 'withdraws',
        why: 'Readers that rely on it find nothing, and what senders put there no longer arrives anywhere.',
        advice: 'Stop sending and reading it, and find out what takes its place.',
        adviceIn: REMOVED,
      },
      gained: {
        id: 'required-property-added',
        title: 'Required property added',
        message: '{subject} was added and is required',
        effect: 'narrows',
        why: 'Objects without it were accepted and are refused now.',
        advice: 'Send it every time.',
      },
    },
    example: { loose: required, tight: without },
  },
  {
    kind: 'presence',
    watches: 'property',
    lost: (property) => (property.required?.value === true ? undefined : presence(property)),
    faces: {
      lost: {
        id: 'optional-property-removed',
        title: 'Optional property removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Readers that use it never find it again, and what senders put there no longer arrives anywhere.',
        advice: 'Stop sending and reading it, and find out what takes its place.',
        adviceIn: REMOVED,
      },
      gained: {
        id: 'optional-property-added',
        title: 'Optional property added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'Objects without it are as good as before, and readers pass over what they do not know.',
        advice: 'Use it where it helps; nothing needs to change.',
      },
    },
    example: { loose: optional, tight: without },
  },
  {
    kind: 'facet',
    watches: 'property',
    keys: ['access'],
    lost: (a, b) => (a.access !== 'readOnly' && b.access === 'readOnly' ? [toggled(a, b, 'readOnly')] : []),
    faces: {
      lost: {
        id: 'property-became-read-only',
        title: 'Property became read-only',
        message: '{subject} became read-only',
        effect: 'withdraws',
        why: 'What senders put there is refused or silently dropped.',
        advice: 'Stop sending it; read it only.',
      },
      gained: {
        id: 'property-became-writable',
        title: 'Property may be sent',
        message: '{subject} is no longer read-only',
        effect: 'extends',
        why: 'Senders may set it now.',
        advice: 'Send it where it helps; send it every time where it is required.',
      },
    },
    example: { loose: optional, tight: withAccess('readOnly') },
  },
  {
    kind: 'facet',
    watches: 'property',
    keys: ['access'],
    lost: (a, b) => (a.access !== 'writeOnly' && b.access === 'writeOnly' ? [toggled(a, b, 'writeOnly')] : []),
    faces: {
      lost: {
        id: 'property-became-write-only',
        title: 'Property became write-only',
        message: '{subject} became write-only',
        effect: 'withdraws',
        why: 'Readers that use it never find it again.',
        advice: 'Stop reading it; keep what you sent if you need it.',
      },
      gained: {
        id: 'property-became-readable',
        title: 'Property may be read',
        message: '{subject} is no longer write-only',
        effect: 'extends',
        why: 'Readers may find it now, and pass over it where they do not know it.',
        advice: 'Read it where it helps; nothing needs to change.',
      },
    },
    example: { loose: optional, tight: withAccess('writeOnly') },
  },
] as const satisfies readonly Aspect[];

function presence(property: PropertyInView): Loss {
  return lossOf({ before: { address: property.address, value: property.name }, directions: directionsOf(property.access) });
}

/** A read-only property is lost to requests, a write-only one to responses. */
function toggled(a: PropertyInView, b: PropertyInView, access: 'readOnly' | 'writeOnly'): Loss {
  return {
    before: { address: a.address, value: a.access },
    after: { address: b.address, value: b.access },
    directions: [access === 'readOnly' ? 'request' : 'response'],
  };
}
