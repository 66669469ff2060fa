import type { Aspect } from '../aspect.ts';
import { generatedCodeOnly, oneFace, proseFace } from './faces.ts';
import { changed, facetAt, lossOf, switchedOn } from './loss.ts';
import { deprecationAsksForMinor } from './operation.ts';
import { rewritten } from './wire.ts';

const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const sort = { name: 'sort', in: 'query', schema: { type: 'array', items: { type: 'string' } } };

/** What can change about a parameter of path, query, header or cookie. */
export const parameterAspects = [
  {
    kind: 'presence',
    watches: 'parameter',
    lost: (parameter) => (parameter.required.value ? { before: { address: parameter.address, value: parameter.name } } : undefined),
    faces: {
      lost: {
        id: 'required-parameter-removed',
        title: 'Required parameter removed',
        message: '{subject} was removed; it was required',
        effect: 'withdraws',
        why: 'Callers still send it, and its value no longer arrives anywhere.',
        advice: 'Stop sending it, and find out what takes its place.',
      },
      gained: {
        id: 'required-parameter-added',
        title: 'Required parameter added',
        message: '{subject} was added and is required',
        effect: 'narrows',
        why: 'Calls without it were accepted and are refused now.',
        advice: 'Send it with every call.',
      },
    },
    example: { loose: { ...limit, required: true }, tight: null },
  },
  {
    kind: 'presence',
    watches: 'parameter',
    lost: (parameter) => (parameter.required.value ? undefined : { before: { address: parameter.address, value: parameter.name } }),
    faces: {
      lost: {
        id: 'optional-parameter-removed',
        title: 'Optional parameter removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Calls that send it are refused, or its value is silently dropped.',
        advice: 'Stop sending it, and check what the result looks like without it.',
      },
      gained: {
        id: 'optional-parameter-added',
        title: 'Optional parameter added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'Calls without it work as before.',
        advice: 'Send it where it helps; nothing needs to change.',
      },
    },
    example: { loose: limit, tight: null },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['required'],
    lost: (a, b) => switchedOn(a.required, b.required),
    faces: {
      lost: {
        id: 'parameter-became-required',
        title: 'Parameter became required',
        message: '{subject} became required',
        effect: 'narrows',
        why: 'Calls without it were accepted and are refused now.',
        advice: 'Send it with every call.',
      },
      gained: {
        id: 'parameter-became-optional',
        title: 'Parameter became optional',
        message: '{subject} became optional',
        effect: 'widens',
        why: 'Calls may leave it out now.',
        advice: 'Leave it out where you do not need it; nothing needs to change.',
      },
    },
    example: { loose: limit, tight: { ...limit, required: true } },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['wire'],
    lost: rewritten,
    faces: oneFace({
      id: 'parameter-serialization-changed',
      title: 'Parameter is written differently',
      message: '{subject} is written differently: {old} became {new}',
      effect: 'replaces',
      why: 'Values written the old way are misread.',
      advice: 'Write the value in the new form.',
    }),
    example: { loose: { ...sort, style: 'form', explode: true }, tight: { ...sort, style: 'form', explode: false } },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['wire'],
    lost: (a, b) =>
      a.wire.allowReserved && !b.wire.allowReserved
        ? [lossOf({ before: facetAt(a, 'allowReserved', true), after: { address: b.address, value: false } })]
        : [],
    faces: {
      lost: {
        id: 'reserved-characters-refused',
        title: 'Reserved characters must be encoded',
        message: 'reserved characters in {subject} must be percent-encoded now',
        effect: 'narrows',
        why: 'A value with a bare `/`, `?` or `&` was read whole and may be cut short now.',
        advice: 'Percent-encode reserved characters in the value.',
      },
      gained: {
        id: 'reserved-characters-allowed',
        title: 'Reserved characters may stand bare',
        message: 'reserved characters in {subject} need no percent-encoding any more',
        effect: 'widens',
        why: 'More spellings of the value are understood.',
        advice: 'Nothing needs to change.',
      },
    },
    example: {
      loose: { name: 'file', in: 'query', schema: { type: 'string' }, allowReserved: true },
      tight: { name: 'file', in: 'query', schema: { type: 'string' } },
    },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['wire'],
    lost: (a, b) =>
      a.wire.allowEmptyValue && !b.wire.allowEmptyValue
        ? [lossOf({ before: facetAt(a, 'allowEmptyValue', true), after: { address: b.address, value: false } })]
        : [],
    faces: {
      lost: {
        id: 'empty-value-refused',
        title: 'Parameter no longer takes an empty value',
        message: '{subject} no longer takes an empty value',
        effect: 'narrows',
        why: 'Calls with the bare name were accepted and are refused now.',
        advice: 'Send a value, or leave the parameter out.',
      },
      gained: {
        id: 'empty-value-allowed',
        title: 'Parameter takes an empty value',
        message: '{subject} takes an empty value now',
        effect: 'widens',
        why: 'Calls may send the bare name now.',
        advice: 'Nothing needs to change.',
      },
    },
    example: {
      loose: { name: 'verbose', in: 'query', schema: { type: 'boolean' }, allowEmptyValue: true },
      tight: { name: 'verbose', in: 'query', schema: { type: 'boolean' } },
    },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['name'],
    lost: (a, b) => changed(facetAt(a, 'name', a.name), facetAt(b, 'name', b.name)),
    faces: oneFace({
      id: 'parameter-name-changed',
      title: 'Parameter named differently in the document',
      message: '{subject} was called {old} before',
      effect: 'notes',
      why: 'Generated clients name an argument after it.',
      advice: 'Generate clients again and rename the argument.',
      except: generatedCodeOnly(
        'Nothing changes on the wire: a path parameter is sent by its place, a header without regard to case, and an exploded object by the names of its properties.',
      ),
    }),
    example: {
      loose: { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
      tight: { name: 'x-trace', in: 'header', schema: { type: 'string' } },
    },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['deprecated'],
    lost: (a, b) => switchedOn(a.deprecated, b.deprecated),
    faces: {
      lost: {
        id: 'parameter-deprecated',
        title: 'Parameter marked deprecated',
        message: '{subject} is deprecated now',
        effect: 'notes',
        why: 'It still works and may be removed in a later version.',
        advice: 'Plan to do without it.',
        except: deprecationAsksForMinor,
      },
      gained: {
        id: 'parameter-undeprecated',
        title: 'Parameter no longer deprecated',
        message: '{subject} is no longer deprecated',
        effect: 'notes',
        why: 'It is here to stay again.',
        advice: 'Keep using it.',
      },
    },
    example: { loose: limit, tight: { ...limit, deprecated: true } },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['description'],
    lost: (a, b) => changed(a.description, b.description),
    faces: proseFace('parameter-description-changed', 'Description of a parameter changed', 'description'),
    example: { loose: { ...limit, description: 'How many.' }, tight: { ...limit, description: 'How many at most.' } },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: ['example'],
    lost: (a, b) => changed(a.example, b.example),
    faces: proseFace('parameter-example-changed', 'Example of a parameter changed', 'example'),
    example: { loose: { ...limit, example: 10 }, tight: { ...limit, example: 20 } },
  },
] as const satisfies readonly Aspect[];
