import { isObject, own } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { detectSpecification } from '../model/specification.ts';
import type { Position } from '../model/document.ts';
import { InputError } from './input-error.ts';

const SUPPORTED = 'Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2';

const ROOT_IS_WANTED = `Give the root document of an API description: ${SUPPORTED}.`;

/** What else a file may be, told by the fields at its top. */
const LOOKALIKES: readonly { readonly is: (root: Json) => boolean; readonly name: string }[] = [
  { name: 'an AsyncAPI document', is: (root) => own(root, 'asyncapi') !== undefined },
  { name: 'an Arazzo document', is: (root) => own(root, 'arazzo') !== undefined },
  { name: 'an OpenAPI Overlay', is: (root) => own(root, 'overlay') !== undefined },
  { name: 'a Postman collection', is: (root) => isPostmanCollection(root) },
  { name: 'a HAR recording', is: (root) => own(own(root, 'log'), 'entries') !== undefined },
  { name: 'a Kubernetes manifest', is: (root) => own(root, 'apiVersion') !== undefined && own(root, 'kind') !== undefined },
  { name: 'an npm package.json', is: (root) => own(root, 'name') !== undefined && own(root, 'dependencies') !== undefined },
  {
    name: 'a JSON Schema',
    is: (root) => ['$schema', '$defs', 'properties', 'allOf', 'oneOf', 'anyOf'].some((name) => own(root, name) !== undefined),
  },
  {
    name: 'part of an OpenAPI document',
    is: (root) => ['paths', 'components', 'definitions'].some((name) => own(root, name) !== undefined),
  },
];

function isPostmanCollection(root: Json): boolean {
  const schema = own(own(root, 'info'), 'schema');
  return own(own(root, 'info'), '_postman_id') !== undefined || (typeof schema === 'string' && schema.includes('postman'));
}

/**
 * Makes sure that a value is an OpenAPI document of a supported version (`swagger: 2.0`, `openapi: 3.0.x`
 * to `3.2.x`); a version that YAML reads as a number counts as its text. `positionOf` locates a pointer
 * of the root file. Throws `not-an-openapi-document` and `unsupported-version`.
 */
export function checkOpenApi(root: Json, source: string, positionOf: (pointer: string) => Position | undefined): void {
  if (!isObject(root)) {
    throw new InputError({
      code: 'not-an-openapi-document',
      file: source,
      position: positionOf(''),
      message: `an OpenAPI document is an object with an \`openapi\` or \`swagger\` field; this is ${describe(root)}`,
      hint: ROOT_IS_WANTED,
    });
  }
  const field = ['openapi', 'swagger', 'swaggerVersion'].find((name) => own(root, name) !== undefined);
  if (field === undefined) throw withoutVersion(root, source, positionOf(''));
  const version = own(root, field);
  if (detectSpecification(root) !== undefined) {
    checkPaths(root, source, positionOf);
    return;
  }
  throw new InputError({
    code: 'unsupported-version',
    file: source,
    position: positionOf(`/${field}`),
    message: `\`${field}: ${describe(version ?? null)}\` is not a supported version`,
    hint: `Supported are ${SUPPORTED}.`,
  });
}

/** A document whose paths are no map promises nothing that could be compared. */
function checkPaths(root: Json, source: string, positionOf: (pointer: string) => Position | undefined): void {
  for (const field of ['paths', 'webhooks', 'components']) {
    const value = own(root, field);
    if (value === undefined || value === null || isObject(value)) continue;
    throw new InputError({
      code: 'not-an-openapi-document',
      file: source,
      position: positionOf(`/${field}`),
      message: `\`${field}\` is ${describe(value)}, where an object belongs`,
    });
  }
}

function withoutVersion(root: Json, source: string, position: Position | undefined): InputError {
  const lookalike = LOOKALIKES.find(({ is }) => is(root));
  return new InputError({
    code: 'not-an-openapi-document',
    file: source,
    position,
    message: `there is no \`openapi\` or \`swagger\` field${lookalike === undefined ? '' : `; this looks like ${lookalike.name}`}`,
    hint: ROOT_IS_WANTED,
  });
}

function describe(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"` : String(value);
}
