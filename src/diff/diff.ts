import type { Api, Operation, Placed } from '../model/api.ts';
import type { Document, Note } from '../model/document.ts';
import { entries, equal } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { unescapeToken } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import { isUnchanged, unchangedPlaces } from '../normalise/unchanged.ts';
import { createSchemaReader } from '../normalise/schema/reader.ts';
import type { SchemaReader } from '../normalise/schema/reader.ts';
import type { RuleId } from '../rules/table.ts';
import { createJudge } from '../schema/judge/judge.ts';
import { createLenses } from '../schema/lens/lens.ts';
import { createStore } from '../schema/store.ts';
import type { Change, ChangeSubject, Skipped, Use } from './change.ts';
import { createCollector } from './collector.ts';
import type { PlacedFact } from './collector.ts';
import { compareApis } from './contract/api.ts';
import { fingerprintOf } from './fingerprint.ts';
import { createRenameSearch } from './renames/search.ts';
import { createStatements } from './renames/stated.ts';
import type { StatedRename } from './renames/stated.ts';
import { createVocabulary } from './renames/vocabulary.ts';
import { placeOf, subjectOfSchema } from './place.ts';
import { joinFacts, lesser } from './schemas/join.ts';
import type { JoinedFact } from './schemas/join.ts';
import { createProofs } from './schemas/proofs.ts';
import { createReachability } from './schemas/reach.ts';
import { createSchemaWalk } from './schemas/walk.ts';

interface Documents {
  readonly old: Document;
  readonly new: Document;
}

/** What became of the document as a whole. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly skipped: readonly Skipped[];
  readonly operations: {
    readonly added: number;
    readonly removed: number;
    readonly total: number;
    /** The operations that both documents have, callbacks apart. */
    readonly kept: readonly { readonly old: Operation; readonly new: Operation }[];
  };
  /** What was stated about renames and matched nothing. */
  readonly notes: readonly Note[];
  /** Questions to the judge, and how many it could not answer. */
  readonly judged: { readonly questions: number; readonly unknown: number };
}

/** How two APIs are compared; everything may be left out. */
export interface DiffOptions {
  /** Renames that somebody states, beside those that the documents state themselves. */
  readonly renames?: readonly StatedRename[] | undefined;
  /** The places that cannot differ and are not looked at; leaving some out changes nothing but the time it takes. */
  readonly unchanged?: ReadonlySet<Address> | undefined;
}

