import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { loadDocument } from '../../src/load/load-document.ts';
import { validateDocument } from '../../src/load/validation/validate-document.ts';
import { faultOf, placeOf } from './faults.ts';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'api-diff-load-')));
afterAll(() => rmSync(top, { recursive: true }));

let count = 0;

/** Writes files below a new directory and returns a function from their names to their paths. */
function files(contents: Readonly<Record<string, string | Uint8Array>>): (name: string) => string {
  const directory = join(top, String(count++));
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return (name) => join(directory, name);
}

const HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
const referring = (...references: string[]): string =>
  `${HEAD}paths: {}\ncomponents:\n  schemas:\n${references.map((reference, index) => `    S${index}: {$ref: "${reference}"}\n`).join('')}`;

async function* stream(...chunks: string[]): AsyncGenerator<string> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

describe('one file', () => {
  test('is read from a path, a file URL and standard input', async () => {
    const path = files({ 'a b.yaml': HEAD });
    expect((await loadDocument(path('a b.yaml'))).at('#/info/title')).toBe('T');
    expect((await loadDocument(pathToFileURL(path('a b.yaml')).href)).at('#/info/title')).toBe('T');
    const document = await loadDocument('-', { stdin: stream('openapi: 3.0.3\ninfo: {ti', 'tle: P}\n') });
    expect(document.at('#/info/title')).toBe('P');
    expect(document.locate('#/info')).toEqual({ file: '-', line: 2, column: 1 });
  });

  test.each([
    ['nothing.yaml', '-:- file-not-found'],
    ['', '-:- is-a-directory'],
    ['empty.json', '-:- empty-file'],
    ['utf16.yaml', '-:- bad-encoding'],
    ['latin1.yaml', '2:1 bad-encoding'],
    ['nul.yaml', '-:- bad-encoding'],
    ['bad.json', '1:16 invalid-json'],
    ['bad.yaml', '1:18 invalid-yaml'],
  ])('%j is a fault: %s', async (name, place) => {
    const path = files({
      'empty.json': ' \n',
      'utf16.yaml': Buffer.from('\uFEFFopenapi: 3.0.0', 'utf16le'),
      'latin1.yaml': Buffer.from('openapi: 3.0.0\ninfo: {title: café}', 'latin1'),
      'nul.yaml': 'openapi: 3.0.0\n# \0',
      'bad.json': '{"openapi": 3.0.0}',
      'bad.yaml': '{"openapi": "3", ]',
    });
    const fault = await faultOf(() => loadDocument(path(name)));
    expect(placeOf(fault)).toBe(place);
    expect(fault.file).toBe(path(name));
  });

  test('may be too large', async () => {
    const path = files({ 'a.yaml': HEAD });
    const options = { limits: { maxBytes: 10 } };
    expect((await faultOf(() => loadDocument(path('a.yaml'), options))).code).toBe('too-large');
    expect((await faultOf(() => loadDocument('-', { ...options, stdin: stream(HEAD) }))).code).toBe('too-large');
  });

  test('says which flag raises the bound that it goes beyond', async () => {
    const nested = `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`;
    const path = files({
      'deep.json': nested,
      'deep.yaml': `x: ${nested}`,
      'aliases.yaml': `${HEAD}paths: {}\nx-a: &a [1, 2, 3]\nx-b: [*a, *a]\n`,
      'files.yaml': referring('a.yaml', 'b.yaml'),
      'a.yaml': 'type: string',
      'b.yaml': 'type: string',
    });
    const fault = async (name: string, limits: object): Promise<string> => {
      const { code, hint } = await faultOf(() => loadDocument(path(name), { limits }));
      return `${code}: ${hint ?? ''}`;
    };
    expect(await fault('deep.json', { maxDepth: 20 })).toBe('too-deep: If that is intended, allow more: `--limit depth=40`.');
    expect(await fault('deep.yaml', { maxDepth: 20 })).toBe('too-deep: If that is intended, allow more: `--limit depth=40`.');
    expect(await fault('aliases.yaml', { maxAliasedValues: 7 })).toBe(
      'too-many-aliases: If that is intended, allow more: `--limit aliases=14`.',
    );
    expect(await fault('files.yaml', { maxFiles: 2 })).toBe('too-many-files: If that is intended, allow more: `--limit files=4`.');
    expect(await fault('files.yaml', { maxBytes: 128 })).toBe('too-large: If that is intended, allow more: `--limit size=1`.');
    await expect(loadDocument(path('aliases.yaml'), { limits: { maxAliasedValues: 8 } })).resolves.toBeDefined();
    await expect(loadDocument(path('files.yaml'), { limits: { maxFiles: 3 } })).resolves.toBeDefined();
  });
});

