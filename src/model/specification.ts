import type { SpecificationVersion } from './api.ts';
import { own } from './json.ts';
import type { Json } from './json.ts';

/**
 * The version of the specification that a document says it follows; undefined when it says none that
 * is known here. Patch numbers are of no matter (OpenAPI 3.1, section 4.1), and an unquoted `2.0` or
 * `3.1` in YAML, which is a number, is understood. Where both fields stand, `openapi` counts.
 */
export function detectSpecification(root: Json): SpecificationVersion | undefined {
  const openapi = versionText(own(root, 'openapi'));
  if (openapi === undefined) return /^2(\.0){0,2}$/.test(versionText(own(root, 'swagger')) ?? '') ? '2.0' : undefined;
  const minor = /^3(?:\.(\d+)(?:\.\d+(?:-[\w.-]+)?)?)?$/.exec(openapi);
  if (minor === null) return undefined;
  switch (minor[1] ?? '0') {
    case '0':
      return '3.0';
    case '1':
      return '3.1';
    case '2':
      return '3.2';
    default:
      return undefined;
  }
}

/** The text of `swagger` or `openapi` as written; `''` where neither stands. */
export function specificationText(root: Json): string {
  return versionText(own(root, 'openapi')) ?? versionText(own(root, 'swagger')) ?? '';
}

function versionText(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
