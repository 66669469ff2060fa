import type { Policy } from './policy.ts';

/** The default: what breaks a client that keeps to its document, and the exceptions that the rules themselves name. */
export const recommended: Policy = {
  name: 'recommended',
  title: 'Recommended',
  summary: 'What breaks clients on the wire. It is the table of rules itself, so it has no rows of its own.',
  source: null,
  rows: {},
};
