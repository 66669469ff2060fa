import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configMarkdown } from '../../src/config/documentation.ts';
import { configSchema } from '../../src/config/json-schema.ts';
import { configKeys, configNames, configShape, presetShape } from '../../src/config/keys.ts';
import type { ConfigKey } from '../../src/config/keys.ts';
import { faultsOf } from '../../src/config/validate.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { own } from '../../src/model/json.ts';
import { readYaml } from '../../src/load/read-yaml.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/CONFIG.md');

describe('docs/CONFIG.md', () => {
  it('is what the table says; run `npm run docs` after a change', () => {
    expect(page).toBe(configMarkdown());
  });

  it('shows files that are valid', () => {
    const [first = '', ...others] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text);
    expect(faultsOf(readYaml({ file: 'first', text: first }, DEFAULT_LIMITS).value, configShape)).toEqual([]);
    expect(faultsOf(readYaml({ file: 'last', text: others.at(-1) ?? '' }, DEFAULT_LIMITS).value, presetShape)).toEqual([]);
  });

  it.each(configNames.filter((name) => name !== '$schema'))('has a section on %s', (name) => {
    const key: ConfigKey = configKeys[name];
    const section = page.split(`\n### ${name}\n`)[1]?.split(/\n##/)[0] ?? '';
    expect(section).toContain(key.about);
    expect(section).toContain(key.example);
    if (key.flag !== undefined) expect(section).toContain(`\`${key.flag}\``);
  });
});

describe('the README', () => {
  it('shows a configuration that is valid, and states renames', () => {
    const shown = /## Configuration[^]*?```yaml\n([^]*?)```/.exec(read('README.md'))?.[1] ?? '';
    const { value } = readYaml({ file: 'README.md', text: shown }, DEFAULT_LIMITS);
    expect(faultsOf(value, configShape)).toEqual([]);
    expect(own(value, 'renames')).toHaveLength(2);
  });
});

describe('schema/config.schema.json', () => {
  it('is what the table says; run `npm run docs` after a change', () => {
    expect(JSON.parse(read('schema/config.schema.json'))).toEqual(configSchema());
  });

  it('is in the package', () => {
    const { exports, files } = JSON.parse(read('package.json')) as { exports: Record<string, unknown>; files: readonly string[] };
    expect(exports['./schema/config.schema.json']).toBe('./schema/config.schema.json');
    expect(files).toContain('schema');
  });
});
