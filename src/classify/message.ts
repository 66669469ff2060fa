import type { Json } from '../model/json.ts';
import type { Address } from '../model/pointer.ts';
import type { Change } from '../diff/change.ts';
import { BY_PATTERN, componentOf, pathOfProperty, subjectOfSchema } from '../diff/place.ts';
import { CERTAIN } from '../diff/renames/evidence.ts';
import { NAMELESS } from '../rules/aspects/branch-name.ts';
import { OWN_WAY } from '../rules/aspects/media-type.ts';
import { NO_CREDENTIALS } from '../rules/aspects/security.ts';
import { ruleOf } from '../rules/table.ts';
import { callFromServer } from './call-from-server.ts';
import { credentialWords } from './credential-words.ts';
import { listedWords } from './listed-values.ts';
import { alternativesBehind, namedAlternatives, valueList } from './list-words.ts';
import type { ToldList } from './list-words.ts';
import { code, shortened } from './quoted.ts';
import { wireWords } from './wire-words.ts';
import type { ReportFinding } from './report.ts';

/** A change and what the report says of it. */
interface Told {
  readonly change: Change;
  readonly reported: { readonly findings: readonly ReportFinding[] };
}

/** The sentence of a change: its rule's template with subject, name and values filled in; a property is told with the component that has it. */
export function messageOf(change: Change, findings: readonly ReportFinding[]): string {
  return sentenceOf(withPath(change), findings, ownerOf(change, findings));
}

/** The sentence of several changes that one edit made to one list: its alternatives, its values. */
export function listMessageOf(members: readonly Told[]): string {
  const [{ change }] = members as readonly [Told];
  const findings = members.flatMap(({ reported }) => reported.findings);
  return sentenceOf(withPath(change), findings, ownerOf(change, findings), namesOf(members));
}

/** The same where it was made to several lists, without what tells these apart. */
export function sharedListMessageOf(members: readonly Told[]): string {
  const [{ change }] = members as readonly [Told];
  const findings = members.flatMap(({ reported }) => reported.findings);
  return sentenceOf(change, findings, '', { ...namesOf(members), anywhere: editedWhole(change).name === '' });
}

/** The same without the component, which tells apart what is one edit in many of them. */
export function sharedMessageOf(change: Change, findings: readonly ReportFinding[]): string {
  return sentenceOf(change, findings, '');
}

/** A property inside of an object inside is told with the way to it: `address.street`, since there may be many called `street`. */
function withPath(change: Change): Change {
  const { subject, old, new: next, rename } = change;
  // What moved is told with both ways to it.
  if (!/propert(?:y|ies)$/.test(subject.kind) || (rename !== undefined && rename.kind !== 'property')) return change;
  const address = [next, old]
    .map((side) => side.address)
    .find((one) => nameAt(one) === subject.name && componentOf(one) === subject.component);
  const path = address === undefined ? undefined : pathOfProperty(address);
  return path === undefined ? change : { ...change, subject: { ...subject, name: path } };
}

function nameAt(address: Address): string | undefined {
  const { kind, name } = subjectOfSchema(address);
  return kind.endsWith('property') ? name : undefined;
}

/**
 * ` of \`User\`` for a property of a component, and for an alternative of one: its bare name may stand in many. A media
 * type is told with the body or the response that has it, and so is a property of one response.
 */
function ownerOf(change: Change, findings: readonly ReportFinding[]): string {
  const { subject } = change;
  if (subject.kind === 'media type') return payloadOf(change);
  if (isOfOneResponse(change, findings)) return payloadOf(change);
  const component = subject.kind === 'alternative' ? ownerOfAlternative(change) : subject.name === '' ? undefined : subject.component;
  return component === undefined ? '' : ` of ${code(component)}`;
}

/** ` of the request body`, ` of response \`200\``: a call has the same media type in both, and in responses of several statuses. */
function payloadOf({ uses }: Change): string {
  const payloads = new Set(uses.map(({ where }) => /^(?:request body|response \S+)/.exec(where)?.[0]));
  const [payload] = payloads;
  if (payload === undefined || payloads.size > 1) return '';
  return payload === 'request body' ? ' of the request body' : ` of response ${code(payload.slice('response '.length))}`;
}

/** Whether it is about a property that no component has, and is met in responses of one status alone. */
function isOfOneResponse({ subject, uses }: Change, findings: readonly ReportFinding[]): boolean {
  if (!/propert(?:y|ies)$/.test(subject.kind) || subject.name === '' || subject.component !== undefined) return false;
  if (findings.length === 0 || findings.some(({ direction }) => direction !== 'response')) return false;
  return uses.every(({ kind, where }) => kind === 'path' && where.startsWith('response '));
}

function ownerOfAlternative(change: Change): string | undefined {
  const union = unionOf(change);
  return subjectOfSchema(union).kind.endsWith('property') ? componentOf(union) : undefined;
}

