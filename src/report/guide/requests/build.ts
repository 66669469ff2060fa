import type { Operation, Parameter } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import { entries, isObject } from '../../../model/json.ts';
import type { GuideContext } from '../context.ts';
import { isJson } from '../operations.ts';
import { samplePair } from '../samples/pair.ts';
import type { Side, Sides } from '../samples/sampling.ts';
import { baseUrlOf } from './base-url.ts';
import { credentialsOf } from './credentials.ts';
import { parameterValues } from './parameter-values.ts';
import type { NamedValue, SampleBody, SampleRequest } from './request.ts';
import type { RequestWish } from './wish.ts';
import { scalarText, written } from './written.ts';

/** The same call by both documents, values shared; a side is undefined where its document has no such call. */
export function requestPair(wish: RequestWish, context: GuideContext): Sides<SampleRequest> {
  const values = parameterValues(wish, context);
  const bodies = wish.bodies ?? bodiesOf(wish.operations, context);
  const make = (side: Side): SampleRequest | undefined => {
    const operation = wish.operations[side];
    if (operation?.kind !== 'path') return undefined;
    return requestOf(operation, { side, values: values[side], body: bodies[side] }, context);
  };
  return { old: make('old'), new: make('new') };
}

/** Bodies that only have to be there. */
function bodiesOf(operations: Sides<Operation>, { sampling }: GuideContext): Sides<Json> {
  const content = (side: Side) =>
    operations[side]?.body?.content.find(isJson) ?? operations[side]?.body?.content.find(({ mediaType }) => isForm(mediaType));
  const [before, after] = [content('old'), content('new')];
  if (before === undefined && after === undefined) return { old: undefined, new: undefined };
  return samplePair(sampling, {
    schemas: { old: before?.schema && [before.schema.address], new: after?.schema && [after.schema.address] },
    examples: { old: before?.examples[0], new: after?.examples[0] },
    direction: 'request',
    focus: [],
    renames: [],
    components: new Set(),
  });
}

interface Filling {
  readonly side: Side;
  readonly values: ReadonlyMap<Parameter, Json>;
  readonly body: Json | undefined;
}

function requestOf(operation: Operation, { side, values, body }: Filling, { apis }: GuideContext): SampleRequest {
  const texts = (location: Parameter['in']): readonly NamedValue[] =>
    [...values].flatMap(([parameter, value]) => (parameter.in === location ? written(parameter, value) : []));
  const path = operation.path.replaceAll(/\{([^}]*)\}/g, (whole, name: string) => {
    const found = texts('path').find((one) => one.name === name);
    return found === undefined ? whole.slice(1, -1) : encodeURIComponent(found.value);
  });
  const query = texts('query').map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const cookies = texts('cookie').map(({ name, value }) => `${name}=${value}`);
  const accept = operation.responses.find(({ status }) => /^2/.test(status))?.content[0]?.mediaType;
  return {
    method: operation.method.toUpperCase(),
    url: `${baseUrlOf(operation)}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    headers: [
      ...(accept !== undefined && !/^(?:application\/json|\*\/\*)/.test(accept) ? [{ name: 'Accept', value: accept }] : []),
      ...texts('header').filter(({ name }) => !/^(?:authorization|content-type|accept)$/i.test(name)),
      ...(cookies.length === 0 ? [] : [{ name: 'Cookie', value: cookies.join('; ') }]),
    ],
    credentials: credentialsOf(operation, apis[side].securitySchemes),
    body: bodyOf(operation, body),
  };
}

function isForm(mediaType: string): boolean {
  return /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/i.test(mediaType);
}

function bodyOf({ body }: Operation, value: Json | undefined): SampleBody | undefined {
  if (body === undefined || value === undefined) return undefined;
  const json = body.content.find(isJson);
  if (json !== undefined) return { kind: 'json', mediaType: json.mediaType.includes('*') ? 'application/json' : json.mediaType, value };
  const form = body.content.find(({ mediaType }) => isForm(mediaType));
  if (form === undefined || !isObject(value)) return undefined;
  return { kind: 'form', mediaType: form.mediaType, fields: entries(value).map(([name, inner]) => ({ name, value: scalarText(inner) })) };
}
