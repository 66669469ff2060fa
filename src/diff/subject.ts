import type { Document } from '../model/document.ts';
import { equal, isArray, isObject, own } from '../model/json.ts';
import { lastToken, parentOf, unescapeToken } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import type { ChangeSubject, Use } from './change.ts';
import type { Fact } from './fact.ts';
import { componentOf, subjectOfSchema } from './place.ts';
import type { JoinedFact } from './schemas/join.ts';
import type { SchemaPair } from './schemas/pair.ts';

/** Both documents, of which an address is in one. */
export interface Documents {
  readonly old: Document;
  readonly new: Document;
}

/** What a fact of a schema is about, named after the place where it was edited, and the document whose place is told. */
export function subjectOf(joined: JoinedFact, documents: Documents): { readonly subject: ChangeSubject; readonly side: 'old' | 'new' } {
  const { fact, pair, uses } = joined;
  if (fact.subject !== undefined) return { subject: subjectOfFact(fact.subject, joined, documents), side: 'new' };
  // What became one component in several places was edited in none of them.
  const side = joined.isShared === true ? 'new' : sideOf(pair, documents);
  return { subject: namedByUse(subjectOfPair(joined, side, documents), uses), side };
}

/**
 * The document whose names for a pair are those that clients know: what stood there and became a component of its own, or
 * went into a part that several are put together of, changed where it stood.
 */
function sideOf({ old, new: next }: SchemaPair, documents: Documents): 'old' | 'new' {
  if (isComponent(next[0])) return isComponent(old[0]) ? 'new' : 'old';
  const [from, to] = [componentAddress(old[0]), componentAddress(next[0])];
  if (from === undefined || to === undefined || from === to || documents.old.at(to) !== undefined) return 'new';
  return isPartOf(to, from, documents.new) ? 'old' : 'new';
}

/** Whether a schema is a member of the `allOf` of another one. */
function isPartOf(part: Address, whole: Address, document: Document): boolean {
  const members = own(document.at(whole) ?? null, 'allOf');
  if (!isArray(members)) return false;
  return members.some((member) => {
    const reference = own(member, '$ref');
    return typeof reference === 'string' && document.resolve(reference, whole) === part;
  });
}

/** The schema of a pair, or the component that it refers to, where that was edited: both names come from one place. */
function subjectOfPair({ fact, pair, isShared }: JoinedFact, side: 'old' | 'new', documents: Documents): ChangeSubject {
  const told = tellingSide(fact);
  const { address: stated } = fact[told];
  const within = componentOf(stated);
  const isElsewhere =
    within !== undefined && within !== componentOf(pair[told][0] ?? '#') && isEdited(stated, isShared === true, documents);
  const redirected = isElsewhere || isShared === true ? undefined : redirectedSubject(pair, documents);
  if (redirected !== undefined) return redirected;
  if (isElsewhere) return namedAt(schemaWith(stated), documents[told]);
  const met = isShared === true ? undefined : metSubject(pair, side, documents);
  return met ?? namedAt(pair[side][0] ?? '#', documents[side]);
}

/**
 * What is changed without an edit of the component that one side refers to, because the other side says something of its own:
 * the body of `404` is no longer that of `default`. It is named where it is met. Undefined where the component is what was edited.
 */
function metSubject({ old, new: next }: SchemaPair, side: 'old' | 'new', documents: Documents): ChangeSubject | undefined {
  const [before, after] = [old[0] ?? '#', next[0] ?? '#'];
  const address = side === 'old' ? before : after;
  if (before === after || componentOf(address) === undefined || !isSaidStill(address, documents)) return undefined;
  if (isEdited(address, false, documents)) return undefined;
  const other = side === 'old' ? 'new' : 'old';
  const { component: _, ...subject } = namedAt(other === 'old' ? before : after, documents[other]);
  return subject;
}

function namedAt(address: Address, document: Document): ChangeSubject {
  return withComponent(subjectOfSchema(document.writtenAt?.(address) ?? address), address);
}

/** The schema that has a keyword; of most keywords the address tells it as well, but `additionalProperties` is a schema itself. */
function schemaWith(keyword: Address): Address {
  const schema = parentOf(keyword);
  return /^(?:additionalProperties|unevaluatedProperties|unevaluatedItems|items|contains)$/.test(lastToken(keyword)) ? schema : keyword;
}

/**
 * Whether the documents differ in what stands at one place; where they do not, something around it changed what it comes
 * to. A component that came or went as a whole was edited only where that is told for several places at once.
 */
function isEdited(address: Address, isShared: boolean, documents: Documents): boolean {
  const [old, next] = [documents.old.at(address), documents.new.at(address)];
  if (old !== undefined && next !== undefined) return !equal(old, next);
  const component = componentAddress(address);
  return isShared || component === undefined || (documents.old.at(component) !== undefined && documents.new.at(component) !== undefined);
}

/** The place that refers elsewhere than it did, or a property below it; undefined where that is nowhere, or in several places. */
function redirectedSubject({ redirected, below, old, new: next }: SchemaPair, documents: Documents): ChangeSubject | undefined {
  if (redirected !== undefined) return namedAt(redirected, documents.new);
  if (below === undefined || old[0] === next[0]) return undefined;
  const holder = redirectedSubject(below, documents);
  const own = namedAt(next[0] ?? '#', documents.new);
  return holder === undefined || own.kind !== 'property' ? undefined : ownedBy(own, holder);
}

