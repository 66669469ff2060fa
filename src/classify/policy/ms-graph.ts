import { each, loosenedStrings } from './families.ts';
import type { Policy, PolicyRow } from './policy.ts';

const unlisted: PolicyRow = {
  severity: 'breaking',
  because: 'Changing the type of a property or a parameter breaks, in whichever direction.',
};

/** Microsoft Graph's definition of a breaking change. */
export const msGraph: Policy = {
  name: 'ms-graph',
  title: 'Microsoft Graph versioning',
  summary: 'Clients are told to expect new enum members, new error codes and longer identifiers; none of these breaks.',
  source: {
    url: 'https://learn.microsoft.com/en-us/graph/versioning-and-support',
    edition: 'as collected in 2025 and 2026',
  },
  rows: {
    'type-widened': { request: unlisted },
    'type-narrowed': { response: unlisted },
    'enum-value-added': {
      response: { severity: 'compatible', because: 'Enumerations are evolvable: clients that do not opt in get `unknownFutureValue`.' },
    },
    ...each(loosenedStrings, {
      response: { severity: 'compatible', because: 'Length and form of opaque strings, such as identifiers, are no promise.' },
    }),
    'success-status-added': {
      response: { severity: 'compatible', because: 'Clients are told to expect statuses that the document does not list.' },
    },
    'error-status-removed': {
      response: { severity: 'compatible', because: 'Error codes and their texts are no promise.' },
    },
  },
};
