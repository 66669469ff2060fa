import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/load/parse-text.ts';
import { DEFAULT_LIMITS } from '../../../src/load/limits.ts';
import { setVersion } from '../../../src/load/set-version.ts';

function edited(text: string, version = '2.0.0', file = 'api.yaml'): string {
  const edit = setVersion(file, text, version);
  return edit.kind === 'edited' ? edit.text : `refused: ${edit.reason}`;
}

describe('setting the version', () => {
  it.each([
    ['plain', 'info:\n  title: T\n  version: 1.0.0\n', 'info:\n  title: T\n  version: 2.0.0\n'],
    ['before a comment', 'info: # here\n  version: 1.0.0   # keep\n', 'info: # here\n  version: 2.0.0   # keep\n'],
    ['in single quotes', "info: { version: '1.0.0', title: T }\n", "info: { version: '2.0.0', title: T }\n"],
    ['in double quotes', 'info: {"version" : "1.0.0"}\n', 'info: {"version" : "2.0.0"}\n'],
    ['plain in a flow', 'info: { version: 1.0.0, title: T }\n', 'info: { version: 2.0.0, title: T }\n'],
    ['under a quoted name', '"info":\n  \'version\': 1.0.0\n', '"info":\n  \'version\': 2.0.0\n'],
    ['as a literal block', 'info:\n  version: |\n    1.0.0\n  title: T\n', 'info:\n  version: |\n    2.0.0\n  title: T\n'],
    ['as a folded block', 'info:\n  version: >-\n    1.0.0\n\n# end\n', 'info:\n  version: >-\n    2.0.0\n\n# end\n'],
    ['with Windows line breaks', 'info:\r\n  version: 1.0.0\r\n', 'info:\r\n  version: 2.0.0\r\n'],
    ['with a byte order mark', '\uFEFFinfo:\n  version: 1.0.0', '\uFEFFinfo:\n  version: 2.0.0'],
    ['after a document start', '%YAML 1.2\n---\ninfo: { version: 1.0.0 }\n', '%YAML 1.2\n---\ninfo: { version: 2.0.0 }\n'],
    [
      'beside versions that are others',
      'version: 1.0.0\nx-info: { version: 1.0.0 }\ninfo: { x: { version: 1.0.0 }, version: 1.0.0 }\n',
      'version: 1.0.0\nx-info: { version: 1.0.0 }\ninfo: { x: { version: 1.0.0 }, version: 2.0.0 }\n',
    ],
    ['in JSON', '{\n\t"info": { "version"\t: "1.0.0" }\n}', '{\n\t"info": { "version"\t: "2.0.0" }\n}'],
    [
      'in JSON after a decoy',
      '{"x":{"version":"1.0.0"},"info":{"title":"\\"version\\":\\"9\\"","version":"1.0.0"}}',
      '{"x":{"version":"1.0.0"},"info":{"title":"\\"version\\":\\"9\\"","version":"2.0.0"}}',
    ],
  ])('%s', (_, before, after) => {
    expect(edited(before)).toBe(after);
  });

  it.each([
    ['an anchor', 'info: { version: &v 1.0.0 }\nx: *v\n', 'has an anchor'],
    ['an alias', 'x-v: &v 1.0.0\ninfo: { version: *v }\n', 'repeats another value (`*v`)'],
    ['an alias above', 'x: &i { version: 1.0.0 }\ninfo: *i\n', 'stands in what an alias repeats (`*i`)'],
    ['a merge key', 'x: &i { version: 1.0.0 }\ninfo: { <<: *i, title: T }\n', 'comes from a merge key'],
    ['an anchor above that is used', 'info: &i { version: 1.0.0 }\nx: *i\n', 'more than `info.version` would change'],
    ['a tag', 'info: { version: !!str 1.0.0 }\n', 'has a tag'],
    ['several lines', 'info:\n  version: 1.0.0\n    beta\n', 'goes over several lines'],
    ['none', 'info: { title: T }\n', 'there is no `info.version`'],
    ['a list', 'info: { version: [1] }\n', 'is no text'],
    ['none in JSON', '{ "info": { "title": "T" } }', 'there is no `info.version`'],
    ['a number in JSON', '{ "info": { "version": 1, "x": "y" } }', 'there is no `info.version`'],
  ])('refuses %s', (_, text, reason) => {
    expect(edited(text)).toContain(reason);
  });

  it.each([
    ['plain', 'info:\n  version: 1.0.0 # keep\n', "info:\n  version: '2' # keep\n"],
    ['a number before', 'info: { version: 1.9, title: T }\n', "info: { version: '2', title: T }\n"],
    ['in quotes already', 'info: { version: "1" }\n', 'info: { version: "2" }\n'],
    ['in JSON', '{ "info": { "version": "1" } }', '{ "info": { "version": "2" } }'],
  ])('quotes what would be a number, %s', (_, before, after) => {
    expect(edited(before, '2')).toBe(after);
  });

  it('changes the version alone, whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-z ]{0,8}$/);
    const style = fc.constantFrom(
      (v: string) => v,
      (v: string) => `'${v}'`,
      (v: string) => `"${v}"`,
    );
    fc.assert(
      fc.property(word, word, style, fc.boolean(), fc.constantFrom('\n', '\r\n'), (title, comment, quoted, first, lineBreak) => {
        const entries = [`  title: "${title}" # ${comment}`, `  version: ${quoted('1.2.3')} # ${comment} version: 9`];
        const lines = ['# version: 0', 'openapi: 3.0.3', 'info:', ...(first ? entries.reverse() : entries), 'paths: {}', ''];
        const text = lines.join(lineBreak);
        const after = edited(text, '10.20.30-rc.1');
        expect(after).toBe(text.replace(quoted('1.2.3'), quoted('10.20.30-rc.1')));
        expect(parseText({ file: 'x', text: after }, DEFAULT_LIMITS).value).toMatchObject({ info: { title, version: '10.20.30-rc.1' } });
      }),
      { numRuns: 200 },
    );
  });
});
