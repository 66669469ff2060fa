import type { Response } from '../../model/api.ts';
import { parentOf } from '../../model/pointer.ts';
import type { Aspect, Loss } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, changedEntries, lossOf } from './loss.ts';

/** Whether a status that came or went stands for an error; `default` is what is not written down, which clients treat as one. */
function isError(status: string): boolean {
  return status === 'default' || status.startsWith('4') || status.startsWith('5');
}

function statusLoss(response: Response): Loss {
  return { before: { address: response.address, value: response.status } };
}

/** A loss when `b` is one status of the range that `a` is. */
function rangeLoss(a: Response, b: Response): readonly Loss[] {
  const isRange = a.status === 'default' || (a.status.endsWith('XX') && b.status !== 'default');
  if (a.status === b.status || !isRange) return [];
  return [lossOf({ before: { address: a.address, value: a.status }, after: { address: b.address, value: b.status } })];
}

/** A loss when `a` has a body, in whatever media type, and `b` has none. */
function bodyLoss(a: Response, b: Response): readonly Loss[] {
  const [first] = a.content;
  if (first === undefined || b.content.length > 0) return [];
  const isWithin = first.address.startsWith(`${a.address}/`);
  // In 2.0 the operation lists the media types, and the response has the schema.
  const address = isWithin ? parentOf(first.address) : (first.schema?.address ?? a.address);
  return [{ before: { address, value: a.content.map(({ mediaType }) => mediaType) } }];
}

const self = { operationId: 'getThing' };

