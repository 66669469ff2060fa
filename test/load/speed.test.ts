import { expect, test } from 'vitest';
import { readCommonYaml } from '../../src/load/block-yaml/common-yaml.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { leastTime } from '../support/least-time.ts';

/** A document of that many path items. */
function documentOf(items: number): string {
  const item = (index: number): string =>
    `  /things${index}:\n    get:\n      summary: Thing ${index}\n      responses:\n        '200':\n          description: |\n            Long text.\n          content: {}\n`;
  return `openapi: 3.1.0\npaths:\n${Array.from({ length: items }, (_, index) => item(index)).join('')}`;
}

/** Ratios that noise cannot turn round; the real ones are a quarter of what is allowed here, or less. */
test('common YAML is read in time that grows with the text, and what stands in both releases in less', () => {
  const [small, large] = [documentOf(250), documentOf(4000)];
  const fast = leastTime(() => readCommonYaml(large, DEFAULT_LIMITS), 7);
  expect(fast).toBeLessThan(64 * leastTime(() => readCommonYaml(small, DEFAULT_LIMITS), 7));
  const { blocks } = readCommonYaml(large, DEFAULT_LIMITS) ?? {};
  expect(leastTime(() => readCommonYaml(large.replace('Thing 7', 'Thing'), DEFAULT_LIMITS, blocks), 7)).toBeLessThan(fast);
});
