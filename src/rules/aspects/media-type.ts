import type { Encoding, Facet, MediaType } from '../../model/api.ts';
import { TYPE } from '../../schema/node.ts';
import { canonical, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Aspect, Face, Loss, Questions } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, facetAt, lossOf } from './loss.ts';

/*
 * A media type is chosen by the client: by `Content-Type` when it sends and by `Accept` when it reads.
 * Both presences are therefore told as of a request, also where the media type stands in a response.
 */

const schema = { type: 'object' };
const both = { 'application/json': { schema }, 'application/xml': { schema } };
const one = { 'application/json': { schema } };

const encodingFaces = {
  lost: {
    id: 'encoding-narrowed',
    title: 'Part of a form may be written in fewer ways',
    message: 'encoding of {name} in {subject} narrowed from {old} to {new}',
    effect: 'narrows',
    why: 'Parts that were accepted, of another type or without a header, are refused now.',
    advice: 'Write the part as the new document says.',
  },
  gained: {
    id: 'encoding-widened',
    title: 'Part of a form may be written in more ways',
    message: 'encoding of {name} in {subject} widened from {old} to {new}',
    effect: 'widens',
    why: 'Parts may be of a type that they could not be before, or come without a header.',
    advice: 'Read parts as the new document allows them as well.',
  },
  replaced: {
    id: 'encoding-changed',
    title: 'Part of a form is written differently',
    message: 'encoding of {name} in {subject} changed from {old} to {new}',
    effect: 'replaces',
    why: 'Parts written the old way are misread.',
    advice: 'Write and read the part in the new form.',
  },
} as const satisfies Record<string, Face>;

const acceptedChangedFaces = oneFace({
  id: 'accepted-media-type-changed',
  title: 'Accepted media type changed',
  message: '{subject} was {probably}{old} before',
  effect: 'replaces',
  why: 'Calls that name the old version or parameters of the media type are refused now.',
  advice: 'Send the media type as it is named now.',
});

const offeredChangedFaces = oneFace({
  id: 'offered-media-type-changed',
  title: 'Offered media type changed',
  message: '{subject} was {probably}{old} before',
  effect: 'replaces',
  why: 'Clients that ask for the old version or parameters of the media type get an error, or something else.',
  advice: 'Ask for the media type as it is named now.',
});

const rangeFaces = {
  lost: {
    id: 'offered-range-narrowed',
    title: 'Range of offered media types narrowed',
    message: '{subject} is what is left of {old}',
    effect: 'narrows',
    why: 'Clients are ready for more media types than still come.',
    advice: 'Nothing needs to change.',
  },
  gained: {
    id: 'offered-range-widened',
    title: 'Offered media type widened to a range',
    message: '{subject} stands for {old} and more now',
    effect: 'widens',
    why: 'Other media types than the known one may come.',
    advice: 'Name in `Accept` the media type that you understand.',
    except: {
      response: {
        severity: 'warning',
        because: 'The known media type is still offered; only clients that do not ask for it may get another one.',
      },
    },
  },
} as const satisfies Record<string, Face>;

const namedExample = {
  loose: { 'application/vnd.things+json; version=1': {} },
  tight: { 'application/vnd.things+json; version=2': {} },
} as const;

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

