import { changedDefaults, each, regroupedParameters } from './families.ts';
import type { Policy, PolicyRow } from './policy.ts';

function breaking(because: string): PolicyRow {
  return { severity: 'breaking', because };
}

const sameModel = 'A model that comes back in a response must be the same in every revision of one version.';

/** Microsoft Azure's rules for a new version of a service and for its client libraries. */
export const azure: Policy = {
  name: 'azure',
  title: 'Microsoft Azure REST API breaking changes',
  summary:
    'Client libraries are generated and must go on compiling. Changes within one version (`in place`) are stricter still: there even what is only added breaks; the rows below compare one version with the next.',
  source: {
    url: 'https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md',
    edition: 'guideline table v3.1 and rules 1000 to 1050 of the breaking change check, as collected in 2025 and 2026',
  },
  rows: {
    'parameter-name-changed': breaking('Client libraries name their arguments after parameters.'),
    ...each(regroupedParameters, breaking('Client libraries take one argument for each parameter.')),
    'operation-id-changed': breaking('Client libraries name their methods after the operation id.'),
    'parameter-order-changed': breaking('Client libraries take their arguments in this order (rule 1042).'),
    'optional-property-added': { response: breaking(sameModel) },
    'required-property-added': { response: breaking(sameModel) },
    'property-became-required': { response: breaking('Whether a property is required is part of the generated model.') },
    'type-changed': { ...breaking('Client libraries declare another type, whatever is written on the wire.'), evenIfContained: true },
    'enum-value-added': {
      response: breaking('A closed enumeration is generated as one; only one with `x-ms-enum.modelAsString` may grow.'),
    },
    'enum-value-removed': { response: breaking('Code that names the value no longer compiles.') },
    ...each(changedDefaults, { request: breaking('Calls that leave the value out mean something else.') }),
    'success-status-added': { response: breaking('Client libraries take an undocumented success for a failure.') },
    'error-status-added': {
      response: { severity: 'warning', because: 'It depends on how clients tell errors apart, and has to be reviewed.' },
    },
    'offered-media-type-added': breaking('Client libraries may not be able to read the new format (rule 1004).'),
    'property-became-writable': breaking('Whether a property may be set is part of the generated model.'),
    'property-became-readable': breaking('Whether a property may be read is part of the generated model.'),
  },
};
