import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCommonYaml } from '../../src/load/block-yaml/common-yaml.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { agreementOn } from './agreement.ts';

const apis = fileURLToPath(new URL('../../fixtures/apis', import.meta.url));
const documents = readdirSync(apis, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(apis, name), 'utf8'));

/** What makes YAML hard: pieces that mean something else wherever they stand. */
const PIECES = [
  ...['a', 'key', ': ', ':', ' ', '  ', '    ', '\n', '\n\n', '\n  ', '\n    ', '\n   \n', '- ', '\n- ', '\n  - ', '-', '--'],
  ...['|', '>', ' |\n', ': |\n', ': >-\n', '|-', '>+', '|2', ': |1+\n', '"', "'", "''", ': "', '\\n', '\\', '\\u00e9', '\\x41', '\\ '],
  ...['[', ']', '{', '}', ', ', ',', ': [', ': {', '#', ' # c', '\n# c\n', '&x ', '*x', '!t ', '<<: ', '%', '@', '`', '?', '? ', '=', '+'],
  ...['1', '-1', '0x1F', '0o7', '1e3', '.5', 'true', 'null', '~', '12345678901234567890', '2020-01-01', '.inf', '__proto__', 'é', '😀'],
  ...['---\n', '...\n', '..', '\t', '\r\n', '\r', '\u00a0', '\u0085', '\ufeff'],
];
const BEGINNINGS = ['', 'a:', 'a: ', 'a:\n  ', 'a:\n- ', 'a:\n  b:\n    ', '---\na: ', 'a: |\n  ', 'a: "', 'a: [', 'a:\n- b: '];
const ENDS = ['', '\n', '\nz: 1\n', '\n  z: 1\n', '\n- z\n', '\n  - z', ']\n', '"\n', '\n  \n'];

const anyText = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), fc.constantFrom(...ENDS))
  .map(([beginning, pieces, end]) => beginning + pieces.join('') + end);

/** A document of the fixtures, changed in a few places of its text. */
const changedText = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), without: fc.nat(12), piece: fc.constantFrom('', ...PIECES) }), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, edits]) => ({
    before: text,
    after: edits.reduce((all, { at, without, piece }) => {
      const place = Math.floor(at * all.length);
      return all.slice(0, place) + piece + all.slice(place + without);
    }, text),
  }));

