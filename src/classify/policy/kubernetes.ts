import { becameOptional, changedDefaults, each, loosenedConstraints } from './families.ts';
import type { Policy, PolicyRow } from './policy.ts';

function breaking(because: string): PolicyRow {
  return { severity: 'breaking', because };
}

const sameRequired = breaking('Which fields are required and which are not must not change within a version.');
const roundTrip = 'Objects are stored and read back by components of both versions, so what one accepts the other must read.';
const sameType = breaking('A field keeps its type within a version: what one component writes another reads.');

/** Kubernetes' rules on changing an API that several versions of its own components share. */
export const kubernetes: Policy = {
  name: 'kubernetes',
  title: 'Kubernetes: Changing the API',
  summary: 'Every component may be older or newer than its peers and reads back what others wrote, so inputs must not widen either.',
  source: {
    url: 'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api_changes.md',
    edition: 'as collected in 2025 and 2026',
  },
  rows: {
    ...each(becameOptional, { request: sameRequired }),
    'property-became-required': { response: sameRequired },
    'type-widened': { request: sameType },
    'type-narrowed': { response: sameType },
    'enum-value-added': { request: breaking(roundTrip), response: breaking('Older readers meet a value that they do not know.') },
    'enum-value-removed': {
      request: { severity: 'warning', because: 'It may go from the document while the server still accepts it.' },
      response: { severity: 'warning', because: 'It may go from the document while stored objects that hold it can still be read.' },
    },
    ...each(loosenedConstraints, { request: breaking(roundTrip) }),
    ...each(changedDefaults, { request: breaking('Stored objects that leave the value out would mean something else.') }),
    'alternative-added': {
      response: { severity: 'warning', because: 'A union may get a member where readers pass over members that they do not know.' },
    },
  },
};
