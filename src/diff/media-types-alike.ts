import { canonical } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import type { ChangeSubject, Use } from './change.ts';
import { together } from './schemas/join.ts';
import type { JoinedFact } from './schemas/join.ts';

/** A fact of a schema with what it is about, and the document whose place is told. */
export interface Told {
  readonly joined: JoinedFact;
  readonly subject: ChangeSubject;
  readonly side: 'old' | 'new';
}

/**
 * Facts with those taken together that say the same of one body in several media types: each has a schema of its own,
 * and whoever changes what is sent writes it into all of them. What breaks in one, as it is written there, and not in
 * another is told of both.
 */
export function onceForEachBody(facts: readonly Told[]): readonly Told[] {
  const byBody = new Map<string, Told>();
  for (const [index, told] of facts.entries()) {
    const key = bodyKey(told) ?? String(index);
    const known = byBody.get(key);
    if (known === undefined) byBody.set(key, told);
    else if (areApart(known.joined.uses, told.joined.uses)) byBody.set(key, { ...known, joined: together(known.joined, told.joined) });
    else byBody.set(String(index), told);
  }
  return [...byBody.values()];
}

/** All that is told of a fact but the media types of the bodies; undefined where no body has it. */
function bodyKey({ joined: { fact, uses }, subject }: Told): string | undefined {
  if (uses.length === 0) return undefined;
  const bodies: string[] = [];
  for (const { operation, direction, where, path, proof } of uses) {
    const body = /^(?:request body|response \S+)(?= )/.exec(where)?.[0];
    if (body === undefined) return undefined;
    bodies.push(`${operation} ${direction} ${body} ${path} ${proof.answer}`);
  }
  const { face, loss, old, new: next, rename } = fact;
  const said = [subject.kind, subject.name, subject.component ?? null, loss.name ?? null, textOf(old.value), textOf(next.value)];
  return JSON.stringify([face.id, said, rename?.from ?? null, rename?.to ?? null, [...new Set(bodies)].sort()]);
}

function textOf(value: Json | undefined): string | null {
  return value === undefined ? null : canonical(value);
}

/** Two facts of one payload are two, however alike: those of two branches of a union. */
function areApart(some: readonly Use[], others: readonly Use[]): boolean {
  const met = new Set(some.map(meetingOf));
  return others.every((use) => !met.has(meetingOf(use)));
}

function meetingOf({ operation, direction, where, path }: Use): string {
  return `${operation} ${direction} ${where} ${path}`;
}
