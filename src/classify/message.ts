import type { Json } from '../model/json.ts';
import type { Change } from '../diff/change.ts';
import { CERTAIN } from '../diff/renames/evidence.ts';
import { OWN_WAY } from '../rules/aspects/media-type.ts';
import { ruleOf } from '../rules/table.ts';
import { callFromServer } from './call-from-server.ts';
import { credentialWords } from './credential-words.ts';
import { listedWords } from './listed-values.ts';
import { alternativesBehind, valueList } from './list-words.ts';
import type { ToldList } from './list-words.ts';
import { agreeing, placedName, sentenceFor } from './message-template.ts';
import { code, shortened } from './quoted.ts';
import type { ReportFinding } from './report.ts';
import { alternativeName, alternativePhrase, editedWhole, ownerOf, subjectPhrase, withArticle, withPath } from './subject-phrase.ts';
import { wireWords } from './wire-words.ts';

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

/** A property that is told with the path to it goes by its new name at the end of that path. */
function newValue({ new: next, rename, subject }: Change): Json | undefined {
  if (rename?.kind !== 'property' || !subject.name.endsWith(`.${rename.from}`)) return next.value;
  return `${subject.name.slice(0, -rename.from.length)}${rename.to}`;
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
