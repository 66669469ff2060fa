import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../src/classify/compare.ts';
import type { ComparedReport } from '../../../src/classify/report.ts';
import { documentFromText } from '../../../src/load/document-from-text.ts';
import { renderChangelog, usualHeadingStyle } from '../../../src/report/changelog/changelog.ts';
import { renderChangeset } from '../../../src/report/changelog/changeset.ts';
import { renderConventional } from '../../../src/report/changelog/conventional.ts';
import { sentenceAbout, shortList } from '../../../src/report/changelog/sentence.ts';

const fixtures = new URL('../../../fixtures/apis/', import.meta.url);

function compared(old: string, next: string): ComparedReport {
  return compareDocuments(documentFromText(old, { source: 'old.yaml' }), documentFromText(next, { source: 'new.yaml' }), {
    failOn: 'never',
    toolVersion: '1',
    positions: false,
  });
}

function story(name: string): ComparedReport {
  return compared(readFileSync(new URL(`${name}/old.yaml`, fixtures), 'utf8'), readFileSync(new URL(`${name}/new.yaml`, fixtures), 'utf8'));
}

function api(schema: string, more = ''): string {
  return `openapi: 3.0.3
info: { title: T, version: 1.0.0 }
paths:
  /users:
    get:
      responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } }
${more}`;
}

const section = (report: ComparedReport, version = '2.0.0'): string =>
  renderChangelog(report, { version, date: '2026-11-21', style: usualHeadingStyle });

