import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedReport } from '../../src/classify/report.ts';
import { displayWidth } from '../../src/report/text/display-width.ts';
import type { Palette } from '../../src/report/text/palette.ts';
import { plainPalette } from '../../src/report/text/palette.ts';
import type { TextOptions } from '../../src/report/text/style.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import { renderText } from '../../src/report/text/text.ts';
import { bigReport, change, errorReport, finding, sampleReport, side, unchangedReport, uses } from './sample.ts';

function text(report: Parameters<typeof renderText>[0], options: Partial<TextOptions> = {}): string {
  return renderText(report, { ...defaultTextOptions, ...options });
}

/** One change and nothing else. */
function withChange(parts: Parameters<typeof change>[0]): ComparedReport {
  return { ...sampleReport, changes: [change(parts)], skipped: [], notes: [] };
}

describe('the screens in fixtures/report', () => {
  const screens = [
    { name: 'narrow', report: sampleReport, options: {} },
    { name: 'wide', report: sampleReport, options: { width: 140 } },
    { name: 'ascii', report: sampleReport, options: { characters: 'ascii' } },
    { name: 'verbose', report: sampleReport, options: { detail: 'verbose' } },
    { name: 'quiet', report: sampleReport, options: { detail: 'quiet' } },
    { name: 'many', report: bigReport(60), options: {} },
    { name: 'unchanged', report: unchangedReport, options: {} },
    { name: 'error', report: errorReport, options: {} },
  ] as const;
  for (const { name, report, options } of screens) {
    it(name, async () => {
      await expect(text(report, options)).toMatchFileSnapshot(`../../fixtures/report/${name}.txt`);
    });
  }
});

describe('the size of the screen', () => {
  it('is never exceeded by a big report, at any height', () => {
    for (const rows of [24, 30, 40, 60]) {
      for (const breaking of [1, 5, 60, 3000]) {
        const lines = text(bigReport(breaking), { rows }).split('\n').length - 1;
        expect(lines, `${breaking} changes on ${rows} rows`).toBeLessThanOrEqual(rows);
      }
    }
  });

  it('accounts for every loud change: shown or counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 24, max: 80 }), (breaking, rows) => {
        const lines = text(bigReport(breaking), { rows }).split('\n');
        const shown = lines.filter((line) => /^[✗!] (?:breaking|warning) /.test(line)).length;
        const more = lines.find((line) => line.startsWith('… ')) ?? '';
        const counted = [...more.matchAll(/(\d+) more/g)].reduce((sum, match) => sum + Number(match[1]), 0);
        expect(shown + counted).toBe(breaking + 1);
      }),
      { numRuns: 200 },
    );
  });

  it('is kept in width, at any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 58, max: 160 }),
        fc.constantFrom('unicode' as const, 'ascii' as const),
        fc.constantFrom('normal' as const, 'verbose' as const, 'quiet' as const),
        (width, characters, detail) => {
          for (const line of text(bigReport(7), { width, characters, detail }).split('\n')) {
            // A word that is wider than the screen is never broken; the widest in the sample needs 57 columns.
            expect(displayWidth(line), line).toBeLessThanOrEqual(width);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not break a word that is too wide', () => {
    const place = `components.schemas.${'Very'.repeat(30)}`;
    expect(text(withChange({ place }), { detail: 'verbose', width: 60 })).toContain(`at       ${place}\n`);
  });

  it('leaves no space at the end of a line', () => {
    expect(text(sampleReport, { detail: 'verbose' })).not.toMatch(/ \n/);
  });
});

describe('numbers', () => {
  it('have the right noun', () => {
    const one = text(withChange({}));
    expect(one).toContain('1 of 41 operations');
    expect(one).toContain('because of 1 breaking change\n');
    const alone = { ...withChange({}), summary: { ...sampleReport.summary, operations: { ...sampleReport.summary.operations, total: 1 } } };
    expect(text(alone)).toContain('1 of 1 operation\n');
    expect(text(sampleReport)).toContain('because of 3 breaking changes\n');
  });

  it('of what is hidden have the right noun', () => {
    const one = text({
      ...sampleReport,
      changes: sampleReport.changes.filter((item) => item.severity === 'cosmetic'),
      skipped: [],
      notes: [],
    });
    expect(one).toMatch(/· 1 cosmetic change +-v shows it\n/);
    expect(text(sampleReport)).toMatch(/\+ 1 compatible change {3}· 1 cosmetic change +-v shows them\n/);
  });
});

describe('the verdict', () => {
  it('stands last', () => {
    expect(text(sampleReport).endsWith(text(sampleReport, { detail: 'quiet' }))).toBe(true);
  });

  it('says that a declared version is enough', () => {
    const bump = { ...sampleReport.verdict.bump, declared: 'major' as const, enough: true };
    const output = text({ ...sampleReport, verdict: { ...sampleReport.verdict, bump } });
    expect(output).toContain('major   ✓ enough\n');
    expect(text(sampleReport)).toContain('minor   ✗ not enough\n');
    expect(output).not.toContain('set `info.version`');
  });

  it('gives the note where a version is none that can be raised', () => {
    const bump = {
      ...sampleReport.verdict.bump,
      next: null,
      declared: null,
      enough: null,
      note: '`2024-05-01` is a date, which semver cannot raise.',
    };
    const output = text({ ...sampleReport, verdict: { ...sampleReport.verdict, bump } });
    expect(output).toContain('unknown');
    expect(output).toContain('`2024-05-01` is a date');
    expect(output).toContain('MAJOR');
  });

  it('names the gate with a word', () => {
    expect(text(sampleReport)).toContain('--fail-on breaking  ✗ FAIL');
    const verdict = { ...sampleReport.verdict, gate: 'pass' as const, failOn: 'never' as const, exitCode: 0 as const };
    expect(text({ ...sampleReport, verdict })).toContain('--fail-on never  ✓ PASS');
  });
});

