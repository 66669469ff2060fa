import type { Json } from '../../model/json.ts';
import { TYPE } from '../node.ts';
import type { SchemaNode } from '../node.ts';
import type { Store } from '../store.ts';

const INTEGER = '^(?:0|-?[1-9][0-9]*)$';
const NATURAL = '^(?:0|[1-9][0-9]*)$';
const NUMBER = '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$';
const NUMBER_TEXT = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LONG_SAMPLE = 6_000;
/** A longer sample costs more than the question that it spares. */
const LONGEST_SAMPLE = 1 << 20;
/** Whole numbers, short and long: the last is longer than a text of limited length tends to be. */
const SAMPLES: readonly bigint[] = [0n, 10n ** BigInt(LONG_SAMPLE)];
// Written out: to turn so long a number into a text takes a tenth of what a small comparison takes.
const SAMPLE_TEXTS: readonly string[] = ['0', `1${'0'.repeat(LONG_SAMPLE)}`];

/** References followed inside a schema before its text is left as it is. */
export const DEEPEST_REFERENCE = 20;

/** Values and the texts that they are written as, with some of the values. */
export interface Twin {
  readonly typed: SchemaNode;
  readonly written: SchemaNode;
  readonly samples: readonly (number | bigint | boolean)[];
  /** The samples as they are written. */
  readonly texts: readonly string[];
  /** Whether a one with any number of zeros behind it is one of the texts. */
  readonly isNumeric: boolean;
}

/** The types that JSON writes as text in one way, and what that text is (RFC 8259, section 6). */
export function twinsOf(store: Store): readonly Twin[] {
  const texts = (pattern: string): SchemaNode => store.all([store.types(TYPE.string), store.pattern(pattern)]);
  const whole: Pick<Twin, 'samples' | 'texts' | 'isNumeric'> = { samples: SAMPLES, texts: SAMPLE_TEXTS, isNumeric: true };
  return [
    {
      typed: store.types(TYPE.number),
      written: texts(NUMBER),
      samples: [0.5, ...SAMPLES],
      texts: ['0.5', ...SAMPLE_TEXTS],
      isNumeric: true,
    },
    { typed: store.types(TYPE.integer), written: texts(INTEGER), ...whole },
    { typed: store.all([store.types(TYPE.integer), store.minimum(0, false)]), written: texts(NATURAL), ...whole },
    { typed: store.values([true]), written: store.values(['true']), samples: [true], texts: ['true'], isNumeric: false },
    { typed: store.values([false]), written: store.values(['false']), samples: [false], texts: ['false'], isNumeric: false },
  ];
}

/** A number as text that is longer than any limit of a schema; undefined where the usual sample is. */
export function tooLongNumber(node: SchemaNode): string | undefined {
  const longest = longestLimit(node, 0);
  return longest < LONG_SAMPLE || longest > LONGEST_SAMPLE ? undefined : `1${'0'.repeat(longest)}`;
}

function longestLimit(node: SchemaNode, depth: number): number {
  if (node.kind === 'maxLength') return node.limit;
  if (node.kind === 'reference') return depth > DEEPEST_REFERENCE ? 0 : longestLimit(node.target(), depth + 1);
  if (node.kind !== 'all' && node.kind !== 'any') return 0;
  return node.of.reduce((longest, part) => Math.max(longest, longestLimit(part, depth)), 0);
}

/** The values that are written like a scalar: `1` and `"1"`. */
export function otherReadings(value: Json): readonly Json[] {
  switch (typeof value) {
    case 'string':
      if (NUMBER_TEXT.test(value)) return [Number(value)];
      return value === 'true' ? [true] : value === 'false' ? [false] : [];
    case 'number':
    case 'bigint':
    case 'boolean':
      return [String(value)];
    default:
      return [];
  }
}