/** Where the alternatives stand of which one came or went: what the side without it says. */
function unionOf({ old, new: next }: Change): Address {
  return (next.value === undefined ? next : old).address;
}

/** What has a list that a change is about, as far as many places share it: a property of that name, items; not a schema. */
export function editedWhole(change: Change): { readonly kind: string; readonly name: string } {
  const { kind, name } = change.subject.kind === 'alternative' ? subjectOfSchema(unionOf(change)) : change.subject;
  return { kind, name: isNamedByPlace(kind) ? '' : name };
}

/** Things that are named after where they stand: what is done to them is the edit, whichever they are. */
export function isNamedByPlace(kind: string): boolean {
  return /^(?:(?:items|values) of )*(?:operation|schema|response body)$/.test(kind);
}

function namesOf(members: readonly Told[]): ToldList {
  return { names: members.map(({ change }) => (change.subject.kind === 'alternative' ? alternativeName(change) : (change.name ?? ''))) };
}

function sentenceOf(change: Change, findings: readonly ReportFinding[], owner: string, list?: ToldList): string {
  const { face } = ruleOf(change.rule);
  // The response that has it says the direction as well.
  const directed = owner.startsWith(' of response ') ? [] : findings;
  const isAlternative = change.subject.kind === 'alternative';
  const parts: Readonly<Record<string, string>> = {
    subject: isAlternative ? `${alternativePhrase(change, directed, list)}${owner}` : subjectPhrase(change, directed, owner),
    name: list === undefined ? code(change.name ?? change.subject.name) : valueList(list.names, change.rule),
    old: valuePhrase(change.old.value, change),
    new: valuePhrase(newValue(change), change),
    probably: (change.rename?.confidence ?? 1) < CERTAIN ? 'probably ' : '',
  };
  const template = callFromServer(change, findings)?.message ?? face.message;
  const sentence = agreeing(sentenceFor(template, change), change).replaceAll(
    /\{(subject|name|old|new|probably)\}/g,
    (_, part: string, offset: number) => withArticle(parts[part] ?? '', part, offset),
  );
  if (!isAlternative || list === undefined) return sentence;
  return `${sentence.replace(/ was (added|removed)$/, ' were $1')}${alternativesBehind(list)}`;
}

