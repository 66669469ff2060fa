import type { Operation, SecurityScheme } from '../../../model/api.ts';
import type { Credential } from './request.ts';

/** The credentials of the first way to authenticate that is not anonymous. */
export function credentialsOf(operation: Operation, schemes: ReadonlyMap<string, SecurityScheme>): readonly Credential[] {
  const requirement = (operation.security?.value ?? []).find((one) => one.size > 0);
  return [...(requirement?.keys() ?? [])].flatMap((name) => {
    const scheme = schemes.get(name);
    return scheme === undefined ? [] : [credentialOf(scheme)];
  });
}

/** How a scheme shows in a request. */
export function credentialOf(scheme: SecurityScheme): Credential {
  const bearer: Credential = { kind: 'header', name: 'Authorization', prefix: 'Bearer ', variable: 'ACCESS_TOKEN' };
  switch (scheme.type) {
    case 'apiKey': {
      const kind = scheme.in === 'query' || scheme.in === 'cookie' ? scheme.in : 'header';
      return { kind, name: scheme.parameterName ?? 'X-API-Key', prefix: '', variable: variableName(scheme.parameterName ?? scheme.name) };
    }
    case 'http':
      if (scheme.scheme?.toLowerCase() === 'basic') return { kind: 'basic' };
      return {
        ...bearer,
        prefix: scheme.scheme === undefined || scheme.scheme.toLowerCase() === 'bearer' ? 'Bearer ' : `${scheme.scheme} `,
      };
    case 'mutualTLS':
      return { kind: 'certificate' };
    default:
      return bearer;
  }
}

/** `X-API-Key` is held in `API_KEY`, `api_key` too. */
function variableName(name: string): string {
  const words = name
    .replace(/^x-/i, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z\d]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(words) ? words : `KEY_${words}`;
}
