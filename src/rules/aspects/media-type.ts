import type { Encoding, Facet, MediaType } from '../../model/api.ts';
import { canonical } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Aspect, Face, Loss, Questions } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, changedEntries, facetAt, lossOf } from './loss.ts';

/*
 * A media type is chosen by the client: by `Content-Type` when it sends and by `Accept` when it reads.
 * Both presences are therefore told as of a request, also where the media type stands in a response.
 */

const schema = { type: 'object' };
const both = { 'application/json': { schema }, 'application/xml': { schema } };
const one = { 'application/json': { schema } };

const encodingFaces = oneFace({
  id: 'encoding-changed',
  title: 'Part of a form is written differently',
  message: 'encoding of {name} in {subject} changed from {old} to {new}',
  effect: 'replaces',
  why: 'Parts written the old way are misread.',
  advice: 'Write and read the part in the new form.',
});

const payloadSchemaFaces = {
  lost: {
    id: 'payload-schema-added',
    title: 'Payload got a schema',
    message: '{subject} must keep to a schema now',
    effect: 'narrows',
    why: 'Any payload was allowed and only some are now.',
    advice: 'Send only payloads that the schema allows.',
  },
  gained: {
    id: 'payload-schema-removed',
    title: 'Payload lost its schema',
    message: '{subject} has no schema any more',
    effect: 'widens',
    why: 'Anything may arrive now.',
    advice: 'Ask for the schema back, or be ready for any payload.',
  },
} as const satisfies Record<string, Face>;

const examplesFaces = proseFace('payload-examples-changed', 'Examples of a payload changed', 'examples');

const encodingExample = {
  loose: {
    'multipart/form-data': {
      schema: { type: 'object', properties: { file: { type: 'string' } } },
      encoding: { file: { contentType: 'image/png' } },
    },
  },
  tight: {
    'multipart/form-data': {
      schema: { type: 'object', properties: { file: { type: 'string' } } },
      encoding: { file: { contentType: 'image/jpeg' } },
    },
  },
} as const;
const schemaExample = { loose: { 'application/json': {} }, tight: one } as const;
const examplesExample = {
  loose: { 'application/json': { schema, example: { name: 'Ada' } } },
  tight: { 'application/json': { schema, example: { name: 'Grace' } } },
} as const;

/** What can change about the media types of request bodies and responses. */
export const mediaTypeAspects = [
  {
    kind: 'presence',
    watches: 'request media type',
    lost: (media) => ({ before: { address: media.address, value: media.mediaType } }),
    faces: {
      lost: {
        id: 'accepted-media-type-removed',
        title: 'Accepted media type removed',
        message: '{subject} is no longer accepted',
        effect: 'narrows',
        why: 'Calls that send this media type are refused now.',
        advice: 'Send one of the media types that are left.',
      },
      gained: {
        id: 'accepted-media-type-added',
        title: 'Accepted media type added',
        message: '{subject} is accepted now',
        effect: 'widens',
        why: 'Calls may send this media type as well.',
        advice: 'Send it where it helps; nothing needs to change.',
      },
    },
    example: { loose: both, tight: one },
  },
  {
    kind: 'presence',
    watches: 'response media type',
    lost: (media) => ({ before: { address: media.address, value: media.mediaType }, directions: ['request'] }),
    faces: {
      lost: {
        id: 'offered-media-type-removed',
        title: 'Offered media type removed',
        message: '{subject} is no longer offered',
        effect: 'narrows',
        why: 'Clients that ask for this media type get an error, or something that they cannot read.',
        advice: 'Ask for one of the media types that are left.',
      },
      gained: {
        id: 'offered-media-type-added',
        title: 'Offered media type added',
        message: '{subject} is offered now',
        effect: 'widens',
        why: 'Clients may ask for this media type as well.',
        advice: 'Ask for it where it helps, and send `Accept` so that you keep getting what you read today.',
      },
    },
    example: { loose: both, tight: one },
  },
  { kind: 'facet', watches: 'request media type', keys: ['schema'], lost: schemaAdded, faces: payloadSchemaFaces, example: schemaExample },
  { kind: 'facet', watches: 'response media type', keys: ['schema'], lost: schemaAdded, faces: payloadSchemaFaces, example: schemaExample },
  {
    kind: 'facet',
    watches: 'request media type',
    keys: ['encoding'],
    lost: encodingChanged,
    faces: encodingFaces,
    example: encodingExample,
  },
  {
    kind: 'facet',
    watches: 'response media type',
    keys: ['encoding'],
    lost: encodingChanged,
    faces: encodingFaces,
    example: encodingExample,
  },
  {
    kind: 'facet',
    watches: 'request media type',
    keys: ['examples'],
    lost: examplesChanged,
    faces: examplesFaces,
    example: examplesExample,
  },
  {
    kind: 'facet',
    watches: 'response media type',
    keys: ['examples'],
    lost: examplesChanged,
    faces: examplesFaces,
    example: examplesExample,
  },
] as const satisfies readonly Aspect[];

function schemaAdded(a: MediaType, b: MediaType, { store, nodeOfB }: Questions): readonly Loss[] {
  if (a.schema !== undefined || b.schema === undefined) return [];
  const node = nodeOfB([b.schema.address]);
  return node === store.anything ? [] : [lossOf({ after: { address: b.schema.address, value: true }, lost: store.not(node) })];
}

function encodingChanged(a: MediaType, b: MediaType): readonly Loss[] {
  return changedEntries(a.encoding, b.encoding, encodingFacet);
}

/** An encoding as plain JSON, its headers by name. */
function encodingFacet(encoding: Encoding): Facet<Json> {
  const { style, explode, allowReserved } = encoding.wire;
  const value: JsonObject = {
    ...(encoding.contentType === undefined ? {} : { contentType: encoding.contentType }),
    style,
    explode,
    allowReserved,
    headers: encoding.headers.map((header) => header.name.toLowerCase()).sort(),
  };
  return { address: encoding.address, value };
}

function examplesChanged(a: MediaType, b: MediaType): readonly Loss[] {
  const listed = (media: MediaType) =>
    facetAt(media, 'examples', media.examples.length === 0 ? undefined : [...media.examples].sort(byText));
  return changed(listed(a), listed(b));
}

function byText(a: Json, b: Json): number {
  const [left, right] = [canonical(a), canonical(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
