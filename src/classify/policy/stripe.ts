import { changedFormats, each, loosenedStrings } from './families.ts';
import type { Policy, PolicyRow } from './policy.ts';

const opaque: PolicyRow = {
  severity: 'warning',
  because: 'Length and format of opaque strings, such as identifiers, may change; of other strings they may not.',
};
const unlisted: PolicyRow = {
  severity: 'breaking',
  because: 'It is not on the list of compatible changes, and everything else takes a new version.',
};

/** Stripe's list of what is compatible; everything else takes a new version. */
export const stripe: Policy = {
  name: 'stripe',
  title: 'Stripe API upgrades',
  summary: 'A short list of compatible changes, among them the length and format of opaque strings; what is not on it takes a new version.',
  source: { url: 'https://docs.stripe.com/upgrades', edition: 'list of backward-compatible changes, as collected in 2025 and 2026' },
  rows: {
    ...each(changedFormats, opaque),
    ...each(loosenedStrings, { response: opaque }),
    'type-widened': { request: unlisted },
    'type-narrowed': { response: unlisted },
    'enum-value-removed': { response: unlisted },
    'error-status-removed': {
      response: { severity: 'compatible', because: 'Errors are told by their class; which one reports a fault may change.' },
    },
  },
};
