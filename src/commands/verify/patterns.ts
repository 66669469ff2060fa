import { entries, isArray, isObject, put } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import type { JsonSchemaObject } from './json-schema.ts';

/** Whether a pattern is found in a text (ECMA-262, unanchored), in bounded time. */
export type MatchPattern = (pattern: string, text: string) => boolean | 'unknown';

/** The patterns of some schemas, which a validator must never run as written. */
export interface PatternGuard {
  /**
   * Replaces every pattern by one that matches just those strings of `value` that the document's pattern
   * matches, so that for this value both say the same. False where some match is unknown.
   */
  readonly prepare: (value: Json) => boolean;
}

interface Guarded {
  readonly schema: JsonSchemaObject;
  readonly pattern: string | undefined;
  readonly properties: readonly (readonly [string, Json])[];
}

/** Guards the schemas of `patterned`, which may grow between two calls of `prepare`. */
export function guardPatterns(patterned: readonly JsonSchemaObject[], match: MatchPattern): PatternGuard {
  const guarded: Guarded[] = [];
  return {
    prepare: (value) => {
      for (const schema of patterned.slice(guarded.length)) {
        const pattern = schema['pattern'];
        guarded.push({
          schema,
          pattern: typeof pattern === 'string' ? pattern : undefined,
          properties: entries(schema['patternProperties']),
        });
      }
      if (guarded.length === 0) return true;
      const texts = textsOf(value, new Set());
      const literals = new Map<string, string>();
      const literal = (pattern: string): string | undefined => {
        const known = literals.get(pattern);
        if (known !== undefined) return known;
        const made = literalPattern(pattern, texts, match);
        if (made !== undefined) literals.set(pattern, made);
        return made;
      };
      return guarded.every((item) => replace(item, literal));
    },
  };
}

function replace(item: Guarded, literal: (pattern: string) => string | undefined): boolean {
  if (item.pattern !== undefined) {
    const made = literal(item.pattern);
    if (made === undefined) return false;
    item.schema['pattern'] = made;
  }
  if (item.properties.length === 0) return true;
  const properties: JsonSchemaObject = {};
  for (const [pattern, schema] of item.properties) {
    const made = literal(pattern);
    if (made === undefined) return false;
    const before = properties[made];
    put(properties, made, before === undefined ? schema : { allOf: [before, schema] });
  }
  item.schema['patternProperties'] = properties;
  return true;
}

function literalPattern(pattern: string, texts: ReadonlySet<string>, match: MatchPattern): string | undefined {
  const matching: string[] = [];
  for (const text of texts) {
    const answer = match(pattern, text);
    if (answer === 'unknown') return undefined;
    if (answer) matching.push(text);
  }
  return matching.length === 0 ? '[^\\s\\S]' : `^(?:${matching.map(escape).join('|')})$`;
}

/** Code points in hexadecimal, because every character may have a meaning in a pattern. */
function escape(text: string): string {
  return [...text].map((character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`).join('');
}

function textsOf(value: Json, texts: Set<string>): Set<string> {
  if (typeof value === 'string') texts.add(value);
  else if (isArray(value)) for (const item of value) textsOf(item, texts);
  else if (isObject(value)) {
    for (const [name, member] of entries(value)) {
      texts.add(name);
      textsOf(member, texts);
    }
  }
  return texts;
}
