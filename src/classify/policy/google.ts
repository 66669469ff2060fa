import { changedDefaults, changedUnions, each, loosenedConstraints, regroupedParameters } from './families.ts';
import type { Policy, PolicyRow } from './policy.ts';

function source(because: string): PolicyRow {
  return { severity: 'breaking', because, evenIfContained: true };
}

/** Google's AIP-180: source, wire and semantic compatibility at once. */
export const google: Policy = {
  name: 'google',
  title: 'Google AIP-180: Backwards compatibility',
  summary:
    'Code written against a client library must go on compiling, requests must go on working, and results must go on meaning the same.',
  source: { url: 'https://google.aip.dev/180', edition: 'as collected in 2025 and 2026' },
  rows: {
    'parameter-name-changed': source('Renaming breaks the source code of callers.'),
    ...each(
      regroupedParameters,
      source('Callers pass one argument for each parameter, and code that passes them otherwise no longer compiles.'),
    ),
    'operation-id-changed': source('Renaming a method breaks the source code of callers.'),
    'property-became-optional': {
      response: { severity: 'warning', because: 'It breaks callers where the value used to be there every time.' },
    },
    'null-allowed': {
      response: { severity: 'warning', because: 'It breaks callers where the value used to be there every time.' },
    },
    'type-changed': source('The type of a field must not change, even where both types are written alike on the wire.'),
    'type-widened': source('The type of a field must not change, not even to one that holds more.'),
    'type-narrowed': source('The type of a field must not change, not even to one that holds less.'),
    'enum-value-removed': {
      response: { severity: 'breaking', because: 'Code that names the value no longer compiles.' },
    },
    ...each(loosenedConstraints, {
      request: {
        severity: 'warning',
        because: 'Values that used to be refused mean something now; callers may have relied on the refusal.',
      },
      response: { severity: 'warning', because: 'Callers may have relied on the bound, for instance for the size of a column.' },
    }),
    ...each(changedDefaults, {
      request: { severity: 'breaking', because: 'Defaults must not change: calls that leave the value out would mean something else.' },
    }),
    'property-became-read-only': {
      request: { severity: 'warning', because: 'Whether it breaks depends on whether callers were ever able to set it.' },
    },
    'property-became-write-only': {
      response: { severity: 'warning', because: 'Whether it breaks depends on whether callers ever read it.' },
    },
    ...each(changedUnions, source('Fields must not move into or out of a union: generated code reaches them in another way.')),
  },
};
