import type { View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import type { Aspect, Loss, Questions } from '../aspect.ts';
import { carriedEncoding, carriedMediaType } from './carried.ts';
import { comparable, schemaFacet } from './comparable.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, lossOf } from './loss.ts';

/** What can change about a document that is carried inside a text (JSON Schema 2020-12 validation, section 8). */
export const schemaContentAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['contentEncoding'],
    lost: (a, b) =>
      comparable(a, b, TYPE.string) && carriedEncoding(a) !== carriedEncoding(b) ? changed(a.contentEncoding, b.contentEncoding) : [],
    faces: oneFace({
      id: 'content-encoding-changed',
      title: 'Encoding of a text changed',
      message: 'encoding of {subject} changed from {old} to {new}',
      effect: 'replaces',
      why: 'Whoever decodes the text the old way gets other bytes.',
      advice: 'Encode and decode the text in the new way.',
    }),
    example: { loose: { type: 'string', contentEncoding: 'base64' }, tight: { type: 'string', contentEncoding: 'base32' } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['contentMediaType'],
    lost: (a, b) =>
      comparable(a, b, TYPE.string) && carriedMediaType(a) !== carriedMediaType(b) ? changed(a.contentMediaType, b.contentMediaType) : [],
    faces: oneFace({
      id: 'content-media-type-changed',
      title: 'Media type of a text changed',
      message: 'media type of {subject} changed from {old} to {new}',
      effect: 'replaces',
      why: 'Whoever parses the text as the old media type fails.',
      advice: 'Write and parse the text as the new media type.',
    }),
    example: { loose: { type: 'string', contentMediaType: 'image/png' }, tight: { type: 'string', contentMediaType: 'image/jpeg' } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['contentSchema'],
    lost: contentSchemaChanged,
    faces: proseFace('content-schema-changed', 'Schema of an embedded document changed', 'content schema'),
    example: {
      loose: { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object' } },
      tight: { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'array' } },
    },
  },
] as const satisfies readonly Aspect[];

function contentSchemaChanged(a: View, b: View, { same }: Questions): readonly Loss[] {
  const before = a.contentSchema;
  const after = b.contentSchema;
  if (before === undefined && after === undefined) return [];
  if (before !== undefined && after !== undefined && same(before.value, after.value)) return [];
  return [lossOf({ before: schemaFacet(before), after: schemaFacet(after), replaced: true })];
}