/** What can change about a response; its media types and headers have rows of their own. */
export const responseAspects = [
  {
    kind: 'presence',
    watches: 'response',
    lost: (response) => (isError(response.status) ? undefined : statusLoss(response)),
    faces: {
      lost: {
        id: 'success-status-removed',
        title: 'Success status removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Clients wait for this status and its payload, and neither comes any more.',
        advice: 'Handle the statuses that are left, and check which one takes its place.',
      },
      gained: {
        id: 'success-status-added',
        title: 'Success status added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'Clients that handle only the statuses they know meet a new one.',
        advice: 'Handle the new status, or treat any status from 200 to 299 as success.',
        except: {
          response: {
            severity: 'warning',
            because: 'A client that handles only the documented statuses may take a new success for a failure.',
          },
        },
      },
    },
    example: { loose: { '200': { description: 'Found' }, '202': { description: 'Accepted' } }, tight: { '200': { description: 'Found' } } },
  },
  {
    kind: 'presence',
    watches: 'response',
    lost: (response) => (isError(response.status) ? statusLoss(response) : undefined),
    faces: {
      lost: {
        id: 'error-status-removed',
        title: 'Error status removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Clients that react to this status may have to react to another one.',
        advice: 'Check which status reports the same fault now.',
        except: {
          response: {
            severity: 'warning',
            because: 'An error that no longer occurs breaks nobody, but one that moved to another status goes unnoticed.',
          },
          request: {
            severity: 'warning',
            because: 'Whoever calls has to expect any error from those who answer, documented or not.',
          },
        },
      },
      gained: {
        id: 'error-status-added',
        title: 'Error status added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'Clients have to expect any error status, documented or not.',
        advice: 'Handle it where a better reaction than the general one is possible.',
      },
    },
    example: { loose: { '200': { description: 'Found' }, '404': { description: 'Missing' } }, tight: { '200': { description: 'Found' } } },
  },
  {
    kind: 'facet',
    watches: 'response',
    keys: ['status'],
    lost: (a, b) => (isError(b.status) ? [] : rangeLoss(a, b)),
    faces: {
      lost: {
        id: 'status-range-narrowed',
        title: 'Range of success statuses narrowed',
        message: '{subject} is all that is left of {old}',
        effect: 'narrows',
        why: 'Clients handle more statuses than still come.',
        advice: 'Nothing needs to change.',
      },
      gained: {
        id: 'status-range-widened',
        title: 'Success status widened to a range',
        message: '{subject} stands for {old} and more now',
        effect: 'widens',
        why: 'Clients that handle only the statuses they know meet new ones.',
        advice: 'Treat any status from 200 to 299 as success.',
        except: {
          response: {
            severity: 'warning',
            because: 'A client that handles only the documented statuses may take a new success for a failure.',
          },
        },
      },
    },
    example: { loose: { '2XX': { description: 'Fine' } }, tight: { '200': { description: 'Fine' } } },
  },
  {
    kind: 'facet',
    watches: 'response',
    keys: ['status'],
    lost: (a, b) => (isError(b.status) ? rangeLoss(a, b) : []),
    faces: {
      lost: {
        id: 'error-range-narrowed',
        title: 'Range of error statuses narrowed',
        message: '{subject} is told apart from {old}',
        effect: 'notes',
        why: 'Clients have to expect any error status, documented or not.',
        advice: 'Handle it where a better reaction than the general one is possible.',
      },
      gained: {
        id: 'error-range-widened',
        title: 'Error status widened to a range',
        message: '{subject} stands for {old} and more now',
        effect: 'notes',
        why: 'Clients have to expect any error status, documented or not.',
        advice: 'Keep reacting to the status that you know; it still comes.',
      },
    },
    example: {
      loose: { '200': { description: 'Fine' }, '4XX': { description: 'Your fault' } },
      tight: { '200': { description: 'Fine' }, '404': { description: 'Your fault' } },
    },
  },
  {
    kind: 'facet',
    watches: 'response',
    keys: ['content'],
    lost: bodyLoss,
    faces: {
      lost: {
        id: 'status-body-removed',
        title: 'Body of a response removed',
        message: '{subject} has no body any more',
        effect: 'withdraws',
        why: 'Clients read a body from this response, and it comes without one now.',
        advice: 'Stop reading a body from this response, and find out where its values come from now.',
      },
      gained: {
        id: 'status-body-added',
        title: 'Body of a response added',
        message: '{subject} has a body now',
        effect: 'extends',
        why: 'Clients that expect no body there pass over it.',
        advice: 'Read it where it helps; nothing needs to change.',
      },
    },
    example: {
      loose: { '200': { description: 'Found', content: { 'application/json': { schema: { type: 'object' } } } } },
      tight: { '200': { description: 'Found' } },
    },
  },
  {
    kind: 'facet',
    watches: 'response',
    keys: ['description'],
    lost: (a, b) => changed(a.description, b.description),
    faces: proseFace('status-description-changed', 'Description of a status changed', 'description'),
    example: { loose: { '200': { description: 'Found' } }, tight: { '200': { description: 'The thing' } } },
  },
  {
    kind: 'facet',
    watches: 'response',
    keys: ['summary'],
    lost: (a, b) => changed(a.summary, b.summary),
    faces: proseFace('status-summary-changed', 'Summary of a status changed', 'summary'),
    example: {
      loose: { '200': { summary: 'Found', description: 'The thing.' } },
      tight: { '200': { summary: 'The thing', description: 'The thing.' } },
    },
  },
  {
    kind: 'facet',
    watches: 'response',
    keys: ['links'],
    lost: (a, b) => changedEntries(a.links, b.links, (link) => link),
    faces: oneFace({
      id: 'link-changed',
      title: 'Link to another operation changed',
      message: 'link {name} of {subject} changed',
      effect: 'notes',
      why: 'Clients that follow the link read its parts from elsewhere or call something else; the messages stay what they are.',
      advice: 'Where you follow the link, follow it as it is described now.',
    }),
    example: {
      loose: { '200': { description: 'Found', links: { self } } },
      tight: { '200': { description: 'Found', links: { self: { operationId: 'readThing' } } } },
    },
  },
] as const satisfies readonly Aspect[];
