import type { Direction, Operation, Parameter, SecurityScheme } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import { entries, isArray, isObject } from '../../../model/json.ts';
import { jsonText } from '../../json.ts';
import type { GuideContext } from '../context.ts';
import { isJson } from '../operations.ts';
import type { Focus } from '../samples/focus.ts';
import { samplePair } from '../samples/pair.ts';
import type { Side, Sides } from '../samples/sampling.ts';
import type { Credential, NamedValue, SampleBody, SampleRequest } from './request.ts';

/** What a pair of requests has to show. */
export interface RequestWish {
  readonly operations: Sides<Operation>;
  /** The bodies, where they have been made already. */
  readonly bodies: Sides<Json> | undefined;
  /** The parameters that changed, by their old and new names. */
  readonly parameters: readonly { readonly from: string | undefined; readonly to: string | undefined; readonly focus: Focus | undefined }[];
}

const SIDES: readonly Side[] = ['old', 'new'];
const REQUEST: Direction = 'request';

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

/** The values of the parameters that have to be there or that are to be shown, the same on both sides where both take it. */
function parameterValues(wish: RequestWish, { sampling }: GuideContext): Readonly<Record<Side, ReadonlyMap<Parameter, Json>>> {
  const values = { old: new Map<Parameter, Json>(), new: new Map<Parameter, Json>() };
  const olds = wish.operations.old?.parameters ?? [];
  const taken = new Set<Parameter>();
  const pairs: Sides<Parameter>[] = (wish.operations.new?.parameters ?? []).map((after) => {
    const shown = wish.parameters.find(({ to }) => to === after.name);
    const before =
      olds.find((one) => one.in === after.in && one.name === (shown?.from ?? after.name)) ??
      (after.in === 'path' ? olds.filter((one) => one.in === 'path')[pathIndex(wish.operations.new, after)] : undefined);
    if (before !== undefined) taken.add(before);
    return { old: before, new: after };
  });
  for (const before of olds) if (!taken.has(before)) pairs.push({ old: before, new: undefined });
  for (const pair of pairs) {
    const shown = wish.parameters.find(
      ({ from, to }) => (pair.old !== undefined && from === pair.old.name) || (pair.new !== undefined && to === pair.new.name),
    );
    const isNeeded = SIDES.some((side) => pair[side]?.required.value === true) || shown !== undefined;
    if (!isNeeded) continue;
    const made = samplePair(sampling, {
      schemas: { old: schemaOf(pair.old), new: schemaOf(pair.new) },
      examples: { old: pair.old?.example?.value, new: pair.new?.example?.value },
      direction: REQUEST,
      focus: shown?.focus === undefined ? [] : [shown.focus],
      renames: [],
      components: new Set(),
      name: pair.new?.name ?? pair.old?.name ?? '',
    });
    const becameRequired = shown?.focus !== undefined && /became-required|parameter-added/.test(shown.focus.rule);
    for (const side of SIDES) {
      const [parameter, value] = [pair[side], made[side] ?? (pair[side] === undefined ? undefined : 'example')];
      if (parameter === undefined || value === undefined || (side === 'old' && becameRequired && !parameter.required.value)) continue;
      values[side].set(parameter, value);
    }
  }
  return values;
}

function pathIndex(operation: Operation | undefined, parameter: Parameter): number {
  return (operation?.parameters ?? []).filter((one) => one.in === 'path').indexOf(parameter);
}

function schemaOf(parameter: Parameter | undefined): readonly string[] | undefined {
  return parameter?.schema === undefined ? undefined : [parameter.schema.address];
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
    direction: REQUEST,
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

/** Where a server is relative or none is given, requests go to this host. */
export const PLACEHOLDER_HOST = 'https://api.example.com';

/** The URL of the first server with its variables at their defaults, without a slash at its end. */
export function baseUrlOf({ servers }: Pick<Operation, 'servers'>): string {
  const server = servers.find(({ url }) => url.startsWith('https:')) ?? servers[0];
  const url = (server?.url ?? '').replaceAll(/\{([^}]*)\}/g, (whole, name: string) => server?.variables.get(name)?.default ?? whole);
  const absolute = /^https?:\/\//i.test(url)
    ? url
    : url.startsWith('//')
      ? `https:${url}`
      : `${PLACEHOLDER_HOST}${url.startsWith('/') || url === '' ? url : `/${url.replace(/^\.?\//, '')}`}`;
  return absolute.replace(/\/+$/, '');
}

/** A parameter's value as it stands in the URL or a header (OpenAPI 3.1, section 4.8.12). */
function written({ name, wire }: Parameter, value: Json): readonly NamedValue[] {
  if (wire.mediaType !== undefined)
    return [
      {
        name,
        value: jsonText(value)
          .replaceAll(/\s*\n\s*/g, ' ')
          .trim(),
      },
    ];
  if (isArray(value)) {
    const items = value.map(scalarText);
    if (wire.explode && wire.style === 'form') return items.map((item) => ({ name, value: item }));
    return [{ name, value: items.join(wire.style === 'pipeDelimited' ? '|' : wire.style === 'spaceDelimited' ? ' ' : ',') }];
  }
  if (isObject(value)) {
    const fields = entries(value).map(([key, inner]) => ({ name: key, value: scalarText(inner) }));
    if (wire.style === 'deepObject') return fields.map((field) => ({ name: `${name}[${field.name}]`, value: field.value }));
    if (wire.explode && wire.style === 'form') return fields;
    return [{ name, value: fields.flatMap((field) => [field.name, field.value]).join(',') }];
  }
  return [{ name, value: scalarText(value) }];
}

function scalarText(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value).trim();
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

/** The credentials of the first way to authenticate that is not anonymous. */
export function credentialsOf(operation: Operation, schemes: ReadonlyMap<string, SecurityScheme>): readonly Credential[] {
  const requirement = (operation.security?.value ?? []).find((one) => one.size > 0);
  return [...(requirement?.keys() ?? [])].flatMap((name) => {
    const scheme = schemes.get(name);
    return scheme === undefined ? [] : [credentialOf(scheme)];
  });
}

/** How a scheme shows in a request. */
export function credentialOf(scheme: SecurityScheme): Credential {
  const bearer: Credential = { kind: 'header', name: 'Authorization', prefix: 'Bearer ', variable: 'ACCESS_TOKEN' };
  switch (scheme.type) {
    case 'apiKey': {
      const kind = scheme.in === 'query' || scheme.in === 'cookie' ? scheme.in : 'header';
      return { kind, name: scheme.parameterName ?? 'X-API-Key', prefix: '', variable: variableName(scheme.parameterName ?? scheme.name) };
    }
    case 'http':
      if (scheme.scheme?.toLowerCase() === 'basic') return { kind: 'basic' };
      return {
        ...bearer,
        prefix: scheme.scheme === undefined || scheme.scheme.toLowerCase() === 'bearer' ? 'Bearer ' : `${scheme.scheme} `,
      };
    case 'mutualTLS':
      return { kind: 'certificate' };
    default:
      return bearer;
  }
}

/** `X-API-Key` is held in `API_KEY`, `api_key` too. */
function variableName(name: string): string {
  const words = name
    .replace(/^x-/i, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z\d]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(words) ? words : `KEY_${words}`;
}
