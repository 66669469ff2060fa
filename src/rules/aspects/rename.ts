import type { Aspect } from '../aspect.ts';

/*
 * Renames are found by the walk, which alone sees what went and what came at one place; these rows say
 * what they mean. Read back, a rename is a rename.
 */

const property = {
  id: 'property-renamed',
  title: 'Property renamed',
  message: '{subject} is {probably}now {new}',
  effect: 'withdraws',
  why: 'Readers of the old name find nothing there, and what senders put there no longer arrives anywhere.',
  advice: 'Use the new name wherever you send or read it.',
  adviceIn: { request: 'Send it under its new name.', response: 'Read it under its new name.' },
} as const;

const enumValue = {
  id: 'enum-value-renamed',
  title: 'Enum value renamed',
  message: '{old} of {subject} is {probably}now {new}',
  effect: 'replaces',
  why: 'The old value is refused where it was accepted, and readers meet a value that they do not know.',
  advice: 'Send the new value, and read it where you read the old one.',
  adviceIn: { request: 'Send the new value.', response: 'Read the new value where you read the old one.' },
} as const;

const parameter = {
  id: 'parameter-renamed',
  title: 'Parameter renamed',
  message: '{subject} is {probably}now {new}',
  effect: 'withdraws',
  why: 'What clients send under the old name no longer arrives anywhere.',
  advice: 'Send it under its new name.',
} as const;

const parametersGathered = {
  id: 'parameters-gathered',
  title: 'Parameters described by one object',
  message: 'properties of {subject} were described as parameters of their own before: {old}',
  effect: 'notes',
  why: 'Nothing on the wire changes: each property of the object is sent by its own name; generated code takes one argument instead of several.',
  advice: 'Pass one object where generated code is used.',
} as const;

const parametersSpread = {
  id: 'parameters-spread',
  title: 'Parameters described one by one',
  message: 'properties of {subject} are described as parameters of their own now: {new}',
  effect: 'notes',
  why: 'Nothing on the wire changes: each property of the object was sent by its own name; generated code takes several arguments instead of one.',
  advice: 'Pass each for itself where generated code is used.',
} as const;

const path = {
  id: 'path-renamed',
  title: 'Path renamed',
  message: '{subject} is {probably}now {new}',
  effect: 'withdraws',
  why: 'Requests to the old path find nothing.',
  advice: 'Send the requests to the new path.',
} as const;

const moved = {
  id: 'property-moved',
  title: 'Property moved to another depth',
  message: '{subject} is {probably}now {new}',
  effect: 'withdraws',
  why: 'Readers find nothing where the property was, and what senders put there no longer arrives anywhere.',
  advice: 'Read and send it in its new place.',
  adviceIn: { request: 'Send it in its new place.', response: 'Read it in its new place.' },
} as const;

const gathered = {
  id: 'properties-gathered',
  title: 'Properties gathered into an object',
  message: '{subject} are {probably}now in {new}',
  effect: 'withdraws',
  why: 'Readers find nothing where the properties were, and what senders put there no longer arrives anywhere.',
  advice: 'Read and send them in the object that holds them now.',
  adviceIn: { request: 'Send them in the object that holds them now.', response: 'Read them from the object that holds them now.' },
} as const;

const spread = {
  id: 'properties-spread',
  title: 'Properties taken out of an object',
  message: '{subject} are {probably}no longer in {old} but beside it',
  effect: 'withdraws',
  why: 'Readers find nothing where the properties were, and what senders put there no longer arrives anywhere.',
  advice: 'Read and send them where the object was that held them.',
  adviceIn: { request: 'Send them where the object was that held them.', response: 'Read them where the object was that held them.' },
} as const;

const envelopeAdded = {
  id: 'envelope-added',
  title: 'Payload wrapped in an envelope',
  message: '{subject} is {probably}now inside an object, under {new}',
  effect: 'withdraws',
  why: 'Readers look for its parts at the top and find an object around them; what is sent without that object is not understood.',
  advice: 'Read and send it inside the object, under the name of that property.',
  adviceIn: {
    request: 'Send it inside the object, under the name of that property.',
    response: 'Read it inside the object, under the name of that property.',
  },
} as const;

const envelopeRemoved = {
  id: 'envelope-removed',
  title: 'Envelope around a payload removed',
  message: '{subject} was inside an object, under {old}, and {probably}now stands alone',
  effect: 'withdraws',
  why: 'Readers look for the object around it and find its parts at the top; what is sent inside of that object is not understood.',
  advice: 'Read and send it without the object around it.',
  adviceIn: { request: 'Send it without the object around it.', response: 'Read it without the object around it.' },
} as const;

const tag = {
  id: 'tag-renamed',
  title: 'Tag renamed',
  message: '{subject} is {probably}now called {new}',
  effect: 'notes',
  why: 'Nothing on the wire changes; documentation and generated code that group by tags name the group by it.',
  advice: 'Use the new name where generated code is grouped by tags.',
} as const;

const method = {
  id: 'method-changed',
  title: 'Method of an operation changed',
  message: '{subject} is {probably}now {new}',
  effect: 'withdraws',
  why: 'Requests with the old method are turned away.',
  advice: 'Send the request with the new method.',
} as const;

