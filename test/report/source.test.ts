import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/text/display-width.ts';
import { sourceExcerpt } from '../../src/report/text/source.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import { renderText } from '../../src/report/text/text.ts';
import { change, sampleReport, side } from './sample.ts';

/** The line and below it the carets. */
function shown(line: string, key: string, columns = 80): string | undefined {
  const excerpt = sourceExcerpt(line, line.indexOf(key) + 1, columns, defaultTextOptions);
  return excerpt && `${excerpt.text}\n${' '.repeat(excerpt.before)}${'^'.repeat(excerpt.carets)}`;
}

describe('a line of a document', () => {
  it('has carets below the key, whatever the notation', () => {
    expect(shown('      maximum: 100', 'maximum')).toBe('maximum: 100\n^^^^^^^');
    expect(shown('    "maximum": 100,', '"maximum"')).toBe('"maximum": 100\n^^^^^^^^^');
    expect(shown("  - { 'max': 1, type: integer }", "'max'")).toBe("- { 'max': 1, type: integer }\n    ^^^^^");
    expect(shown('required: [name, email]', 'email')).toBe('required: [name, email]\n                 ^^^^^');
    expect(shown('  - email # of the user', 'email')).toBe('- email # of the user\n  ^^^^^');
  });

  it('is left to the value where it holds nothing but the key', () => {
    for (const line of ['  name:', '  "name": {', '  name: [', '  name: |', '  name: &anchor', '  name: >-'])
      expect(shown(line, 'name')).toBeUndefined();
  });

  it('is not left out for a key that only looks like that', () => {
    expect(shown('  name: {}', 'name')).toBe('name: {}\n^^^^');
    expect(shown('  - name:', 'name')).toBeDefined();
  });

  it('is cut around the key', () => {
    const line = `{${'"a":1,'.repeat(10_000)}"maximum":100${',"b":2'.repeat(10_000)}}`;
    const [text = '', carets = ''] = shown(line, '"maximum"', 31)?.split('\n') ?? [];
    expect(displayWidth(text)).toBeLessThanOrEqual(31);
    expect(text.slice(carets.indexOf('^'), carets.length)).toBe('"maximum"');
    expect(text).toMatch(/^….*…$/);
  });

  it('keeps the carets below the key whatever stands before it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\u001b', '\u202e', '漢', 'é', '👩', '\ud800', '"', ':'), maxLength: 40 }),
        fc.integer({ min: 20, max: 80 }),
        (before, columns) => {
          const line = `- ${before}{ maximum: 100 }`;
          const excerpt = sourceExcerpt(line, line.lastIndexOf('maximum') + 1, columns, defaultTextOptions);
          if (excerpt === undefined) throw new Error('nothing is shown');
          expect(displayWidth(excerpt.text)).toBeLessThanOrEqual(columns);
          expect(excerpt.text).not.toMatch(/[^\P{C}]/u);
          const at = excerpt.text.lastIndexOf('maximum');
          expect(displayWidth(excerpt.text.slice(0, at))).toBe(excerpt.before);
          expect(excerpt.carets).toBe('maximum'.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('may be any text, and any column of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: -3, max: 80 }), (line, column) => {
        const excerpt = sourceExcerpt(line, column, 40, defaultTextOptions);
        if (excerpt !== undefined) expect(displayWidth(excerpt.text)).toBeLessThanOrEqual(40);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the report with the documents at hand', () => {
  const text = (width: number): string =>
    renderText(
      {
        ...sampleReport,
        changes: [change({ old: side('old.yaml', 31, 7, '/a/maximum', 100), new: side('new.yaml', 33, 13, '/a/maximum', 50) })],
      },
      { ...defaultTextOptions, width, sourceLine: (name) => (name === 'old' ? '      maximum: 100' : '  schema: { maximum: 50 }') },
    );

  it('shows both lines', () => {
    expect(text(80)).toContain(
      [
        '  old      old.yaml:31  maximum: 100',
        '  new      new.yaml:33  schema: { maximum: 50 }',
        '                                  ^^^^^^^',
        '',
      ].join('\n'),
    );
  });

  it('shows them beside each other where there is room', () => {
    expect(text(140)).toMatch(/old\.yaml:31 {2}maximum: 100 +new {6}new\.yaml:33 {2}schema: \{ maximum: 50 \}\n +\^{7}\n/);
  });

  it('shows values where a line is not at hand', () => {
    const output = renderText({ ...sampleReport, changes: [change({})] }, { ...defaultTextOptions, sourceLine: () => undefined });
    expect(output).toContain('  new      new.yaml:33  maximum: 50\n');
    expect(output).not.toContain('^');
  });
});

describe('a bare name', () => {
  const removed = change({
    old: side('old.yaml', 31, 7, '/components/schemas/Pet/properties/name', 'name'),
    new: side('new.yaml', 30, 5, '/components/schemas/Pet', null),
  });
  const text = (width: number): string =>
    renderText({ ...sampleReport, changes: [removed] }, { ...defaultTextOptions, width, sourceLine: () => '      name:' });

  it('is said to stand in its schema, where there is room', () => {
    expect(text(80)).toContain('  old      old.yaml:31  name  in schema Pet\n');
    expect(text(40)).toContain('  old      old.yaml:31  name\n');
  });
});
