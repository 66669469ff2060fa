import type { Direction, Operation, Response } from '../../../model/api.ts';
import { REQUEST_BODY, responseBodyHint } from '../operations/body-hints.ts';
import { namedParameters } from '../operations/named-parameters.ts';
import { PARTS } from '../operations/plan.ts';
import type { Part } from '../operations/plan.ts';
import { pascalCase } from '../names.ts';
import type { Types } from '../types/declare.ts';
import { unionOf } from '../types/type.ts';
import type { Type, TypeProperty } from '../types/type.ts';

const ANYTHING: Type = { kind: 'unknown' };
const ANY_MEMBERS: Type = { kind: 'record', of: ANYTHING };

/** The type of a request of an operation: its parameters by place, and its body. */
export function requestType(operation: Operation, direction: Direction, name: string, types: Types): Type {
  const parameters = namedParameters(operation);
  const partType = (part: Part): Type => {
    const own = parameters.filter((one) => one.part === part);
    if (own.length === 0) return ANY_MEMBERS;
    return {
      kind: 'object',
      properties: own.map<TypeProperty>(({ name: parameter, parameter: { schema, required, description } }) => ({
        name: parameter,
        type: schema === undefined ? ANYTHING : types.typeOf([schema.address], direction, `${pascalCase(name)}${pascalCase(parameter)}`),
        isOptional: !required.value && part !== 'path',
        description: description?.value,
      })),
    };
  };
  const body = bodyType(operation.body?.content ?? [], direction, `${pascalCase(name)}${REQUEST_BODY}`, types);
  const isOptional = operation.body?.required.value !== true;
  const properties = PARTS.map<TypeProperty>((part) => ({ name: part, type: partType(part), isOptional: false, description: undefined }));
  return { kind: 'object', properties: [...properties, { name: 'body', type: body, isOptional, description: undefined }] };
}

/** The type of one response: its status as a number where the document says which. */
export function responseType(response: Response, operation: Operation, direction: Direction, name: string, types: Types): Type {
  const suffix = pascalCase(response.status).replace(/^Value/, '');
  const exact = /^\d{3}$/.test(response.status);
  const headers: Type =
    response.headers.length === 0
      ? ANY_MEMBERS
      : {
          kind: 'object',
          properties: response.headers.map<TypeProperty>((header) => ({
            name: header.name.toLowerCase(),
            type:
              header.schema === undefined
                ? ANYTHING
                : types.typeOf([header.schema.address], direction, `${pascalCase(name)}${suffix}${pascalCase(header.name)}`),
            isOptional: !header.required.value,
            description: header.description?.value,
          })),
        };
  return {
    kind: 'object',
    properties: [
      {
        name: 'status',
        type: exact ? { kind: 'literal', value: Number(response.status) } : { kind: 'number' },
        isOptional: false,
        description: undefined,
      },
      { name: 'headers', type: headers, isOptional: false, description: undefined },
      {
        name: 'body',
        type: bodyType(response.content, direction, `${pascalCase(name)}${responseBodyHint(response, operation)}`, types),
        isOptional: response.content.length === 0,
        description: undefined,
      },
    ],
  };
}

/** The type of all responses of an operation. */
export function responsesType(operation: Operation, direction: Direction, name: string, types: Types): Type {
  if (operation.responses.length === 0) return { kind: 'object', properties: [] };
  return unionOf(operation.responses.map((response) => responseType(response, operation, direction, name, types)));
}

function bodyType(
  content: readonly { readonly schema?: { readonly address: string } }[],
  direction: Direction,
  hint: string,
  types: Types,
): Type {
  const schemas = content.flatMap(({ schema }) => schema ?? []);
  if (schemas.length < content.length || schemas.length === 0) return ANYTHING;
  return unionOf(schemas.map(({ address }) => types.typeOf([address], direction, hint)));
}
