import type { ReportChange, ReportFinding } from '../../classify/report.ts';
import { hurts } from '../conclusion.ts';
import { count } from '../count.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { entryOf } from '../entries.ts';
import type { Entry } from '../entries.ts';
import { visible } from '../visible.ts';
import { waivedText } from '../waived.ts';
import type { Line } from './line.ts';
import { cutLine, gap, hang, lineWidth, span, withRight, words, wrap } from './line.ts';
import { label, labelColumns, prose } from './labelled.ts';
import { listWithin } from './list-within.ts';
import { placeLines } from './places.ts';
import { proofLines } from './proof.ts';
import type { Signs, TextOptions } from './style.ts';
import { sideLines } from './sides.ts';
import { signsOf } from './style.ts';
import { waiveLines } from './waive-command.ts';

/** What every part of a block needs. */
interface Scene {
  readonly entry: Entry;
  /** The change that stands for all of the entry. */
  readonly change: ReportChange;
  readonly options: TextOptions;
  readonly signs: Signs;
  /** How many operations the new document has, for `3 of 41 operations`. */
  readonly operations: number;
}

const severityColumns = 8;

/** A change by itself as a block of lines; `operations` is the total of the API. */
export function changeBlock(change: ReportChange, operations: number, options: TextOptions): readonly Line[] {
  return entryBlock(entryOf(change), operations, options);
}

/**
 * A change, or several that are one edit, as a block of lines: severity and message with the rule at the right edge,
 * the two sides of the first with their places and values, where the others are, the operations affected, the proof
 * and what to do. `operations` is the total of the API.
 */
export function entryBlock(entry: Entry, operations: number, options: TextOptions): readonly Line[] {
  const change = entry.first;
  const scene = { entry, change, options, signs: signsOf(options), operations };
  const header = headerLines(scene);
  const details = [
    ...sideLines(change, options),
    ...placeLines(entry, options),
    ...affects(scene),
    ...reasons(scene),
    ...proofLines(change, options),
    ...advice(scene),
    ...waiver(scene),
    ...identity(scene),
  ];
  return placeRule([...header, ...details], header.length, change, options.width);
}

/** An entry as one line, for what the screen has no room to show whole; the rule only where the message leaves room for it. */
export function entryLine(entry: Entry, options: TextOptions): Line {
  const signs = signsOf(options);
  const role = entry.first.waived === null ? undefined : 'struck';
  const space = role === undefined ? span(' ') : span(' ', role);
  const message = words(visible(entry.message, options.characters), role).flatMap((word, index) => (index === 0 ? word : [space, ...word]));
  const line = [...severityWord(entry.first, signs), ...message];
  return withRight(line, [span(visible(entry.first.rule), 'dim')], options.width) ?? cutLine(line, options.width, signs.ellipsis);
}

/** What the first line of an entry begins with: the severity, with as many columns as the longest takes. */
export function entryHead({ first }: Entry, options: TextOptions): Line {
  return severityWord(first, signsOf(options));
}

function severityWord(change: ReportChange, signs: Signs): Line {
  const waived = change.waived !== null;
  return [
    span(`${waived ? signs.waived : signs[change.severity]} ${change.severity}`, waived ? 'dim' : change.severity),
    gap(Math.max(0, severityColumns - change.severity.length) + 2),
  ];
}

function headerLines({ entry, change, options, signs }: Scene): readonly Line[] {
  const first = severityWord(change, signs);
  const message = words(visible(entry.message, options.characters), change.waived === null ? 'strong' : 'struck');
  return hang(first, wrap(message, options.width - lineWidth(first)));
}

/** The rule's id stands at the right edge of the first line, from the last line of the message on, that has room. */
function placeRule(lines: readonly Line[], headerLength: number, change: ReportChange, width: number): readonly Line[] {
  const rule: Line = [span(visible(change.rule), 'dim')];
  for (let index = headerLength - 1; index <= headerLength && index < lines.length; index += 1) {
    const joined = withRight(lines[index] ?? [], rule, width);
    if (joined !== undefined) return lines.map((line, at) => (at === index ? joined : line));
  }
  const alone = [gap(width - lineWidth(rule)), ...rule];
  return [...lines.slice(0, headerLength), alone, ...lines.slice(headerLength)];
}

