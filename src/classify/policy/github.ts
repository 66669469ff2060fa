import type { Policy, PolicyRow } from './policy.ts';

function breaking(because: string): PolicyRow {
  return { severity: 'breaking', because };
}

/** GitHub's list of what makes a new version of its REST API. */
export const github: Policy = {
  name: 'github',
  title: 'GitHub REST API breaking changes',
  summary: 'Additions are never breaking, new enum values among them; whatever is removed, renamed or retyped is.',
  source: {
    url: 'https://docs.github.com/en/rest/about-the-rest-api/breaking-changes',
    edition: 'as collected in 2025 and 2026',
  },
  rows: {
    'type-widened': { request: breaking('Changing the type of a parameter breaks, in whichever direction.') },
    'type-narrowed': { response: breaking('Changing the type of a response field breaks, in whichever direction.') },
    'enum-value-added': {
      response: { severity: 'compatible', because: 'New enum values are additive: integrations are told to expect them.' },
    },
    'enum-value-removed': { response: breaking('Removing an enum value breaks, wherever it stands.') },
    'security-loosened': breaking('Any change of the authentication or authorization requirements breaks.'),
  },
};
