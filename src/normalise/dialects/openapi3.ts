import type { Body, Facet, Response, SpecificationVersion } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Dialect } from '../dialect.ts';
import { readContent, readHeaders } from '../envelope/content.ts';
import { defined, field, flagOrFalse, members, textField } from '../envelope/fields.ts';
import type { ObjectPlace } from '../envelope/fields.ts';
import { readParameters } from '../envelope/parameters.ts';
import { remember } from '../envelope/reading.ts';
import type { Feature, Reading } from '../envelope/reading.ts';
import { describedBy, follow } from '../envelope/references.ts';
import type { Found } from '../envelope/references.ts';
import { readScheme } from '../envelope/security.ts';
import { defaultServers, readServers } from '../envelope/servers.ts';

/** In what one 3.x version differs from the others. */
export interface Differences {
  readonly specification: Exclude<SpecificationVersion, '2.0'>;
  readonly methods: readonly string[];
  readonly features: readonly Feature[];
  readonly needed: readonly string[];
  readonly webhooks: string;
}

/** The methods that every 3.x version has fields for. */
export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** The dialect of a 3.x version: what they have in common, and its own differences. */
export function openapi3(differences: Differences): Dialect {
  return {
    ...differences,
    features: new Set(differences.features),
    schemas: { owner: 'components', keyword: 'schemas' },
    securitySchemes: { owner: 'components', keyword: 'securitySchemes' },
    readScheme,
    readServers: (reading, root) => readServers(reading, root) ?? defaultServers(root),
    readOwnServers: readServers,
    readInputs: (reading, { operation }, objects) => ({
      parameters: readParameters(reading, objects),
      body: readBody(reading, operation),
    }),
    responsesOf: (reading) => (status, found) => {
      const read = () => readResponse(reading, status, found);
      const response = found.by === 'place' ? read() : remember(reading.memos.responses, `${status} ${found.address}`, read);
      return summarisedBy(reading, found, describedBy(found, response));
    },
    callbacks: (reading, operation) => (own(operation.value, 'callbacks') === undefined ? [] : members(reading, operation, 'callbacks')),
  };
}

function readBody(reading: Reading, operation: ObjectPlace): Body | undefined {
  const place = field(operation, 'requestBody');
  const found = place && follow(reading, place, 'a request body');
  if (found === undefined) return undefined;
  const read = (): Body => ({
    address: found.address,
    required: flagOrFalse(reading, found, 'required'),
    content: readContent(reading, found),
    ...defined({ description: textField(reading, found, 'description') }),
  });
  const body = found.by === 'place' ? read() : remember(reading.memos.bodies, found.address, read);
  return describedBy(found, body);
}

function readResponse(reading: Reading, status: string, found: Found): Response {
  return {
    address: found.address,
    status,
    content: readContent(reading, found),
    headers: readHeaders(reading, found),
    links: readLinks(reading, found),
    ...defined({ summary: summaryOf(reading, found), description: textField(reading, found, 'description') }),
  };
}

/** Responses have a summary from 3.2 on. */
function summaryOf(reading: Reading, found: ObjectPlace): Facet<string> | undefined {
  return reading.features.has('summaries of responses') ? textField(reading, found, 'summary') : undefined;
}

/** A summary beside a `$ref` stands for the one behind it where that has one (OpenAPI 3.2, section 4.24). */
function summarisedBy(reading: Reading, { summary }: Found, response: Response): Response {
  return summary === undefined || !reading.features.has('summaries of responses') ? response : { ...response, summary };
}

const NO_LINKS: Response['links'] = new Map();

function readLinks(reading: Reading, owner: ObjectPlace): Response['links'] {
  if (own(owner.value, 'links') === undefined) return NO_LINKS;
  const links = new Map<string, Facet<Json>>();
  for (const member of members(reading, owner, 'links')) {
    const found = follow(reading, member, 'a link');
    if (found === undefined) continue;
    const { description } = found;
    // What stands beside a reference is an edit of the reference.
    const isOwn = description !== undefined;
    links.set(member.name, {
      address: isOwn ? member.address : found.address,
      value: isOwn ? { ...found.value, description: description.value } : found.value,
    });
  }
  return links;
}
