import { EVENT_ID, SCALAR_STYLE, getScalarValue } from 'js-yaml';
import type { Event, ScalarEvent } from 'js-yaml';
import { DEFAULT_LIMITS } from './limits.ts';
import { createJsonPlaces } from './locate-json.ts';
import type { SourceText } from './source-text.ts';
import { readYamlEvents } from './yaml-events.ts';

/** Where the content of a text stands in a file, without its quotes; or why nobody can say so for sure. */
export type ScalarPlace =
  { readonly kind: 'found'; readonly start: number; readonly end: number } | { readonly kind: 'refused'; readonly reason: string };

/**
 * The place of a text that is reached by names alone (`info`, `version`) in JSON or YAML, in UTF-16 units. Refused
 * where what stands there is written elsewhere (an alias, a merge key) or repeated elsewhere (an anchor), so that an
 * edit would not be one of that place alone. Throws `InputError` for a text that cannot be read.
 */
export function placeOfScalar(source: SourceText, names: readonly string[]): ScalarPlace {
  return /^\s*[{[]/.test(source.text) && isJson(source.text) ? placeInJson(source, names) : placeInYaml(source, names);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refused(reason: string): ScalarPlace {
  return { kind: 'refused', reason };
}

const string = '"((?:[^"\\\\]|\\\\.)*)"';

function placeInJson(source: SourceText, names: readonly string[]): ScalarPlace {
  const entry = new RegExp(`${string}\\s*:\\s*${string}`, 'dy');
  entry.lastIndex = createJsonPlaces(source.text)(names).start;
  const found = entry.exec(source.text);
  const content = found?.indices?.[2];
  if (found === null || content === undefined) return refused(`there is no \`${names.join('.')}\` that is a text`);
  if (decoded(found[1] ?? '') !== names.at(-1)) return refused(`there is no \`${names.join('.')}\` in it`);
  return { kind: 'found', start: content[0], end: content[1] };
}

function decoded(content: string): unknown {
  return JSON.parse(`"${content}"`);
}

function placeInYaml(source: SourceText, names: readonly string[]): ScalarPlace {
  const events = readYamlEvents(source, DEFAULT_LIMITS);
  // Behind the event of the document stands its root.
  let index = events.findIndex(({ type }) => type === EVENT_ID.DOCUMENT) + 1;
  for (const [depth, name] of names.entries()) {
    const found = valueOf(source.text, events, index, name);
    if (found === undefined) return refused(whyMissing(source.text, events, index, names.slice(0, depth + 1)));
    index = found;
  }
  const event = events[index];
  const path = `\`${names.join('.')}\``;
  if (event?.type === EVENT_ID.ALIAS) return refused(`${path} repeats another value (\`*${aliasName(source.text, event)}\`)`);
  if (event?.type !== EVENT_ID.SCALAR || event.valueStart === -1) return refused(`${path} is no text`);
  if (event.anchorStart !== -1) return refused(`${path} has an anchor, by which it may be repeated elsewhere`);
  return contentOf(source.text, event, path);
}

/** The event of the value under a name of the mapping at an index; undefined where it has none of its own. */
function valueOf(text: string, events: readonly Event[], index: number, name: string): number | undefined {
  if (events[index]?.type !== EVENT_ID.MAPPING) return undefined;
  let at = index + 1;
  while (at < events.length && events[at]?.type !== EVENT_ID.POP) {
    const key = events[at];
    if (key?.type === EVENT_ID.SCALAR && getScalarValue(text, key) === name) return at + 1;
    at = afterNode(events, afterNode(events, at));
  }
  return undefined;
}

/** The index behind a node with all that it holds. */
function afterNode(events: readonly Event[], index: number): number {
  let depth = 0;
  let at = index;
  do {
    const type = events[at]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    else if (type === EVENT_ID.POP) depth -= 1;
    at += 1;
  } while (depth > 0 && at < events.length);
  return at;
}

function whyMissing(text: string, events: readonly Event[], index: number, names: readonly string[]): string {
  const event = events[index];
  const path = `\`${names.join('.')}\``;
  if (event?.type === EVENT_ID.ALIAS) return `${path} stands in what an alias repeats (\`*${aliasName(text, event)}\`)`;
  return valueOf(text, events, index, '<<') === undefined ? `there is no ${path} in it` : `${path} comes from a merge key (\`<<\`)`;
}

function aliasName(text: string, event: Extract<Event, { readonly type: typeof EVENT_ID.ALIAS }>): string {
  return text.slice(event.anchorStart, event.anchorEnd);
}

/** Of a block the lines without the breaks and the indentation around them. */
function contentOf(text: string, event: ScalarEvent, path: string): ScalarPlace {
  if (event.tagStart !== -1) return refused(`${path} has a tag`);
  const raw = text.slice(event.valueStart, event.valueEnd);
  const start = event.valueStart + (raw.length - raw.trimStart().length);
  const content = raw.trim();
  if (content === '') return refused(`${path} is empty`);
  if (/[\r\n]/.test(content)) return refused(`${path} goes over several lines`);
  // A comment behind a plain text is none of it; of the other styles the marks end it.
  const own = event.style === SCALAR_STYLE.PLAIN ? content.replace(/\s+#.*$/, '') : content;
  return { kind: 'found', start, end: start + own.length };
}
