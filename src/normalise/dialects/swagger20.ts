import type { Header, Parameter, Response, SecurityScheme, Server } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import type { Address } from '../../model/pointer.ts';
import { NO_ENCODING } from '../envelope/content.ts';
import type { Dialect, Inputs, OperationPlace } from '../dialect.ts';
import { defined, field, isExtension, members, text, textField, textItems } from '../envelope/fields.ts';
import type { ObjectPlace } from '../envelope/fields.ts';
import { memoKey, noteLocation, readRequired } from '../envelope/parameters.ts';
import { remember } from '../envelope/reading.ts';
import type { Reading } from '../envelope/reading.ts';
import { describedBy, follow } from '../envelope/references.ts';
import type { Found } from '../envelope/references.ts';
import { readFlow } from '../envelope/security.ts';
import { collectionWire } from '../envelope/wire.ts';
import { readBody, readForm } from './swagger20-body.ts';
import { inlineSchema, isUnstated, mediaTypesOf, payloadSchema } from './swagger20-schema.ts';
import type { NamedMediaType } from './swagger20-schema.ts';

/** Swagger 2.0: bodies are parameters, media types stand beside payloads, parameters are schemas themselves. */
export const swagger20: Dialect = {
  specification: '2.0',
  methods: ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'],
  features: new Set(),
  needed: ['paths'],
  schemas: { owner: 'top', keyword: 'definitions' },
  securitySchemes: { owner: 'top', keyword: 'securityDefinitions' },
  readScheme,
  readServers: (reading, root) => serversOf(reading, root, root),
  readOwnServers: (reading, owner, root) => (own(owner.value, 'schemes') === undefined ? undefined : serversOf(reading, owner, root)),
  readInputs,
  responsesOf: (reading, place) => {
    const mediaTypes = mediaTypesOf(reading, place, 'produces');
    return (status, found) => {
      const read = () => readResponse(reading, mediaTypes, status, found);
      // A shared response has the media types of whoever refers to it.
      const key = () => `${status} ${found.address} ${mediaTypes[0]?.address ?? ''}`;
      return describedBy(found, found.by === 'place' ? read() : remember(reading.memos.responses, key(), read));
    };
  },
  callbacks: () => [],
};

/**
 * One server for each of the schemes with host and base path (2.0, "Swagger Object"). Without schemes it
 * is the scheme by which the document was fetched, without a host the host too.
 */
function serversOf(reading: Reading, owner: ObjectPlace, root: ObjectPlace): readonly Server[] {
  const host = textField(reading, root, 'host');
  const basePath = textField(reading, root, 'basePath');
  const path = basePath === undefined ? '' : `/${basePath.value}`.replace(/^\/+/, '/');
  const fallback = (host ?? basePath ?? root).address;
  const server = (url: string, address: Address): Server => ({
    address,
    url,
    variables: new Map(),
    urlAddress: host?.address ?? address,
    pathAddress: basePath?.address ?? address,
  });
  if (host === undefined) return [server(path === '' ? '/' : path, fallback)];
  // A path template begins with a slash, so that one at the end of the base path would double it.
  const rest = `${host.value}${path.endsWith('/') ? path.slice(0, -1) : path}`;
  const schemes = textItems(reading, owner, 'schemes') ?? [];
  if (schemes.length === 0) return [server(`//${rest}`, fallback)];
  return schemes.map((scheme) => server(`${scheme.value}://${rest}`, scheme.address));
}

