import type { Api, Operation } from '../model/api.ts';
import type { Document, Note } from '../model/document.ts';
import { equal } from '../model/json.ts';
import { lastToken, parentOf, unescapeToken } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import type { SchemaReader } from '../normalise/schema/reader.ts';
import type { RuleId } from '../rules/table.ts';
import { createLenses } from '../schema/lens/lens.ts';
import type { Change, ChangeSubject, Skipped, Use } from './change.ts';
import type { PlacedFact } from './collector.ts';
import type { Fact } from './fact.ts';
import { fingerprintOf } from './fingerprint.ts';
import { lineUp } from './line-up.ts';
import type { DiffOptions } from './line-up.ts';
import { componentOf, placeOf, subjectOfSchema } from './place.ts';
import { joinFacts, lesser } from './schemas/join.ts';
import type { JoinedFact } from './schemas/join.ts';
import type { SchemaPair } from './schemas/pair.ts';
import { createProofs } from './schemas/proofs.ts';
import { createReachability } from './schemas/reach.ts';

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

/** Compares two APIs: changes with their uses and proofs, direction-free, not yet judged by any policy. */
export function diff(old: Api, next: Api, options: DiffOptions = {}): Difference {
  const { readers, store, judge, collector, schemas, operations, statements } = lineUp(old, next, options);
  const reachability = createReachability(schemas.pairs(), collector.anchors());
  const proofs = createProofs({ ...readers, store, judge, lenses: createLenses(store), reachability });
  const documents = { old: old.document, new: next.document };
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
  const subject =
    fact.subject === undefined ? namedByUse(subjectOfPair(fact, pair, side, documents), uses) : subjectOfFact(fact.subject, fact);
  return changeOf({ fact, subject, uses, leastKey }, documents, fact.subject === undefined ? side : 'new');
}

/** The schema of a pair, or the component that it refers to, where that was edited: both names come from one place. */
function subjectOfPair(fact: Fact, pair: SchemaPair, side: 'old' | 'new', documents: Documents): ChangeSubject {
  const told = tellingSide(fact);
  const { address: stated } = fact[told];
  const within = componentOf(stated);
  const isElsewhere = within !== undefined && within !== componentOf(pair[told][0] ?? '#') && isEdited(stated, documents);
  const [document, address] = isElsewhere ? [documents[told], schemaWith(stated)] : [documents[side], pair[side][0] ?? '#'];
  return withComponent(subjectOfSchema(document.writtenAt?.(address) ?? address), address);
}

/** The schema that has a keyword; of most keywords the address tells it as well, but `additionalProperties` is a schema itself. */
function schemaWith(keyword: Address): Address {
  const schema = parentOf(keyword);
  return /^(?:additionalProperties|unevaluatedProperties|unevaluatedItems|items|contains)$/.test(lastToken(keyword)) ? schema : keyword;
}

/** Whether the documents differ in what stands at one place; where they do not, something around it changed what it comes to. */
function isEdited(address: Address, documents: Documents): boolean {
  const [old, next] = [documents.old.at(address), documents.new.at(address)];
  return old === undefined || next === undefined || !equal(old, next);
}

/** What a fact says itself that it is about; what is called by its old name is told with what had it then. */
function subjectOfFact(subject: ChangeSubject, fact: Fact): ChangeSubject {
  if (subject.component !== undefined) return subject;
  return withComponent(subject, fact[fact.old.value === subject.name ? 'old' : tellingSide(fact)].address);
}

function withComponent(subject: ChangeSubject, address: Address): ChangeSubject {
  const component = subject.kind.endsWith('property') ? componentOf(address) : undefined;
  return component === undefined ? subject : { ...subject, component };
}

/** The side that says something; the new one where both do. */
function tellingSide({ old, new: next }: Fact): 'old' | 'new' {
  return next.value === undefined && old.value !== undefined ? 'old' : 'new';
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
  const told = side === 'old' ? side : tellingSide(fact);
  const [document, { address }] = [documents[told], fact[told]];
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
