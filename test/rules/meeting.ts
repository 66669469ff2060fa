import type { Api, MediaType, Operation } from '../../src/model/api.ts';
import type { Json } from '../../src/model/json.ts';
import type { View } from '../../src/normalise/view.ts';
import { baseUrl } from '../../src/diff/contract/base-url.ts';
import { essence } from '../../src/diff/contract/media-range.ts';
import { questionsOf } from '../../src/diff/questions.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import type { SchemaReader } from '../../src/normalise/schema/reader.ts';
import type { Aspect, FacetAspect, Loss, PresenceAspect, Questions, Watched } from '../../src/rules/aspect.ts';
import { aspects } from '../../src/rules/table.ts';
import { createJudge } from '../../src/schema/judge/judge.ts';
import { createStore } from '../../src/schema/store.ts';
import { documentOf } from '../support/document.ts';

/** One loss, with the id of its rule. */
export interface Said {
  readonly rule: string;
  readonly loss: Loss;
}

/** Two documents, lined up by hand: keys alone decide what is kept, and schemas are met at the component `Thing` only. */
export interface Meeting {
  readonly questions: Questions;
  /** What one aspect says, read there and back. */
  readonly losses: (aspect: Aspect) => { readonly there: readonly Loss[]; readonly back: readonly Loss[] };
  /** What all aspects say from old to new. */
  readonly said: () => readonly Said[];
  readonly nodes: { readonly old: ReturnType<SchemaReader['node']>; readonly new: ReturnType<SchemaReader['node']> };
}

const thing = '#/components/schemas/Thing';

/** Lines up two documents. */
export function meet(old: Json, next: Json): Meeting {
  const store = createStore();
  const judge = createJudge(store);
  const sides = { old: sideOf(old, 'old', store), new: sideOf(next, 'new', store) };
  const questions: Questions = questionsOf(sides.old.reader, sides.new.reader, { store, judge });
  const backwards: Questions = questionsOf(sides.new.reader, sides.old.reader, { store, judge });

  function losses(aspect: Aspect): { readonly there: readonly Loss[]; readonly back: readonly Loss[] } {
    const [a, b] = [sides.old.things(aspect.watches), sides.new.things(aspect.watches)];
    if (aspect.kind === 'presence') {
      const { lost } = aspect as PresenceAspect<'operation'>;
      const alone = (from: Things, to: Things): readonly Loss[] =>
        [...from.items].flatMap(([key, item]) =>
          to.items.has(key) || !to.holders.has(holderOf(key)) ? [] : (lost(item as Operation) ?? []),
        );
      return { there: alone(a, b), back: alone(b, a) };
    }
    const { lost } = aspect as FacetAspect<'operation'>;
    const pairs = [...a.items].flatMap(([key, item]) =>
      b.items.has(key) ? [{ item: item as Operation, partner: b.items.get(key) as Operation }] : [],
    );
    return {
      there: pairs.flatMap(({ item, partner }) => lost(item, partner, questions)),
      back: pairs.flatMap(({ item, partner }) => lost(partner, item, backwards)),
    };
  }

  return {
    questions,
    losses,
    said: () =>
      (aspects as readonly Aspect[]).flatMap((aspect) => {
        const { lost, gained, replaced = lost } = aspect.faces;
        const { there, back } = losses(aspect);
        return [
          ...there.map((loss) => ({ rule: loss.replaced === true ? replaced.id : lost.id, loss })),
          ...back.filter((loss) => loss.replaced !== true).map((loss) => ({ rule: gained.id, loss })),
        ];
      }),
    nodes: { old: sides.old.reader.node([thing]), new: sides.new.reader.node([thing]) },
  };
}

/** Two schemas as the component `Thing` of two documents of OpenAPI 3.1. */
export function meetSchemas(old: Json, next: Json): Meeting {
  const wrap = (schema: Json): Json => ({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { Thing: schema } },
  });
  return meet(wrap(old), wrap(next));
}

/** The ids of the rules that two schemas meet, in order. */
export function rulesBetween(old: Json, next: Json): readonly string[] {
  return meetSchemas(old, next)
    .said()
    .map(({ rule }) => rule)
    .sort();
}

