import type { Api, Operation, Parameter, SecurityRequirement, SecurityScheme } from '../../model/api.ts';
import type { SecurityUse } from '../../rules/aspect.ts';
import type { OperationPair } from './context.ts';

/** What both versions of an operation ask of their callers, and the parameters that say no part of it. */
export interface Credentials {
  readonly pair: OperationPair;
  readonly uses: { readonly old: SecurityUse; readonly new: SecurityUse };
}

/**
 * A key is sent alike whether a document lists it as a parameter or as a security scheme (OpenAPI 3.1, section 4.8.27,
 * `apiKey`). Where one does this and the other that, the parameter is read as the scheme.
 */
export function credentialsOf(old: Api, next: Api, pair: OperationPair): Credentials {
  const before = withKeys(old, pair.old, { api: next, operation: pair.new });
  const after = withKeys(next, pair.new, { api: old, operation: pair.old });
  return { pair: { ...pair, old: before.operation, new: after.operation }, uses: { old: before, new: after } };
}

interface OtherSide {
  readonly api: Api;
  readonly operation: Operation;
}

function withKeys({ securitySchemes }: Api, operation: Operation, other: OtherSide): SecurityUse {
  const use = { operation, requirements: operation.security?.value ?? [], schemes: securitySchemes };
  return operation.parameters.reduce<SecurityUse>((known, parameter) => {
    const scheme = keyOf(parameter, other);
    return scheme === undefined ? known : withKey(known, parameter, scheme);
  }, use);
}

/** The scheme by which the other side asks for what is a parameter here. */
function keyOf(parameter: Parameter, { api, operation }: OtherSide): SecurityScheme | undefined {
  if (operation.parameters.some((own) => isOneKey(own, { in: parameter.in, parameterName: parameter.name }))) return undefined;
  const names = new Set(operation.security?.value.flatMap((requirement) => [...requirement.keys()]));
  return [...names].flatMap((name) => api.securitySchemes.get(name) ?? []).find((scheme) => isOneKey(parameter, scheme));
}

function isOneKey(parameter: Parameter, { in: place, parameterName }: Pick<SecurityScheme, 'in' | 'parameterName'>): boolean {
  if (parameter.in !== place || parameterName === undefined) return false;
  return place === 'header' ? parameter.name.toLowerCase() === parameterName.toLowerCase() : parameter.name === parameterName;
}

/** The same, asked for by a scheme; a parameter that may be left out is a key that may. */
function withKey({ operation, requirements, schemes }: SecurityUse, parameter: Parameter, scheme: SecurityScheme): SecurityUse {
  const asked: readonly SecurityRequirement[] = requirements.length === 0 ? [new Map()] : requirements;
  const held = asked.map((requirement): SecurityRequirement => new Map([...requirement, [scheme.name, []]]));
  const value = parameter.required.value ? held : [...asked, ...held];
  return {
    operation: {
      ...operation,
      parameters: operation.parameters.filter((own) => own !== parameter),
      security: { address: operation.security?.address ?? parameter.address, value },
    },
    requirements: value,
    schemes: new Map([...schemes, [scheme.name, scheme]]),
  };
}
