import type { Operation, SecurityRequirement, SecurityScheme } from '../../../model/api.ts';
import { sentenceList } from '../../../model/sentence-list.ts';
import { code } from '../../markdown/escape.ts';
import type { GuideChange } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import type { Side } from '../samples/sampling.ts';

/** What a client does now about its credentials; undefined for changes that are about something else. */
export function credentialSentence({ change, reported }: GuideChange, context: GuideContext): string | undefined {
  if (change.rule === 'security-scheme-changed') {
    const scheme = (side: Side): SecurityScheme | undefined => context.apis[side].securitySchemes.get(change.subject.name);
    const [before, after] = [scheme('old'), scheme('new')];
    return before === undefined || after === undefined
      ? undefined
      : `Send ${credentialWords(after)} instead of ${credentialWords(before)}.`;
  }
  if (change.rule !== 'security-tightened' && change.rule !== 'security-changed') return undefined;
  const label = reported.findings[0]?.operations[0]?.operation;
  const pair = label === undefined ? undefined : context.operations.get(label);
  if (pair?.old === undefined || pair.new === undefined) return undefined;
  const [before, after] = [requirementWords(pair.old, 'old', context), requirementWords(pair.new, 'new', context)];
  return before === 'nothing'
    ? `Send ${after}: calls without credentials are refused now.`
    : `Send ${after}; ${before} ${before.includes(', or ') ? 'are' : 'is'} no longer enough.`;
}

/** The ways to authenticate that an operation takes, in words. */
function requirementWords({ security }: Operation, side: Side, { apis }: GuideContext): string {
  const alternatives = security?.value ?? [];
  if (alternatives.length === 0) return 'nothing';
  const words = (requirement: SecurityRequirement): string =>
    requirement.size === 0
      ? 'nothing'
      : sentenceList([...requirement].map(([name, scopes]) => schemeWords(name, scopes, apis[side].securitySchemes)));
  return alternatives.map(words).join(', or ');
}

function schemeWords(name: string, scopes: readonly string[], schemes: ReadonlyMap<string, SecurityScheme>): string {
  const scheme = schemes.get(name);
  const words = scheme === undefined ? code(name) : credentialWords(scheme);
  return scopes.length === 0 ? words : `${words} with the ${scopes.length === 1 ? 'scope' : 'scopes'} ${sentenceList(scopes.map(code))}`;
}

/** What a client sends for a scheme: `the API key in the header X-API-Key`. */
export function credentialWords(scheme: SecurityScheme): string {
  switch (scheme.type) {
    case 'apiKey':
      return `the API key in the ${scheme.in === 'query' ? 'query parameter' : (scheme.in ?? 'header')} ${code(scheme.parameterName ?? '')}`;
    case 'http':
      if (scheme.scheme?.toLowerCase() === 'basic') return 'user name and password (HTTP Basic)';
      return `a ${scheme.scheme?.toLowerCase() === 'bearer' || scheme.scheme === undefined ? 'bearer' : code(scheme.scheme)} token in the header \`Authorization\``;
    case 'oauth2':
      return `an OAuth 2 access token (${scheme.flows.size === 1 ? 'flow' : 'flows'} ${sentenceList([...scheme.flows.keys()].map(code))})`;
    case 'openIdConnect':
      return 'an OpenID Connect access token';
    case 'mutualTLS':
      return 'a client certificate';
    default:
      return code(scheme.name);
  }
}