function affects({ entry, options, signs, operations }: Scene): readonly Line[] {
  const names = entry.operations.map((name) => visible(name, options.characters));
  if (names.length === 0) return [];
  const total: Line = [span(`${names.length} of ${count(Math.max(operations, names.length), 'operation')}`, 'dim')];
  const first = label('affects');
  if (options.detail === 'verbose') {
    const list = names.map((name, index): Line => [span(index === names.length - 1 ? name : `${name},`)]);
    const lines = hang(first, wrap(list, options.width - labelColumns));
    const last = withRight(lines.at(-1) ?? [], total, options.width);
    return last === undefined ? [...lines, [gap(options.width - lineWidth(total)), ...total]] : [...lines.slice(0, -1), last];
  }
  const room = options.width - labelColumns - lineWidth(total) - 2;
  const text: Line = [...first, span(listWithin(names, { columns: room, ellipsis: signs.ellipsis }))];
  return [withRight(text, total, options.width) ?? text];
}

/** The reason is printed wherever practice departs from the table. */
function reasons({ change, options }: Scene): readonly Line[] {
  const lines: Line[] = [];
  if (options.detail === 'verbose' && change.why !== '' && hurts(change)) lines.push(...prose('why', change.why, options));
  const said = change.findings.filter((finding) => options.detail === 'verbose' || finding.severity === change.severity).map(reasonOf);
  if (change.findings.length === 0) said.push(unmet(change));
  for (const text of new Set(said))
    if (text !== undefined && !(lines.length > 0 && sameSentence(text, change.why))) lines.push(...prose('because', text, options));
  return lines;
}

/** Whether two sentences differ at most in the capital letter and the full stop. */
function sameSentence(a: string, b: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/\.$/, '');
  return bare(a) === bare(b);
}

const unreachable = 'no part of an operation that both documents have leads to it';

/** Why nobody meets a change. What a document says of itself is nothing that an operation could lead to. */
function unmet({ rule, place }: ReportChange): string | undefined {
  if (rule === 'xml-changed') return 'no payload that holds it is XML';
  if (/^(?:components\.securitySchemes|securityDefinitions)\./.test(place)) return 'no operation asks for it';
  return /^(?:tags|info|externalDocs)\b/.test(place) ? undefined : unreachable;
}

function reasonOf(finding: ReportFinding): string | undefined {
  switch (finding.because) {
    case 'variance':
      // Where nothing is proven the reason says why, and stands where the proof would.
      return finding.proven ? (finding.reason ?? undefined) : undefined;
    case 'rule':
    case 'policy':
      return finding.reason ?? undefined;
    case 'contained':
      return finding.reason ?? `no valid ${finding.direction} is affected`;
    case 'unreachable':
      return finding.reason ?? unreachable;
    default:
      return finding.because satisfies never;
  }
}

function advice({ entry, change, options }: Scene): readonly Line[] {
  if (entry.advice === '' || !hurts(change)) return [];
  return prose('fix', entry.advice, options);
}

/** Why it may pass. */
function waiver({ change, options }: Scene): readonly Line[] {
  return change.waived === null ? [] : prose('waived', waivedText(change.waived).replace(/^waived:? /, ''), options);
}

/** What names the change for good; only where everything is shown, the place also where there is no file to look into. A group has said both. */
function identity({ entry, change, options }: Scene): readonly Line[] {
  const alone = entry.changes.length === 1;
  const unplaced = change.old.file === null && change.new.file === null;
  const all = options.detail === 'verbose' && (hurts(change) || change.waived !== null);
  const lines: Line[] = [];
  if (alone && (all || unplaced)) lines.push(...prose('at', change.place, options, 'dim'));
  if (all) {
    const findings = change.findings.map((finding) => `${finding.severity} in ${sentenceList(wheres(finding))}`);
    if (findings.length > 1) lines.push(...prose('judged', findings.join('; '), options, 'dim'));
  }
  if (alone && all) lines.push(...prose('id', change.fingerprint, options, 'dim'));
  if (alone && all && change.waived === null) lines.push(...waiveLines(change, label('waive'), options));
  return lines;
}

function wheres(finding: ReportFinding): readonly string[] {
  const places = [...new Set(finding.operations.map((use) => use.where))];
  if (places.length === 0) return [`a ${finding.direction}`];
  return places.length > 3 ? [...places.slice(0, 3), `${places.length - 3} more`] : places;
}
