import type { Document, Note } from './document.ts';
import type { Json, JsonObject } from './json.ts';
import type { Address } from './pointer.ts';

/** The versions of the specification that become one `Api`. */
export type SpecificationVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** Who sends: the client in a request, the server in a response. */
export type Direction = 'request' | 'response';

/** Something that stands at an address of the document. */
export interface Placed {
  readonly address: Address;
}

/** A keyword's value and where the keyword stands. */
export interface Facet<Value> extends Placed {
  readonly value: Value;
  /** What else is said of the same thing, none before the other: members of an `allOf` have no order. */
  readonly others?: readonly Facet<Value>[];
}

/** A schema as it stands in a document; `$ref`s are followed by the schema reader, never here. */
export interface SchemaPlace extends Placed {
  readonly schema: Json;
}

/** What a document promises, whichever version of the specification said it. */
export interface Api {
  readonly document: Document;
  readonly specification: SpecificationVersion;
  /** The text of `swagger` or `openapi`, as written. */
  readonly specificationText: string;
  readonly info: Info;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  /** Operations of `paths`, then of `webhooks`; those of callbacks hang below their operation. */
  readonly operations: readonly Operation[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** Component schemas by name (`definitions` in 2.0), reachable or not. */
  readonly schemas: ReadonlyMap<string, SchemaPlace>;
  readonly notes: readonly Note[];
}

/** The `info` object; `version` is what the bump starts from. */
export interface Info extends Placed {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly summary?: string;
}

/** A server with its variables as written. In 2.0 one for each of `schemes` with `host` and `basePath`. */
export interface Server extends Placed {
  readonly url: string;
  /** Where the URL is said, and its path, when that is not `url` below the address (2.0). */
  readonly urlAddress?: Address;
  readonly pathAddress?: Address;
  readonly description?: string;
  readonly variables: ReadonlyMap<string, ServerVariable>;
}

/** A variable of a server's URL template. */
export interface ServerVariable extends Placed {
  readonly default: string;
  readonly enum?: readonly string[];
}

/** A tag declared at the top of the document. */
export interface Tag extends Placed {
  readonly name: string;
  readonly description?: string;
  readonly parent?: string;
  readonly kind?: string;
}

/** Where an operation hangs: webhooks and callbacks swap the directions. */
export type OperationKind = 'path' | 'webhook' | 'callback';

/** One operation with all that its path item, its document and its references add to it. */
export interface Operation extends Placed {
  readonly kind: OperationKind;
  /** In lower case as the documents spell it: `get`, `query`, or a method of `additionalOperations` as written. */
  readonly method: string;
  /** The path template, the webhook's name, or the callback's expression, as written. */
  readonly path: string;
  /** The name under which a callback hangs at its operation. */
  readonly callback?: string;
  /** What people read: `GET /users/{id}`, `webhook POST newPet`, `callback paid POST {$request.body#/url}`. */
  readonly label: string;
  readonly operationId?: Facet<string>;
  readonly summary?: Facet<string>;
  readonly description?: Facet<string>;
  readonly deprecated?: Facet<boolean>;
  readonly tags: readonly Facet<string>[];
  readonly externalDocs?: Facet<Json>;
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly responses: readonly Response[];
  /** Alternatives (OR) of schemes used together (AND); undefined when the document says nothing about security. */
  readonly security?: Facet<readonly SecurityRequirement[]>;
  /** The operation's or path item's own servers, else the document's. */
  readonly servers: readonly Server[];
  readonly callbacks: readonly Operation[];
  /** The operation object as written, for extensions (`x-...`). */
  readonly value: JsonObject;
}

/** Where a parameter travels; `querystring` is 3.2's whole query. Bodies of 2.0 become `Body`. */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie' | 'querystring';

/** A parameter after references, path-level inheritance and defaults. */
export interface Parameter extends Placed {
  readonly in: ParameterLocation;
  readonly name: string;
  readonly required: Facet<boolean>;
  readonly description?: Facet<string>;
  readonly deprecated?: Facet<boolean>;
  /** How the value is written, with the defaults of OpenAPI filled in; undefined when `content` says it. */
  readonly wire: WireForm;
  readonly schema?: SchemaPlace;
  readonly example?: Facet<Json>;
  readonly value: JsonObject;
}

/** How a parameter or header is serialised (OpenAPI 3.1, section 4.8.12; 2.0's `collectionFormat` mapped to it). */
export interface WireForm {
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** The media type when the parameter uses `content`. */
  readonly mediaType?: string;
}

/** A request body. */
export interface Body extends Placed {
  readonly required: Facet<boolean>;
  readonly description?: Facet<string>;
  readonly content: readonly MediaType[];
}

/** One media type of a body or response. */
export interface MediaType extends Placed {
  /** As written, such as `application/json; charset=utf-8` or `image/*`. */
  readonly mediaType: string;
  /** 2.0: nobody says which media type it is, and so `mediaType` is any. */
  readonly isUnstated?: boolean;
  readonly schema?: SchemaPlace;
  /** 3.2: the schema of each item of a stream. */
  readonly itemSchema?: SchemaPlace;
  readonly encoding: ReadonlyMap<string, Encoding>;
  readonly examples: readonly Json[];
}

/** How one property of a form or multipart body is written. */
export interface Encoding extends Placed {
  readonly contentType?: string;
  readonly wire: WireForm;
  readonly headers: readonly Header[];
}

/** One response of an operation. */
export interface Response extends Placed {
  /** `200`, `2XX` (upper case) or `default`. */
  readonly status: string;
  /** A few words (3.2). */
  readonly summary?: Facet<string>;
  readonly description?: Facet<string>;
  readonly content: readonly MediaType[];
  readonly headers: readonly Header[];
  readonly links: ReadonlyMap<string, Facet<Json>>;
}

/** A response header, or a header of a multipart part. */
export interface Header extends Placed {
  readonly name: string;
  readonly required: Facet<boolean>;
  readonly description?: Facet<string>;
  readonly deprecated?: Facet<boolean>;
  readonly wire: WireForm;
  readonly schema?: SchemaPlace;
}

/** Schemes used together, each with the scopes it needs. The empty requirement is anonymous access. */
export type SecurityRequirement = ReadonlyMap<string, readonly string[]>;

/** A security scheme as a client meets it. */
export interface SecurityScheme extends Placed {
  readonly name: string;
  /** `apiKey`, `http`, `oauth2`, `openIdConnect`, `mutualTLS`; 2.0's `basic` is `http` with scheme `basic`. */
  readonly type: string;
  readonly in?: string;
  readonly parameterName?: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly openIdConnectUrl?: string;
  readonly flows: ReadonlyMap<string, OAuthFlow>;
  readonly deprecated: boolean;
  readonly description?: Facet<string>;
}

/** One OAuth 2 flow with its URLs and scopes. */
export interface OAuthFlow extends Placed {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly deviceAuthorizationUrl?: string;
  readonly scopes: ReadonlyMap<string, string>;
}
