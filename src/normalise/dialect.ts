import type { Body, Facet, Parameter, Response, Server, SpecificationVersion } from '../model/api.ts';
import type { Json } from '../model/json.ts';
import type { ObjectPlace } from './envelope/fields.ts';
import type { Feature, Reading } from './envelope/reading.ts';
import type { Found } from './envelope/references.ts';
import type { ReadScheme } from './envelope/security.ts';

/** What an operation takes: 2.0 says both in one list. */
export interface Inputs {
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
}

/** An operation's object with the top of its document, where 2.0 keeps defaults for it. */
export interface OperationPlace {
  readonly operation: ObjectPlace;
  readonly root: ObjectPlace;
}

/** Reads the response that stands under a status. */
export type ReadResponse = (status: string, found: Found) => Response;

/** Where a version keeps a map of components: below `owner` (a keyword at the top), or at the top itself. */
export interface ComponentMap {
  readonly owner: 'components' | 'top';
  readonly keyword: string;
}

/** How one version of the specification spells what every version says. */
export interface Dialect {
  readonly specification: SpecificationVersion;
  readonly features: ReadonlySet<Feature>;
  /** The fields of a path item that are operations, in the order in which operations are listed. */
  readonly methods: readonly string[];
  /** The keywords at the top of which a document has to have one. */
  readonly needed: readonly string[];
  /** The keyword at the top that holds webhooks. */
  readonly webhooks?: string;
  readonly schemas: ComponentMap;
  readonly securitySchemes: ComponentMap;
  readonly readScheme: ReadScheme;
  /** The servers of the document. */
  readonly readServers: (reading: Reading, root: ObjectPlace) => readonly Server[];
  /** The servers that an operation or a path item has for itself. */
  readonly readOwnServers: (reading: Reading, owner: ObjectPlace, root: ObjectPlace) => readonly Server[] | undefined;
  /** What an operation takes; `objects` are its parameter objects and those of its path item, merged. */
  readonly readInputs: (reading: Reading, place: OperationPlace, objects: readonly Found[]) => Inputs;
  /** How the responses of one operation are read. */
  readonly responsesOf: (reading: Reading, place: OperationPlace) => ReadResponse;
  /** Where the callbacks of an operation are, each an object or a reference to one. */
  readonly callbacks: (reading: Reading, operation: ObjectPlace) => readonly Facet<Json>[];
}
