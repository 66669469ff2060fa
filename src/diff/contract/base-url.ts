import type { Operation, SchemaPlace, Server } from '../../model/api.ts';
import { isArray, isObject } from '../../model/json.ts';
import type { BaseUrl, Fillings } from '../../rules/aspect.ts';

/** The URL below which an operation's path goes on, for each of its servers; `prefix` is the part of its own path that counts to it. */
export function baseUrls(operation: Operation, prefix: string): readonly BaseUrl[] {
  const filled = prefix === '' ? NO_PARAMETERS : pathFillings(operation, prefix);
  return operation.servers.map((server) => baseUrl(server, prefix, filled));
}

/** A server as a base URL: without a slash at its end, scheme and host in lower case, default ports left out (RFC 3986, section 6.2). */
export function baseUrl(server: Server, prefix = '', filled: Fillings = NO_PARAMETERS): BaseUrl {
  const origin = originOf(server.url);
  const path = `${pathOfUrl(server.url)}${prefix}`;
  const variables = [...server.variables].map(([name, variable]) => [name, variable.enum ?? 'anything'] as const);
  return {
    address: server.address,
    url: `${origin}${path}` === '' ? '/' : `${origin}${path}`,
    origin,
    path,
    fillings: new Map([...variables, ...filled]),
  };
}

const NO_PARAMETERS: Fillings = new Map();
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'https:': ':443', 'http:': ':80', 'wss:': ':443', 'ws:': ':80' };
const URL_PARTS = /^(?:([a-z][a-z\d+.-]*:))?\/\/([^/?#]*)/i;

/** The path of a server's URL template without a slash at its end: `/v1`, or `''`. */
export function pathOfUrl(url: string): string {
  const path = url
    .trim()
    .replace(URL_PARTS, '')
    .replace(/\/+$/, '')
    .replace(/^\.(?=\/|$)/, '');
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}

/** Scheme and host of a server's URL template, `//host` where the scheme is open, `''` where the URL is relative. */
function originOf(url: string): string {
  const [, scheme = '', host = ''] = URL_PARTS.exec(url.trim()) ?? [];
  if (host === '') return '';
  const [low, port] = [scheme.toLowerCase(), DEFAULT_PORTS[scheme.toLowerCase()]];
  // The names of variables tell case apart; the rest of a host does not.
  const name = host.replaceAll(/\{[^}]*\}|[^{]+/g, (part) => (part.startsWith('{') ? part : part.toLowerCase()));
  return `${low}//${port !== undefined && name.endsWith(port) ? name.slice(0, -port.length) : name}`;
}

/** What the parameters in the prefix of a path may be filled with. */
function pathFillings(operation: Operation, prefix: string): Fillings {
  const names = [...prefix.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
  return new Map(
    names.map((name) => {
      const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
      return [name, parameter?.schema === undefined ? 'anything' : textsOf(parameter.schema)] as const;
    }),
  );
}

const SAYS_NOTHING = new Set(['type', 'title', 'description', 'example', 'examples', 'default', 'in', 'name', 'required']);

/** The texts that a schema certainly lets through; none where that takes more than a look at it. */
function textsOf({ schema }: SchemaPlace): readonly string[] | 'anything' {
  if (!isObject(schema)) return schema === true ? 'anything' : [];
  const listed = isArray(schema['enum']) ? schema['enum'] : schema['const'] === undefined ? undefined : [schema['const']];
  if (listed !== undefined) return listed.filter((value) => typeof value === 'string');
  const isFree = (schema['type'] ?? 'string') === 'string' && Object.keys(schema).every((keyword) => SAYS_NOTHING.has(keyword));
  return isFree ? 'anything' : [];
}
