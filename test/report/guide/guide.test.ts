import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { decisionsIn } from '../../../src/report/guide/front-matter.ts';
import { countTodos } from '../../../src/report/guide/merge.ts';
import { slugOf } from '../../../src/report/guide/words.ts';
import { documentOf } from '../../support/document.ts';
import { comparisonOf, fencesIn, fixtureFolders, fixturePair, guideText } from './guides.ts';

const update = process.env['UPDATE_FIXTURES'] === '1';
const folders = fixtureFolders('apis');

/** The headings of a guide with the slugs that GitHub gives them. */
function slugsIn(guide: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const slugs = new Set<string>();
  for (const [, heading = ''] of guide.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^#{1,6} (.*)$/gm)) {
    const slug = slugOf(heading);
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    slugs.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return slugs;
}

describe('every guide', () => {
  it.each(folders)('%s, there and back', async (folder) => {
    for (const way of ['there', 'back'] as const) {
      const guide = guideText(comparisonOf(await fixturePair(folder, way)));
      for (const { language, text } of fencesIn(guide)) {
        if (language === 'json') expect(() => JSON.parse(text) as unknown).not.toThrow();
        if (language === 'sh') expect(() => execFileSync('sh', ['-n', '-c', text], { stdio: 'pipe' })).not.toThrow();
      }
      const slugs = slugsIn(guide);
      const links = [...guide.matchAll(/\]\(#([^)]*)\)/g)].map(([, link = '']) => link);
      expect(links.filter((link) => !slugs.has(link))).toEqual([]);
      expect(guide.endsWith('\n')).toBe(true);
      expect(guide).not.toMatch(/undefined|\[object Object\]|`` |NaN/);
      expect(guide).not.toMatch(/\n\n\n/);
      const told = /(\d+) questions? to the owner/.exec(guide)?.[1] ?? '0';
      expect(Number(told)).toBe(countTodos(guide));
    }
  });
});

it.each(['users-v1-v2', 'renames', 'path-version-v1-v2', 'webhook-payload', 'swagger-2-forms'])(
  '%s reads as in its fixture',
  async (name) => {
    const file = new URL(`../../../fixtures/guides/${name}.md`, import.meta.url).pathname;
    const guide = guideText(comparisonOf(await fixturePair(`apis/${name}`)), { snippets: ['curl', 'js'] });
    if (update) writeFileSync(file, guide);
    expect(guide).toBe(readFileSync(file, 'utf8'));
  },
);

it('says that there is nothing to do where nothing breaks', async () => {
  const guide = guideText(comparisonOf(await fixturePair('apis/security-same')));
  expect(guide).toContain('Nothing to do');
  expect(guide).not.toContain('410 Gone');
  expect(guide.split('\n').length).toBeLessThan(110);
});

it('hands its decisions to the next run', async () => {
  const guide = guideText(comparisonOf(await fixturePair('apis/users-v1-v2')), {
    audience: 'critical',
    releaseDate: '2027-01-31',
    releaseIs: 'proposed',
    sunsetDate: '2028-01-31',
    snippets: ['curl', 'python'],
  });
  expect(decisionsIn(guide)).toEqual({
    audience: 'critical',
    releaseDate: '2027-01-31',
    releaseIs: 'proposed',
    sunsetDate: '2028-01-31',
    snippets: ['curl', 'python'],
  });
  expect(decisionsIn('# Something else')).toEqual({});
});

it('lets no text of a document act', () => {
  const nasty = 'x | @everyone <script>alert(1)</script> `tick` [a](javascript:b) --> <!-- api-diff:end -->';
  const api = (name: string): Json => ({
    openapi: '3.1.0',
    info: { title: nasty, version: name },
    paths: {
      [`/${nasty}`]: {
        get: {
          tags: [nasty],
          summary: nasty,
          responses: {
            '200': {
              description: nasty,
              content: {
                'application/json': {
                  schema: { type: 'object', required: [name], properties: { [name]: { type: 'string', description: nasty } } },
                },
              },
            },
          },
        },
      },
    },
  });
  const guide = guideText(comparisonOf({ old: documentOf(api(`${nasty} one`)), new: documentOf(api(`two ${nasty}`)) }));
  const outside = guide
    .replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '')
    .replaceAll(/^---[\s\S]*?^---$/gm, '');
  expect(outside).not.toMatch(/<script|@everyone|\]\(javascript/);
  // A name may hold our own mark: it must not end a block.
  expect(guide.split('\n').filter((line) => line.trim() === '<!-- api-diff:end -->').length).toBe(
    guide.split('\n').filter((line) => line.startsWith('<!-- api-diff:begin ')).length,
  );
  for (const line of guide.split('\n').filter((one) => one.startsWith('| '))) expect(line.endsWith(' |')).toBe(true);
});

describe('slugs are those of GitHub', () => {
  it.each([
    ['1. Am I affected?', '1-am-i-affected'],
    ['`name` is now `full_name`', 'name-is-now-full_name'],
    ['Appendix A – all breaking changes', 'appendix-a--all-breaking-changes'],
    ['3. Selecting v2', '3-selecting-v2'],
    ['Größe & Maß', 'größe--maß'],
    ['&#124;pipe&#42;', 'pipe'],
  ])('%s', (heading, slug) => {
    expect(slugOf(heading)).toBe(slug);
  });
});

describe('what the old document says of what is gone', () => {
  const parameter = (name: string, description?: string): Json => ({
    name,
    in: 'query',
    schema: { type: 'integer' },
    ...(description === undefined ? {} : { description }),
  });
  const api = (parameters: readonly Json[], callbacks: Json = {}): Json => ({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.0.0' },
    paths: { '/orders': { get: { parameters, callbacks, responses: { 200: { description: 'Orders' } } } } },
  });
  const called = (name: string, property: string): Json => ({
    [name]: {
      '{$request.query.url}': {
        post: {
          requestBody: {
            content: { 'application/json': { schema: { properties: { id: { type: 'string' }, [property]: { type: 'string' } } } } },
          },
          responses: { 204: { description: 'Taken' } },
        },
      },
    },
  });
  const guideBetween = (old: Json, next: Json): string => guideText(comparisonOf({ old: documentOf(old), new: documentOf(next) }));

  it('answers the question of what replaces a parameter', () => {
    const guide = guideBetween(
      api([parameter('since', 'Deprecated, use `from` instead. Slow.'), parameter('plain', 'A number.')]),
      api([]),
    );
    expect(guide).toContain('| `since` (integer) | – | Deprecated, use `from` instead. |');
    expect(guide).toContain('| `plain` (integer) | – | removed |');
    expect(guide).not.toContain('say what replaces the query parameter `since`');
    expect(guide).toContain('say what replaces the query parameter `plain`');
  });

  it('does not ask clients to stop calling what the server calls', () => {
    const guide = guideBetween(api([], called('paid', 'at')), api([]));
    expect(guide).toContain('Do not wait for `callback paid POST {$request.query.url}` any more');
    expect(guide).toContain('Receivers wait for a call that does not come any more.');
    expect(guide).not.toContain('Removed endpoints');
  });

  it('tells what changed in a callback that has another name', () => {
    const guide = guideBetween(api([], called('onShipped', 'at')), api([], called('orderShipped', 'when')));
    expect(guide).not.toContain('Do not wait');
    expect(guide).toMatch(/#### .*`at` was removed/);
    expect(guide).toContain('"at":');
  });
});

it('says in the subject of the mail only a day that somebody stated', async () => {
  const comparison = comparisonOf(await fixturePair('apis/users-v1-v2'));
  const subjectOf = (text: string): string => /^Subject: .*$/m.exec(text)?.[0] ?? '';
  expect(subjectOf(guideText(comparison, { releaseIs: 'proposed' }))).toBe('Subject: Users API: move to version 1.5.0');
  expect(subjectOf(guideText(comparison, { sunsetDate: '2027-11-21' }))).toBe(
    'Subject: Users API: move to version 1.5.0 by 21 November 2027',
  );
});

it('keeps headings short where the changes of a schema are odd ones', () => {
  const api = (payload: Json): Json => ({
    openapi: '3.1.0',
    info: { title: 'Trips', version: '1.0.0' },
    paths: {
      '/pay': {
        post: {
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/BookingPayment' } } } },
          responses: { 204: { description: 'Paid' } },
        },
      },
    },
    components: { schemas: { BookingPayment: payload } },
  });
  const source = { type: 'object', properties: { number: { type: 'string' }, holder: { type: 'string' } } };
  const plain = { amount: { type: 'number' }, currency: { type: 'string' } };
  const guide = guideText(
    comparisonOf({
      old: documentOf(api({ type: 'object', properties: { ...plain, source } })),
      new: documentOf(
        api({
          type: 'object',
          minProperties: 2,
          properties: { ...plain, source: { ...source, additionalProperties: false, minProperties: 1 } },
        }),
      ),
    }),
  );
  const headings = [...guide.matchAll(/^#### (.*)$/gm)].map(([, heading = '']) => heading);
  expect(headings).not.toEqual([]);
  for (const heading of headings) {
    expect(heading.length, heading).toBeLessThan(120);
    expect(heading.match(/BookingPayment/g)?.length ?? 0, heading).toBeLessThan(2);
  }
});

it('says of a path that is called otherwise now that its callers are affected', () => {
  const api = (path: string): Json => ({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.0.0' },
    paths: {
      [path]: { get: { operationId: 'listProducts', responses: { 200: { description: 'The products' } } } },
      '/orders': { get: { responses: { 200: { description: 'The orders' } } } },
    },
  });
  const guide = guideText(comparisonOf({ old: documentOf(api('/product-list')), new: documentOf(api('/products')) }));
  expect(guide).toContain('| `GET /product-list` | `/product-list` | Call `/products` instead of `/product-list`. |');
  expect(guide).toContain('**Not affected:** clients that only call `GET /orders`.');
});
