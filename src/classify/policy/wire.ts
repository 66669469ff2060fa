import { each, silentlyTaken } from './families.ts';
import type { Policy, PolicyRow } from './policy.ts';

const dropped: PolicyRow = {
  severity: 'warning',
  because: 'The call still succeeds; what was sent there is dropped in silence.',
  unlessShown: true,
};
const missed: PolicyRow = {
  severity: 'warning',
  because: 'What arrives still parses; a reader that looks for it finds nothing.',
  unlessShown: true,
};
const neverCalled: PolicyRow = { severity: 'warning', because: 'Nothing is refused; whoever waits for this call is no longer called.' };

/** Only what makes a request fail, or a strict parser choke on a response, is breaking. */
export const wire: Policy = {
  name: 'wire',
  title: 'Wire',
  summary:
    'Only what can make a request fail or a strict parser choke is breaking. What is withdrawn, and silently taken by whoever receives it, is a warning.',
  source: null,
  rows: {
    ...each(silentlyTaken, { request: dropped, response: missed }),
    'required-property-removed': { request: dropped },
    'extensible-enum-value-removed': { request: dropped },
    'optional-header-removed': { request: dropped, response: missed },
    'required-header-removed': { request: dropped },
    'property-became-write-only': { request: dropped, response: missed },
    'success-status-removed': { response: missed },
    'operation-removed': { response: neverCalled },
  },
};