describe('several files', () => {
  test('are followed from file to file, each read once, in the order of the references', async () => {
    const path = files({
      'api/root.yaml': referring('./schemas/a.yaml#/A', '../shared/b.json', '#/components/schemas/S1'),
      'api/schemas/a.yaml':
        'A: {properties: {b: {$ref: "../../shared/b.json"}, r: {$ref: "../root.yaml#/components/schemas/S0"}, c: {$ref: "c%20%23.yaml"}}}',
      'api/schemas/c #.yaml': 'type: string',
      'shared/b.json': '{"type": "integer", "example": {"$ref": "nowhere.yaml"}}',
    });
    const document = await loadDocument(path('api/root.yaml'), { referenceRoot: path('.') });
    expect(document.files).toEqual(['', 'schemas/a.yaml', '../shared/b.json', 'schemas/c %23.yaml']);
    expect(document.resolve('./schemas/a.yaml#/A', '#/components/schemas/S0')).toBe('schemas/a.yaml#/A');
    expect(document.resolve('../../shared/b.json', 'schemas/a.yaml#/A/properties/b')).toBe('../shared/b.json#');
    expect(document.resolve('../root.yaml#/components', 'schemas/a.yaml#/A')).toBe('#/components');
    expect(document.at(document.resolve('c%20%23.yaml', 'schemas/a.yaml#/A') ?? '')).toEqual({ type: 'string' });
    expect(document.locate('schemas/a.yaml#/A/properties/b')).toEqual({ file: path('api/schemas/a.yaml'), line: 1, column: 18 });
    expect(document.notes).toEqual([]);
  });

  test('stay what they are: nothing is replaced in them', async () => {
    const path = files({ 'root.yaml': referring('a.yaml'), 'a.yaml': '$ref: b.yaml', 'b.yaml': 'type: string' });
    const document = await loadDocument(path('root.yaml'));
    expect(document.at('#/components/schemas/S0')).toEqual({ $ref: 'a.yaml' });
    expect(document.at('a.yaml#')).toEqual({ $ref: 'b.yaml' });
  });

  test.each([
    ['no such file', referring('a.yaml', 'none.yaml'), '7:10 unresolved-reference', 'root.yaml'],
    ['a directory', referring('sub'), '6:10 unresolved-reference', 'root.yaml'],
    ['a broken file', referring('broken.yaml'), '2:4 invalid-yaml', 'broken.yaml'],
    ['a name that is not there', referring('a.yaml#/none'), '6:10 unresolved-reference', 'root.yaml'],
    ['outside of the directory', referring('../other/x.yaml'), '6:10 outside-root', 'root.yaml'],
    ['outside by a link', referring('link.yaml'), '6:10 outside-root', 'root.yaml'],
    ['an absolute path', referring('/etc/hostname'), '6:10 outside-root', 'root.yaml'],
    ['the web', referring('https://example.com/a.yaml'), '6:10 remote-reference', 'root.yaml'],
    ['another scheme', referring('ftp://example.com/a.yaml'), '6:10 remote-reference', 'root.yaml'],
    ['a circle through files', referring('circle.yaml'), '6:10 self-reference', 'root.yaml'],
  ])('a reference to %s is a fault', async (_, root, place, file) => {
    const outside = files({ 'secret.yaml': 'type: string' });
    const path = files({
      'root.yaml': root,
      'a.yaml': 'type: string',
      'sub/a.yaml': 'a: 1',
      'broken.yaml': 'a:\n- b: c: d',
      'circle.yaml': '$ref: circle.yaml',
    });
    symlinkSync(outside('secret.yaml'), path('link.yaml'));
    const fault = await faultOf(() => loadDocument(path('root.yaml')));
    expect(placeOf(fault).replace(/^2:\d+/, '2:4')).toBe(place);
    expect(fault.file).toBe(path(file));
  });

  test('the flags are named where they would help', async () => {
    const path = files({
      'in/root.yaml': referring('../x.yaml'),
      'in/web.yaml': referring('https://example.com/a.yaml'),
      'x.yaml': 'type: string',
    });
    expect((await faultOf(() => loadDocument(path('in/root.yaml')))).hint).toContain('--ref-root');
    expect((await faultOf(() => loadDocument(path('in/web.yaml')))).hint).toContain('--allow-remote-refs');
    expect((await loadDocument(path('in/root.yaml'), { referenceRoot: path('.') })).files).toEqual(['', '../x.yaml']);
  });

  test('the git work tree around the document is the root', async () => {
    const path = files({ 'tree/.git': 'gitdir: elsewhere', 'tree/in/root.yaml': referring('../x.yaml'), 'tree/x.yaml': 'type: string' });
    expect((await loadDocument(path('tree/in/root.yaml'))).files).toEqual(['', '../x.yaml']);
  });
});

