import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesMarkdown } from '../../src/rules/documentation.ts';
import { rules } from '../../src/rules/table.ts';

const page = readFileSync(new URL('../../docs/RULES.md', import.meta.url), 'utf8');

describe('docs/RULES.md', () => {
  it('is what the table says; run `node scripts/generate.mjs` after a change', () => {
    expect(page).toBe(rulesMarkdown());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('has a section on %s with its example', (id, { face }) => {
    const section = page.split(`\n### ${id}\n`)[1]?.split('\n### ')[0] ?? '';
    expect(section).toContain(face.why);
    expect(section).toContain(face.advice);
    expect(section).toMatch(/```json|not there/);
    for (const exception of Object.values(face.except ?? {})) expect(section).toContain(exception.because);
  });
});