function readInputs(reading: Reading, place: OperationPlace, objects: readonly Found[]): Inputs {
  const parameters: Parameter[] = [];
  const form: Found[] = [];
  let body: Found | undefined;
  for (const found of objects) {
    const location = own(found.value, 'in');
    switch (location) {
      case 'body':
        body = found;
        break;
      case 'formData':
        form.push(found);
        break;
      case 'path':
      case 'query':
      case 'header':
        parameters.push(
          describedBy(
            found,
            remember<Address | object, Parameter>(reading.memos.parameters, memoKey(found), () => readParameter(reading, found, location)),
          ),
        );
        break;
      default:
        noteLocation(reading, found, ['path', 'query', 'header', 'formData', 'body']);
    }
  }
  if (body !== undefined && form.length > 0) reading.note(body.address, 'an operation takes a body or a form, not both; the body is read');
  if (body !== undefined) return { parameters, body: describedBy(body, readBody(reading, place, body)) };
  return { parameters, body: form.length === 0 ? undefined : readForm(reading, place, form) };
}

function readParameter(reading: Reading, place: ObjectPlace, location: 'path' | 'query' | 'header'): Parameter {
  return {
    address: place.address,
    in: location,
    name: own(place.value, 'name') as string,
    required: readRequired(reading, place, location),
    wire: collectionWire(reading, place, location),
    schema: inlineSchema(place),
    value: place.value,
    ...defined({ description: textField(reading, place, 'description'), example: field(place, 'x-example') }),
  };
}

function readResponse(reading: Reading, mediaTypes: readonly NamedMediaType[], status: string, found: Found): Response {
  const schema = payloadSchema(reading, found);
  return {
    address: found.address,
    status,
    content:
      schema === undefined
        ? []
        : mediaTypes.map(({ address, value }) => ({
            address: address ?? found.address,
            mediaType: value,
            schema,
            encoding: NO_ENCODING,
            examples: exampleOf(reading, found, value),
            ...defined({ isUnstated: isUnstated(address) }),
          })),
    headers: members(reading, found, 'headers').flatMap((member) => {
      const header = follow(reading, member, 'a header');
      return header === undefined || member.name.toLowerCase() === 'content-type'
        ? []
        : [describedBy(header, readHeader(reading, member.name, header))];
    }),
    links: NO_LINKS,
    ...defined({ description: textField(reading, found, 'description') }),
  };
}

const NO_LINKS: Response['links'] = new Map();

function exampleOf(reading: Reading, response: ObjectPlace, mediaType: string): Response['content'][number]['examples'] {
  if (own(response.value, 'examples') === undefined) return [];
  return members(reading, response, 'examples').flatMap((example) => (example.name === mediaType ? [example.value] : []));
}

function readHeader(reading: Reading, name: string, place: ObjectPlace): Header {
  return {
    address: place.address,
    name,
    // 2.0 has no word for a header that always comes.
    required: { address: place.address, value: false },
    wire: collectionWire(reading, place, 'header'),
    schema: inlineSchema(place),
    ...defined({ description: textField(reading, place, 'description') }),
  };
}

const FLOWS: ReadonlyMap<string, string> = new Map([
  ['accessCode', 'authorizationCode'],
  ['application', 'clientCredentials'],
]);

function readScheme(reading: Reading, name: string, place: ObjectPlace): SecurityScheme | undefined {
  const type = text(reading, place, 'type');
  if (type === undefined) {
    reading.note(place.address, `the security scheme ${name} has no type`);
    return undefined;
  }
  const common = {
    address: place.address,
    name,
    deprecated: false,
    ...defined({ description: textField(reading, place, 'description') }),
  };
  switch (type) {
    case 'basic':
      return { ...common, type: 'http', scheme: 'basic', flows: new Map() };
    case 'oauth2': {
      const flow = text(reading, place, 'flow');
      if (flow === undefined || isExtension(flow)) reading.note(place.address, `the security scheme ${name} has no flow`);
      return { ...common, type, flows: flow === undefined ? new Map() : new Map([[FLOWS.get(flow) ?? flow, readFlow(reading, place)]]) };
    }
    default:
      return {
        ...common,
        type,
        flows: new Map(),
        ...defined({ in: text(reading, place, 'in'), parameterName: text(reading, place, 'name') }),
      };
  }
}
