import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policiesMarkdown } from '../../src/classify/policy/documentation.ts';
import type { Policy } from '../../src/classify/policy/policy.ts';
import { presetNames } from '../../src/classify/policy/preset-names.ts';
import { presets } from '../../src/classify/policy/presets.ts';

const page = readFileSync(new URL('../../docs/POLICIES.md', import.meta.url), 'utf8');

describe('docs/POLICIES.md', () => {
  it('is what the presets say; run `node scripts/generate.mjs` after a change', () => {
    expect(page).toBe(policiesMarkdown());
  });

  it.each(presetNames.map((name) => [name, presets[name] as Policy] as const))(
    'has a section on %s with its source and reasons',
    (name, policy) => {
      const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
      expect(section).toContain(policy.summary);
      if (policy.source !== null) expect(section).toContain(policy.source.url);
      for (const row of Object.values(policy.rows)) {
        for (const { because } of 'severity' in row ? [row] : Object.values(row)) expect(section).toContain(because);
      }
    },
  );
});
