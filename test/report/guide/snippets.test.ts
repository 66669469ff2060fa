import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SampleRequest } from '../../../src/report/guide/requests/request.ts';
import { shellQuoted, snippetOf } from '../../../src/report/guide/requests/snippets.ts';

/** What a shell hands to curl. */
function argumentsOf(snippet: string): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${snippet}\n`;
  const output = execFileSync('sh', ['-c', script], {
    env: { API_KEY: 's3cr3t', ACCESS_TOKEN: 't0k3n', USERNAME: 'ada', PASSWORD: 'pw' },
    encoding: 'utf8',
  });
  return output.split('\0').slice(0, -1);
}

const request: SampleRequest = {
  method: 'POST',
  url: "https://api.example.com/users?q=it's%20%24HOME",
  headers: [{ name: 'X-Note', value: 'a "quoted" $word' }],
  credentials: [{ kind: 'header', name: 'Authorization', prefix: 'Bearer ', variable: 'ACCESS_TOKEN' }],
  body: { kind: 'json', mediaType: 'application/json', value: { name: "O'Brien", note: '`id` $(id) \\ "x"', tags: [true, null] } },
};

describe('curl', () => {
  it('hands over what is meant, whatever is in it', () => {
    const words = argumentsOf(snippetOf(request, 'curl'));
    expect(words.slice(0, 3)).toEqual(['-X', 'POST', request.url]);
    expect(words).toContain('X-Note: a "quoted" $word');
    expect(words).toContain('Authorization: Bearer t0k3n');
    expect(JSON.parse(words.at(-1) ?? '')).toEqual(request.body?.kind === 'json' ? request.body.value : undefined);
  });

  it('quotes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        (text) => {
          expect(argumentsOf(`curl ${shellQuoted(text)}`)).toEqual([text]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('puts credentials where they belong', () => {
    const of = (credentials: SampleRequest['credentials']): readonly string[] =>
      argumentsOf(snippetOf({ method: 'GET', url: 'https://x.test/a?b=1', headers: [], body: undefined, credentials }, 'curl'));
    expect(of([{ kind: 'query', name: 'key', prefix: '', variable: 'API_KEY' }])).toEqual(['https://x.test/a?b=1&key=s3cr3t']);
    expect(of([{ kind: 'cookie', name: 'sid', prefix: '', variable: 'API_KEY' }])).toEqual(['https://x.test/a?b=1', '-b', 'sid=s3cr3t']);
    expect(of([{ kind: 'basic' }])).toEqual(['https://x.test/a?b=1', '-u', 'ada:pw']);
    expect(of([])).toEqual(['https://x.test/a?b=1']);
  });
});

it('writes JavaScript that sends the same', async () => {
  const sent: { url?: string; init?: { method?: string; headers?: Record<string, string>; body?: string } } = {};
  const fetch = (url: string, init: typeof sent.init): void => {
    Object.assign(sent, { url, init });
  };
  await runInNewContext(`(async () => { ${snippetOf(request, 'js')} })()`, { fetch, process: { env: { ACCESS_TOKEN: 't0k3n' } } });
  expect(sent.url).toBe(request.url);
  expect(sent.init?.headers).toEqual({ 'X-Note': 'a "quoted" $word', Authorization: 'Bearer t0k3n', 'Content-Type': 'application/json' });
  expect(JSON.parse(sent.init?.body ?? '')).toEqual(request.body?.kind === 'json' ? request.body.value : undefined);
});

it('spells Python its own words', () => {
  const snippet = snippetOf(
    { ...request, body: { kind: 'json', mediaType: 'application/json', value: { on: true, off: false, none: null, text: 'true null' } } },
    'python',
  );
  expect(snippet).toContain('"on": True');
  expect(snippet).toContain('"off": False');
  expect(snippet).toContain('"none": None');
  expect(snippet).toContain('"text": "true null"');
  expect(snippet).toContain("'Authorization': 'Bearer ' + os.environ['ACCESS_TOKEN']");
});
