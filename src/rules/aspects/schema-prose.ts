import type { View } from '../../normalise/view.ts';
import type { Aspect, Loss } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, missing, switchedOn } from './loss.ts';
import { deprecationAsksForMinor } from './operation.ts';

const xmlDependsOnMedia = {
  severity: 'warning',
  because: 'It changes the payload where the media type is XML, and nothing anywhere else.',
} as const;

const defaultChanged = {
  request: {
    severity: 'warning',
    because: 'Calls that leave the value out are still accepted and may mean something else now.',
  },
} as const;

/** What a schema says beside the values that it allows. */
export const schemaProseAspects = [
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['default'],
    lost: defaultLost,
    faces: {
      lost: {
        id: 'default-removed',
        title: 'Default removed',
        message: 'default of {subject} was removed; it was {old}',
        effect: 'notes',
        why: 'Nobody says any more what holds when the value is left out.',
        advice: 'Send the value wherever you relied on the default.',
        except: defaultChanged,
      },
      gained: {
        id: 'default-added',
        title: 'Default added',
        message: '{subject} has the default {new} now',
        effect: 'notes',
        why: 'The document says what holds when the value is left out.',
        advice: 'Check that the default is what you expect, and send the value where it is not.',
      },
      replaced: {
        id: 'default-changed',
        title: 'Default changed',
        message: 'default of {subject} changed from {old} to {new}',
        effect: 'notes',
        why: 'Leaving the value out means something else than before.',
        advice: 'Send the value wherever you relied on the old default.',
        except: defaultChanged,
      },
    },
    example: { loose: { type: 'integer', default: 20 }, tight: { type: 'integer' }, other: { type: 'integer', default: 50 } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['deprecated'],
    lost: (a, b) => switchedOn(a.deprecated, b.deprecated),
    faces: {
      lost: {
        id: 'schema-deprecated',
        title: 'Schema marked deprecated',
        message: '{subject} is deprecated now',
        effect: 'notes',
        why: 'It still works and may be removed in a later version.',
        advice: 'Plan to do without it.',
        except: deprecationAsksForMinor,
      },
      gained: {
        id: 'schema-undeprecated',
        title: 'Schema no longer deprecated',
        message: '{subject} is no longer deprecated',
        effect: 'notes',
        why: 'It is here to stay again.',
        advice: 'Keep using it.',
      },
    },
    example: { loose: { type: 'string' }, tight: { type: 'string', deprecated: true } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['title'],
    lost: (a, b) => changed(a.title, b.title),
    faces: proseFace('schema-title-changed', 'Title of a schema changed', 'title'),
    example: { loose: { type: 'string', title: 'Name' }, tight: { type: 'string', title: 'Full name' } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['description'],
    lost: (a, b) => changed(a.description, b.description),
    faces: proseFace('schema-description-changed', 'Description of a schema changed', 'description'),
    example: { loose: { type: 'string', description: 'A name.' }, tight: { type: 'string', description: 'The full name.' } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['examples'],
    lost: (a, b) => changed(a.examples, b.examples),
    faces: proseFace('schema-examples-changed', 'Examples of a schema changed', 'examples'),
    example: { loose: { type: 'string', examples: ['Ada'] }, tight: { type: 'string', examples: ['Grace'] } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['externalDocs'],
    lost: (a, b) => changed(a.externalDocs, b.externalDocs),
    faces: proseFace('schema-external-docs-changed', 'External documentation of a schema changed', 'external documentation'),
    example: {
      loose: { type: 'string', externalDocs: { url: 'https://example.com/1' } },
      tight: { type: 'string', externalDocs: { url: 'https://example.com/2' } },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['xml'],
    lost: (a, b) => changed(a.xml, b.xml),
    faces: oneFace({
      id: 'xml-changed',
      title: 'XML form of a schema changed',
      message: 'XML form of {subject} changed from {old} to {new}',
      effect: 'notes',
      why: 'XML written or read the old way does not fit any more.',
      advice: 'Write and read the XML in the new form.',
      except: { request: xmlDependsOnMedia, response: xmlDependsOnMedia },
    }),
    example: { loose: { type: 'string', xml: { name: 'name' } }, tight: { type: 'string', xml: { name: 'fullName' } } },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: ['opaque'],
    lost: opaqueChanged,
    faces: oneFace({
      id: 'keyword-changed',
      title: 'Keyword that is not understood changed',
      message: 'a keyword of {subject} that is not understood changed: {old} became {new}',
      effect: 'replaces',
      why: 'It may let other values through than before, and nothing here can tell.',
      advice: 'Compare the two schemas yourself at this place.',
    }),
    example: {
      loose: { type: 'object' },
      tight: { type: 'object', allOf: ['to be written'] },
    },
  },
  {
    kind: 'facet',
    watches: 'schema',
    keys: [],
    // No keyword explains these: they are told where the judge refutes and no other aspect has a reason.
    lost: () => [],
    faces: {
      lost: {
        id: 'schema-narrowed',
        title: 'Schema accepts less',
        message: '{subject} no longer accepts some values that it accepted',
        effect: 'narrows',
        why: 'Several keywords together refuse values that were accepted.',
        advice: 'Look at the payload shown, and send only values that the new schema accepts.',
      },
      gained: {
        id: 'schema-widened',
        title: 'Schema accepts more',
        message: '{subject} accepts some values that it refused',
        effect: 'widens',
        why: 'Several keywords together let values through that could not arrive before.',
        advice: 'Look at the payload shown, and accept such values.',
      },
    },
    // Both sides list the same values, so that the bound is no rule of its own, and yet 1 is refused.
    example: {
      loose: { enum: [1, 2, 3] },
      tight: { enum: [1, 2, 3], minimum: 2 },
    },
  },
] as const satisfies readonly Aspect[];

function defaultLost(a: View, b: View): readonly Loss[] {
  return changed(a.default, b.default).flatMap((loss) => {
    if (loss.before === undefined) return [];
    return [loss.after === undefined ? { before: loss.before } : loss];
  });
}

/** Only what differs is told: keywords that both sides say alike cancel. */
function opaqueChanged(a: View, b: View): readonly Loss[] {
  const [old, young] = [missing(a.opaque, b.opaque), missing(b.opaque, a.opaque)];
  return Array.from({ length: Math.max(old.length, young.length) }, (_, index) => {
    const [before, after] = [old[index]?.before, young[index]?.before];
    return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }), replaced: true };
  });
}