const callback = {
  id: 'callback-renamed',
  title: 'Callback renamed',
  message: '{subject} is {probably}now called {new}',
  effect: 'notes',
  why: 'Nothing on the wire changes: the call goes to the same URL; code that is generated from the document names its handlers by it.',
  advice: 'Rename the handler where generated code is used.',
} as const;

const component = {
  id: 'component-renamed',
  title: 'Component renamed',
  message: '{subject} is {probably}now called {new}',
  effect: 'notes',
  why: 'Nothing on the wire changes; code that is generated from the document names its types by it.',
  advice: 'Rename the type where generated code is used.',
} as const;

const listed = { type: 'array', items: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } } } as const;

const address = {
  street: { type: 'string', description: 'Street and number.' },
  city: { type: 'string', description: 'City or town.' },
} as const;

const full = 'The full name of the user.';

const referring = (name: string) =>
  ({
    post: {
      requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
      responses: { 204: { description: 'Done' } },
    },
    components: { schemas: { [name]: { type: 'object', properties: { name: { type: 'string' } } } } },
  }) as const;

const callingBack = (name: string) =>
  ({
    post: {
      callbacks: { [name]: { '{$request.body#/url}': { post: { responses: { 204: { description: 'Taken' } } } } } },
      responses: { 204: { description: 'Done' } },
    },
  }) as const;

const calledBy = (verb: string) =>
  ({ [verb]: { operationId: 'updateThings', summary: 'Update the things', responses: { 204: { description: 'Done' } } } }) as const;

/** What it means that things go by another name. */
export const renameAspects = [
  {
    kind: 'facet',
    watches: 'property',
    keys: [],
    lost: () => [],
    faces: { lost: property, gained: property, replaced: property },
    example: {
      loose: { type: 'object', properties: { name: { type: 'string', description: full } } },
      tight: { type: 'object', properties: { full_name: { type: 'string', description: full } } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: [],
    lost: () => [],
    faces: { lost: enumValue, gained: enumValue, replaced: enumValue },
    example: { loose: { enum: ['in_progress', 'done'] }, tight: { enum: ['inProgress', 'done'] } },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: [],
    lost: () => [],
    faces: { lost: parameter, gained: parameter, replaced: parameter },
    example: {
      loose: { name: 'perPage', in: 'query', description: 'How many things a page holds.', schema: { type: 'integer' } },
      tight: { name: 'per_page', in: 'query', description: 'How many things a page holds.', schema: { type: 'integer' } },
    },
  },
  {
    kind: 'facet',
    watches: 'parameter',
    keys: [],
    lost: () => [],
    faces: { lost: parametersSpread, gained: parametersGathered },
    example: {
      loose: { name: 'paging', in: 'query', schema: { type: 'object', properties: { page: { type: 'integer' } } } },
      tight: { name: 'page', in: 'query', schema: { type: 'integer' } },
    },
  },
  {
    kind: 'facet',
    watches: 'api',
    keys: [],
    lost: () => [],
    faces: { lost: component, gained: component, replaced: component },
    example: { loose: referring('User'), tight: referring('Account') },
  },
  {
    kind: 'facet',
    watches: 'api',
    keys: [],
    lost: () => [],
    faces: { lost: callback, gained: callback, replaced: callback },
    example: { loose: callingBack('orderPaid'), tight: callingBack('onOrderPaid') },
  },
  {
    kind: 'facet',
    watches: 'operation path',
    keys: [],
    lost: () => [],
    faces: { lost: path, gained: path, replaced: path },
    example: { loose: '/shop/user-list', tight: '/shop/users-list' },
  },
  {
    kind: 'facet',
    watches: 'property',
    keys: [],
    lost: () => [],
    faces: { lost: moved, gained: moved, replaced: moved },
    example: {
      loose: { type: 'object', properties: { city: address.city, billing: { type: 'object', properties: {} } } },
      tight: { type: 'object', properties: { billing: { type: 'object', properties: { city: address.city } } } },
    },
  },
  {
    kind: 'facet',
    watches: 'property',
    keys: [],
    lost: () => [],
    faces: { lost: gathered, gained: spread },
    example: {
      loose: { type: 'object', properties: { id: { type: 'string' }, ...address } },
      tight: { type: 'object', properties: { id: { type: 'string' }, address: { type: 'object', properties: address } } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: [],
    lost: () => [],
    faces: { lost: envelopeAdded, gained: envelopeRemoved },
    example: { loose: listed, tight: { type: 'object', properties: { data: listed, total: { type: 'integer' } } } },
  },
  {
    kind: 'facet',
    watches: 'tag',
    keys: [],
    lost: () => [],
    faces: { lost: tag, gained: tag, replaced: tag },
    example: { loose: [{ name: 'thing' }], tight: [{ name: 'things' }] },
  },
  {
    kind: 'facet',
    watches: 'api',
    keys: [],
    lost: () => [],
    faces: { lost: method, gained: method, replaced: method },
    example: { loose: calledBy('put'), tight: calledBy('patch') },
  },
] as const satisfies readonly Aspect[];