describe('the fast reader of common YAML', () => {
  test('reads every document of the fixtures as js-yaml does', () => {
    expect(documents.map((text) => agreementOn(text)).filter((agreement) => agreement !== 'agrees')).toEqual([]);
  });

  test('agrees with js-yaml on any text, or leaves it alone', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(agreementOn(text)).toMatch(/^(?:agrees|left)/);
      }),
      { numRuns: 4000 },
    );
  });

  test('agrees with js-yaml on documents that were edited, with and without the one before', () => {
    fc.assert(
      fc.property(changedText, ({ before, after }) => {
        expect(agreementOn(after)).toMatch(/^(?:agrees|left)/);
        expect(agreementOn(after, readCommonYaml(before, DEFAULT_LIMITS)?.blocks)).toMatch(/^(?:agrees|left)/);
      }),
      { numRuns: 300 },
    );
  });

  // The constructs of the YAML 1.2.2 specification that stand in API descriptions, each as the value of an entry.
  test.each([
    ['text', 'text'],
    ['"two\n  lines\n\n  and a break"', 'two lines\nand a break'],
    ['"trailing \\\n  backslash"', 'trailing backslash'],
    ['"\\"quoted\\" \\u00e9 \\/"', '"quoted" é /'],
    ["'it''s\n  folded'", "it's folded"],
    ['plain\n  on two\n\n  lines', 'plain on two\nlines'],
    ['plain # with a comment', 'plain'],
    ['http://example.com/#fragment', 'http://example.com/#fragment'],
    ['|\n  kept\n    as it is\n\n', 'kept\n  as it is\n'],
    ['|-\n  stripped\n\n', 'stripped'],
    ['|+\n  kept\n', 'kept\n\n'],
    ['>\n  folded\n  text\n\n  next\n    more\n  end\n', 'folded text\nnext\n  more\nend\n'],
    ['|2\n    two too many', '  two too many\n'],
    ['>-\n  # no comment', '# no comment'],
    ['|\n', ''],
    ['[a, "b", 1, true, null, ~, {c: d}]', ['a', 'b', 1, true, null, null, { c: 'd' }]],
    ['{a: 1, "b":2, c: [],\n  d: {}, }', { a: 1, b: 2, c: [], d: {} }],
    ['\n  - a\n  -  b: 1\n     c: 2\n  - - x\n    - y', ['a', { b: 1, c: 2 }, ['x', 'y']]],
    ['\n- not\n- indented', ['not', 'indented']],
    ['\n  # a comment\n  nested:\n    deep: 1 # another\n\n  200: ok', { '200': 'ok', nested: { deep: 1 } }],
    ['9007199254740993', 9007199254740993n],
    ['0o17', 15],
    ['2024-01-01', '2024-01-01'],
    ['yes', 'yes'],
    ['\n  __proto__: 1\n  constructor: 2', JSON.parse('{"__proto__": 1, "constructor": 2}') as unknown],
    ['\n  "quoted key" : 1\n  plain key : 2\n  /a/{b}: 3', { 'quoted key': 1, 'plain key': 2, '/a/{b}': 3 }],
    ['a\u2003wide space', 'a\u2003wide space'],
  ])('reads %j', (written, value) => {
    const text = `before: 1\nit: ${written}\nafter: 2\n`;
    expect(agreementOn(text)).toBe('agrees');
    expect(readCommonYaml(text, DEFAULT_LIMITS)?.value).toEqual({ before: 1, it: value, after: 2 });
    for (const other of [text.replaceAll('\n', '\r\n'), text.trimEnd(), `# first\n---\n${text}`, text.replace(/^(?=.)/gm, '  ')]) {
      expect(agreementOn(other)).toBe('agrees');
    }
  });

  test.each([
    ...[
      '&anchor x',
      '*alias',
      '!tag x',
      '!!str 1',
      'a: b',
      '- a',
      '? a',
      '@a',
      '`a',
      '%a',
      '| # comment\n  x',
      '"\\x41"',
      '"a\tb"',
      '"open',
    ],
    ...[
      '\n\ta: 1',
      '\n  a: 1\n a: 2',
      '\n  a: 1\n  a: 2',
      '\n  <<: {a: 1}',
      '[a\n  b]',
      '[a: b]',
      '{a}',
      '{a: }',
      '[a, # c\n  b]',
      '[a',
      '[a]]',
    ],
    ...['.nan', '1e999', 'a\u0007', 'a\u0085', 'a\ufeff', '\n  -\n  - a', '"a" b', '"a"#b', '\n  a\n  b: 1', '\n---', '\n...', ']', '}'],
  ])('leaves %j to js-yaml', (written) => {
    expect(readCommonYaml(`before: 1\nit: ${written}\nafter: 2\n`, DEFAULT_LIMITS)).toBeUndefined();
  });

  test.each(['', '# nothing', 'text', '- a', '[a]', '%YAML 1.2\n---\na: 1', 'a: 1\n---\nb: 2', 'a: |\n  x\n  ', '\u0000'])(
    'leaves the text %j to js-yaml',
    (text) => {
      expect(readCommonYaml(text, DEFAULT_LIMITS)).toBeUndefined();
    },
  );

  test('leaves deep texts to js-yaml, whatever they are made of', () => {
    const deep = [
      Array.from({ length: 990 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      `a: ${'['.repeat(990)}${']'.repeat(990)}`,
      `a:\n${'- '.repeat(990)}x`,
      `a: ${'['.repeat(100_000)}`,
    ];
    for (const text of deep) expect(readCommonYaml(text, DEFAULT_LIMITS)).toBeUndefined();
  });
});

describe('two releases of a document', () => {
  const before = 'paths:\n  /a:\n    get: {x: 1}\n  /b:\n    get:\n      y: |+\n        text\n\n  /c:\n    z: 1\nend: 1\n';
  const earlier = readCommonYaml(before, DEFAULT_LIMITS);
  const valueOf = (text: string): unknown => readCommonYaml(text, DEFAULT_LIMITS, earlier?.blocks)?.value;
  const paths = (value: unknown): Readonly<Record<string, unknown>> =>
    (value as { readonly paths: Readonly<Record<string, unknown>> }).paths;

  test('share what stands in both, wherever it stands', () => {
    const value = valueOf(`info: {}\n${before.replace('z: 1', 'z: 2')}`);
    const old = paths(earlier?.value);
    expect(paths(value)['/b']).toBe(old['/b']);
    expect(paths(value)['/a']).toBe(old['/a']);
    expect(paths(value)['/c']).toEqual({ z: 2 });
  });

  test.each([
    ['an entry that goes on', before.replace('{x: 1}\n', '{x: 1}\n    put: {}\n')],
    ['a text with more lines at its end', before.replace('text\n\n', 'text\n\n\n')],
    ['another indentation', before.replace(/^ {2}/gm, '   ')],
    ['an end of the text', before.replace('end: 1\n', '')],
    ['a list below that is not indented', before.replace('end: 1', '- a')],
  ])('share nothing that differs: %s', (_, text) => {
    expect(agreementOn(text, earlier?.blocks)).toMatch(/^(?:agrees|left)/);
    expect(agreementOn(text)).toBe(agreementOn(text, earlier?.blocks));
  });
});