const form = { type: 'object', properties: { file: { type: 'string' } } };
const encodingExample = {
  loose: { 'multipart/form-data': { schema: form, encoding: { file: { contentType: 'image/png, image/jpeg' } } } },
  tight: { 'multipart/form-data': { schema: form, encoding: { file: { contentType: 'image/png' } } } },
  other: { 'multipart/form-data': { schema: form, encoding: { file: { contentType: 'image/gif' } } } },
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
        advice: 'Send a media type that is still accepted, if there is one.',
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
        advice: 'Ask for a media type that is still offered, if there is one.',
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
  {
    kind: 'facet',
    watches: 'response media type',
    keys: ['mediaType'],
    lost: rangeNarrowed,
    faces: rangeFaces,
    example: { loose: { 'application/*': { schema } }, tight: one },
  },
  {
    kind: 'facet',
    watches: 'request media type',
    keys: ['schema', 'itemSchema'],
    lost: schemaAdded,
    faces: payloadSchemaFaces,
    example: schemaExample,
  },
  {
    kind: 'facet',
    watches: 'response media type',
    keys: ['schema', 'itemSchema'],
    lost: schemaAdded,
    faces: payloadSchemaFaces,
    example: schemaExample,
  },
  {
    kind: 'facet',
    watches: 'request media type',
    keys: ['mediaType'],
    lost: renamed,
    faces: acceptedChangedFaces,
    example: namedExample,
  },
  {
    kind: 'facet',
    watches: 'response media type',
    keys: ['mediaType'],
    lost: (a, b) => renamed(a, b).map((loss) => ({ ...loss, directions: ['request'] as const })),
    faces: offeredChangedFaces,
    example: namedExample,
  },
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

/** A loss for each of the schemas, of the whole and of the items of a stream, that only `b` has. */
function schemaAdded(a: MediaType, b: MediaType, { store, nodeOfB }: Questions): readonly Loss[] {
  return (['schema', 'itemSchema'] as const).flatMap((key) => {
    const added = b[key];
    if (a[key] !== undefined || added === undefined) return [];
    const node = nodeOfB([added.address]);
    const isAnything = node === store.anything || (node === store.types(TYPE.string) && !isStructured(b.mediaType));
    return isAnything ? [] : [lossOf({ after: { address: added.address, value: true }, lost: store.not(node) })];
  });
}

/** Whether a payload has parts that a schema can speak of; of others, `type: string` says no more than that there is one. */
function isStructured(mediaType: string): boolean {
  const essence = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  return /json|[/+](?:x-)?(?:xml|yaml|cbor|msgpack)$|^multipart\/|urlencoded$|event-stream$|\*/.test(essence);
}

/** A range that one of its types, or a narrower range, is left of. What nobody stated is none. */
function rangeNarrowed(a: MediaType, b: MediaType): readonly Loss[] {
  const isWider = a.mediaType.includes('*') && (!b.mediaType.includes('*') || a.mediaType.startsWith('*/'));
  if (!isWider || a.mediaType === b.mediaType || a.isUnstated === true || b.isUnstated === true) return [];
  const before = { address: a.address, value: a.mediaType };
  return [lossOf({ before, after: { address: b.address, value: b.mediaType }, directions: ['response'] })];
}

/** A type whose parameters or version differ. A type and a range that covers it are no change of name, and `charset=utf-8` says nothing. */
function renamed(a: MediaType, b: MediaType): readonly Loss[] {
  const [before, after] = [namedParts(a), namedParts(b)];
  if (before === after || [a, b].some(({ mediaType }) => mediaType.includes('*'))) return [];
  return changed({ address: a.address, value: a.mediaType }, { address: b.address, value: b.mediaType });
}

const SAYS_NOTHING = /^(?:charset="?utf-?8"?|boundary=.*|q=.*|)$/;

function namedParts({ mediaType }: MediaType): string {
  const [type = '', ...parameters] = mediaType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  return [type, ...parameters.filter((parameter) => !SAYS_NOTHING.test(parameter)).sort()].join(';');
}

/** What stands for a part without an encoding: the form's own way. */
export const OWN_WAY = 'the default';

function encodingChanged(a: MediaType, b: MediaType): readonly Loss[] {
  return [...new Set([...a.encoding.keys(), ...b.encoding.keys()])].flatMap((name) => {
    // How a part that came or went is written goes with it.
    if (!declares(a, name) || !declares(b, name)) return [];
    const [before, after] = [a.encoding.get(name), b.encoding.get(name)];
    const [old, young] = [said(before, a), said(after, b)];
    const required = requiredHeaders(before, after);
    if (required !== undefined && canonical(typesOf(before) ?? null) === canonical(typesOf(after) ?? null)) {
      return required === 'lost' ? [lossOf({ name, before: old, after: young })] : [];
    }
    const shared = wireText(before) === wireText(after) ? [typesOf(before), typesOf(after)] : [];
    const [left, right] = shared;
    if (left === undefined || right === undefined) return changed(old, young, name);
    const isLost = left.some((type) => !right.includes(type));
    const isGained = right.some((type) => !left.includes(type));
    return isLost ? [lossOf({ name, before: old, after: young, replaced: isGained || undefined })] : [];
  });
}

/** Whether a form has a part of a name, as far as a look at its own properties tells. */
function declares({ schema }: MediaType, name: string): boolean {
  const properties = own(schema?.schema, 'properties');
  return properties === undefined || own(properties, name) !== undefined;
}

/** The media types that a part may be of; undefined where the schema decides. */
function typesOf(encoding: Encoding | undefined): readonly string[] | undefined {
  return encoding?.contentType?.split(',').map((type) => type.trim().toLowerCase());
}

/** Whether two encodings differ in nothing but which headers each part has to have: whether some have to be there that had not to. */
function requiredHeaders(before: Encoding | undefined, after: Encoding | undefined): 'lost' | 'kept' | undefined {
  if (before === undefined || after === undefined || wireText(before) === wireText(after)) return undefined;
  const optional = ({ headers, ...rest }: Encoding): Encoding => ({
    ...rest,
    headers: headers.map((header) => ({ ...header, required: { ...header.required, value: false } })),
  });
  if (wireText(optional(before)) !== wireText(optional(after))) return undefined;
  const needed = new Set(requiredNames(before));
  return requiredNames(after).every((name) => needed.has(name)) ? 'kept' : 'lost';
}

function requiredNames({ headers }: Encoding): readonly string[] {
  return headers.filter(({ required }) => required.value).map(({ name }) => name.toLowerCase());
}

/** What an encoding says beside media types, as far as it is not what everybody takes for granted. */
function wireText(encoding: Encoding | undefined): string {
  if (encoding === undefined) return '';
  const { style, explode, allowReserved } = encoding.wire;
  const headers = encoding.headers.map(({ name, required }) => `${name.toLowerCase()}${required.value ? ' (required)' : ''}`).sort();
  return [
    ...(style === 'form' && explode ? [] : [`style ${style}, ${explode ? 'exploded' : 'not exploded'}`]),
    ...(allowReserved ? ['reserved characters bare'] : []),
    ...(headers.length === 0 ? [] : [`headers ${headers.join(', ')}`]),
  ].join('; ');
}

function said(encoding: Encoding | undefined, media: MediaType): Facet<Json> {
  const text = [encoding?.contentType ?? '', wireText(encoding)].filter((part) => part !== '').join('; ');
  return { address: encoding?.address ?? media.address, value: text === '' ? OWN_WAY : text };
}

function examplesChanged(a: MediaType, b: MediaType): readonly Loss[] {
  const listed = (media: MediaType) => facetAt(media, 'examples', media.examples.length === 0 ? undefined : inOneOrder(media.examples));
  return changed(listed(a), listed(b));
}

/** Each value once, in an order that is the values' own: examples are a set. */
function inOneOrder(values: readonly Json[]): readonly Json[] {
  const spelt = new Map(values.map((value) => [canonical(value), value] as const));
  return [...spelt.keys()].sort().map((text) => spelt.get(text) as Json);
}
