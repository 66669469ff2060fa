import type { Direction } from '../../../model/api.ts';
import type { Json } from '../../../model/json.ts';
import { capitalised } from '../../conclusion.ts';
import { jsonText } from '../../json.ts';
import { code, fence, prose } from '../../markdown/escape.ts';
import { sentenceList } from '../../count.ts';
import { actionOf, mergedTodos } from '../actions/action.ts';
import type { Action } from '../actions/action.ts';
import { paragraphs } from '../block.ts';
import type { Cause, GuideChange } from '../causes.ts';
import type { GuideContext } from '../context.ts';
import { requestPair } from '../requests/build.ts';
import { LANGUAGES } from '../requests/request.ts';
import type { SampleRequest } from '../requests/request.ts';
import { snippetOf } from '../requests/snippets.ts';
import { focusOf } from '../samples/focus.ts';
import { payloadPair } from '../samples/payloads.ts';
import type { PayloadPair } from '../samples/payloads.ts';
import type { Sides } from '../samples/sampling.ts';
import { capital, names, todo } from '../words.ts';
import { causeTable } from './cause-table.ts';

/** How much is told of a cause: with payloads, without, or in two lines. */
export type Detail = 'whole' | 'short' | 'line';

/** Payloads of more lines are folded. */
const MOST_OPEN_LINES = 60;

/** So many changes of one cause are told one by one. */
const MOST_ACTIONS = 10;

/** The heading of a cause, as Markdown without the signs before it. */
export function causeHeading({ title, changes, owners }: Cause): string {
  const [first] = changes;
  if (first === undefined) return '';
  if (title !== undefined) return prose(capitalised(title));
  if (changes.length === 1 && first.change.rule === 'security-scheme-changed')
    return `Credentials of ${code(first.change.subject.name)} are sent another way`;
  if (changes.length === 1 || owners.length === 0) return prose(capitalised(first.reported.message));
  const all = distinct(changes.map((one) => shortPhrase(one, owners)));
  const phrases = all.slice(0, 2);
  const more = all.length - phrases.length;
  return `${names(owners, 3)}: ${sentenceList([...phrases, ...(more > 0 ? [`${more} more`] : [])])}`;
}

