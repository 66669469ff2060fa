import type { Facet, OAuthFlow, SecurityScheme } from '../../model/api.ts';
import { canonical } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Aspect, Loss } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, facetAt, lossOf } from './loss.ts';
import { deprecationAsksForMinor } from './operation.ts';
import { credentialOf } from './security.ts';

const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const tokenUrl = 'https://example.com/token';
const machine = { tokenUrl, scopes: { read: 'Read' } };
const oauth = { type: 'oauth2', flows: { clientCredentials: machine } };
const person = { authorizationUrl: 'https://example.com/login', tokenUrl, scopes: { read: 'Read' } };

/** What can change about a security scheme, paired by its name. One that comes or goes is told by the operations that ask for it. */
export const securitySchemeAspects = [
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['type', 'in', 'parameterName', 'scheme', 'openIdConnectUrl'],
    lost: (a, b) => (isRestated(a, b) ? [] : changedCredentials(a, b)),
    faces: oneFace({
      id: 'security-scheme-changed',
      title: 'Security scheme changed',
      message: '{subject} changed from {old} to {new}',
      effect: 'replaces',
      why: 'Credentials sent the old way are not recognised.',
      advice: 'Send the credentials as the new scheme says.',
    }),
    example: { loose: key, tight: { type: 'apiKey', in: 'query', name: 'key' } },
  },
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['type', 'in', 'parameterName', 'scheme'],
    lost: (a, b) => (isRestated(a, b) ? changedCredentials(a, b) : []),
    faces: oneFace({
      id: 'security-scheme-restated',
      title: 'Credentials in `Authorization` described otherwise',
      message: '{subject} is described as {new} now, where it was {old}',
      effect: 'notes',
      why: 'Both travel in the same header; whether the key was a bearer token all along, the documents do not say.',
      advice: 'Check what stands in the header today: a bearer token has the word `Bearer` before it.',
      except: {
        request: {
          severity: 'warning',
          because: 'Swagger 2.0 has no other way to say bearer token than a key in `Authorization`, so that mostly nothing changed.',
        },
      },
    }),
    example: { loose: { type: 'apiKey', in: 'header', name: 'Authorization' }, tight: { type: 'http', scheme: 'bearer' } },
  },
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['flows'],
    lost: (a, b) => (a.type === b.type ? missingFlows(a, b) : []),
    faces: {
      lost: {
        id: 'oauth-flow-removed',
        title: 'OAuth flow removed',
        message: '{subject} no longer offers the flow {name}',
        effect: 'narrows',
        why: 'Clients that obtain their tokens by this flow get none.',
        advice: 'Obtain tokens by one of the flows that are left.',
      },
      gained: {
        id: 'oauth-flow-added',
        title: 'OAuth flow added',
        message: '{subject} offers the flow {name} now',
        effect: 'widens',
        why: 'Clients may obtain tokens in one more way.',
        advice: 'Use it where it fits; nothing needs to change.',
      },
    },
    example: { loose: { type: 'oauth2', flows: { clientCredentials: machine, authorizationCode: person } }, tight: oauth },
  },
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['flows'],
    lost: (a, b) =>
      sharedFlows(a, b).flatMap(({ name, old, young }) =>
        urlKeys.flatMap((url) => changed(facetAt(old, url, old[url]), facetAt(young, url, young[url]), `${name} ${url}`)),
      ),
    faces: oneFace({
      id: 'oauth-url-changed',
      title: 'OAuth URL changed',
      message: '{name} of {subject} changed from {old} to {new}',
      effect: 'replaces',
      why: 'Clients ask for tokens at an address that is no longer the right one.',
      advice: 'Ask for tokens at the new address.',
    }),
    example: {
      loose: oauth,
      tight: { type: 'oauth2', flows: { clientCredentials: { ...machine, tokenUrl: 'https://example.com/v2/token' } } },
    },
  },
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['flows'],
    lost: missingScopes,
    faces: {
      lost: {
        id: 'oauth-scope-removed',
        title: 'OAuth scope removed',
        message: '{subject} no longer knows the scope {name}',
        effect: 'withdraws',
        why: 'Clients that ask for this scope get no token.',
        advice: 'Ask only for scopes that are left.',
      },
      gained: {
        id: 'oauth-scope-added',
        title: 'OAuth scope added',
        message: '{subject} knows the scope {name} now',
        effect: 'extends',
        why: 'Nobody asks for it yet; operations that need it are reported where they are.',
        advice: 'Ask for it where an operation needs it.',
      },
    },
    example: {
      loose: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes: { read: 'Read', write: 'Write' } } } },
      tight: oauth,
    },
  },
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['bearerFormat'],
    lost: (a, b) => changed(facetAt(a, 'bearerFormat', a.bearerFormat), facetAt(b, 'bearerFormat', b.bearerFormat)),
    faces: proseFace('bearer-format-changed', 'Bearer format changed', 'bearer format'),
    example: {
      loose: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      tight: { type: 'http', scheme: 'bearer', bearerFormat: 'opaque' },
    },
  },
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['deprecated'],
    lost: (a, b) => (b.deprecated && !a.deprecated ? [lossOf({ after: facetAt(b, 'deprecated', true) })] : []),
    faces: {
      lost: {
        id: 'security-scheme-deprecated',
        title: 'Security scheme marked deprecated',
        message: '{subject} is deprecated now',
        effect: 'notes',
        why: 'It still works and may be removed in a later version.',
        advice: 'Plan to move to another scheme.',
        except: deprecationAsksForMinor,
      },
      gained: {
        id: 'security-scheme-undeprecated',
        title: 'Security scheme no longer deprecated',
        message: '{subject} is no longer deprecated',
        effect: 'notes',
        why: 'It is here to stay again.',
        advice: 'Keep using it.',
      },
    },
    example: { loose: key, tight: { ...key, deprecated: true } },
  },
  {
    kind: 'facet',
    watches: 'security scheme',
    keys: ['description'],
    lost: (a, b) => changed(a.description, b.description),
    faces: proseFace('security-scheme-description-changed', 'Description of a security scheme changed', 'description'),
    example: { loose: { ...key, description: 'Ask us.' }, tight: { ...key, description: 'Ask support.' } },
  },
] as const satisfies readonly Aspect[];

