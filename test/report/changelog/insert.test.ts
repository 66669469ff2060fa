import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingLine } from '../../../src/report/changelog/changelog.ts';
import type { HeadingStyle } from '../../../src/report/changelog/changelog.ts';
import { insertSection } from '../../../src/report/changelog/insert.ts';
import type { Insertion } from '../../../src/report/changelog/insert.ts';

function insert(existing: string | undefined, version = '2.0.0', body = '- a change', replace = false): Insertion {
  const section = (style: HeadingStyle): string => `${headingLine({ version, date: null, style })}\n\n${body}\n`;
  return insertSection(existing, { heading: { version }, section, replace });
}

function textOf(insertion: Insertion): string {
  return insertion.kind === 'changed' ? insertion.text : `not changed: ${insertion.kind}`;
}

const kept = `# Changelog

Words.

## [Unreleased]

- not yet

## [1.0.0] - 2025-01-01

- first

[Unreleased]: https://example.org/compare
[1.0.0]: https://example.org/1.0.0
`;

describe('a section put into a changelog', () => {
  it('stands below what is unreleased and above the newest version, and all else stays', () => {
    const text = textOf(insert(kept));
    expect(text).toMatch(/- not yet\n\n## \[2\.0\.0\]\n\n- a change\n\n<!-- api-diff [0-9a-f]{8} -->\n\n## \[1\.0\.0\]/);
    expect(text.replace(/## \[2\.0\.0\][\s\S]*?-->\n\n/, '')).toBe(kept);
  });

  it('begins a new file', () => {
    expect(textOf(insert(undefined))).toMatch(/^# Changelog\n\nThe format .*\n\n## \[2\.0\.0\]\n\n- a change\n\n<!-- api-diff .* -->\n$/);
    expect(textOf(insert('\n'))).toBe(textOf(insert(undefined)));
  });

  it('goes before the links at the foot of a file without versions', () => {
    const text = textOf(insert('# Changelog\n\n## [Unreleased]\n\n- soon\n\n[Unreleased]: https://example.org\n'));
    expect(text).toMatch(/- soon\n\n## \[2\.0\.0\][\s\S]*-->\n\n\[Unreleased\]: https:\/\/example\.org\n$/);
  });

  it('takes the style of the headings and of the line breaks', () => {
    expect(textOf(insert('# Changes\r\n\r\n## v1.0.0 (2025)\r\n\r\n- first\r\n'))).toContain('\r\n\r\n## v2.0.0\r\n\r\n- a change\r\n');
    expect(textOf(insert('# Changes\n\n## 1.0.0\n'))).toContain('\n## 2.0.0\n');
    expect(textOf(insert('\uFEFF# Changelog\n'))).toMatch(/^\uFEFF# Changelog\n\n## \[2\.0\.0\]/);
  });

  it('is there once, and follows what is compared', () => {
    const once = textOf(insert(kept));
    expect(insert(once)).toEqual({ kind: 'unchanged' });
    const later = textOf(insert(once, '2.0.0', '- another change'));
    expect(later).toBe(textOf(insert(kept, '2.0.0', '- another change')));
    const second = textOf(insert(once, '2.1.0'));
    expect(second.indexOf('[2.1.0]')).toBeLessThan(second.indexOf('[2.0.0]'));
  });

  it('is not written over what somebody wrote or edited', () => {
    const edited = textOf(insert(kept)).replace('- a change', '- a change, said better');
    expect(insert(edited, '2.0.0', '- another')).toEqual({ kind: 'edited', line: 9 });
    expect(insert(kept, '1.0.0')).toMatchObject({ kind: 'edited' });
    expect(textOf(insert(edited, '2.0.0', '- another', true))).toBe(textOf(insert(kept, '2.0.0', '- another')));
  });

  it('finds no heading in code or in a comment', () => {
    const text = '# Changelog\n\n```\n## 0.1.0\n```\n\n<!--\n## 0.2.0\n-->\n\n## 1.0.0\n';
    expect(textOf(insert(text))).toContain('-->\n\n## 2.0.0\n');
  });

  it('is not put into what is no changelog', () => {
    expect(insert('openapi: 3.0.3\n')).toEqual({ kind: 'foreign' });
    expect(insert('# Readme\n\n## Install\n')).toEqual({ kind: 'foreign' });
  });

  it('leaves every other line as it was, whatever the file holds', () => {
    const line = fc.constantFrom(
      '',
      '- a',
      '## [1.0.0]',
      '## [Unreleased]',
      '### Added',
      'text',
      '[1.0.0]: https://e.org',
      '```\n## 0.1.0\n```',
      '<!-- x -->',
      '## 0.9.0',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const existing = ['# Changelog', ...lines, ''].join('\n');
        const result = insert(existing);
        if (result.kind !== 'changed') return;
        const without = result.text.replace(/## \[?2\.0\.0\]?\n\n- a change\n\n<!-- api-diff \w+ -->\n/, '');
        const solid = (text: string): readonly string[] => text.split('\n').filter((one) => one !== '');
        expect(solid(without)).toEqual(solid(existing));
        expect(insert(result.text)).toEqual({ kind: 'unchanged' });
      }),
      { numRuns: 300 },
    );
  });
});