/** What became of one field, in a few words. */
function shortPhrase({ reported, change }: GuideChange, owners: readonly string[]): string {
  const name = code(change.name ?? change.subject.name);
  if (change.rename !== undefined) return `${code(change.rename.from)} is now ${code(change.rename.to)}`;
  switch (change.rule) {
    case 'required-property-removed':
    case 'optional-property-removed':
      return `${name} is gone`;
    case 'required-property-added':
    case 'optional-property-added':
      return `${name} is new`;
    case 'property-became-required':
      return `${name} is required`;
    case 'property-became-optional':
      return `${name} is optional`;
    case 'type-changed':
    case 'type-narrowed':
    case 'type-widened':
      return `${code(change.subject.name)} has another type`;
    case 'xml-changed':
      return 'its XML form is another';
    case 'enum-value-added':
      return owners.includes(change.subject.name) ? `${name} is a new value` : `${code(change.subject.name)} may be ${name}`;
    case 'enum-value-removed':
      return owners.includes(change.subject.name) ? `${name} is no value any more` : `${code(change.subject.name)} is no longer ${name}`;
    default:
      if (/^(?:min|max|format|pattern|multiple)/.test(change.rule) && change.subject.name !== '')
        return `${code(change.subject.name)} has other limits`;
      return prose(reported.message).replace(/ (?:of|for) (?:request |response )?schema `[^`]*`/, '');
  }
}

/** A subsection: why it breaks, what to do, whom it hits, old beside new, payloads before and after. */
export function causeSection(cause: Cause, detail: Detail, context: GuideContext): string {
  const actions = cause.changes.map((one) => actionOf(one, context));
  const heading = `#### ${causeHeading(cause)}`;
  if (detail === 'line')
    return paragraphs([
      heading,
      `${distinct(actions.map((action) => action.todo))
        .slice(0, 3)
        .join(' ')} ${marker(cause)}`,
      affected(cause),
    ]);
  return paragraphs([
    heading,
    reasons(cause, actions),
    whatToDo(cause, actions),
    ...distinct(actions.map(({ question }) => question)).slice(0, 3),
    replacementQuestion(cause, actions),
    affected(cause),
    causeTable(cause, context),
    ...(detail === 'whole' ? shown(cause, context) : []),
  ]);
}

function reasons(cause: Cause, actions: readonly Action[]): string {
  const whys = distinct(actions.map(({ why }) => why));
  const head = cause.isBreaking ? '**Why this breaks you:**' : '**Why this may break you:**';
  if (whys.length === 1) return `${head} ${whys[0] ?? ''}`;
  const shownWhys = whys.slice(0, MOST_ACTIONS);
  const more = whys.length - shownWhys.length;
  return `${head}\n\n${[...shownWhys, ...(more > 0 ? [`And ${more} more of this kind.`] : [])].map((why) => `- ${why}\n`).join('')}`;
}

function whatToDo(cause: Cause, actions: readonly Action[]): string {
  const todos = mergedTodos(actions);
  if (todos.length === 1) return `**What to do:** ${todos[0] ?? ''} ${marker(cause)}`;
  const shownTodos = todos.slice(0, MOST_ACTIONS);
  const more = todos.length - shownTodos.length;
  return `**What to do:** ${marker(cause)}\n\n${[...shownTodos, ...(more > 0 ? [`And ${more} more of this kind: the table says what.`] : [])].map((one) => `- [ ] ${one}\n`).join('')}`;
}

/** For tools and for reviewers: which rule and which change of the report this is. */
function marker({ changes }: Cause): string {
  const [first] = changes;
  if (first === undefined) return '';
  const confidence = first.change.rename === undefined ? '' : ` confidence=${first.change.rename.confidence.toFixed(2)}`;
  return `<!-- api-diff rule=${first.reported.rule} fp=${first.reported.fingerprint}${confidence} -->`;
}

/** What is gone without a word about what replaces it is a question to the owner. */
function replacementQuestion({ changes, companions }: Cause, actions: readonly Action[]): string {
  const gone = changes.flatMap(({ change }, index) =>
    /-(?:removed)$/.test(change.rule) && /property|parameter|header|body/.test(change.rule) ? [actions[index]?.parts.it ?? ''] : [],
  );
  const fields = distinct(gone).filter((name) => name !== '');
  if (fields.length === 0) return '';
  const added = [...changes, ...companions]
    .filter(({ change }) => /-property-added$/.test(change.rule))
    .map(({ change }) => change.name ?? change.subject.name);
  const candidates = distinct(added).slice(0, 6).map(code);
  const beside = candidates.length === 0 ? '' : ` New beside ${fields.length === 1 ? 'it' : 'them'}: ${sentenceList(candidates)}.`;
  const missing = `${sentenceList(fields.slice(0, 6))}${fields.length > 6 ? ` and ${fields.length - 6} more` : ''}`;
  return todo(`say what replaces ${missing}, or that nothing does.${beside}`);
}

function affected({ operations }: Cause): string {
  return operations.length === 0 ? '' : `**Affected endpoints:** ${names(operations)}`;
}

/** Payloads and requests before and after. */
function shown(cause: Cause, context: GuideContext): readonly string[] {
  if (cause.area.kind === 'topic' && cause.area.topic === 'authentication') return credentialRequests(cause, context);
  const isSevere = (direction: Direction) => (one: GuideChange) =>
    one.reported.findings.some((finding) => finding.direction === direction && finding.severity === one.reported.severity);
  const pair = (direction: Direction): PayloadPair | undefined => {
    const changes = cause.changes.filter(isSevere(direction)).map(({ change }) => change);
    const also = cause.companions.filter(({ reported }) => /-added$/.test(reported.rule)).map(({ change }) => change);
    return changes.length === 0 ? undefined : payloadPair(changes, direction, { ...context.payloads, also });
  };
  const [request, response] = [pair('request'), pair('response')];
  return [
    ...(request === undefined
      ? parameterRequests(cause, context)
      : [payloadBlock('Request', request, context), requestBlock(request, context)]),
    ...(response === undefined ? [] : [payloadBlock(isCallback(response, context) ? 'Message' : 'Response', response, context)]),
    ...(request === undefined && response === undefined ? witnessBlock(cause) : []),
  ];
}

function isCallback({ operation }: PayloadPair, { operations }: GuideContext): boolean {
  return operations.get(operation)?.new?.kind !== 'path';
}

function payloadBlock(title: string, pair: PayloadPair, { names: versions }: GuideContext): string {
  const text = paragraphs([
    `**${title}** of ${code(pair.operation)}, ${versions.the.old}:`,
    fence(jsonText(pair.old ?? null).trimEnd(), 'json'),
    `${capital(versions.the.new)}:`,
    fence(jsonText(pair.new ?? null).trimEnd(), 'json'),
  ]);
  if (text.split('\n').length <= MOST_OPEN_LINES) return text;
  return `<details><summary>${title} before and after</summary>\n\n${text}\n</details>\n`;
}

/** The whole request in the languages that were asked for, folded, because the payload says it already. */
function requestBlock(pair: PayloadPair, context: GuideContext): string {
  const operations = context.operations.get(pair.operation);
  if (operations?.new?.kind !== 'path') return '';
  const requests = requestPair({ operations, bodies: pair, parameters: [] }, context);
  const languages = context.options.snippets.map((language) => LANGUAGES[language].name);
  return `<details><summary>${sentenceList(languages)}</summary>\n\n${paragraphs(snippets(requests, context))}\n</details>\n`;
}

function snippets({ old, new: next }: Sides<SampleRequest>, { options, names: versions }: GuideContext): readonly string[] {
  return options.snippets.flatMap((language) => {
    const block = (request: SampleRequest | undefined, version: string): readonly string[] =>
      request === undefined
        ? []
        : [`${LANGUAGES[language].name}, ${version}:`, fence(snippetOf(request, language), LANGUAGES[language].fence)];
    return [...block(old, versions.the.old), ...block(next, versions.the.new)];
  });
}

/** The same call with the credentials of before and of now. */
function credentialRequests({ operations: labels }: Cause, context: GuideContext): readonly string[] {
  for (const label of labels.slice(0, 20)) {
    const operations = context.operations.get(label);
    if (operations?.new?.kind !== 'path' || operations.new.body !== undefined) continue;
    const made = requestPair({ operations, bodies: undefined, parameters: [] }, context);
    if (made.old !== undefined && made.new !== undefined && !equalText(made))
      return [`**Request** ${code(label)}:`, ...snippets(made, context)];
  }
  return [];
}

/** Requests that differ in their parameters. */
function parameterRequests(cause: Cause, context: GuideContext): readonly string[] {
  const [first] = cause.changes;
  const use = first?.change.uses.find(({ where, direction }) => direction === 'request' && / parameter |^operation$|^path$/.test(where));
  if (
    first === undefined ||
    use === undefined ||
    !/parameter|path-renamed|path-spelling/.test(`${first.change.rule} ${first.change.subject.kind}`)
  )
    return [];
  const operations = context.operations.get(use.operation);
  if (operations?.new?.kind !== 'path') return [];
  const parameters = cause.changes.map(({ change }) => ({
    from: change.rename?.from ?? (/added$/.test(change.rule) ? undefined : change.subject.name),
    to: change.rename?.to ?? (/removed$/.test(change.rule) ? undefined : change.subject.name),
    focus: focusOf(change, use),
  }));
  const made = requestPair({ operations, bodies: undefined, parameters }, context);
  if (made.old === undefined || made.new === undefined || equalText(made)) return [];
  return [`**Request** ${code(use.operation)}:`, ...snippets(made, context)];
}

function equalText({ old, new: next }: Sides<SampleRequest>): boolean {
  return old !== undefined && next !== undefined && snippetOf(old, 'curl') === snippetOf(next, 'curl');
}

/** Where no pair shows the change, the payload that proves it. */
function witnessBlock({ changes }: Cause): readonly string[] {
  for (const { reported } of changes) {
    const finding = reported.findings.find(({ witness, severity }) => witness !== null && severity === reported.severity);
    if (finding?.witness === null || finding?.witness === undefined || !isShort(finding.witness.value)) continue;
    const says = finding.direction === 'request' ? 'was accepted and is refused now' : 'never came before and may come now';
    return [
      `In ${code(finding.witness.operation)}, ${prose(finding.witness.where)}, this ${says}:`,
      fence(jsonText(finding.witness.value).trimEnd(), 'json'),
    ];
  }
  return [];
}

function isShort(value: Json): boolean {
  const text = jsonText(value);
  return text.length <= 1500 && text.split('\n').every((line) => line.length <= 160);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
