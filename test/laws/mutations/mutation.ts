import type { Direction } from '../../../src/model/api.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import type { Pointer } from '../../../src/model/pointer.ts';
import type { Effect, Severity } from '../../../src/rules/aspect.ts';
import { replaceAt } from '../../support/replace.ts';
import { seeded } from '../../support/random.ts';
import type { Random } from '../../support/random.ts';
import { sitesOf } from './uses.ts';
import type { Site } from './uses.ts';

/** What an edit must be judged to be. */
export interface Expectation {
  /** The keyword or field that was edited. */
  readonly keyword: string;
  readonly effect: Effect;
  /** The verdicts, each among the named, for the directions in which the place is really used. */
  readonly severity: Readonly<Partial<Record<Direction, readonly Severity[]>>>;
  /** Whether the breaking verdicts are about payloads, so that one must prove them. */
  readonly provable: boolean;
}

/** An edited document. */
export interface Mutated {
  readonly document: JsonObject;
  /** Where the edit is: a place of the old document, or of the new one for what was added. */
  readonly side: 'old' | 'new';
  readonly pointer: Pointer;
  readonly expected: Expectation;
}

/** One kind of edit with a known verdict. Undefined where the document has no place for it. */
export interface Mutation {
  readonly kind: string;
  readonly apply: (root: JsonObject, seed: number) => Mutated | undefined;
}

/** An edit of one schema. */
export interface SchemaEdit {
  readonly schema: JsonObject;
  readonly keyword: string;
  /** Below the schema, for edits of a property; else the keyword itself. */
  readonly below?: Pointer;
  readonly side?: 'old' | 'new';
}

/** What each effect means in each direction, written down again on purpose: a swapped table must not judge itself. */
const verdicts: Readonly<
  Record<'narrows' | 'widens' | 'replaces' | 'withdraws' | 'extends', Readonly<Record<Direction, readonly Severity[]>>>
> = {
  narrows: { request: ['breaking'], response: ['compatible'] },
  widens: { request: ['compatible'], response: ['breaking'] },
  replaces: { request: ['breaking'], response: ['breaking'] },
  withdraws: { request: ['breaking'], response: ['breaking'] },
  extends: { request: ['compatible'], response: ['compatible'] },
};

/** What makes a kind of edit of schemas. */
export interface SchemaMutation {
  readonly kind: string;
  readonly effect: keyof typeof verdicts;
  /** Verdicts that differ from the table. */
  readonly except?: Readonly<Partial<Record<Direction, readonly Severity[]>>>;
  readonly edit: (site: Site, random: Random, root: JsonObject) => SchemaEdit | undefined;
}

/** A mutation that edits some schema that JSON payloads reach. */
export function schemaMutation({ kind, effect, except, edit }: SchemaMutation): Mutation {
  return {
    kind,
    apply: (root, seed) => {
      const random = seeded(seed);
      for (const site of random.shuffled(sitesOf(root))) {
        const edited = edit(site, random, root);
        if (edited === undefined) continue;
        const severity = Object.fromEntries(
          [...site.directions].map((direction) => [direction, except?.[direction] ?? verdicts[effect][direction]]),
        );
        return {
          document: replaceAt(root, site.pointer, edited.schema) as JsonObject,
          side: edited.side ?? 'new',
          pointer: `${site.pointer}${edited.below ?? `/${edited.keyword}`}`,
          expected: { keyword: edited.keyword, effect, severity, provable: effect !== 'withdraws' && effect !== 'extends' },
        };
      }
      return undefined;
    },
  };
}

/** A schema with one keyword said or, when `value` is undefined, unsaid. */
export function withKeyword(schema: JsonObject, keyword: string, value: Json | undefined): SchemaEdit {
  const rest = Object.fromEntries(Object.entries(schema).filter(([name]) => name !== keyword));
  return value === undefined ? { schema: rest, keyword, side: 'old' } : { schema: { ...rest, [keyword]: value }, keyword };
}
