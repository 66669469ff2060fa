import { splitAddress, tokensOf } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import type { ChangeSubject } from './change.ts';

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** An address as people read it: `components.schemas.User.properties.email`, `GET /users.responses.200`. */
export function placeOf(address: Address): string {
  const { file, pointer } = splitAddress(address);
  const [first, second, third, ...rest] = tokensOf(pointer);
  const isOperation = (first === 'paths' || first === 'webhooks') && second !== undefined && third !== undefined && METHODS.has(third);
  const tokens = isOperation ? [`${first === 'webhooks' ? 'webhook ' : ''}${third.toUpperCase()} ${second}`, ...rest] : tokensOf(pointer);
  const place = tokens.join('.');
  return file === '' ? place : `${file}#${place === '' ? '' : `.${place}`}`;
}

const SCHEMA_MAPS = new Set(['properties', 'patternProperties', 'dependentSchemas']);
/** The kind of subject of properties that a pattern of their names describes; the pattern is the name. */
export const BY_PATTERN = 'matching properties';

const COMPONENT_MAPS = new Set(['schemas', 'definitions', '$defs']);
const PAYLOADS = new Set(['parameters', 'headers', 'requestBody', 'requestBodies', 'responses']);
const BRANCHES = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);

/**
 * What a schema at an address is called: the property that it describes, the items of a list, a
 * component, or the payload that it is the schema of. Branches and wrappers are looked through.
 */
export function subjectOfSchema(address: Address): ChangeSubject {
  const { file, pointer } = splitAddress(address);
  const tokens = tokensOf(pointer);
  let items = '';
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index] ?? '';
    const parent = tokens[index - 1] ?? '';
    if (SCHEMA_MAPS.has(parent) && !isName(tokens, index - 1)) {
      return { kind: `${items}${parent === 'patternProperties' ? BY_PATTERN : 'property'}`, name: token };
    }
    if (COMPONENT_MAPS.has(parent)) return { kind: `${items}schema`, name: token };
    if (token === 'items' || token === 'contains' || token === 'unevaluatedItems') items = 'items of ';
    else if (token === 'additionalProperties' || token === 'unevaluatedProperties') items = 'values of ';
    else if (token === 'parameters' || parent === 'parameters')
      return { kind: `${items}parameter`, name: parent === 'parameters' && !/^\d+$/.test(token) ? token : '' };
    else if (parent === 'headers') return { kind: `${items}response header`, name: token };
    else if (token === 'requestBody' || parent === 'requestBodies') return { kind: `${items}request body`, name: '' };
    else if (parent === 'responses') return { kind: `${items}response body`, name: /^(\d|default)/.test(token) ? token : '' };
  }
  return { kind: `${items}schema`, name: file };
}

/**
 * The names that lead to a property from the component or the payload that has it, as people write them: `address.street`,
 * `tags[].name`, `labels.*.text`. Just its name where it stands there itself; undefined for what is no property.
 */
export function pathOfProperty(address: Address): string | undefined {
  const tokens = tokensOf(splitAddress(address).pointer);
  const names: string[] = [];
  for (let index = tokens.length - 1; index > 0; index -= 1) {
    const [token, parent] = [tokens[index] ?? '', tokens[index - 1] ?? ''];
    if (SCHEMA_MAPS.has(parent) && !isName(tokens, index - 1)) {
      names.unshift(parent === 'properties' ? token : '*');
      index -= 1;
    } else if (COMPONENT_MAPS.has(parent) || PAYLOADS.has(parent) || PAYLOADS.has(token)) break;
    else if (names.length === 0) continue;
    else if (token === 'items' || token === 'contains' || token === 'unevaluatedItems') names.unshift('[]');
    else if (token === 'additionalProperties' || token === 'unevaluatedProperties') names.unshift('*');
  }
  // That the whole is a list or a map is said by no name.
  const first = names.findIndex((name) => name !== '*' && name !== '[]');
  return first === -1 || names.at(-1) === '*' ? undefined : names.slice(first).join('.').replaceAll('.[]', '[]');
}

/** The component schema that an address leads into, the innermost where a file holds several; undefined outside of components. */
export function componentOf(address: Address): string | undefined {
  const tokens = tokensOf(splitAddress(address).pointer);
  for (let index = tokens.length - 1; index > 0; index -= 1) {
    if (COMPONENT_MAPS.has(tokens[index - 1] ?? '') && !isName(tokens, index - 1)) return tokens[index];
  }
  return undefined;
}

/** Whether a token that reads like a keyword is really a name: a property called `properties`. */
function isName(tokens: readonly string[], index: number): boolean {
  const parent = tokens[index - 1] ?? '';
  if (COMPONENT_MAPS.has(parent)) return true;
  return SCHEMA_MAPS.has(parent) && !isName(tokens, index - 1) && !BRANCHES.has(parent);
}
