import type { Api } from '../model/api.ts';
import { entries, equal, own } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { dialectOf } from '../normalise/schema/keywords.ts';
import { createSchemaReader } from '../normalise/schema/reader.ts';
import type { SchemaReader } from '../normalise/schema/reader.ts';
import { commonOf, NOTHING_IN_COMMON } from '../normalise/unchanged.ts';
import type { Common } from '../normalise/unchanged.ts';
import { createJudge } from '../schema/judge/judge.ts';
import type { Judge } from '../schema/judge/judge.ts';
import { createStore } from '../schema/store.ts';
import type { Store } from '../schema/store.ts';
import { createCollector } from './collector.ts';
import type { Collector } from './collector.ts';
import { compareApis } from './contract/api.ts';
import type { OperationCounts } from './contract/api.ts';
import { tellBodyMoves } from './contract/body-moves.ts';
import { sameDescription } from './contract/context.ts';
import type { Described, LeftParameters } from './contract/context.ts';
import { createSameWords } from './contract/same.ts';
import { compareLeftParameters } from './contract/parameters.ts';
import { questionsOf } from './questions.ts';
import { createRenameSearch } from './renames/search.ts';
import { createStatements } from './renames/stated.ts';
import type { StatedRename, Statements } from './renames/stated.ts';
import { createVocabulary } from './renames/vocabulary.ts';
import { createSchemaWalk } from './schemas/walk.ts';
import type { SchemaWalk } from './schemas/walk.ts';

/** How two APIs are compared; everything may be left out. */
export interface DiffOptions {
  /** Renames that somebody states, beside those that the documents state themselves. */
  readonly renames?: readonly StatedRename[] | undefined;
  /** What both documents have in common and is not looked at; leaving some out changes nothing but the time it takes. */
  readonly common?: Common | undefined;
  /** Called between the steps; what it throws ends the comparison. */
  readonly watch?: (() => void) | undefined;
}

/** Two APIs lined up, every rename settled: what there is to say of them, and nothing proven yet. */
export interface LinedUp {
  readonly readers: { readonly old: SchemaReader; readonly new: SchemaReader };
  readonly store: Store;
  readonly judge: Judge;
  /** Facts around the schemas, and the pairs of schemas that are payloads. */
  readonly collector: Collector;
  /** The pairs of schemas with their facts. */
  readonly schemas: SchemaWalk;
  readonly operations: OperationCounts;
  readonly statements: Statements;
}

/** Walks two APIs top down: lines up what is one thing in both, and gathers what they disagree on. */
export function lineUp(old: Api, next: Api, options: DiffOptions = {}): LinedUp {
  const common = options.common ?? commonOf(old, next);
  const store = createStore();
  const judge = watched(createJudge(store), options.watch);
  const shared = { store, shared: common.unchanged, isOneText: oneText(old, next) };
  const readers = {
    old: createSchemaReader({ document: old.document, specification: old.specification, side: 'old', ...shared }),
    new: createSchemaReader({ document: next.document, specification: next.specification, side: 'new', ...shared }),
  };
  const documents = { old: old.document, new: next.document };
  const statements = createStatements(documents, options.renames);
  const search = createRenameSearch(statements, createVocabulary());
  const questions = {
    there: questionsOf(readers.old, readers.new, { store, judge }),
    back: questionsOf(readers.new, readers.old, { store, judge }),
  };
  const schemas = createSchemaWalk({
    ...readers,
    documents,
    store,
    questions,
    search,
    common,
  });
  const collector = createCollector();
  const settled = sameDefaults(old, next) ? common : NOTHING_IN_COMMON;
  const cannotDiffer = (before: Described, after: Described): boolean => {
    options.watch?.();
    const places = { old: before.address, new: after.address };
    return before.address === after.address && sameDescription(before, after) && settled.isUnchanged(places);
  };
  const parameters: LeftParameters[] = [];
  const leave = (left: LeftParameters): void => {
    parameters.push(left);
  };
  const context = {
    collector,
    schemas,
    questions,
    search,
    common: settled,
    sameWords: createSameWords(settled, documents),
    cannotDiffer,
    leave,
  };
  const operations = compareApis(old, next, context);
  walkUnreachable(old, next, schemas, common);
  schemas.settle(new Set(collector.anchors().map(({ pair }) => pair)), (left) => {
    for (const one of tellBodyMoves(parameters, left, { ...context, readers })) compareLeftParameters(one, context);
  });
  return { readers, store, judge, collector, schemas, operations, statements };
}

/** Where schemas stand in a document, of which evaluation may come through any. */
const WITH_SCHEMAS = ['paths', 'webhooks', 'components'];

/** Whether the schemas of two APIs are one text in one file each; found out when somebody asks, since few texts need it. */
function oneText(old: Api, next: Api): () => boolean {
  let known: boolean | undefined;
  const isSame = (name: string): boolean => equal(own(old.document.root, name) ?? null, own(next.document.root, name) ?? null);
  return () =>
    (known ??=
      dialectOf(old.specification) === dialectOf(next.specification) &&
      [old, next].every(({ document }) => document.files?.length === 1) &&
      WITH_SCHEMAS.every(isSame));
}

/** The keys of the root that operations do not inherit from. */
const NOT_INHERITED = new Set([
  'openapi',
  'swagger',
  'info',
  'tags',
  'paths',
  'webhooks',
  'components',
  'definitions',
  'parameters',
  'responses',
]);

/** Whether operations inherit the same servers, security and media types on both sides. */
function sameDefaults(old: Api, next: Api): boolean {
  const inherited = (api: Api): Json => Object.fromEntries(entries(api.document.root).filter(([name]) => !NOT_INHERITED.has(name)));
  return equal(inherited(old), inherited(next));
}

/** Components that no operation reaches still change; what changes in them has no uses. */
function walkUnreachable(old: Api, next: Api, schemas: SchemaWalk, { unchanged }: Common): void {
  for (const [name, before] of old.schemas) {
    const after = next.schemas.get(name);
    if (after !== undefined && !unchanged.has(before.address)) schemas.pair([before.address], [after.address]);
  }
}

/** The same judge, which calls `watch` before every question. */
function watched(judge: Judge, watch: (() => void) | undefined): Judge {
  if (watch === undefined) return judge;
  return {
    ...judge,
    contained: (inner, outer) => {
      watch();
      return judge.contained(inner, outer);
    },
  };
}
