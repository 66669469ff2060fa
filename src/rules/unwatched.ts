import type { Condition, Contains, Discriminator, NumberBound, Union } from '../normalise/view.ts';
import type { Encoding, OAuthFlow, SchemaPlace, ServerVariable, WireForm } from '../model/api.ts';
import type { Watched } from './aspect.ts';
import type { aspects } from './table.ts';

type Row = (typeof aspects)[number];

/** The keys that some facet aspect of a kind reads. */
type Read<Kind extends keyof Watched> =
  Extract<Row, { readonly kind: 'facet'; readonly watches: Kind }> extends infer Facets
    ? Facets extends { readonly keys: readonly (infer Key)[] }
      ? Key
      : never
    : never;

/** The keys of a kind that no aspect reads; a key that an aspect reads and the kind does not have is an error. */
type Unwatched = {
  readonly [Kind in keyof Watched]: [Exclude<Read<Kind>, keyof Watched[Kind]>] extends [never]
    ? Readonly<Record<Exclude<keyof Watched[Kind], Read<Kind>>, string>>
    : `an aspect of ${Kind} reads a key that it does not have`;
};

const place = 'Where it stands, not what it says.';
const pairedBy = 'Things are paired by it, so that a change is one removed and one added.';
const unstated = 'Which media type was meant all along is stated or left out; nothing else travels.';
const walked = 'Walked: what it holds is watched as a kind of its own.';

/**
 * Every key of what is watched that no aspect reads, with the reason. A key that is neither here nor read
 * by an aspect does not compile.
 */
export const unwatched = {
  api: {
    document: place,
    specification: 'An API written in two versions of the specification is the same API.',
    specificationText: 'An API written in two versions of the specification is the same API.',
    info: walked,
    servers: walked,
    tags: walked,
    operations: walked,
    securitySchemes: walked,
    schemas: 'Walked where an operation uses them; what no operation reaches cannot be met.',
    notes: 'Faults of a document are reported with it and are no change.',
  },
  info: { address: place, version: 'The bump is worked out from it and says whether it is enough.' },
  server: { address: place, urlAddress: place, pathAddress: place, url: 'Watched as the base URL of operations.' },
  'base url': { address: place, url: 'Origin and path together, which are watched.' },
  'operation path': { address: place },
  tag: { address: place, name: pairedBy },
  operation: {
    address: place,
    kind: pairedBy,
    method: pairedBy,
    callback: pairedBy,
    path: 'Paired by it with the names of parameters erased; those are watched as names of parameters.',
    label: 'What people read, made of method and path.',
    body: walked,
    responses: walked,
    security: 'Watched as `security`, with the schemes at hand.',
    servers: walked,
    callbacks: walked,
    value: 'The object as written, for extensions.',
  },
  parameter: { address: place, in: pairedBy, schema: walked, value: 'The object as written, for extensions.' },
  body: { address: place, content: walked },
  'request media type': { address: place, isUnstated: unstated },
  'response media type': { address: place, isUnstated: unstated },
  response: { address: place, headers: walked },
  header: { address: place, schema: walked },
  schema: {
    places: place,
    parts: place,
    component: 'The name of a component is not sent; a component renamed is no change of the payload.',
    heirs: walked,
    readOnly: 'Watched as the access of the property that holds the schema.',
    writeOnly: 'Watched as the access of the property that holds the schema.',
  },
  property: {
    address: place,
    name: pairedBy,
    schema: walked,
    required: 'Watched as `required` of the object, which may also name what it does not declare.',
  },
  'union member': {
    address: place,
    schema: walked,
    tag: pairedBy,
    component: pairedBy,
    title: pairedBy,
    selection: 'Watched as `discriminator` of the schema around it.',
  },
  security: { operation: 'Carries the address; the requirements and schemes are compared.' },
  'security scheme': {
    address: place,
    name: 'Schemes are paired by it; one that comes or goes is told by the operations that ask for it.',
  },
} as const satisfies Unwatched;

/** The parts of what is watched, and the aspect that reads each key of them or the reason why none does. */
export const parts = {
  wire: {
    style: 'parameter-serialization-changed',
    explode: 'parameter-serialization-changed',
    allowReserved: 'reserved-characters-refused',
    allowEmptyValue: 'empty-value-refused',
    mediaType: 'parameter-serialization-changed',
  } satisfies Record<keyof WireForm, string>,
  encoding: {
    address: place,
    contentType: 'encoding-changed',
    wire: 'encoding-changed',
    headers: 'encoding-changed',
  } satisfies Record<keyof Encoding, string>,
  serverVariable: {
    address: place,
    default: 'server-variable-default-changed',
    enum: 'server-variable-value-removed',
  } satisfies Record<keyof ServerVariable, string>,
  flow: {
    address: place,
    authorizationUrl: 'oauth-url-changed',
    tokenUrl: 'oauth-url-changed',
    refreshUrl: 'oauth-url-changed',
    deviceAuthorizationUrl: 'oauth-url-changed',
    scopes: 'oauth-scope-removed',
  } satisfies Record<keyof OAuthFlow, string>,
  schemaPlace: { address: place, schema: walked } satisfies Record<keyof SchemaPlace, string>,
  numberBound: { bound: 'minimum-raised', exclusive: 'minimum-raised' } satisfies Record<keyof NumberBound, string>,
  contains: { schema: 'contains-narrowed', min: 'contains-narrowed', max: 'contains-narrowed' } satisfies Record<keyof Contains, string>,
  union: { keyword: 'alternatives-made-exclusive', address: place, members: walked } satisfies Record<keyof Union, string>,
  condition: { if: 'condition-narrowed', then: 'condition-narrowed', else: 'condition-narrowed' } satisfies Record<keyof Condition, string>,
  discriminator: {
    propertyName: 'discriminator-changed',
    mapping: 'discriminator-value-removed',
    calledElsewhere: pairedBy,
  } satisfies Record<keyof Discriminator, string>,
} as const;
