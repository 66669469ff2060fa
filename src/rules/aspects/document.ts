import type { Tag } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Aspect } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, facetAt } from './loss.ts';

/** What can change about the document as a whole: `info` and the declared tags. */
export const documentAspects = [
  {
    kind: 'facet',
    watches: 'info',
    keys: ['title'],
    lost: (a, b) => changed(facetAt(a, 'title', a.title), facetAt(b, 'title', b.title)),
    faces: proseFace('api-title-changed', 'Title of the API changed', 'title'),
    example: { loose: { title: 'Things' }, tight: { title: 'Things API' } },
  },
  {
    kind: 'facet',
    watches: 'info',
    keys: ['description'],
    lost: (a, b) => changed(facetAt(a, 'description', a.description), facetAt(b, 'description', b.description)),
    faces: proseFace('api-description-changed', 'Description of the API changed', 'description'),
    example: { loose: { description: 'Stores things.' }, tight: { description: 'Stores your things.' } },
  },
  {
    kind: 'facet',
    watches: 'info',
    keys: ['summary'],
    lost: (a, b) => changed(facetAt(a, 'summary', a.summary), facetAt(b, 'summary', b.summary)),
    faces: proseFace('api-summary-changed', 'Summary of the API changed', 'summary'),
    example: { loose: { summary: 'Things' }, tight: { summary: 'All things' } },
  },
  {
    kind: 'presence',
    watches: 'tag',
    lost: (tag) => ({ before: { address: tag.address, value: tag.name } }),
    faces: {
      lost: {
        id: 'tag-removed',
        title: 'Declared tag removed',
        message: '{subject} is no longer declared',
        effect: 'notes',
        why: 'Documentation groups operations differently; nothing changes on the wire.',
        advice: 'Check where its operations stand now.',
      },
      gained: {
        id: 'tag-added',
        title: 'Declared tag added',
        message: '{subject} is declared now',
        effect: 'notes',
        why: 'Documentation groups operations differently; nothing changes on the wire.',
        advice: 'Nothing needs to change.',
      },
    },
    example: { loose: [{ name: 'things' }], tight: [] },
  },
  {
    kind: 'facet',
    watches: 'tag',
    keys: ['description'],
    lost: (a, b) => changed(facetAt(a, 'description', a.description), facetAt(b, 'description', b.description)),
    faces: proseFace('tag-description-changed', 'Description of a tag changed', 'description'),
    example: { loose: [{ name: 'things', description: 'Things' }], tight: [{ name: 'things', description: 'All things' }] },
  },
  {
    kind: 'facet',
    watches: 'tag',
    keys: ['parent', 'kind'],
    lost: (a, b) => changed(grouping(a), grouping(b)),
    faces: oneFace({
      id: 'tag-grouping-changed',
      title: 'Place of a tag changed',
      message: '{subject} is grouped differently: {old} became {new}',
      effect: 'notes',
      why: 'Documentation groups operations differently; nothing changes on the wire.',
      advice: 'Check where its operations stand now.',
    }),
    example: {
      loose: [{ name: 'all' }, { name: 'things' }],
      tight: [{ name: 'all' }, { name: 'things', parent: 'all' }],
    },
  },
] as const satisfies readonly Aspect[];

function grouping(tag: Tag) {
  const value: Json = {
    ...(tag.parent === undefined ? {} : { parent: tag.parent }),
    ...(tag.kind === undefined ? {} : { kind: tag.kind }),
  };
  return { address: tag.address, value };
}
