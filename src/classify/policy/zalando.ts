import { each, loosenedConstraints } from './families.ts';
import type { Policy } from './policy.ts';

/** Zalando's rules on compatible changes; on the wire only, generated code is not covered. */
export const zalando: Policy = {
  name: 'zalando',
  title: 'Zalando RESTful API and Event Guidelines',
  summary: 'Output may be narrowed and must not be widened; input may be widened. Enumerations are closed unless they say otherwise.',
  source: {
    url: 'https://opensource.zalando.com/restful-api-guidelines/#compatibility',
    edition: 'rules 106 to 115, edition of 2025-11-27',
  },
  rows: {
    'enum-value-added': {
      response: { severity: 'breaking', because: 'An enumeration of an output may only be extended where it is marked extensible.' },
    },
    'enum-value-removed': {
      request: { severity: 'warning', because: 'An enumeration of an input may be reduced while the server still accepts the old values.' },
    },
    ...each(loosenedConstraints, {
      response: { severity: 'warning', because: 'Clients have to be ready for it where the field is described as open to change.' },
    }),
    'object-closed': {
      response: { severity: 'warning', because: 'Objects must never be closed with `additionalProperties: false`.' },
    },
    'success-status-added': {
      response: { severity: 'compatible', because: 'Clients must be ready for status codes that no document lists.' },
    },
  },
};
