import type { Facet, Operation, OperationKind, Response, SecurityRequirement, Server } from '../../model/api.ts';
import { isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { append, lastToken } from '../../model/pointer.ts';
import type { Dialect } from '../dialect.ts';
import { noteTemplateParameters, templateNames } from './faults.ts';
import { defined, field, flagField, isExtension, members, membersOf, textField, textItems, wrongType } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import { mergeParameterObjects, readParameterObjects } from './parameters.ts';
import type { ParameterObjects } from './parameters.ts';
import type { Reading } from './reading.ts';
import { follow, followPathItem } from './references.ts';
import { readSecurity } from './security.ts';
import type { Schemes } from './security.ts';

/** What operations take over from the document around them. */
export interface Surroundings {
  readonly reading: Reading;
  readonly dialect: Dialect;
  readonly root: ObjectPlace;
  readonly schemes: Schemes;
  readonly servers: readonly Server[];
  readonly security: Facet<readonly SecurityRequirement[]> | undefined;
  /** How many callbacks stand around what is being read. */
  readonly depth: number;
}

/** Deeper than any document needs, and far from exhausting the stack. */
const DEEPEST_CALLBACK = 50;

/** A path item with all that its operations take over from it. */
interface PathItem {
  readonly kind: OperationKind;
  /** The path template, the webhook's name, or the callback's expression. */
  readonly path: string;
  /** The objects that say it, outermost first. */
  readonly chain: readonly ObjectPlace[];
  /** The names in the path template; undefined where there is none. */
  readonly template: ReadonlySet<string> | undefined;
  readonly parameters: ParameterObjects;
  readonly servers: readonly Server[];
}

/** The operations of `paths` and then of webhooks (OpenAPI 3.1, sections 4.8.1 and 4.8.8). */
export function readOperations(surroundings: Surroundings): readonly Operation[] {
  const { reading, dialect, root } = surroundings;
  const operations: Operation[] = [];
  for (const member of members(reading, root, 'paths')) {
    if (isExtension(member.name)) continue;
    if (!member.name.startsWith('/')) reading.note(member.address, `the path ${member.name} should begin with a slash`);
    operations.push(...readPathItem(surroundings, 'path', member.name, member));
  }
  if (dialect.webhooks !== undefined) {
    for (const member of members(reading, root, dialect.webhooks)) {
      operations.push(...readPathItem(surroundings, 'webhook', member.name, member));
    }
  }
  return operations;
}

function readPathItem(surroundings: Surroundings, kind: OperationKind, path: string, place: Facet<Json>): readonly Operation[] {
  const { reading, dialect } = surroundings;
  const chain = followPathItem(reading, place);
  const withParameters = firstWith(chain, 'parameters');
  const withServers = firstWith(chain, 'servers');
  const item: PathItem = {
    kind,
    path,
    chain,
    template: kind === 'path' ? templateNames(path) : undefined,
    parameters: withParameters === undefined ? new Map() : readParameterObjects(reading, withParameters),
    servers: (withServers && dialect.readOwnServers(reading, withServers, surroundings.root)) ?? surroundings.servers,
  };
  const operations: Operation[] = [];
  for (const method of dialect.methods) {
    const owner = firstWith(chain, method);
    const operation = owner && field(owner, method);
    if (operation !== undefined) operations.push(...readOperation(surroundings, item, method, operation));
  }
  const withOthers = reading.features.has('additional operations') ? firstWith(chain, 'additionalOperations') : undefined;
  for (const member of withOthers === undefined ? [] : members(reading, withOthers, 'additionalOperations')) {
    if (dialect.methods.includes(member.name.toLowerCase())) {
      reading.note(member.address, `${member.name} has a field of its own and cannot stand in additionalOperations`);
    } else {
      operations.push(...readOperation(surroundings, item, member.name, member));
    }
  }
  noteUnknownFields(surroundings, chain);
  return operations;
}

function firstWith(chain: readonly ObjectPlace[], name: string): ObjectPlace | undefined {
  for (const place of chain) if (own(place.value, name) !== undefined) return place;
  return undefined;
}

const PATH_ITEM_FIELDS = ['$ref', 'summary', 'description', 'servers', 'parameters'];

/** A method that this version does not know, or a misspelt one, would otherwise vanish without a word. */
function noteUnknownFields({ reading, dialect }: Surroundings, chain: readonly ObjectPlace[]): void {
  for (const { address, value } of chain) {
    for (const name of Object.keys(value)) {
      if (dialect.methods.includes(name) || PATH_ITEM_FIELDS.includes(name) || isExtension(name)) continue;
      if (name === 'additionalOperations' && reading.features.has('additional operations')) continue;
      reading.note(append(address, name), `${name} is no field of a path item in OpenAPI ${dialect.specification}`);
    }
  }
}

/** One operation, or none, with a note, where no object stands. */
function readOperation(surroundings: Surroundings, item: PathItem, method: string, place: Facet<Json>): readonly Operation[] {
  const { reading, dialect, root } = surroundings;
  const { address, value } = place;
  if (!isObject(value)) {
    reading.note(address, wrongType(method, 'an object', value));
    return [];
  }
  const operation = { address, value };
  const objects = mergeParameterObjects(item.parameters, readParameterObjects(reading, operation));
  const { parameters, body } = dialect.readInputs(reading, { operation, root }, objects);
  if (item.template !== undefined) noteTemplateParameters(reading, operation, item.template, { objects, parameters });
  return [
    {
      address,
      kind: item.kind,
      method,
      path: item.path,
      label: labelOf(surroundings, item, method),
      tags: textItems(reading, operation, 'tags') ?? [],
      parameters,
      responses: readResponses(surroundings, operation),
      servers: dialect.readOwnServers(reading, operation, root) ?? item.servers,
      callbacks: dialect
        .callbacks(reading, operation)
        .flatMap((callback) => readCallback(surroundings, callback).map((inside) => named(inside, lastToken(callback.address)))),
      value,
      ...defined({
        operationId: textField(reading, operation, 'operationId'),
        summary: textField(reading, operation, 'summary') ?? prose(reading, item, 'summary'),
        description: textField(reading, operation, 'description') ?? prose(reading, item, 'description'),
        deprecated: flagField(reading, operation, 'deprecated'),
        externalDocs: field(operation, 'externalDocs'),
        body,
        security: readSecurity(reading, operation, surroundings.schemes) ?? surroundings.security,
      }),
    },
  ];
}

/** The prose of a path item is meant for all of its operations (OpenAPI 3.1, section 4.8.9). */
function prose(reading: Reading, item: PathItem, name: string): Facet<string> | undefined {
  const owner = firstWith(item.chain, name);
  return owner && textField(reading, owner, name);
}

/** A callback with the name that it has at this operation; what hangs below is shared by all who refer to it. */
function named(operation: Operation, callback: string): Operation {
  return { ...operation, callback, label: operation.label.replace('callback ', `callback ${callback} `) };
}

function labelOf({ dialect }: Surroundings, { kind, path }: PathItem, method: string): string {
  // Methods of `additionalOperations` tell case apart, so that they are shown as written.
  const label = `${dialect.methods.includes(method) ? method.toUpperCase() : method} ${path}`;
  return kind === 'path' ? label : `${kind} ${label}`;
}

function readResponses({ reading, dialect, root }: Surroundings, operation: ObjectPlace): readonly Response[] {
  const responses: Response[] = [];
  const readResponse = dialect.responsesOf(reading, { operation, root });
  for (const member of members(reading, operation, 'responses')) {
    if (isExtension(member.name)) continue;
    const status = member.name === 'default' ? member.name : member.name.toUpperCase();
    if (!/^(default|\d{3}|[1-5]XX)$/.test(status)) {
      reading.note(member.address, `${member.name} is no status code, no range such as 2XX, and not default`);
      continue;
    }
    if (responses.some((response) => response.status === status)) {
      reading.note(member.address, `the status ${status} stands twice`);
      continue;
    }
    const found = follow(reading, member, 'a response');
    if (found !== undefined) responses.push(readResponse(status, found));
  }
  return responses;
}

/**
 * The operations of one callback object (OpenAPI 3.1, section 4.8.18). A callback whose operations come
 * back to it is cut where the circle closes, and noted.
 */
function readCallback(surroundings: Surroundings, place: Facet<Json>): readonly Operation[] {
  const { reading } = surroundings;
  const found = follow(reading, place, 'a callback');
  if (found === undefined) return [];
  const { callbacks } = reading.memos;
  const known = callbacks.get(found.address);
  if (known === 'reading') {
    reading.note(place.address, 'this callback leads back to itself');
    return [];
  }
  if (known !== undefined) return known;
  if (surroundings.depth >= DEEPEST_CALLBACK) {
    reading.note(place.address, `callbacks below ${DEEPEST_CALLBACK} others are not read`);
    return [];
  }
  const inside = { ...surroundings, depth: surroundings.depth + 1 };
  callbacks.set(found.address, 'reading');
  const operations = membersOf(found).flatMap((member) =>
    isExtension(member.name) ? [] : readPathItem(inside, 'callback', member.name, member),
  );
  callbacks.set(found.address, operations);
  return operations;
}
