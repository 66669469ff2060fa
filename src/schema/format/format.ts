import { date, dateTime, duration, time } from './date-and-time.ts';
import type { FormatDefinition } from './definition.ts';
import { email, hostname, idnEmail, idnHostname, ipv4, ipv6 } from './network.ts';
import { jsonPointer, regex, relativeJsonPointer, uuid } from './pointer-and-identifier.ts';
import { exclusiveFormats, impliedFormats } from './relation.ts';
import { iri, iriReference, uri, uriReference, uriTemplate } from './resource-identifier.ts';

const DEFINITIONS: ReadonlyMap<string, FormatDefinition> = new Map(
  Object.entries({
    'date-time': dateTime,
    date,
    time,
    duration,
    email,
    'idn-email': idnEmail,
    hostname,
    'idn-hostname': idnHostname,
    ipv4,
    ipv6,
    uri,
    'uri-reference': uriReference,
    iri,
    'iri-reference': iriReference,
    uuid,
    'uri-template': uriTemplate,
    'json-pointer': jsonPointer,
    'relative-json-pointer': relativeJsonPointer,
    regex,
  }),
);

/** The names of the string formats that are assertions here (JSON Schema 2020-12 validation, section 7.3). */
export const ASSERTED_FORMATS: readonly string[] = [...DEFINITIONS.keys()];

const compiled = new Map<string, RegExp>();

/** Whether a string format is an assertion. All others, `byte`, `binary` and `password` among them, are annotations. */
export function isAssertedFormat(name: string): boolean {
  return DEFINITIONS.has(name);
}

/** Whether the value has the format, strictly by its RFC. A format that is an annotation takes every value. */
export function matchesFormat(name: string, value: string): boolean {
  const definition = DEFINITIONS.get(name);
  if (definition === undefined) return true;
  if (definition.pattern !== undefined && !grammarOf(name, definition.pattern).test(value)) return false;
  return definition.satisfies?.(value) ?? true;
}

/** Different valid values of the format, as people write them, the plainest first; none for an annotation. */
export function formatSamples(name: string): readonly string[] {
  return DEFINITIONS.get(name)?.samples ?? [];
}

/** Whether every value of format `a` certainly is one of format `b`. Reflexive and transitive. */
export function formatImplies(a: string, b: string): boolean {
  return a === b || impliedFormats(a).has(b);
}

/** Whether certainly no value has both formats. Symmetric; false says nothing. */
export function formatsExclude(a: string, b: string): boolean {
  return exclusiveFormats(a).has(b);
}

/**
 * An anchored ECMA-262 pattern for the `u` flag that every value of the format matches, for proofs that
 * nothing is left; undefined when none is useful. What it says of lengths in code points is certain.
 */
export function formatPattern(name: string): string | undefined {
  return DEFINITIONS.get(name)?.pattern;
}

/** Whether `formatPattern` takes nothing but the values of the format, so that it may be negated. */
export function isExactFormatPattern(name: string): boolean {
  const definition = DEFINITIONS.get(name);
  return definition?.pattern !== undefined && definition.satisfies === undefined;
}

/** Whether validators in use disagree about the value under the format, so that another is a better example. */
export function isDisputedForFormat(name: string, value: string): boolean {
  return DEFINITIONS.get(name)?.isDisputed?.(value) ?? false;
}

/** These grammars are the project's own and were written to be linear, so the native engine may run them. */
function grammarOf(name: string, pattern: string): RegExp {
  let grammar = compiled.get(name);
  if (grammar === undefined) compiled.set(name, (grammar = new RegExp(pattern, 'u')));
  return grammar;
}