describe('what does not fit the screen', () => {
  const lines = text(bigReport(9), { rows: 40 }).split('\n');

  it('is one line each where that is enough', () => {
    expect(lines.filter((line) => /^[✗!] /.test(line))).toHaveLength(10);
    expect(lines.join('\n')).not.toContain(' more breaking');
  });

  it('leaves hardly a line of the screen empty', () => {
    expect(lines.length).toBeGreaterThan(33);
  });
});

describe('proof', () => {
  it('speaks of what was never sent in a response', () => {
    expect(text(sampleReport)).toMatch(/may now be\s+received, was never sent before/);
  });

  it('keeps the member that matters when the payload is shortened', () => {
    const value = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`member${index}`, `some text ${index}`]));
    const witness = { operation: 'POST /a', where: 'request body application/json', value, says: '' };
    const findings = [finding({ witness, operations: uses(['POST /a'], witness.where, '/member23') })];
    expect(text(withChange({ findings }))).toMatch(/"member23": "some text 23", … \d+ more \}/);
  });

  it('names the part that matters when it lies too deep', () => {
    const path = '/first_level/second_level/third_level/*/fourth_level/*';
    const value = { first_level: { second_level: { third_level: { any_name_at_all: { fourth_level: ['surprise'] } } } } };
    const witness = { operation: 'GET /a', where: 'response 200 application/json', value, says: '' };
    const findings = [finding({ direction: 'response', witness, operations: uses(['GET /a'], witness.where, path) })];
    expect(text(withChange({ findings }), { width: 140 })).toContain('{ "any_name_at_all": { "fourth_level": ["surprise"] } } } } }');
    expect(text(withChange({ findings }))).toContain(`"surprise" at ${path}\n`);
  });

  it('tells how long a long string is', () => {
    const witness = { operation: 'POST /a', where: 'request body application/json', value: { name: 'a'.repeat(256) }, says: '' };
    expect(text(withChange({ findings: [finding({ witness })] }))).toContain('…" (256 characters)');
  });

  it('says when there is none because nothing could be decided', () => {
    const output = text(withChange({ findings: [finding({ proven: false, reason: 'could not be proven (budget)' })] }));
    expect(output).toContain('proof    none: could not be proven (budget)\n');
    expect(output).not.toMatch(/^ {2}because/m);
  });

  it('is silent where the documents say it themselves', () => {
    expect(text(withChange({ findings: [finding({ proven: true })] }))).not.toContain('proof');
  });
});

describe('sides', () => {
  it('stand in two columns on a wide screen', () => {
    expect(text(withChange({}), { width: 140 })).toMatch(/old {6}old\.yaml:31:22 {2}maximum: 100 +new {6}new\.yaml:33:22 {2}maximum: 50\n/);
  });

  it('are named by place where there is no file', () => {
    const nowhere = { file: null, line: null, column: null };
    const output = text(withChange({ old: { ...change({}).old, ...nowhere }, new: { ...change({}).new, ...nowhere } }));
    expect(output).toContain('  old      maximum: 100\n');
    expect(output).toContain('at       GET /users.parameters.query.limit.maximum\n');
  });

  it('show integers with all digits', () => {
    const huge = side('new.yaml', 1, 1, '/a/maximum', 9223372036854775807n);
    expect(text(withChange({ new: huge }))).toContain('maximum: 9223372036854775807');
  });
});

describe('what cannot be mistaken', () => {
  it('no changes is one line', () => {
    expect(text(unchangedReport)).toBe('✓ No changes  Users API  1.4.0 → 1.4.0   old.yaml → new.yaml\n');
  });

  it('no changes names what was not compared', () => {
    const skipped = [{ pointer: '/a', side: 'old' as const, reason: 'x' }];
    const output = text({ ...unchangedReport, skipped, summary: { ...unchangedReport.summary, skipped: 1 } });
    expect(output).toContain('No changes found in what was compared');
    expect(output).toMatch(/\? 1 part that was not compared +-v shows it\n/);
  });

  it('an error says that nothing was compared', () => {
    const output = text(errorReport);
    expect(output).toContain('nothing was compared');
    expect(output).toContain('new.yaml:12:7');
    expect(output).not.toMatch(/no changes|PASS|✓/i);
  });
});

describe('colour', () => {
  it('adds nothing but colour: without it the words are the same', () => {
    const marked = Object.fromEntries(
      Object.keys(plainPalette).map((role) => [role, (piece: string) => `\u001b[1m${piece}\u001b[0m`]),
    ) as unknown as Palette;
    const output = text(sampleReport, { palette: marked });
    expect(output).not.toBe(text(sampleReport));
    expect(output.replace(/\u001b\[\d+m/g, '').replace(/ +\n/g, '\n')).toBe(text(sampleReport));
  });
});

describe('the reporter', () => {
  it('imports nothing of Node', () => {
    for (const file of ['text', 'change-block', 'header', 'verdict', 'error', 'line', 'value', 'style', 'palette', 'display-width']) {
      expect(readFileSync(new URL(`../../src/report/text/${file}.ts`, import.meta.url), 'utf8')).not.toContain("'node:");
    }
  });
});
