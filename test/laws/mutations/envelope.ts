import type { Direction } from '../../../src/model/api.ts';
import { entries, isArray, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { append, parentOf } from '../../../src/model/pointer.ts';
import type { Pointer } from '../../../src/model/pointer.ts';
import type { Effect, Severity } from '../../../src/rules/aspect.ts';
import { isReference, specificationOf } from '../../support/openapi-objects.ts';
import { seeded } from '../../support/random.ts';
import type { Random } from '../../support/random.ts';
import { replaceAt } from '../../support/replace.ts';
import { valueAt } from '../../support/value-at.ts';
import type { Mutated, Mutation } from './mutation.ts';
import { operationsOf } from './uses.ts';

/** An edit of one operation of `paths`. */
interface OperationMutation {
  readonly kind: string;
  readonly keyword: string;
  readonly effect: Effect;
  readonly severity: Readonly<Partial<Record<Direction, readonly Severity[]>>>;
  readonly edit: (operation: JsonObject, pointer: Pointer, root: JsonObject, random: Random) => OperationEdit | undefined;
}

interface OperationEdit {
  /** The whole document or, below `at`, the new value; undefined takes it out. */
  readonly at: Pointer;
  readonly value: Json | undefined;
  readonly side: 'old' | 'new';
  /** The place that must be named, when it is not `at`. */
  readonly named?: Pointer;
}

function operationMutation({ kind, keyword, effect, severity, edit }: OperationMutation): Mutation {
  return {
    kind,
    apply: (root, seed): Mutated | undefined => {
      const random = seeded(seed);
      for (const { pointer, operation } of random.shuffled(operationsOf(root))) {
        const edited = edit(operation, pointer, root, random);
        if (edited === undefined) continue;
        const document = edited.value === undefined ? replaceAt(root, edited.at, undefined) : replaceAt(root, edited.at, edited.value);
        return {
          document: document as JsonObject,
          side: edited.side,
          pointer: edited.named ?? edited.at,
          expected: { keyword, effect, severity, provable: false },
        };
      }
      return undefined;
    },
  };
}

const breaksRequest = { request: ['breaking'] } as const;
const breaksResponse = { response: ['breaking'] } as const;
const freesRequest = { request: ['compatible'] } as const;

/** The query parameters that stand in an operation itself. */
function queryParameters(
  operation: JsonObject,
  pointer: Pointer,
): readonly { readonly at: Pointer; readonly parameter: JsonObject; readonly list: readonly Json[] }[] {
  const list = own(operation, 'parameters');
  if (!isArray(list)) return [];
  return list.flatMap((parameter, index) =>
    own(parameter, 'in') === 'query' ? [{ at: append(pointer, 'parameters', index), parameter: parameter as JsonObject, list }] : [],
  );
}

function parameterAdded(
  operation: JsonObject,
  pointer: Pointer,
  root: JsonObject,
  required: 'required' | 'optional',
): OperationEdit | undefined {
  const list = own(operation, 'parameters') ?? [];
  if (!isArray(list)) return undefined;
  const type: JsonObject = specificationOf(root) === '2.0' ? { type: 'string' } : { schema: { type: 'string' } };
  const added = { name: 'addedByAMutation', in: 'query', required: required === 'required', ...type };
  return { at: append(pointer, 'parameters'), value: [...list, added], side: 'new', named: append(pointer, 'parameters', list.length) };
}

function bodyRequired(operation: JsonObject, pointer: Pointer, required: boolean): OperationEdit | undefined {
  const body = own(operation, 'requestBody');
  if (body === undefined || isReference(body) || (own(body, 'required') === true) === required) return undefined;
  return { at: append(pointer, 'requestBody', 'required'), value: required, side: 'new' };
}

/** The content of the operation's own body or success responses, with at least two media types. */
function manyMediaTypes(operation: JsonObject, pointer: Pointer, where: 'body' | 'response'): Pointer | undefined {
  const places =
    where === 'body'
      ? [append('', 'requestBody', 'content')]
      : entries(own(operation, 'responses')).flatMap(([status]) =>
          status.startsWith('2') ? [append('', 'responses', status, 'content')] : [],
        );
  const found = places.find((place) => Object.keys(valueAt(operation, place) ?? {}).length >= 2);
  return found === undefined ? undefined : pointer + found;
}

function mediaTypeRemoved(root: JsonObject, content: Pointer | undefined, random: Random): OperationEdit | undefined {
  const names = content === undefined ? [] : Object.keys(valueAt(root, content) as JsonObject);
  // A range or a parameter may cover what was removed.
  const name = names.some((other) => /[*;]/.test(other)) ? undefined : random.pick(names);
  return content === undefined || name === undefined ? undefined : { at: append(content, name), value: undefined, side: 'old' };
}

function headersOf(operation: JsonObject, pointer: Pointer): readonly { readonly at: Pointer; readonly header: Json }[] {
  return entries(own(operation, 'responses')).flatMap(([status, response]) =>
    entries(own(response, 'headers')).map(([name, header]) => ({ at: append(pointer, 'responses', status, 'headers', name), header })),
  );
}

function isSecured(operation: JsonObject, root: JsonObject): boolean {
  const security = own(operation, 'security') ?? own(root, 'security');
  return isArray(security) && security.length > 0 && security.every((requirement) => Object.keys(requirement as JsonObject).length > 0);
}

const scheme = { type: 'apiKey', in: 'header', name: 'X-Mutation-Key' } as const;

function secured(root: JsonObject, pointer: Pointer): JsonObject {
  const holder = specificationOf(root) === '2.0' ? '/securityDefinitions/addedByAMutation' : '/components/securitySchemes/addedByAMutation';
  return replaceAt(replaceAt(root, holder, scheme), append(pointer, 'security'), [{ addedByAMutation: [] }]) as JsonObject;
}

/** Operations, parameters, bodies, media types, statuses, headers, security. */
export const envelopeMutations: readonly Mutation[] = [
  operationMutation({
    kind: 'operation removed',
    keyword: 'paths',
    effect: 'withdraws',
    severity: breaksRequest,
    edit: (_, pointer) => ({ at: pointer, value: undefined, side: 'old' }),
  }),
  operationMutation({
    kind: 'operation added',
    keyword: 'paths',
    effect: 'extends',
    severity: freesRequest,
    edit: (_, pointer, root) => {
      const free = ['get', 'put', 'delete', 'patch'].find((method) => own(valueAt(root, parentOf(pointer)), method) === undefined);
      return free === undefined
        ? undefined
        : { at: append(parentOf(pointer), free), value: { responses: { '204': { description: 'Done' } } }, side: 'new' };
    },
  }),
  operationMutation({
    kind: 'required parameter added',
    keyword: 'parameters',
    effect: 'narrows',
    severity: breaksRequest,
    edit: (operation, pointer, root) => parameterAdded(operation, pointer, root, 'required'),
  }),
  operationMutation({
    kind: 'optional parameter added',
    keyword: 'parameters',
    effect: 'extends',
    severity: freesRequest,
    edit: (operation, pointer, root) => parameterAdded(operation, pointer, root, 'optional'),
  }),
  operationMutation({
    kind: 'parameter removed',
    keyword: 'parameters',
    effect: 'withdraws',
    severity: breaksRequest,
    edit: (operation, pointer, _, random) => {
      const found = random.pick(queryParameters(operation, pointer));
      return found === undefined ? undefined : { at: found.at, value: undefined, side: 'old' };
    },
  }),
  operationMutation({
    kind: 'parameter became required',
    keyword: 'required',
    effect: 'narrows',
    severity: breaksRequest,
    edit: (operation, pointer) => {
      const found = queryParameters(operation, pointer).find(({ parameter }) => own(parameter, 'required') !== true);
      return found === undefined ? undefined : { at: append(found.at, 'required'), value: true, side: 'new' };
    },
  }),
  operationMutation({
    kind: 'parameter became optional',
    keyword: 'required',
    effect: 'widens',
    severity: freesRequest,
    edit: (operation, pointer) => {
      const found = queryParameters(operation, pointer).find(({ parameter }) => own(parameter, 'required') === true);
      return found === undefined ? undefined : { at: append(found.at, 'required'), value: false, side: 'new' };
    },
  }),
  operationMutation({
    kind: 'body became required',
    keyword: 'required',
    effect: 'narrows',
    severity: breaksRequest,
    edit: (operation, pointer) => bodyRequired(operation, pointer, true),
  }),
  operationMutation({
    kind: 'body became optional',
    keyword: 'required',
    effect: 'widens',
    severity: freesRequest,
    edit: (operation, pointer) => bodyRequired(operation, pointer, false),
  }),
  operationMutation({
    kind: 'media type of a body removed',
    keyword: 'content',
    effect: 'narrows',
    severity: breaksRequest,
    edit: (operation, pointer, root, random) => mediaTypeRemoved(root, manyMediaTypes(operation, pointer, 'body'), random),
  }),
  operationMutation({
    // The client asks for a media type, so this narrows what it may ask for.
    kind: 'media type of a response removed',
    keyword: 'content',
    effect: 'narrows',
    severity: breaksRequest,
    edit: (operation, pointer, root, random) => mediaTypeRemoved(root, manyMediaTypes(operation, pointer, 'response'), random),
  }),
  operationMutation({
    kind: 'success status removed',
    keyword: 'responses',
    effect: 'withdraws',
    severity: breaksResponse,
    edit: (operation, pointer) => {
      const statuses = Object.keys(own(operation, 'responses') ?? {});
      const gone = statuses.filter((status) => /^2\d\d$/.test(status));
      const covered = statuses.includes('default') || statuses.some((status) => /^2xx$/i.test(status));
      return covered || gone[0] === undefined ? undefined : { at: append(pointer, 'responses', gone[0]), value: undefined, side: 'old' };
    },
  }),
  operationMutation({
    kind: 'error status added',
    keyword: 'responses',
    effect: 'extends',
    severity: { response: ['compatible', 'warning'] },
    edit: (operation, pointer) => {
      const statuses = Object.keys(own(operation, 'responses') ?? {});
      return statuses.some((status) => /^(?:4|default)/.test(status))
        ? undefined
        : { at: append(pointer, 'responses', '409'), value: { description: 'Conflict' }, side: 'new' };
    },
  }),
  operationMutation({
    kind: 'response header removed',
    keyword: 'headers',
    effect: 'withdraws',
    severity: breaksResponse,
    edit: (operation, pointer, _, random) => {
      const found = random.pick(headersOf(operation, pointer));
      return found === undefined ? undefined : { at: found.at, value: undefined, side: 'old' };
    },
  }),
  operationMutation({
    kind: 'response header added',
    keyword: 'headers',
    effect: 'extends',
    severity: { response: ['compatible'] },
    edit: (operation, pointer, root) => {
      const [status, response] = entries(own(operation, 'responses'))[0] ?? [];
      if (status === undefined || response === undefined || isReference(response)) return undefined;
      const value: JsonObject = specificationOf(root) === '2.0' ? { type: 'string' } : { schema: { type: 'string' } };
      return { at: append(pointer, 'responses', status, 'headers', 'X-Added-By-A-Mutation'), value, side: 'new' };
    },
  }),
  operationMutation({
    kind: 'security added',
    keyword: 'security',
    effect: 'narrows',
    severity: breaksRequest,
    edit: (operation, pointer, root) =>
      isSecured(operation, root) ? undefined : { at: '', value: secured(root, pointer), side: 'new', named: append(pointer, 'security') },
  }),
  operationMutation({
    kind: 'security removed',
    keyword: 'security',
    effect: 'widens',
    severity: { request: ['compatible', 'warning'] },
    edit: (operation, pointer, root) =>
      isSecured(operation, root) ? { at: append(pointer, 'security'), value: [], side: 'new' } : undefined,
  }),
];
