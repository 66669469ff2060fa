import { isDeepStrictEqual } from 'node:util';
import { readCommonYaml } from '../../src/load/block-yaml/common-yaml.ts';
import type { Blocks } from '../../src/load/block-yaml/blocks.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { createLocator } from '../../src/load/outline.ts';
import type { ReadYaml } from '../../src/load/read-yaml.ts';
import { readYaml } from '../../src/load/read-yaml.ts';
import { createPositions } from '../../src/load/source-text.ts';

/** What became of a text: read the same by both readers, left to js-yaml, or where the two disagree. */
export type Agreement = 'agrees' | 'left to js-yaml' | `disagrees: ${string}`;

/** Holds what the fast reader says of a text, values, order of names and positions, against what js-yaml says. */
export function agreementOn(text: string, earlier?: Blocks): Agreement {
  const common = readCommonYaml(text, DEFAULT_LIMITS, earlier);
  if (common === undefined) return 'left to js-yaml';
  const source = { file: 'a.yaml', text };
  let whole: ReadYaml;
  try {
    whole = readYaml(source, DEFAULT_LIMITS);
  } catch (error) {
    return `disagrees: js-yaml refuses it, ${String(error)}`;
  }
  // JSON tells the order of names, which deep equality does not.
  if (!isDeepStrictEqual(common.value, whole.value) || written(common.value) !== written(whole.value)) {
    return `disagrees: ${written(common.value)} instead of ${written(whole.value)}`;
  }
  const place = {
    common: { offsetOf: common.locator(), positionOf: createPositions({ file: 'a.yaml', text: common.text }) },
    whole: { offsetOf: createLocator(whole.outline), positionOf: createPositions(source) },
  };
  for (const tokens of placesIn(whole.value)) {
    const [fast, slow] = [place.common, place.whole].map(({ offsetOf, positionOf }) => positionOf(offsetOf(tokens)));
    if (!isDeepStrictEqual(fast, slow)) return `disagrees: /${tokens.join('/')} at ${written(fast)} instead of ${written(slow)}`;
  }
  return 'agrees';
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, below: unknown) => (typeof below === 'bigint' ? `${below}n` : below));
}

/** The tokens of every place in a value, and of one that is not there. */
function placesIn(value: unknown, tokens: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [tokens, [...tokens, 'nothing']];
  return [tokens, [...tokens, 'nothing'], ...Object.entries(value).flatMap(([name, below]) => placesIn(below, [...tokens, name]))];
}