describe('a changelog', () => {
  it('says what clients meet, in their words', () => {
    const text = section(story('users-v1-v2'));
    expect(text).toMatch(/^## \[2\.0\.0\] - 2026-11-21\n\n### Changed\n\n- \*\*BREAKING\*\* Type of response property `created`/);
    expect(text).toContain('- **BREAKING** Response property `name` of `User` is now `full_name` (`POST /users`,');
    expect(text).toContain('### Security\n\n- **BREAKING** Security scheme `apiKey` changed');
    expect(text).toContain('- Documentation: 1 description, without effect on any call\n');
    expect(text).not.toMatch(/property-renamed|type-changed|ad1:/);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('has each kind under its heading, in the order of Keep a Changelog', () => {
    const old = api('{ type: object, properties: { a: { type: string }, b: { type: string }, c: { type: string, enum: [x] } } }');
    const next = api(
      '{ type: object, properties: { b: { type: string, deprecated: true }, c: { type: string, enum: [x, y, z] }, d: { type: integer }, e: { type: integer } } }',
      '  /teams: { get: { responses: { "200": { description: ok } } } }\n',
    );
    expect(section(compared(old, next))).toBe(`## [2.0.0] - 2026-11-21

### Added

- Property \`c\` of response \`200\` may be \`y\` or \`z\` now (\`GET /users\`)
- Operation \`GET /teams\`
- Properties \`d\` and \`e\` of response \`200\` (\`GET /users\`)

### Deprecated

- Property \`b\` of response \`200\` (\`GET /users\`)

### Removed

- **BREAKING** Property \`a\` of response \`200\` (\`GET /users\`). Stop reading it, and find out what takes its place.
`);
  });

  it('stays calm however much there is', () => {
    const names = Array.from({ length: 300 }, (_, index) => `p${index}`);
    const object = (type: string): string =>
      api(`{ type: object, properties: { ${names.map((name) => `${name}: { type: ${type} }`).join(', ')} } }`);
    const removed = section(compared(object('string'), api('{ type: object, properties: { kept: { type: string } } }')));
    expect(removed).toContain('`p0`, `p1`, `p10`, `p100`, `p101`, `p102` and 294 more of response `200` (`GET /users`)');
    const operation = (name: string, maximum: number): string =>
      `  /${name}: { get: { parameters: [{ name: q, in: query, schema: { type: string, maxLength: ${maximum} } }], responses: { "200": { description: ok } } } }\n`;
    const paths = (more: number): string => names.map((name, index) => operation(name, 1000 + index - more * index)).join('');
    const text = section(compared(api('{}', paths(0)), api('{}', paths(2))));
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toMatch(/- and \d+ more changes, \d+ of them \*\*BREAKING\*\*\n/);
  });

  it('says that nothing is to be noticed where that is so', () => {
    expect(section(compared(api('{}'), api('{}')))).toContain('No change that a client could notice.');
  });

  it('lets no name of a document become Markdown', () => {
    const evil = '"a|b`c` @team <img src=x>"';
    const text = section(compared(api(`{ type: object, properties: { ${evil}: { type: string } } }`), api('{ type: object }')));
    expect(text).not.toMatch(/<img|(?<![\w`])@team/);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(1);
  });
});

describe('a commit message', () => {
  it('marks what breaks and says each cause in a footer of one line', () => {
    const text = renderConventional(story('users-v1-v2'));
    const [subject = '', empty, ...footers] = text.trimEnd().split('\n');
    expect(subject).toBe('feat(api)!: 5 breaking changes and 1 other change');
    expect(subject.length).toBeLessThanOrEqual(72);
    expect(empty).toBe('');
    expect(footers).toHaveLength(5);
    expect(footers.every((line) => /^BREAKING CHANGE: [A-Z].*\.$/.test(line))).toBe(true);
  });

  it('is a feature where something was added, documentation where words changed, nothing where nothing did', () => {
    const wider = api('{ type: object, properties: { a: { type: string } } }');
    expect(renderConventional(compared(api('{ type: object }'), wider))).toBe('feat(api): 1 addition\n');
    expect(renderConventional(compared(api('{}'), api('{}').replace('title: T', 'title: U')))).toBe(
      'docs(api): reword 1 detail of the description\n',
    );
    expect(renderConventional(compared(api('{}'), api('{}')))).toBe('');
  });
});

describe('a changeset', () => {
  it('names the package and how much it rises', () => {
    const text = renderChangeset(story('users-v1-v2'), '@acme/api');
    expect(text).toMatch(/^---\n"@acme\/api": major\n---\n\nChanges of the API: Users API\n\n\*\*Changed\*\*\n/);
    expect(text).not.toMatch(/^#/m);
  });
});

describe('a sentence', () => {
  it.each([
    ['Added', ['property `a` was added'], 'property `a`'],
    ['Added', ['property `a` was added and is required', 'property `b` was added and is required'], 'properties `a` and `b`, required'],
    ['Removed', ['query parameter `a` was removed; it was required'], 'query parameter `a`'],
    [
      'Changed',
      ['query parameter `a` is in another place', 'query parameter `b` is in another place'],
      'query parameters `a` and `b` are in another place',
    ],
    [
      'Changed',
      ['maximum of property `a` is `1` now', 'maximum of property `b` is `1` now'],
      'maximum of properties `a` and `b` is `1` now',
    ],
    ['Changed', ['property `a` was added', 'property `a` was added'], 'property `a` was added, in 2 places'],
    ['Changed', ['nothing named'], 'nothing named'],
  ] as const)('%s: %j', (kind, messages, sentence) => {
    expect(sentenceAbout(kind, messages, 0)).toBe(sentence);
  });

  it('names a few and counts the rest, and never counts one', () => {
    const names = ['`a`', '`b`', '`c`', '`d`', '`e`', '`f`', '`g`', '`h`'];
    expect(shortList(names.slice(0, 7))).toBe('`a`, `b`, `c`, `d`, `e`, `f` and `g`');
    expect(shortList(names)).toBe('`a`, `b`, `c`, `d`, `e`, `f` and 2 more');
    expect(shortList(['x'.repeat(300), 'y'.repeat(300), 'z'])).toMatch(/^x+ and 2 more$/);
  });
});

it('names what went in a commit message, and says in a sentence what may no longer be', () => {
  const user = (status: string, more: string): string => api(`{ type: object, properties: { status: { enum: [${status}] }${more} } }`);
  const message = renderConventional(compared(user('open, paid', ', phone: { type: string }'), user('open, paid, gone', '')));
  expect(message).toContain('BREAKING CHANGE: Removed: property `phone` of response `200`');
  const request = (values: string): string =>
    api('{}', `    post:\n      requestBody: { content: { application/json: { schema: { enum: [${values}] } } } }\n      responses: {}\n`);
  const narrowed = renderConventional(compared(request('open, paid, gone'), request('open, paid')));
  expect(narrowed).toContain('BREAKING CHANGE: Request body may no longer be `gone`');
  expect(narrowed).not.toContain('Removed:');
});
