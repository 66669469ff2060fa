import type { ComparedReport, ReportChange } from '../../classify/report.ts';
import { count } from '../count.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { code, prose } from '../markdown/escape.ts';
import type { ChangelogContent, ChangelogItem } from './items.ts';
import { contentOf } from './items.ts';
import { changelogKinds } from './kinds.ts';

/** How a section is headed. */
export interface ChangelogHeading {
  /** The version that is described; `Unreleased` where none is known. */
  readonly version: string;
  /** `2026-11-21`; null leaves the date out. */
  readonly date: string | null;
  /** How the versions of the file are written: `[1.2.0]`, with a `v` before the number or without. */
  readonly style: HeadingStyle;
}

/** How the headings of versions look in a changelog. */
export interface HeadingStyle {
  readonly brackets: boolean;
  readonly prefix: '' | 'v';
}

/** As Keep a Changelog writes them. */
export const usualHeadingStyle: HeadingStyle = { brackets: true, prefix: '' };

/** More bullets than these below one heading are not read; the rest is counted. */
const mostItems = 20;
const shownOperations = 3;

/** Whether there is anything that a changelog could tell. */
export function hasChanges({ changes }: ComparedReport): boolean {
  return changes.length > 0;
}

/** A section of Keep a Changelog 1.1.0, written for people who call the API, as Markdown that ends in a line break. */
export function renderChangelog(report: ComparedReport, heading: ChangelogHeading): string {
  return [`${headingLine(heading)}\n`, ...blocks(contentOf(report)).map((block) => `\n${block}`)].join('');
}

/** The heading of a version: `## [2.0.0] - 2026-11-21`. */
export function headingLine({ version, date, style }: ChangelogHeading): string {
  const name = /^[\w.+-]+$/.test(version) ? `${/^\d/.test(version) ? style.prefix : ''}${version}` : prose(version);
  return `## ${style.brackets ? `[${name}]` : name}${date === null ? '' : ` - ${date}`}`;
}

/** A bullet for each item below the heading of its kind, without the heading of the version. */
export function changelogBody(report: ComparedReport): string {
  return blocks(contentOf(report)).join('\n');
}

function blocks({ items, wording }: ChangelogContent): readonly string[] {
  const texts = changelogKinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    return own.length === 0 ? [] : [`### ${kind}\n\n${bullets(own)}`];
  });
  if (wording.length === 0) return texts.length === 0 ? ['No change that a client could notice.\n'] : texts;
  const line = `- ${wordingLine(wording)}\n`;
  const changed = texts.findIndex((text) => text.startsWith('### Changed\n'));
  if (changed !== -1) return texts.map((text, index) => (index === changed ? `${text}${line}` : text));
  const after = texts.filter((text) => text.startsWith('### Added\n')).length;
  return [...texts.slice(0, after), `### Changed\n\n${line}`, ...texts.slice(after)];
}

function bullets(items: readonly ChangelogItem[]): string {
  const shown = items.length <= mostItems ? items : items.slice(0, mostItems - 1);
  const rest = items.slice(shown.length);
  const lines = shown.map((item) => `- ${bullet(item)}\n`);
  if (rest.length === 0) return lines.join('');
  const left = rest.reduce((sum, { changes }) => sum + changes, 0);
  const breaking = rest.filter((item) => item.breaking).reduce((sum, { changes }) => sum + changes, 0);
  return `${lines.join('')}- and ${count(left, 'more change')}${breaking === 0 ? '' : `, ${breaking} of them **BREAKING**`}\n`;
}

/** `**BREAKING** Response property ... (`GET /users` and 2 more). What to do.` */
function bullet(item: ChangelogItem): string {
  const advice = item.advice === null ? '' : `. ${prose(item.advice)}`;
  return `${item.breaking ? '**BREAKING** ' : ''}${prose(item.sentence)}${where(item)}${advice}`;
}

function where({ operations }: ChangelogItem): string {
  if (operations.length === 0) return '';
  const shown = operations.length === shownOperations + 1 ? operations : operations.slice(0, shownOperations);
  const rest = operations.length - shown.length;
  return ` (${sentenceList([...shown.map(code), ...(rest === 0 ? [] : [`${rest} more`])])})`;
}

/** What is only worded otherwise, counted. */
function wordingLine(changes: readonly ReportChange[]): string {
  const number = (pattern: RegExp): number => changes.filter(({ rule }) => pattern.test(rule)).length;
  const descriptions = number(/description|summary|title|external-docs/);
  const examples = number(/example/);
  const others = changes.length - descriptions - examples;
  const parts = [
    ...(descriptions > 0 ? [count(descriptions, 'description')] : []),
    ...(examples > 0 ? [count(examples, 'example')] : []),
    ...(others > 0 ? [count(others, descriptions + examples > 0 ? 'other detail' : 'detail')] : []),
  ];
  return `Documentation: ${sentenceList(parts)}, without effect on any call`;
}