/** What a fact says itself that it is about; what is called by its old name is told with what had it then. */
function subjectOfFact(subject: ChangeSubject, { fact, pair, isShared }: JoinedFact, documents: Documents): ChangeSubject {
  if (subject.component !== undefined) return subject;
  const told = fact.old.value === subject.name ? 'old' : tellingSide(fact);
  const { address } = fact[told];
  if (subject.kind !== 'property' || isShared === true) return withComponent(subject, address);
  const redirected = redirectedSubject(pair, documents);
  if (redirected !== undefined) return ownedBy(subject, redirected);
  if (fact.rename !== undefined || !isSaidStill(address, documents)) return withComponent(subject, address);
  // What both documents say came or went by what is around it: by a part of an `allOf`, or by references from several places.
  const around = pair[told][0] ?? '#';
  return isComponent(around) && pair.old[0] !== pair.new[0] ? subject : ownedBy(subject, namedAt(around, documents[told]));
}

/**
 * Whether both documents say what one of them says at a place: a property by its name, whatever it is now; a list or a
 * member of one only where it is the same, since a list goes on with one value less, and the next member takes its place.
 */
export function isSaidStill(address: Address, documents: Documents): boolean {
  const [old, next] = [documents.old.at(address), documents.new.at(address)];
  if (old === undefined || next === undefined) return false;
  const isNamed = isObject(old) && isObject(next) && !isArray(documents.new.at(parentOf(address)));
  return isNamed || equal(old, next);
}

/** A property of what has a name of its own: `passenger.age` of the component that has the passenger. */
function ownedBy({ kind, name }: ChangeSubject, holder: ChangeSubject): ChangeSubject {
  if (holder.kind === 'schema') return { kind, name, component: holder.name };
  if (holder.kind !== 'property') return { kind, name };
  return { ...holder, kind, name: `${holder.name}.${name}` };
}

function withComponent(subject: ChangeSubject, address: Address): ChangeSubject {
  const component = /propert(?:y|ies)$/.test(subject.kind) ? componentOf(address) : undefined;
  return component === undefined ? subject : { ...subject, component };
}

/** The side that says something; the new one where both do, unless what it says stood there before. */
export function tellingSide({ old, new: next, told }: Fact): 'old' | 'new' {
  return told === 'old' || (next.value === undefined && old.value !== undefined) ? 'old' : 'new';
}

/**
 * Parameters of an operation stand in a list, and parameters and headers of their own under a name that is not sent: where
 * they are met says what they are called. Those of a form are properties.
 */
function namedByUse(subject: ChangeSubject, uses: readonly Use[]): ChangeSubject {
  const [first] = uses;
  if (first === undefined) return subject;
  if (subject.kind.endsWith('response header')) {
    const [, header] = / header (\S+)$/.exec(first.where) ?? [];
    if (header === undefined) return subject;
    const kind = first.where.includes(' part ') ? subject.kind.replace('response header', 'part header') : subject.kind;
    return { ...subject, kind, name: header };
  }
  if (subject.kind === 'property') return namedByMember(subject, uses);
  if (!subject.kind.endsWith('parameter')) return subject;
  if (first.where.includes('request body')) {
    const property = first.path.slice(first.path.lastIndexOf('/') + 1);
    return property === ''
      ? { kind: 'request body', name: '' }
      : { kind: subject.kind.replace(/parameter$/, 'property'), name: unescapeToken(property) };
  }
  const [, kind, name] = /^(?:webhook |callback )?(\w+ parameter) (.+)$/.exec(first.where) ?? [];
  return kind === undefined || name === undefined ? subject : { kind: subject.kind.replace(/parameter$/, kind), name };
}

/** A property that everybody sends as a parameter of its own is called by the name that it is sent by. */
function namedByMember(subject: ChangeSubject, uses: readonly Use[]): ChangeSubject {
  const places = new Set(uses.map(({ where, path }) => (path === '' ? where : '')));
  const [place = ''] = places;
  const [, kind, name] = /^(\w+ parameter) (.+)$/s.exec(place) ?? [];
  if (kind === undefined || name === undefined || places.size > 1) return subject;
  return name === subject.name || name.endsWith(`[${subject.name}]`) ? { kind, name } : subject;
}

/**
 * Where a change is told: where its side says it, or where that is met when what says it was not edited: an operation that
 * has a schema of its own now in place of the component, which others still refer to.
 */
export function toldAt(
  { fact, pair }: Pick<JoinedFact, 'fact' | 'pair'>,
  told: 'old' | 'new',
  documents: Documents,
): { readonly told: 'old' | 'new'; readonly address: Address } {
  const { address } = fact[told];
  const other = told === 'old' ? 'new' : 'old';
  const [around, met] = [pair[told][0] ?? '#', pair[other][0] ?? '#'];
  const isLeft = componentOf(address) !== undefined && componentOf(met) === undefined && !isEdited(address, false, documents);
  return isLeft && isWithin(address, around) ? { told: other, address: met + address.slice(around.length) } : { told, address };
}

function isWithin(address: Address, schema: Address): boolean {
  return address === schema || address.startsWith(`${schema}/`);
}

/** The component that an address leads into. */
function componentAddress(address: Address | undefined): Address | undefined {
  return address === undefined ? undefined : /^[^#]*#\/(?:components\/schemas|definitions)\/[^/]+/.exec(address)?.[0];
}

function isComponent(address: Address | undefined): boolean {
  return address !== undefined && componentAddress(address) === address;
}
