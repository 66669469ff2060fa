import type { Address } from '../model/pointer.ts';
import type { Change } from '../diff/change.ts';
import { BY_PATTERN, componentOf, pathOfProperty, subjectOfSchema } from '../diff/place.ts';
import { NAMELESS } from '../rules/aspects/branch-name.ts';
import { namedAlternatives } from './list-words.ts';
import type { ToldList } from './list-words.ts';
import { code } from './quoted.ts';
import type { ReportFinding } from './report.ts';

/** A property inside of an object inside is told with the way to it: `address.street`, since there may be many called `street`. */
export function withPath(change: Change): Change {
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
export function ownerOf(change: Change, findings: readonly ReportFinding[]): string {
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

/** What has no name of its own is `the request body` but where a sentence begins with it. */
export function withArticle(text: string, part: string, offset: number): string {
  if (part !== 'subject') return text;
  return text.replace(/^((?:items|values) of )?(request|response) body(?! `)/, (whole, of: string | undefined) =>
    of === undefined ? `${offset > 0 ? 'the ' : ''}${whole}` : `${of}the ${whole.slice(of.length)}`,
  );
}

/** `request property \`email\``: the direction is named where all findings share it. */
export function subjectPhrase(change: Change, findings: readonly ReportFinding[], owner = ''): string {
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
export function alternativePhrase(change: Change, findings: readonly ReportFinding[], list?: ToldList): string {
  const owner = subjectOfSchema(unionOf(change));
  const isNameless = (owner.name === '' && owner.kind === 'schema') || list?.anywhere === true;
  const whole = isNameless ? '' : ` of ${withArticle(subjectPhrase({ ...change, subject: owner }, findings), 'subject', 1)}`;
  if (list !== undefined) return `${namedAlternatives(list)}${whole}`;
  const name = alternativeName(change);
  return name === '' ? `an alternative${whole}` : `alternative ${code(name)}${whole}`;
}

/** It goes by the name of its component rather than by the value that tells it apart. */
export function alternativeName({ old, new: next, subject }: Change): string {
  const component = [next.value, old.value].find((value) => typeof value === 'string' && value !== NAMELESS);
  return typeof component === 'string' ? component : subject.name;
}
