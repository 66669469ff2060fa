import type { Facet, Operation, Parameter } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Aspect, Loss } from '../aspect.ts';
import { generatedCodeOnly, oneFace, proseFace } from './faces.ts';
import { changed, missing, switchedOn } from './loss.ts';

const responses = { '200': { description: 'Done' } };
const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const sort = { name: 'sort', in: 'query', schema: { type: 'string' } };

/** Marking something deprecated is what a minor version announces (Semantic Versioning 2.0.0, item 7). */
export const deprecationAsksForMinor = {
  request: { severity: 'compatible', because: 'Semantic Versioning asks for a minor version when something is marked deprecated.' },
  response: { severity: 'compatible', because: 'Semantic Versioning asks for a minor version when something is marked deprecated.' },
} as const;

/** What can change about an operation itself; its parameters, bodies and responses have rows of their own. */
export const operationAspects = [
  {
    kind: 'presence',
    watches: 'operation',
    lost: (operation) => ({ before: { address: operation.address, value: operation.label } }),
    faces: {
      lost: {
        id: 'operation-removed',
        title: 'Operation removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Calls to it fail, whatever they send.',
        advice: 'Move callers to another operation before this version goes live, or keep it and mark it deprecated first.',
      },
      gained: {
        id: 'operation-added',
        title: 'Operation added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'Nobody calls it yet.',
        advice: 'Call it where it helps; nothing needs to change.',
      },
    },
    example: { loose: { responses }, tight: null },
  },
  {
    kind: 'facet',
    watches: 'operation',
    keys: ['deprecated'],
    lost: (a, b) => switchedOn(a.deprecated, b.deprecated),
    faces: {
      lost: {
        id: 'operation-deprecated',
        title: 'Operation marked deprecated',
        message: '{subject} is deprecated now',
        effect: 'notes',
        why: 'It still works and may be removed in a later version.',
        advice: 'Plan to move to its replacement.',
        except: deprecationAsksForMinor,
      },
      gained: {
        id: 'operation-undeprecated',
        title: 'Operation no longer deprecated',
        message: '{subject} is no longer deprecated',
        effect: 'notes',
        why: 'It is here to stay again.',
        advice: 'Keep using it.',
      },
    },
    example: { loose: { responses }, tight: { deprecated: true, responses } },
  },
  {
    kind: 'facet',
    watches: 'operation',
    keys: ['operationId'],
    lost: (a, b) => changed(a.operationId, b.operationId),
    faces: oneFace({
      id: 'operation-id-changed',
      title: 'Operation id changed',
      message: 'operationId of {subject} changed from {old} to {new}',
      effect: 'notes',
      why: 'Generated clients name their methods after it.',
      advice: 'Generate clients again and rename the calls, or keep the old id.',
      except: generatedCodeOnly('Nothing changes on the wire; only generated code and links by id notice.'),
    }),
    example: { loose: { operationId: 'listThings', responses }, tight: { operationId: 'getThings', responses } },
  },
  {
    kind: 'facet',
    watches: 'operation',
    keys: ['tags'],
    lost: (a, b) => missing(a.tags, b.tags),
    faces: {
      lost: {
        id: 'operation-tag-removed',
        title: 'Tag taken off an operation',
        message: '{subject} lost the tag {name}',
        effect: 'notes',
        why: 'Some generators group methods into classes by tag.',
        advice: 'Generate clients again if your generator groups by tag.',
        except: generatedCodeOnly('Nothing changes on the wire; only generated code that groups by tag notices.'),
      },
      gained: {
        id: 'operation-tag-added',
        title: 'Tag put on an operation',
        message: '{subject} got the tag {name}',
        effect: 'notes',
        why: 'Some generators group methods into classes by tag.',
        advice: 'Generate clients again if your generator groups by tag.',
        except: generatedCodeOnly('Nothing changes on the wire; only generated code that groups by tag notices.'),
      },
    },
    example: { loose: { tags: ['things', 'public'], responses }, tight: { tags: ['things'], responses } },
  },
  {
    kind: 'facet',
    watches: 'operation',
    keys: ['parameters'],
    lost: reordered,
    faces: oneFace({
      id: 'parameter-order-changed',
      title: 'Order of parameters changed',
      message: 'parameters of {subject} stand in another order: {old} became {new}',
      effect: 'notes',
      why: 'Generated methods may take their arguments in this order.',
      advice: 'Generate clients again and check calls that pass arguments by place, or keep the old order.',
    }),
    example: { loose: { parameters: [limit, sort], responses }, tight: { parameters: [sort, limit], responses } },
  },
  {
    kind: 'facet',
    watches: 'operation',
    keys: ['summary'],
    lost: (a, b) => changed(a.summary, b.summary),
    faces: proseFace('operation-summary-changed', 'Summary of an operation changed', 'summary'),
    example: { loose: { summary: 'List things', responses }, tight: { summary: 'List all things', responses } },
  },
  {
    kind: 'facet',
    watches: 'operation',
    keys: ['description'],
    lost: (a, b) => changed(a.description, b.description),
    faces: proseFace('operation-description-changed', 'Description of an operation changed', 'description'),
    example: { loose: { description: 'Lists things.', responses }, tight: { description: 'Lists the first hundred things.', responses } },
  },
  {
    kind: 'facet',
    watches: 'operation',
    keys: ['externalDocs'],
    lost: (a, b) => changed(a.externalDocs, b.externalDocs),
    faces: proseFace('operation-external-docs-changed', 'External documentation of an operation changed', 'external documentation'),
    example: {
      loose: { externalDocs: { url: 'https://example.com/docs/1' }, responses },
      tight: { externalDocs: { url: 'https://example.com/docs/2' }, responses },
    },
  },
] as const satisfies readonly Aspect[];

/** Only the parameters that both sides have are looked at: what comes or goes is told by itself. */
function reordered(a: Operation, b: Operation): readonly Loss[] {
  const kept = (operation: Operation, other: Operation): Facet<Json> => {
    const known = new Set(other.parameters.map(identityOf));
    const written = operation.value['parameters'] === undefined ? operation.address : append(operation.address, 'parameters');
    return {
      address: written,
      value: operation.parameters
        .map(identityOf)
        .filter((identity) => known.has(identity))
        .join(', '),
    };
  };
  return changed(kept(a, b), kept(b, a));
}

/** Names of headers are compared without case (RFC 9110, section 5.1). */
function identityOf(parameter: Parameter): string {
  return `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}