describe('the web', () => {
  test('documents come from it when asked for, references only when allowed', async () => {
    const pages: Readonly<Record<string, string>> = {
      '/v1/root.yaml': referring('a.yaml'),
      '/v1/a.yaml': 'type: string',
      '/one.json': '{"openapi": "3.1.0"}',
    };
    const server = createServer((request, response) => {
      const page = pages[request.url ?? ''];
      response.writeHead(page === undefined ? 404 : 200).end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect((await loadDocument(`${base}/one.json`)).at('#/openapi')).toBe('3.1.0');
      expect((await faultOf(() => loadDocument(`${base}/none.json`))).message).toBe('the server answered 404 Not Found');
      expect((await faultOf(() => loadDocument(`${base}/v1/root.yaml`))).code).toBe('remote-reference');
      const document = await loadDocument(`${base}/v1/root.yaml`, { allowRemoteRefs: true });
      expect(document.files).toEqual(['', `${base}/v1/a.yaml`]);
      expect(document.at(document.resolve('a.yaml', '#/components/schemas/S0') ?? '')).toEqual({ type: 'string' });
    } finally {
      server.closeAllConnections();
      server.close();
    }
    expect((await faultOf(() => loadDocument(`${base}/one.json`))).code).toBe('network');
  });
});

describe('validation', () => {
  test('names the place of a fault, behind references too', async () => {
    const path = files({
      'root.yaml': `${HEAD}paths:\n  /a:\n    get: {responses: {'200': {$ref: 'r.yaml'}}}\n`,
      'r.yaml': 'content: {application/json: {schema: {maximum: 9223372036854775807, type: 7}}}',
      'good.yaml': `${HEAD}paths: {}\n`,
      'new.yaml': 'openapi: 3.2.0\ninfo: {}\n',
    });
    expect(await validateDocument(await loadDocument(path('good.yaml')))).toEqual([]);
    const document = await loadDocument(path('root.yaml'));
    const notes = await validateDocument(document);
    expect(notes.map(({ address }) => address)).toContain('r.yaml#/content/application~1json/schema/type');
    expect(document.at('#/paths/~1a/get/responses/200')).toEqual({ $ref: 'r.yaml' });
    expect((await validateDocument(await loadDocument(path('new.yaml'))))[0]?.message).toContain('3.2');
  });
});
