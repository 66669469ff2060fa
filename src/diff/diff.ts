import type { Api, Operation } from '../model/api.ts';
import type { Note } from '../model/document.ts';
import type { SchemaReader } from '../normalise/schema/reader.ts';
import type { RuleId } from '../rules/table.ts';
import { createLenses } from '../schema/lens/lens.ts';
import type { Change, ChangeSubject, Skipped, Use } from './change.ts';
import type { PlacedFact } from './collector.ts';
import { fingerprintOf } from './fingerprint.ts';
import { lineUp } from './line-up.ts';
import type { DiffOptions } from './line-up.ts';
import { onceForEachBody } from './media-types-alike.ts';
import type { Told } from './media-types-alike.ts';
import { placeOf } from './place.ts';
import { atEditedPart } from './schemas/edited-part.ts';
import { joinFacts, lesser, together } from './schemas/join.ts';
import type { JoinedFact } from './schemas/join.ts';
import { createProofs } from './schemas/proofs.ts';
import { createReachability } from './schemas/reach.ts';
import { toldAt, isSaidStill, subjectOf, tellingSide } from './subject.ts';
import type { Documents } from './subject.ts';

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
  const joined = joinFacts(schemas.pairs(), collector.anchors(), reachability, proofs).map((one) =>
    atEditedPart(one, { readers, documents }),
  );
  return {
    changes: distinct([
      ...collector.placedFacts().map((placed) => changeOfContract(placed, documents)),
      ...onceForEachBody(merged(joined, documents).map((one) => ({ joined: one, ...subjectOf(one, documents) }))).map((told) =>
        changeOfSchema(told, documents),
      ),
    ]),
    skipped: [...skippedOf(readers.old, 'old'), ...skippedOf(readers.new, 'new')],
    operations: { added: operations.added, removed: operations.removed, total: next.operations.length, kept: operations.kept },
    judged: judge.statistics(),
    notes: statements.notes(),
  };
}

/**
 * One edit may be met along several pairs: a component that was unwrapped in one place and kept in
 * another. Where only one side says something, that side is the edit, whatever it was lined up with; unless the other
 * document says it as well, and something around it changed.
 */
function merged(joined: readonly JoinedFact[], documents: Documents): readonly JoinedFact[] {
  const byEdit = new Map<string, JoinedFact>();
  const toldBeside = new Set<string>();
  for (const next of joined) {
    const { fact } = next;
    const old = fact.old.value === undefined && fact.new.value !== undefined ? '' : fact.old.address;
    const now = fact.new.value === undefined && fact.old.value !== undefined ? '' : fact.new.address;
    const around = (old === '' || now === '') && isSaidStill(old === '' ? now : old, documents) ? String(next.pair.id) : '';
    const key = [fact.face.id, old, now, fact.loss.name ?? '', around].join('\n');
    const known = byEdit.get(key);
    if (fact.loss.directions?.length === 0) toldBeside.add(key);
    byEdit.set(
      key,
      known === undefined ? next : { ...together(known, next), isShared: known.isShared === true || known.pair !== next.pair },
    );
  }
  // What another fact tells wherever it is met is not told once more for the component that nobody meets by itself.
  return [...byEdit].flatMap(([key, one]) => (toldBeside.has(key) && one.uses.length === 0 ? [] : [one]));
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

function changeOfSchema({ joined, subject, side }: Told, documents: Documents): Change {
  const { fact, uses, leastKey } = joined;
  const told = side === 'old' ? side : tellingSide(fact);
  const at = joined.isShared === true ? { told, address: fact[told].address } : toldAt(joined, told, documents);
  return changeOf({ fact, subject, uses, leastKey }, documents, at);
}

function changeOf(
  { fact, subject, uses, leastKey }: Omit<JoinedFact, 'pair'> & { readonly subject: ChangeSubject },
  documents: Documents,
  { told, address } = { told: tellingSide(fact), address: fact[tellingSide(fact)].address },
): Change {
  const place = placeOf(documents[told].writtenAt?.(address) ?? address);
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
