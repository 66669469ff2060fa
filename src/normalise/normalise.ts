import type { Api, SchemaPlace, SpecificationVersion } from '../model/api.ts';
import type { Document, Note } from '../model/document.ts';
import { isObject } from '../model/json.ts';
import type { Dialect } from './dialect.ts';
import { openapi30 } from './dialects/openapi30.ts';
import { openapi31 } from './dialects/openapi31.ts';
import { openapi32 } from './dialects/openapi32.ts';
import { swagger20 } from './dialects/swagger20.ts';
import { noteAmbiguousTemplates, noteDuplicateOperationIds, noteDuplicateTemplates, noteMissing } from './envelope/faults.ts';
import { members, objectField, wrongType } from './envelope/fields.ts';
import type { ObjectPlace } from './envelope/fields.ts';
import { readInfo, readTags } from './envelope/info.ts';
import { readOperations } from './envelope/operations.ts';
import { createReading } from './envelope/reading.ts';
import type { Reading } from './envelope/reading.ts';
import { readSchemes, readSecurity } from './envelope/security.ts';
import { createOverlay } from './overlay.ts';
import { detectSpecification, specificationText } from '../model/specification.ts';

const DIALECTS = {
  '2.0': swagger20,
  '3.0': openapi30,
  '3.1': openapi31,
  '3.2': openapi32,
} as const satisfies Record<SpecificationVersion, Dialect>;

/**
 * What a document promises, whichever version of the specification says it. Schemas stay as they stand;
 * every other `$ref` is followed. Faults of the document become notes of the given side and never stop
 * the reading. Throws a `TypeError` for a document whose version `detectSpecification` does not know:
 * whoever loads it has to ask first.
 *
 * `Api.document` is the document with one more file, `@synthesised`: ask it, not the one given here, for
 * what stands at an address of the `Api`.
 */
export function normalise(document: Document, side: Note['side']): Api {
  const specification = detectSpecification(document.root);
  if (specification === undefined || !isObject(document.root))
    throw new TypeError(`${document.source} is no OpenAPI document of a known version`);
  const dialect: Dialect = DIALECTS[specification];
  const notes: Note[] = [];
  const overlay = createOverlay(document);
  const reading = createReading(overlay, dialect.features, side, notes);
  const root: ObjectPlace = { address: '#', value: document.root };

  noteMissing(reading, root, dialect.needed);
  const components = objectField(reading, root, 'components');
  const ownerOf = { components, top: root };
  const schemes = readSchemes(reading, ownerOf[dialect.securitySchemes.owner], dialect.securitySchemes.keyword, dialect.readScheme);
  const servers = dialect.readServers(reading, root);
  const security = readSecurity(reading, root, schemes);
  const operations = readOperations({ reading, dialect, root, schemes, servers, security, depth: 0 });
  noteDuplicateTemplates(reading, root);
  noteAmbiguousTemplates(reading, root);
  noteDuplicateOperationIds(reading, operations);

  return {
    document: overlay.document,
    specification,
    specificationText: specificationText(document.root),
    info: readInfo(reading, root),
    servers,
    tags: readTags(reading, root),
    operations,
    securitySchemes: schemes.byName,
    schemas: readSchemas(reading, ownerOf[dialect.schemas.owner], dialect.schemas.keyword),
    notes,
  };
}

function readSchemas(reading: Reading, owner: ObjectPlace | undefined, keyword: string): ReadonlyMap<string, SchemaPlace> {
  const schemas = new Map<string, SchemaPlace>();
  for (const { name, address, value } of owner === undefined ? [] : members(reading, owner, keyword)) {
    if (isObject(value) || typeof value === 'boolean') schemas.set(name, { address, schema: value });
    else reading.note(address, wrongType(name, 'a schema', value));
  }
  return schemas;
}
