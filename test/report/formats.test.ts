import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/classify/report.ts';
import { formatNames, formats } from '../../src/report/format.ts';
import type { Format } from '../../src/report/format.ts';
import { bigReport, errorReport, sampleReport, unchangedReport } from './sample.ts';

async function render(format: Exclude<Format, 'text'>, report: Report): Promise<string> {
  return (await formats[format].load())(report);
}

const others = formatNames.filter((name) => name !== 'text');

describe('the reports in fixtures/report', () => {
  for (const format of others) {
    it(format, async () => {
      await expect(await render(format, sampleReport)).toMatchFileSnapshot(`../../fixtures/report/${format}.${formats[format].extension}`);
    });
    it(`${format} of an error`, async () => {
      await expect(await render(format, errorReport)).toMatchFileSnapshot(
        `../../fixtures/report/${format}-error.${formats[format].extension}`,
      );
    });
  }
});

describe('every format', () => {
  for (const format of others) {
    it(`${format} gives the same text for the same report, and none that is empty`, async () => {
      for (const report of [sampleReport, unchangedReport, errorReport]) {
        const text = await render(format, report);
        expect(text).not.toBe('');
        expect(text.endsWith('\n')).toBe(true);
        expect(await render(format, report)).toBe(text);
      }
    });

    it(`${format} cannot be taken for a success where nothing was compared`, async () => {
      const text = await render(format, errorReport);
      expect(text).toContain(errorReport.error.message);
      expect(text).toContain(format === 'json' ? '"status": "error"' : 'was compared');
      expect(text).not.toMatch(/no changes|\bpass\b|✓/i);
      expect(text).not.toBe(await render(format, unchangedReport));
    });
  }

  it('is listed once', () => {
    expect(new Set(formatNames).size).toBe(formatNames.length);
    expect(Object.values(formats).every(({ describes }) => describes.length > 0)).toBe(true);
  });
});

describe('markdown', () => {
  it('begins with the verdict', async () => {
    expect((await render('markdown', sampleReport)).split('\n')[0]).toBe(
      '## ✗ 3 breaking changes: the next version is 2.0.0 (major), but the new document says 1.5.0',
    );
    expect((await render('markdown', unchangedReport)).split('\n')[0]).toBe('## ✓ No changes: no new version is needed');
    expect((await render('markdown', errorReport)).split('\n')[0]).toBe('## ✗ Nothing was compared');
  });

  it('stays below what a comment may hold, and counts what it leaves out', async () => {
    for (const breaking of [1, 50, 3000]) {
      const text = await render('markdown', bigReport(breaking));
      expect(Buffer.byteLength(text)).toBeLessThan(60_000);
      const shown = text.split('\n').filter((line) => line.startsWith('### ') || /^\| .* \| `(?:property|maximum)-/.test(line)).length;
      const hidden = Number(/Not shown here: (\d+) breaking/.exec(text)?.[1] ?? 0);
      expect(shown + hidden).toBe(breaking);
    }
  });

  it('stays below it with texts that are huge, wide and full of signs', async () => {
    const text = '|`<@ü\u202e'.repeat(20_000);
    const huge = bigReport(40).changes.map((change) => ({ ...change, message: text, advice: text, rule: text, fingerprint: text }));
    const report = { ...sampleReport, changes: huge, new: { source: text, title: text, version: text, openapi: text } };
    expect(Buffer.byteLength(await render('markdown', report))).toBeLessThan(60_000);
  });

  it('folds what hurts nobody', async () => {
    const text = await render('markdown', sampleReport);
    expect(text).toContain('<details><summary>1 warning</summary>');
    expect(text).toContain('<details><summary>1 compatible change</summary>');
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
  });
});

describe('github', () => {
  it('annotates at most ten of a level, the worst first, and says where the rest is', async () => {
    const lines = (await render('github', bigReport(60))).trimEnd().split('\n');
    const levels = lines.map((line) => /^::(error|warning|notice) /.exec(line)?.[1]);
    expect(levels).not.toContain(undefined);
    for (const level of ['error', 'warning', 'notice']) expect(levels.filter((item) => item === level).length).toBeLessThanOrEqual(10);
    expect(levels[0]).toBe('error');
    expect(lines.at(-1)).toContain('Not annotated: 50 breaking changes');
    expect(lines.at(-1)).toContain('markdown, sarif and json');
  });

  it('stands on the new side, and says where a removed thing was', async () => {
    const lines = (await render('github', sampleReport)).split('\n');
    expect(lines[0]).toContain('file=new.yaml,line=184,col=7,');
    expect(lines[0]).toContain('(was old.yaml:187)');
    expect(lines[1]).toContain('file=new.yaml,line=215,col=24,');
    expect(lines[1]).not.toContain('was old.yaml');
  });
});

describe('compact', () => {
  it('is a line for each change and the verdict', async () => {
    const lines = (await render('compact', sampleReport)).trimEnd().split('\n');
    expect(lines).toHaveLength(sampleReport.changes.length + 1);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^new\.yaml:\d+:\d+: (?:breaking|warning|compatible|cosmetic) [a-z-]+ \S/);
    expect(lines.at(-1)).toMatch(/^api-diff: Fail: 3 breaking changes/);
  });
});

describe('junit', () => {
  it('fails the operations that break and no other', async () => {
    const text = await render('junit', sampleReport);
    const cases = [...text.matchAll(/<testcase [^>]*name="([^"]*)"[^>]*>(.*?)<\/testcase>/gs)].map(([, name, body]) => ({
      name,
      fails: body?.includes('<failure') === true,
    }));
    expect(cases.find(({ name }) => name === 'GET /users')?.fails).toBe(true);
    expect(cases.find(({ name }) => name === 'GET /users/{id}/avatar')?.fails).toBe(false);
    expect(cases.at(-1)).toEqual({ name: '33 operations without a change', fails: false });
    expect(text).toContain(`tests="${cases.length}" failures="${cases.filter(({ fails }) => fails).length}" errors="0"`);
  });

  it('fails what the gate fails', async () => {
    const warned = { ...sampleReport, changes: sampleReport.changes.filter(({ severity }) => severity === 'warning') };
    expect(await render('junit', warned)).not.toContain('<failure');
    expect(await render('junit', { ...warned, verdict: { ...warned.verdict, failOn: 'warning' } })).toContain('<failure');
  });

  it('has a test case even where nothing changed', async () => {
    expect(await render('junit', unchangedReport)).toContain('tests="1" failures="0" errors="0"');
  });
});

describe('gitlab', () => {
  it('lists what hurts, each with the fields that GitLab requires', async () => {
    const issues = JSON.parse(await render('gitlab', sampleReport)) as readonly {
      readonly description: unknown;
      readonly check_name: unknown;
      readonly fingerprint: unknown;
      readonly severity: unknown;
      readonly location: { readonly path: unknown; readonly lines: { readonly begin: unknown } };
    }[];
    expect(issues).toHaveLength(4);
    for (const { description, check_name: rule, fingerprint, severity, location } of issues) {
      for (const text of [description, rule, fingerprint]) expect(text).toMatch(/\S/);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(location.path).toBe('new.yaml');
      expect(Number.isInteger(location.lines.begin)).toBe(true);
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });
});