/** Things by `holder/key`, and the holders that are there: what stands in a missing holder goes with it. */
interface Things {
  readonly items: ReadonlyMap<string, unknown>;
  readonly holders: ReadonlySet<string>;
}

/** Operations are paired whatever the case of their path. */
const spelling = (label: string): string => label.toLowerCase().replace(/\/$/, '');

const holderOf = (key: string): string => key.slice(0, key.indexOf('|') + 1);

function sideOf(root: Json, side: 'old' | 'new', store: Questions['store']) {
  const api = normalise(documentOf(root), side);
  const reader = createSchemaReader({ document: api.document, specification: api.specification, store, side });
  const bodies = api.operations.flatMap(({ label, body }) => (body === undefined ? [] : [`${label}|`]));
  const view = api.schemas.has('Thing') ? reader.view([thing]) : undefined;
  const answers = api.operations.map(({ label }) => `${label} answers|`);
  const payloads = api.operations.flatMap(({ responses }) =>
    responses.flatMap(({ status, content }) => (content.length === 0 ? [] : [`${status} body|`])),
  );
  const holders = new Set(['', ...bodies, ...answers, ...payloads, ...(view === undefined || view.unions.length === 0 ? [] : ['union|'])]);
  return { reader, things: (watches: keyof Watched): Things => ({ items: new Map(thingsOf(api, view, watches)), holders }) };
}

function thingsOf(api: Api, view: View | undefined, watches: keyof Watched): readonly (readonly [string, unknown])[] {
  const operations = api.operations;
  const responses = operations.flatMap((operation) => operation.responses);
  switch (watches) {
    case 'api':
      return [['', api]];
    case 'info':
      return [['', api.info]];
    case 'server':
      return api.servers.map((server, index) => [`${index}`, server]);
    case 'base url':
      return api.servers.map((server, index) => [`${index}`, baseUrl(server)]);
    case 'operation path':
      return operations.map(({ address, path }, index) => [`${index}`, { address, path }]);
    case 'tag':
      return api.tags.map((tag) => [tag.name, tag]);
    case 'operation':
      return operations.map((operation) => [spelling(operation.label), operation]);
    case 'parameter':
      return operations.flatMap(({ parameters }) => parameters.map((item) => [`${item.in} ${item.name.toLowerCase()}`, item] as const));
    case 'body':
      return operations.flatMap(({ label, body }) => (body === undefined ? [] : [[label, body] as const]));
    case 'request media type':
      return operations.flatMap(({ label, body }) =>
        (body?.content ?? []).map((media) => [`${label}|${essence(media.mediaType)}`, media] as const),
      );
    case 'response media type':
      return responses.flatMap(({ status, content }) =>
        content.map((media, index) => {
          // A range and what is left of it go by the type that both begin with.
          const type = (one: MediaType): string => essence(one.mediaType).split('/')[0] ?? '';
          const before = content.slice(0, index).filter((one) => type(one) === type(media)).length;
          return [`${status} body|${type(media)} ${before}`, media] as const;
        }),
      );
    case 'response':
      return operations.flatMap(({ label, responses: own }) =>
        own.map((response, index) => {
          const before = own.slice(0, index).filter(({ status }) => status[0] === response.status[0]).length;
          return [`${label} answers|${response.status[0]} ${before}`, response] as const;
        }),
      );
    case 'header':
      return responses.flatMap(({ headers }) => headers.map((header) => [header.name.toLowerCase(), header] as const));
    case 'security':
      return operations.map((operation) => [
        spelling(operation.label),
        { operation, requirements: operation.security?.value ?? [], schemes: api.securitySchemes },
      ]);
    case 'security scheme':
      return [...api.securitySchemes];
    case 'schema':
      return view === undefined ? [] : [['', view]];
    case 'property':
      return [...(view?.properties ?? [])].map(([name, property]) => {
        const required = view?.required.get(name);
        return [name, required === undefined ? property : { ...property, required }];
      });
    case 'union member':
      return (view?.unions ?? []).flatMap(({ members }) => members.map((member, index) => [`union|${index}`, member] as const));
  }
}