/** What has no name of its own is `the request body` but where a sentence begins with it. */
function withArticle(text: string, part: string, offset: number): string {
  if (part !== 'subject') return text;
  return text.replace(/^((?:items|values) of )?(request|response) body(?! `)/, (whole, of: string | undefined) =>
    of === undefined ? `${offset > 0 ? 'the ' : ''}${whole}` : `${of}the ${whole.slice(of.length)}`,
  );
}

/** A property that is told with the path to it goes by its new name at the end of that path. */
function newValue({ new: next, rename, subject }: Change): Json | undefined {
  if (rename?.kind !== 'property' || !subject.name.endsWith(`.${rename.from}`)) return next.value;
  return `${subject.name.slice(0, -rename.from.length)}${rename.to}`;
}

/** Items and values are several: they take, are and have. */
function agreeing(template: string, { subject }: Change): string {
  if (!/^(?:items|values) of |matching properties$/.test(subject.kind)) return template;
  return template.replace(/^(\{subject\} (?:no longer )?)([a-z]+)/, (whole, start: string, verb: string) => {
    const plural = PLURALS.get(verb);
    return plural === undefined ? whole : `${start}${plural}`;
  });
}

const PLURALS: ReadonlyMap<string, string> = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['takes', 'take'],
  ['accepts', 'accept'],
  ['excludes', 'exclude'],
  ['stands', 'stand'],
]);

/** The template for a change of which one side says nothing: what was not there was not raised, it is there now. */
function sentenceFor(template: string, { rule, subject, old, new: next }: Change): string {
  // A callback has a name, and where it goes is said by an expression.
  if (rule === 'path-renamed' && subject.kind === 'callback') return '{subject} {probably}goes to {new} now, where it went to {old}';
  if (subject.kind === 'security' && asksForNothing(old.value)) return '{subject} asks for {new} now, where it asked for nothing';
  if (subject.kind === 'security' && asksForNothing(next.value)) return '{subject} asks for nothing now, where it asked for {old}';
  if (rule === 'parameter-renamed') return sentenceOfMove(template, old.value, next.value);
  // What no list leaves is not one of them.
  if (rule === 'enum-introduced' && isEmptyList(next.value)) return '{subject} may have {new} now';
  if (rule === 'enum-dropped' && isEmptyList(old.value)) return '{subject} may be any value, where it could have {old}';
  if (rule === 'link-changed' && old.value === undefined) return template.replace('changed', 'was added');
  if (rule === 'link-changed' && next.value === undefined) return template.replace('changed', 'was removed');
  if (rule === 'additional-properties-widened' && next.value === undefined) {
    return '{subject} is no map any more: nothing is said of undeclared properties, which kept to a schema';
  }
  if (old.value === undefined && next.value !== undefined) {
    return template
      .replace(/ (?:raised|lowered|narrowed|widened|changed) from \{old\} to \{new\}/, ' is {new} now, where there was none')
      .replace(/: \{old\} became \{new\}/, ': it is {new} now, where there was none');
  }
  if (old.value !== undefined && next.value === undefined) {
    return template
      .replace(/ (?:raised|lowered|narrowed|widened|changed) from \{old\} to \{new\}/, ' was dropped; it was {old}')
      .replace(/: \{old\} became \{new\}/, ': it was {old}, and there is none now');
  }
  return template;
}

function asksForNothing(credentials: Json | undefined): boolean {
  return credentials === undefined || credentials === NO_CREDENTIALS;
}

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** `request property \`email\``: the direction is named where all findings share it. */
function subjectPhrase(change: Change, findings: readonly ReportFinding[], owner = ''): string {
  const { subject } = change;
  const phrase = directedPhrase(change, findings);
  // `properties of \`Thing\` whose names match \`^x-\``.
  return subject.kind.endsWith(BY_PATTERN) ? `${phrase}${owner} whose names match ${code(subject.name)}` : `${phrase}${owner}`;
}

function directedPhrase(change: Change, findings: readonly ReportFinding[]): string {
  const { subject, uses } = change;
  const [, part = '', kind = ''] = /^((?:items of |values of )*)(.*)$/.exec(subject.kind) ?? [];
  const named = kind === BY_PATTERN ? 'properties' : subject.name === '' ? kind : `${kind} ${code(subject.name)}`;
  if (!/propert(?:y|ies)|schema/.test(kind)) return `${part}${named}`;
  const directions = new Set(findings.map(({ direction }) => direction));
  const [only, second] = [...directions];
  if (only === undefined || second !== undefined) return `${part}${named}`;
  const kinds = new Set(uses.map((use) => use.kind));
  if (!kinds.has('path')) return `${part}${kinds.has('webhook') ? 'webhook' : 'callback'} ${named}`;
  return `${part}${only} ${named}`;
}

/** `alternative \`Cat\` of request property \`pet\``; several are named as far as there is room, the others are counted. */
function alternativePhrase(change: Change, findings: readonly ReportFinding[], list?: ToldList): string {
  const owner = subjectOfSchema(unionOf(change));
  const isNameless = (owner.name === '' && owner.kind === 'schema') || list?.anywhere === true;
  const whole = isNameless ? '' : ` of ${withArticle(subjectPhrase({ ...change, subject: owner }, findings), 'subject', 1)}`;
  if (list !== undefined) return `${namedAlternatives(list)}${whole}`;
  const name = alternativeName(change);
  return name === '' ? `an alternative${whole}` : `alternative ${code(name)}${whole}`;
}

/** It goes by the name of its component rather than by the value that tells it apart. */
function alternativeName({ old, new: next, subject }: Change): string {
  const component = [next.value, old.value].find((value) => typeof value === 'string' && value !== NAMELESS);
  return typeof component === 'string' ? component : subject.name;
}

/** A parameter that travels elsewhere now has its place before its name, which is no part of the name. */
const PLACED_NAME = /^((?:query|header|path|cookie) parameter|body property) (.+)$/s;

/** A parameter that is called as before and travels elsewhere. */
function sentenceOfMove(template: string, before: Json | undefined, after: Json | undefined): string {
  const [from, to] = [placedName(before), placedName(after)];
  if (from === undefined || to === undefined || from.name !== to.name) return template;
  return `{subject} is {probably}now a ${to.place === 'body property' ? 'property of the request body' : to.place}`;
}

/** The place and the name of a parameter that travels elsewhere now; undefined where it only goes by another name. */
export function placedName(value: Json | undefined): { readonly place: string; readonly name: string } | undefined {
  const [, place, name] = (typeof value === 'string' && PLACED_NAME.exec(value)) || [];
  return place === undefined || name === undefined ? undefined : { place, name };
}

function valuePhrase(value: Json | undefined, { rule, rename }: Change): string {
  if (value === undefined) return 'nothing';
  if (rule === 'security-scheme-changed' || rule === 'security-scheme-restated') return credentialWords(value, code);
  const wire = wireWords(rule, value, shortened);
  if (wire !== undefined) return wire;
  const listed = listedWords(rule, value, shortened);
  if (listed !== undefined) return listed;
  if (rule.startsWith('encoding-') && value === OWN_WAY) return value;
  if (value === '') return 'an empty text';
  const text =
    typeof value === 'string' ? value : JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner));
  const placed = rename?.kind === 'parameter' ? placedName(value) : undefined;
  return placed === undefined ? shortened(text) : `${placed.place} ${shortened(placed.name)}`;
}
