import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorReport, Report } from '../../src/classify/report.ts';
import { renderCompact } from '../../src/report/compact.ts';
import { renderGithub } from '../../src/report/github.ts';
import { renderGitlab } from '../../src/report/gitlab.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderMarkdown } from '../../src/report/markdown/markdown.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import { renderText } from '../../src/report/text/text.ts';
import { errorReport, filledWith } from './sample.ts';
import { malformedXml } from './xml.ts';

/** What people try. */
const attacks = [
  '::error file=a::x',
  'a\n::error::x',
  '\r::set-output name=a::b',
  '%0A::error::x',
  '##[error]x',
  'x ::stop-commands::y',
  'a | b || c',
  'a \\| b \\\\| c',
  '`code` and ``more`` ` and ```\nfence\n```',
  '@team and @org/team',
  'see #12, org/repo#12 and GH-12',
  'https://example.com www.example.com',
  '<script>alert(1)</script><!-- --></details>',
  '</script></testsuite></failure>',
  ']]>',
  '&amp; &#64; &lt;',
  '[click](javascript:alert(1)) ![img](x)',
  '\u001b[2J\u0007\u0000\u009b31m',
  '\u202eevil\u2066',
  '\ufffe\uffff\ud800',
  '$(whoami) ${{ secrets.TOKEN }}',
  '*a* _b_ ~c~ # d\n- e\n> f',
  '',
  ' ',
] as const;

const anyText = fc.oneof(
  fc.constantFrom(...attacks),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'a `|\\<>&@#:%,=[]()*_~!$\n\r\t"\'{}-/'), maxLength: 20 }),
  fc.array(fc.constantFrom(...attacks), { maxLength: 3 }).map((parts) => parts.join(' ')),
);

function failedWith(text: string): ErrorReport {
  return { ...errorReport, error: { code: text, message: text, hint: text, file: text, line: 1, column: 1 } };
}

/** Runs a check on reports in which every text is the same one, compared and failed. */
function always(check: (report: Report, text: string) => void): void {
  for (const text of attacks) for (const report of [filledWith(text), failedWith(text)]) check(report, text);
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, failed) => {
      check(failed ? failedWith(text) : filledWith(text), text);
    }),
    { numRuns: 300 },
  );
}

/** No control characters but line breaks, nothing that turns the writing direction, half a character, or hides. */
const clean = /^(?:[^\p{C}]|[\n\u200c\u200d\p{Cn}\p{Co}])*$/u;

/** The cells of a row as GFM parts them: at each bar that no backslash stands before. */
function cells(row: string): number {
  return (row.match(/(?<!\\)\|/g) ?? []).length - 1;
}

describe('any text of a document', () => {
  it('leaves JSON, SARIF and Code Quality parseable', () => {
    always((report) => {
      for (const render of [renderJson, renderSarif, renderGitlab]) JSON.parse(render(report));
      expect(renderSarif(report)).toMatch(clean);
      expect(renderGitlab(report)).toMatch(clean);
    });
  });

  it('leaves JUnit well-formed XML', () => {
    always((report) => {
      const xml = renderJunit(report);
      expect(malformedXml(xml), xml).toBeUndefined();
      expect(xml).toMatch(clean);
    });
  });

  it('adds no workflow command and no line to annotations', () => {
    always((report) => {
      const lines = renderGithub(report).trimEnd().split('\n');
      expect(lines).toHaveLength(report.status === 'error' ? 1 : 3);
      for (const line of lines) {
        expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^,:]*,line=\d+,col=\d+,)?title=[^,:]*::[^\r\n]*$/);
        expect(line.replace(/%(?:25|0A|0D|3A|2C)/g, '')).not.toContain('%');
        expect(line).toMatch(clean);
      }
    });
  });

  it('is no workflow command in a log either', () => {
    always((report) => {
      for (const text of [
        renderText(report, { ...defaultTextOptions, detail: 'verbose' }),
        renderCompact(report),
        renderMarkdown(report),
      ]) {
        expect(text).not.toMatch(/^\s*::[a-z]/im);
        expect(text).not.toContain('##[');
      }
    });
  });

  it('adds no line to the compact format', () => {
    always((report) => {
      const lines = renderCompact(report).trimEnd().split('\n');
      expect(lines).toHaveLength(report.status === 'error' ? 2 : 3);
      expect(lines.at(-1)).toMatch(/^api-diff: /);
      expect(renderCompact(report)).toMatch(clean);
    });
  });

  it('leaves the tables of Markdown their columns', () => {
    always((report) => {
      let columns = 0;
      for (const line of renderMarkdown(report).split('\n')) {
        if (!line.startsWith('|')) columns = 0;
        else if (columns === 0) columns = cells(line);
        else expect(cells(line), line).toBe(columns);
      }
    });
  });

  it('is neither HTML nor a mention, a reference or a link in Markdown', () => {
    always((report) => {
      const markdown = renderMarkdown(report);
      expect(markdown).toMatch(clean);
      const words = withoutCode(markdown);
      expect(words.replace(/<\/?(?:details|summary|sub)>/g, '')).not.toMatch(/[<>`]/);
      expect(words).not.toMatch(/@\w/);
      expect(words).not.toMatch(/(?<!&)#\d|GH-\d/i);
      expect(words).not.toMatch(/:\/\/|www\.\w|\]\(/);
    });
  });

  it('opens and closes nothing in Markdown', () => {
    always((report) => {
      const words = withoutCode(renderMarkdown(report));
      for (const element of ['details', 'summary', 'sub']) {
        const count = (sign: string): number => words.split(`<${sign}${element}>`).length;
        expect(count(''), element).toBe(count('/'));
      }
    });
  });
});

/** Markdown without its fences, code spans (a run of backticks up to the next as long) and code elements. */
function withoutCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const bars = /^(`{3,})/.exec(line)?.[1];
    if (fence === undefined && bars !== undefined) fence = bars;
    else if (fence !== undefined && line === fence) fence = undefined;
    else if (fence === undefined) lines.push(line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, ''));
  }
  expect(fence).toBeUndefined();
  return lines.join('\n').replace(/<code>[^<]*<\/code>/g, '');
}

describe('known attacks', () => {
  it('are shown as they are written', () => {
    expect(renderGithub(failedWith('%0A::error::x'))).toContain('%250A::error::x');
    expect(renderJunit(failedWith(']]></failure>'))).toContain(']]&gt;&lt;/failure&gt;');
    expect(renderMarkdown(failedWith('@team <b> a|b'))).toContain('@&#8203;team &#60;b&#62; a&#124;b');
    expect(renderCompact(failedWith('a\nb'))).toContain('a\\nb');
  });
});