const urlKeys = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'] as const;

/** What is sent, without the flows, which are compared one by one. */
function sent(scheme: SecurityScheme): JsonObject {
  return credentialOf({ ...scheme, flows: new Map() });
}

/** The same as it is said: names of headers have no case on the wire, but people know them by how they are written. */
function written(scheme: SecurityScheme): Facet<Json> {
  const name = scheme.parameterName === undefined ? {} : { name: scheme.parameterName };
  return { address: scheme.address, value: { ...sent(scheme), ...name } };
}

function changedCredentials(a: SecurityScheme, b: SecurityScheme): readonly Loss[] {
  return canonical(sent(a)) === canonical(sent(b)) ? [] : [{ before: written(a), after: written(b), replaced: true }];
}

/** Whether one side calls a bearer token what the other calls a key in the header that bearer tokens travel in (RFC 6750, section 2.1). */
function isRestated(a: SecurityScheme, b: SecurityScheme): boolean {
  return (isKeyInAuthorization(a) && isBearer(b)) || (isBearer(a) && isKeyInAuthorization(b));
}

function isKeyInAuthorization({ type, in: place, parameterName }: SecurityScheme): boolean {
  return type === 'apiKey' && place === 'header' && parameterName?.toLowerCase() === 'authorization';
}

function isBearer({ type, scheme }: SecurityScheme): boolean {
  return type === 'http' && scheme?.toLowerCase() === 'bearer';
}

function missingFlows(a: SecurityScheme, b: SecurityScheme): readonly Loss[] {
  return [...a.flows]
    .filter(([name]) => !b.flows.has(name))
    .map(([name, flow]) => ({ name, before: { address: flow.address, value: name } }));
}

function sharedFlows(
  a: SecurityScheme,
  b: SecurityScheme,
): readonly { readonly name: string; readonly old: OAuthFlow; readonly young: OAuthFlow }[] {
  return [...a.flows].flatMap(([name, old]) => {
    const young = b.flows.get(name);
    return young === undefined ? [] : [{ name, old, young }];
  });
}

/** Scopes by name over the flows that both sides offer; a scope that several flows lose is lost once. */
function missingScopes(a: SecurityScheme, b: SecurityScheme): readonly Loss[] {
  const losses = new Map<string, Loss>();
  for (const { old, young } of sharedFlows(a, b)) {
    for (const [scope, description] of old.scopes) {
      if (young.scopes.has(scope) || losses.has(scope)) continue;
      losses.set(scope, { name: scope, before: { address: append(old.address, 'scopes', scope), value: description } });
    }
  }
  return [...losses.values()];
}