/** Compares two APIs: changes with their uses and proofs, direction-free, not yet judged by any policy. */
export function diff(old: Api, next: Api, options: DiffOptions = {}): Difference {
  const unchanged = options.unchanged ?? unchangedPlaces(old, next);
  const store = createStore();
  const judge = createJudge(store);
  const readers = {
    old: createSchemaReader({ document: old.document, specification: old.specification, store, side: 'old', shared: unchanged }),
    new: createSchemaReader({ document: next.document, specification: next.specification, store, side: 'new', shared: unchanged }),
  };
  const documents = { old: old.document, new: next.document };
  const statements = createStatements(documents, options.renames);
  const search = createRenameSearch(statements, createVocabulary());
  const schemas = createSchemaWalk({
    ...readers,
    documents,
    store,
    judge,
    search,
    unchanged,
    sameSpecification: old.specification === next.specification,
  });
  const collector = createCollector();
  const questions = {
    there: { store, contained: judge.contained, nodeOfA: readers.old.node, nodeOfB: readers.new.node },
    back: { store, contained: judge.contained, nodeOfA: readers.new.node, nodeOfB: readers.old.node },
  };
  const settled = sameDefaults(old, next) ? unchanged : new Set<Address>();
  const cannotDiffer = (before: Placed, after: Placed): boolean =>
    before.address === after.address && isUnchanged({ old: before.address, new: after.address }, documents, settled);
  const operations = compareApis(old, next, { collector, schemas, questions, search, unchanged: settled, cannotDiffer });
  walkUnreachable(old, next, schemas, unchanged);
  schemas.settle(new Set(collector.anchors().map(({ pair }) => pair)));
  const reachability = createReachability(schemas.pairs(), collector.anchors());
  const proofs = createProofs({ ...readers, store, judge, lenses: createLenses(store), reachability });
  const joined = joinFacts(schemas.pairs(), collector.anchors(), reachability, proofs);
  return {
    changes: distinct([
      ...collector.placedFacts().map((placed) => changeOfContract(placed, documents)),
      ...merged(joined).map((one) => changeOfSchema(one, documents)),
    ]),
    skipped: [...skippedOf(readers.old, 'old'), ...skippedOf(readers.new, 'new')],
    operations: { added: operations.added, removed: operations.removed, total: next.operations.length, kept: operations.kept },
    judged: judge.statistics(),
    notes: statements.notes(),
  };
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
function walkUnreachable(old: Api, next: Api, schemas: ReturnType<typeof createSchemaWalk>, unchanged: ReadonlySet<Address>): void {
  for (const [name, before] of old.schemas) {
    const after = next.schemas.get(name);
    if (after !== undefined && !unchanged.has(before.address)) schemas.pair([before.address], [after.address]);
  }
}

/**
 * One edit may be met along several pairs: a component that was unwrapped in one place and kept in
 * another. Where only one side says something, that side is the edit, whatever it was lined up with.
 */
function merged(joined: readonly JoinedFact[]): readonly JoinedFact[] {
  const byEdit = new Map<string, JoinedFact>();
  for (const next of joined) {
    const { fact } = next;
    const old = fact.old.value === undefined && fact.new.value !== undefined ? '' : fact.old.address;
    const now = fact.new.value === undefined && fact.old.value !== undefined ? '' : fact.new.address;
    const key = [fact.face.id, old, now, fact.loss.name ?? ''].join('\n');
    const known = byEdit.get(key);
    byEdit.set(
      key,
      known === undefined ? next : { ...known, uses: [...known.uses, ...next.uses], leastKey: lesser(known.leastKey, next.leastKey) },
    );
  }
  return [...byEdit.values()];
}

function changeOfContract({ fact, subject, sites }: PlacedFact, documents: Documents): Change {
  const uses = sites.map<Use>(({ operation, kind, direction, where }) => ({
    operation,
    kind,
    direction,
    where,
    path: '',
    proof: { answer: 'stated' },
  }));
  const keys = sites.map(({ operationKey, direction, where }) => `${operationKey} ${direction} ${where}`);
  return changeOf({ fact, subject, uses, leastKey: keys.reduce<string | undefined>(lesser, undefined) }, documents);
}

function changeOfSchema({ fact, pair, uses, leastKey }: JoinedFact, documents: Documents): Change {
  // What stood in its place and became a reference changed there, not in the component it refers to.
  const side = isComponent(pair.new[0]) && !isComponent(pair.old[0]) ? 'old' : 'new';
  const owner = pair[side][0] ?? '#';
  const subject = fact.subject ?? namedByUse(subjectOfSchema(documents[side].writtenAt?.(owner) ?? owner), uses);
  return changeOf({ fact, subject, uses, leastKey }, documents, fact.subject === undefined ? side : 'new');
}

/** Parameters of an operation stand in a list: where they are met says what they are called, and those of a form are properties. */
function namedByUse(subject: ChangeSubject, uses: readonly Use[]): ChangeSubject {
  if (subject.name !== '' || !subject.kind.endsWith('parameter')) return subject;
  const [first] = uses;
  if (first?.where.includes('request body') === true) {
    const property = first.path.slice(first.path.lastIndexOf('/') + 1);
    return property === ''
      ? { kind: 'request body', name: '' }
      : { kind: subject.kind.replace(/parameter$/, 'property'), name: unescapeToken(property) };
  }
  const [, kind, name] = /^(?:webhook |callback )?(\w+ parameter) (.+)$/.exec(first?.where ?? '') ?? [];
  return kind === undefined || name === undefined ? subject : { kind: subject.kind.replace(/parameter$/, kind), name };
}

function isComponent(address: Address | undefined): boolean {
  return address !== undefined && /#\/(?:components\/schemas|definitions)\/[^/]+$/.test(address);
}

function changeOf(
  { fact, subject, uses, leastKey }: Omit<JoinedFact, 'pair'> & { readonly subject: ChangeSubject },
  documents: Documents,
  side: 'old' | 'new' = 'new',
): Change {
  const missing = side === 'old' || (fact.new.value === undefined && fact.old.value !== undefined);
  const [document, address] = missing ? [documents.old, fact.old.address] : [documents.new, fact.new.address];
  const place = placeOf(document.writtenAt?.(address) ?? address);
  const name = fact.loss.name;
  return {
    rule: fact.face.id as RuleId,
    fingerprint: fingerprintOf({
      rule: fact.face.id,
      place: leastKey ?? place,
      name: name ?? '',
      old: fact.old.value,
      new: fact.new.value,
    }),
    subject,
    place,
    ...(name === undefined ? {} : { name }),
    ...(fact.rename === undefined ? {} : { rename: fact.rename }),
    old: fact.old,
    new: fact.new,
    uses,
  };
}

/** Two changes may look alike (two branches of a union at one place of the payload): a number tells them apart. */
function distinct(changes: readonly Change[]): readonly Change[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const count = (seen.get(change.fingerprint) ?? 0) + 1;
    seen.set(change.fingerprint, count);
    if (count === 1) return change;
    return {
      ...change,
      fingerprint: fingerprintOf({ rule: change.fingerprint, place: String(count), name: '', old: undefined, new: undefined }),
    };
  });
}

function skippedOf(reader: SchemaReader, side: 'old' | 'new'): readonly Skipped[] {
  return reader.skipped().map(({ address, reason }) => ({ side, address, reason }));
}
