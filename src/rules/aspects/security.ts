import type { SecurityRequirement, SecurityScheme } from '../../model/api.ts';
import type { Facet } from '../../model/api.ts';
import { canonical } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Aspect, Loss, SecurityUse } from '../aspect.ts';
import { lossOf } from './loss.ts';

/** What an operation asks of its callers before it lets them in. */
export const securityAspects = [
  {
    kind: 'facet',
    watches: 'security',
    keys: ['requirements', 'schemes'],
    lost: credentialsLost,
    faces: {
      lost: {
        id: 'security-tightened',
        title: 'Security tightened',
        message: '{subject} asks for more credentials: {old} became {new}',
        effect: 'narrows',
        why: 'Credentials that were enough are refused now.',
        advice: 'Obtain the credentials and scopes that the operation asks for, and send them with every call.',
      },
      gained: {
        id: 'security-loosened',
        title: 'Security loosened',
        message: '{subject} asks for fewer credentials: {old} became {new}',
        effect: 'widens',
        why: 'Every caller keeps working, and callers get in who could not before.',
        advice: 'Check that the operation was meant to be opened.',
        except: {
          request: {
            severity: 'compatible',
            because: 'No caller breaks; whether opening it is wise is a question for a security review, not for compatibility.',
          },
        },
      },
      replaced: {
        id: 'security-changed',
        title: 'Other credentials asked for',
        message: '{subject} asks for other credentials: {old} became {new}',
        effect: 'replaces',
        why: 'Credentials that were enough are refused now.',
        advice: 'Obtain the new credentials and send them with every call.',
      },
    },
    example: {
      loose: [{ key: [] }, { token: ['read'] }],
      tight: [{ key: [] }],
      other: [{ key: [] }, { token: ['write'] }],
    },
  },
] as const satisfies readonly Aspect[];

/**
 * Compares by implication: a caller of `a` who holds the credentials of one alternative gets into `b`
 * when some alternative of `b` asks for no scheme and no scope beyond them.
 */
function credentialsLost(a: SecurityUse, b: SecurityUse): readonly Loss[] {
  const lost = refused(a, b);
  if (!lost) return [];
  return [lossOf({ before: stated(a), after: stated(b), replaced: refused(b, a) })];
}

function refused(a: SecurityUse, b: SecurityUse): boolean {
  return alternatives(a).some((held) => !alternatives(b).some((asked) => suffices(held, asked, a, b)));
}

/** No requirement at all is anonymous access, as is one that is empty. */
function alternatives(use: SecurityUse): readonly SecurityRequirement[] {
  return use.requirements.length === 0 ? [new Map()] : use.requirements;
}

function suffices(held: SecurityRequirement, asked: SecurityRequirement, a: SecurityUse, b: SecurityUse): boolean {
  return [...asked].every(([name, scopes]) =>
    [...held].some(([heldName, heldScopes]) => sameScheme(heldName, name, a, b) && scopes.every((scope) => heldScopes.includes(scope))),
  );
}

/** Schemes are the same by name (what changed inside has its own rule) or by what the client sends. */
function sameScheme(name: string, other: string, a: SecurityUse, b: SecurityUse): boolean {
  if (name === other) return true;
  const [left, right] = [a.schemes.get(name), b.schemes.get(other)];
  return left !== undefined && right !== undefined && canonical(credentialOf(left)) === canonical(credentialOf(right));
}

/** What a client sends for a scheme, and where it gets that, as one JSON value; names of headers and of HTTP schemes without case. */
export function credentialOf(scheme: SecurityScheme): JsonObject {
  const value: Record<string, Json> = { type: scheme.type };
  if (scheme.in !== undefined) value['in'] = scheme.in;
  if (scheme.parameterName !== undefined)
    value['name'] = scheme.in === 'header' ? scheme.parameterName.toLowerCase() : scheme.parameterName;
  if (scheme.scheme !== undefined) value['scheme'] = scheme.scheme.toLowerCase();
  if (scheme.openIdConnectUrl !== undefined) value['openIdConnectUrl'] = scheme.openIdConnectUrl;
  if (scheme.flows.size > 0)
    value['flows'] = Object.fromEntries([...scheme.flows].map(([name, flow]) => [name, flow.tokenUrl ?? flow.authorizationUrl ?? null]));
  return value;
}

/** What stands for an alternative that asks for nothing. */
export const NO_CREDENTIALS = 'nothing';

/** The alternatives as people say them: `key, or token (read, write) and key, or nothing`; undefined where nobody says any. */
function stated(use: SecurityUse): Facet<Json> | undefined {
  const { security } = use.operation;
  if (security === undefined) return undefined;
  const texts = alternatives(use).map((requirement) => {
    const schemes = [...requirement].map(([name, scopes]) => (scopes.length === 0 ? name : `${name} (${scopes.join(', ')})`));
    return schemes.length === 0 ? NO_CREDENTIALS : schemes.join(' and ');
  });
  return { address: security.address, value: texts.join(', or ') };
}
