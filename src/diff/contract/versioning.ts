import type { Api, MediaType, Operation } from '../../model/api.ts';
import { isArray, isObject } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { baseUrl } from './base-url.ts';
import { compareVersions, isVersionSegment, versionSegment } from './version-segment.ts';

/** Where an API says which version of it is called. */
export type VersionPlace = 'path' | 'server' | 'path parameter' | 'header' | 'query parameter' | 'media type';

/** One way in which an API versions itself. */
export interface Versioning {
  readonly by: VersionPlace;
  /** The name of the header or parameter; of the others undefined. */
  readonly name?: string;
  /** The versions that the document names, oldest first; empty where it names none. */
  readonly versions: readonly string[];
  /** How many operations are versioned in this way. */
  readonly operations: number;
}

/** Names of headers and query parameters by which clients choose a version: `api-version`, `X-GitHub-Api-Version`, `Stripe-Version`. */
const VERSION_NAME = /^(?:v|version|(?:accept|api|x)[-_]?(?:api[-_]?)?version|apiversion|(?:x-)?[a-z\d]+-(?:api-)?version)$/i;

/** A version in a media type: `application/vnd.pets.v2+json`, `application/json;version=2`. */
const MEDIA_TYPE_VERSION = /[.-](v\d+(?:\.\d+)*)(?=[.+;-]|$)|;\s*(?:v|version)=\s*"?([\w.-]+)"?/i;

/** A version that is said by one operation in one way. */
interface Mention {
  readonly by: VersionPlace;
  readonly name?: string;
  readonly versions: readonly string[];
}

/**
 * How an API versions itself: every way that more than half of its operations share, the most frequent
 * first. None where it does not. Webhooks are called by nobody and do not count.
 */
export function detectVersioning({ operations }: Pick<Api, 'operations'>): readonly Versioning[] {
  const called = operations.filter(({ kind }) => kind === 'path');
  const found = new Map<string, { readonly mention: Mention; readonly versions: Set<string>; readonly by: Set<Operation> }>();
  for (const operation of called) {
    for (const mention of mentionsOf(operation)) {
      const key = `${mention.by} ${mention.name?.toLowerCase() ?? ''}`;
      const known = found.get(key) ?? { mention, versions: new Set<string>(), by: new Set<Operation>() };
      found.set(key, known);
      known.by.add(operation);
      for (const version of mention.versions) known.versions.add(version);
    }
  }
  return [...found.values()]
    .map(({ mention, versions, by }) => ({ ...mention, versions: [...versions].sort(compareVersions), operations: by.size }))
    .filter((versioning) => versioning.operations * 2 > called.length)
    .sort((a, b) => b.operations - a.operations);
}

function mentionsOf(operation: Operation): readonly Mention[] {
  return [...pathMentions(operation), ...serverMentions(operation), ...parameterMentions(operation), ...mediaTypeMentions(operation)];
}

function pathMentions({ path, parameters }: Operation): readonly Mention[] {
  const segment = versionSegment(path);
  if (segment === undefined) return [];
  if (!segment.startsWith('{')) return [{ by: 'path', versions: [segment] }];
  const name = segment.slice(1, -1);
  const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
  return [{ by: 'path parameter', name, versions: textsOf(parameter?.schema?.schema) }];
}

function serverMentions({ servers }: Operation): readonly Mention[] {
  const versions = servers.flatMap((server) => {
    const segment = baseUrl(server).path.split('/').find(isVersionSegment);
    if (segment === undefined) return [];
    const variable = server.variables.get(segment.slice(1, -1));
    return segment.startsWith('{') ? (variable?.enum ?? [variable?.default ?? segment]) : [segment];
  });
  return versions.length === 0 ? [] : [{ by: 'server', versions }];
}

function parameterMentions({ parameters }: Operation): readonly Mention[] {
  return parameters.flatMap<Mention>(({ in: location, name, schema }) => {
    if ((location !== 'header' && location !== 'query') || !VERSION_NAME.test(name)) return [];
    return [{ by: location === 'header' ? 'header' : 'query parameter', name, versions: textsOf(schema?.schema) }];
  });
}

function mediaTypeMentions({ body, responses }: Operation): readonly Mention[] {
  const content: readonly MediaType[] = [...(body?.content ?? []), ...responses.flatMap((response) => response.content)];
  const versions = content.flatMap(({ mediaType }) => {
    const [, vendor, parameter] = MEDIA_TYPE_VERSION.exec(mediaType) ?? [];
    return vendor ?? parameter ?? [];
  });
  return versions.length === 0 ? [] : [{ by: 'media type', versions }];
}

/** The texts that a schema lists or presets. */
function textsOf(schema: Json | undefined): readonly string[] {
  if (!isObject(schema)) return [];
  const listed = isArray(schema['enum']) ? schema['enum'] : [schema['const'] ?? schema['default'] ?? schema['example']];
  return listed.flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []));
}
