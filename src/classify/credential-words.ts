import { own } from '../model/json.ts';
import type { Json } from '../model/json.ts';

/** What a client sends for a security scheme, in words: `an API key in header \`X-Key\``. `code` writes a name as the format does. */
export function credentialWords(scheme: Json, code: (text: string) => string): string {
  const text = (key: string): string => {
    const value = own(scheme, key);
    return typeof value === 'string' ? value : '';
  };
  switch (text('type')) {
    case 'apiKey':
      return `an API key in the ${text('in') === 'query' ? 'query parameter' : text('in')} ${code(text('name'))}`;
    case 'http':
      if (text('scheme') === 'basic') return 'user name and password (HTTP Basic)';
      return text('scheme') === 'bearer' ? 'a bearer token' : `HTTP authentication ${code(text('scheme'))}`;
    case 'oauth2':
      return 'an OAuth 2 access token';
    case 'openIdConnect':
      return `an OpenID Connect token from ${code(text('openIdConnectUrl'))}`;
    case 'mutualTLS':
      return 'a client certificate';
    default:
      return code(text('type'));
  }
}
