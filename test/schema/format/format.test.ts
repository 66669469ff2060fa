import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ASSERTED_FORMATS,
  formatImplies,
  formatPattern,
  formatSamples,
  formatsExclude,
  isAssertedFormat,
  isDisputedForFormat,
  isExactFormatPattern,
  matchesFormat,
} from '../../../src/schema/format/format.ts';
import { findString, matchesPattern } from '../../../src/schema/pattern/language.ts';

/** What the independent validator does not know, and therefore takes. */
const UNKNOWN_TO_REFEREE = ['idn-email', 'idn-hostname', 'iri', 'iri-reference'];

const KNOWN_TO_BOTH = ASSERTED_FORMATS.filter((name) => !UNKNOWN_TO_REFEREE.includes(name));

function refereeAccepts(format: string, value: string): boolean {
  return new Validator({ format }).validate(value).valid;
}

describe('names', () => {
  test.each(['byte', 'binary', 'password', 'int32', 'x-custom', 'constructor', '__proto__', 'Date', ''])('%j is an annotation', (name) => {
    expect(isAssertedFormat(name)).toBe(false);
    expect(matchesFormat(name, 'anything')).toBe(true);
    expect(formatSamples(name)).toEqual([]);
    expect(formatPattern(name)).toBeUndefined();
    expect(formatImplies(name, name)).toBe(true);
    expect(formatImplies(name, 'date')).toBe(false);
    expect(formatsExclude(name, 'date')).toBe(false);
  });

  test('the formats of JSON Schema are assertions', () => {
    expect(ASSERTED_FORMATS).toHaveLength(19);
    expect(ASSERTED_FORMATS.every(isAssertedFormat)).toBe(true);
  });
});

describe.each(ASSERTED_FORMATS)('%s', (name) => {
  test('has enough samples, all valid, undisputed and accepted by the independent validator', () => {
    const samples = formatSamples(name);
    expect(new Set(samples).size).toBeGreaterThanOrEqual(8);
    expect(new Set(samples).size).toBe(samples.length);
    for (const sample of samples) {
      expect(matchesFormat(name, sample), sample).toBe(true);
      expect(isDisputedForFormat(name, sample), sample).toBe(false);
      expect(refereeAccepts(name, sample), sample).toBe(true);
    }
  });

  test('has a pattern that the engine understands and that takes every sample', () => {
    const pattern = formatPattern(name);
    if (pattern === undefined) {
      expect(name).toBe('regex');
      return;
    }
    for (const sample of formatSamples(name)) expect(matchesPattern(pattern, sample), sample).toBe(true);
  });
});

/** Plain mistakes, which every validator refuses. */
const INVALID: Readonly<Record<string, readonly string[]>> = {
  date: [
    '',
    '2024-1-31',
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '24-01-01',
    '2024/01/31',
    ' 2024-01-31',
    '2024-01-31\n',
    '2024-01-31T00:00:00Z',
  ],
  time: ['', '12:30', '24:00:00Z', '12:60:00Z', '12:30:61Z', '12:30:60Z', '12:30:00', '12:30:00+24:00', '12:30:00.Z', '12:30:00 Z'],
  'date-time': [
    '',
    '2024-01-31',
    '2024-01-31T12:30:00',
    '2024-02-30T12:30:00Z',
    '2024-01-31T25:00:00Z',
    '2024-01-31T12:30Z',
    'yesterday',
    '2024-01-31T22:59:60Z',
  ],
  duration: ['', 'P', 'PT', 'P1', '1D', 'P1H', 'PT1D', 'P1D2Y', 'P1W2D', 'P1YT', 'PT1S2M'],
  email: [
    '',
    'ada',
    '@example.com',
    'ada@',
    'a b@example.com',
    '.ada@example.com',
    'ada.@example.com',
    'a..b@example.com',
    'ada@exa mple.com',
    'ada@-example.com',
    'ada@example..com',
    'ada@[1.2.3]',
  ],
  hostname: [
    '',
    '-a.com',
    'a-.com',
    'a..b',
    '.com',
    'exa mple.com',
    'under_score.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(127)}com`,
    'ä.com',
  ],
  ipv4: ['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.4 ', 'a.b.c.d', '1..2.3', '0x7f.0.0.1', '1.2.3.1000'],
  ipv6: [
    '',
    ':',
    '1',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '::g',
    ':1:2:3:4:5:6:7',
    'fe80::1%eth0',
    '::1.2.3',
    '1.2.3.4',
    '[::1]',
  ],
  uri: [
    '',
    'example',
    '/path',
    '//example.com/a',
    'http://exa mple.com',
    'http://example.com/<x>',
    '1http://a',
    'http://[::1',
    'http://a/%zz',
    '://a',
    'http://a/{id}',
  ],
  'uri-reference': [' ', 'a b', '\\\\server', 'http://[x]/', '%zz', '{id}', '#a#b'],
  uuid: [
    '',
    '3fa85f64-5717-4562-b3fc-2c963f66afa',
    '3fa85f6457174562b3fc2c963f66afa6',
    '3fa85f64-5717-4562-b3fc-2c963f66afag',
    '{3fa85f64-5717-4562-b3fc-2c963f66afa6}',
    '3fa85f64-5717-4562-b3fc-2c963f66afa6\n',
  ],
  'uri-template': ['{', '}', '/users/{id', '/users/id}', '{}', '{a b}', 'a b', '<a>', '{a:0}', '{a:12345}', '%zz', '{{a}}'],
  'json-pointer': ['a', '#', '#/a', '/~', '/~2', '/a~', 'a/b'],
  'relative-json-pointer': ['', '/a', '-1', '01', '0##', '1a', '#', '0~'],
  regex: ['(', '[', 'a{2,1}', '*', '(?<a', '\\', '(?:', ')', '[b-a]', '\\Z'],
};

describe('plain mistakes are refused here and by the independent validator', () => {
  test.each(Object.entries(INVALID).flatMap(([name, values]) => values.map((value) => ({ name, value }))))(
    '$name $value',
    ({ name, value }) => {
      expect(matchesFormat(name, value)).toBe(false);
      expect(refereeAccepts(name, value)).toBe(false);
    },
  );

  test('for every format that both know', () => {
    expect(Object.keys(INVALID).sort()).toEqual([...KNOWN_TO_BOTH].sort());
  });
});

describe('what the specifications say at their edges', () => {
  test.each([
    ['date', '2000-02-29', true],
    ['date', '2100-02-29', false],
    ['date', '0000-02-29', true],
    ['time', '23:59:60Z', true],
    ['time', '00:59:60+01:00', true],
    ['time', '22:59:60+01:00', false],
    ['date-time', '1998-12-31T15:59:60.123-08:00', true],
    ['date-time', '2024-01-31t12:30:00z', true],
    ['date-time', '2024-01-31 12:30:00Z', false],
    ['email', '"a b"@example.com', true],
    ['email', 'ada@[127.0.0.1]', true],
    ['email', 'ada@[IPv6:::1]', true],
    ['email', `${'a'.repeat(65)}@example.com`, false],
    ['ipv4', '01.2.3.4', false],
    ['ipv6', '::', true],
    ['ipv6', '1:2:3:4:5:6:7::', true],
    ['ipv6', '::ffff:1.2.3.4', true],
    ['hostname', 'a', true],
    ['hostname', `${'a'.repeat(63)}.com`, true],
    ['uri', 'about:', true],
    ['uri', 'http://[v1.x]/', true],
    ['uri', 'http://[::1]:80/', true],
    ['uri', 'https://example.com/größe', false],
    ['iri', 'https://example.com/größe', true],
    ['uri-reference', '', true],
    ['idn-email', 'jürgen@münchen.de', true],
    ['idn-email', 'jürgen münchen.de', false],
    ['idn-hostname', 'münchen.de', true],
    ['idn-hostname', 'mün chen.de', false],
    // RFC 5892, appendix A: what may stand in a context only, and what may never.
    ['idn-hostname', 'col·legi.cat', true],
    ['idn-hostname', 'a·b.cat', false],
    ['idn-hostname', '中・国.jp', true],
    ['idn-hostname', 'de・en.jp', false],
    ['idn-hostname', 'α͵β', true],
    ['idn-hostname', 'α͵b', false],
    ['idn-hostname', 'א׳ב', true],
    ['idn-hostname', 'a׳ב', false],
    ['idn-hostname', '١٢', true],
    ['idn-hostname', '١۲', false],
    ['idn-hostname', 'ـب', false],
    ['idn-hostname', '例え。jp', true],
    ['idn-hostname', '例え､jp', false],
    ['idn-hostname', 'aä--cd.example', false],
    // What RFC 1123 takes is taken here as well.
    ['idn-hostname', 'ab--cd.example', true],
    ['hostname', 'r3---sn-4g5e6nez.example.com', true],
    // RFC 5891, section 4.4: what begins with `xn--` is a label in punycode.
    ...['hostname', 'idn-hostname'].flatMap<[string, string, boolean]>((name) => [
      [name, 'xn--ihqwcrb4cv8a8dqg056pqjye', true],
      [name, 'xn--4gbwdl.xn--wgbh1c', true],
      [name, 'XN--Mnchen-3ya.de', true],
      [name, 'xn--X', false],
      [name, 'xn--', false],
      [name, 'xn--abc', false],
      [name, 'xn--abc-', false],
      [name, 'XN--aa---o47jg78q', false],
      [name, 'xn--hello-txk', false],
      [name, 'xn--07jt112bpxg.xn--9t4b11yi5a', false],
      [name, 'xn--99999999999', false],
      [name, 'axn--X', true],
    ]),
    ['relative-json-pointer', '0+1/a', true],
    ['uri-template', "it's", false],
    ['regex', '\\-', false],
    ['regex', '\\p{L}', true],
  ])('%s %j', (name, value, expected) => {
    expect(matchesFormat(name, value)).toBe(expected);
  });
});

test.each(KNOWN_TO_BOTH)('on values near valid ones both agree about %s, unless the value is known to be disputed', (name) => {
  const edit = fc.record({
    at: fc.nat(60),
    remove: fc.nat(2),
    insert: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...Array.from('019azAZ-_.:/~%#?@[]{}+T \'"'), '') },
      fc.constantFrom('é', '😀', '\n'),
    ),
  });
  fc.assert(
    fc.property(fc.constantFrom(...formatSamples(name)), fc.array(edit, { minLength: 1, maxLength: 2 }), (sample, edits) => {
      const value = edits.reduce((text, { at, remove, insert }) => {
        const place = text.length === 0 ? 0 : at % (text.length + 1);
        return text.slice(0, place) + insert + text.slice(place + remove);
      }, sample);
      if (isDisputedForFormat(name, value)) return;
      expect(matchesFormat(name, value), value).toBe(refereeAccepts(name, value));
    }),
    { numRuns: 300, seed: 5 },
  );
});

describe('relations', () => {
  const pairs = ASSERTED_FORMATS.flatMap((a) => ASSERTED_FORMATS.map((b) => ({ a, b })));
  const unbounded = { minLength: 0, maxLength: Infinity, excluded: [] };

  test('are exactly those that the patterns prove', () => {
    for (const { a, b } of pairs) {
      const [left, right] = [formatPattern(a), formatPattern(b)];
      if (a === b || left === undefined || right === undefined) continue;
      const common = findString({ ...unbounded, matching: [left, right], notMatching: [] });
      expect(common.answer === 'empty', `${a} excludes ${b}`).toBe(formatsExclude(a, b));
      const missing = findString({ ...unbounded, matching: [left], notMatching: [right] });
      expect(missing.answer === 'empty', `${a} implies ${b}: ${JSON.stringify(missing)}`).toBe(formatImplies(a, b));
    }
  });

  test('hold for the samples', () => {
    for (const { a, b } of pairs) {
      const accepted = formatSamples(a).filter((sample) => matchesFormat(b, sample));
      if (formatImplies(a, b)) expect(accepted, `${a} implies ${b}`).toEqual(formatSamples(a));
      if (formatsExclude(a, b)) expect(accepted, `${a} excludes ${b}`).toEqual([]);
      expect(formatsExclude(b, a)).toBe(formatsExclude(a, b));
    }
  });
});

describe('searching among the values of formats', () => {
  function find(languages: readonly { readonly format: string; readonly holds: boolean }[], more = {}) {
    return findString({ matching: [], notMatching: [], minLength: 0, maxLength: Infinity, excluded: [], languages, ...more });
  }
  const is = (format: string) => ({ format, holds: true });
  const isNot = (format: string) => ({ format, holds: false });

  test('a sample comes first, and another where it is excluded', () => {
    expect(find([is('date')])).toEqual({ answer: 'found', value: '2024-01-31' });
    expect(find([is('date')], { excluded: ['2024-01-31'] })).toEqual({ answer: 'found', value: '2024-02-29' });
    expect(find([is('date')], { excluded: formatSamples('date') }).answer).toBe('found');
  });

  test('lengths and patterns that no value of the format has', () => {
    expect(find([is('date')], { maxLength: 9 }).answer).toBe('empty');
    expect(find([is('date')], { maxLength: 10 }).answer).toBe('found');
    expect(find([is('uuid')], { minLength: 37 }).answer).toBe('empty');
    expect(find([is('uuid')], { notMatching: ['^[\\da-fA-F-]{36}$'] }).answer).toBe('empty');
    expect(find([is('uuid')], { notMatching: ['^[\\da-f-]{36}$'] })).toMatchObject({ answer: 'found' });
    expect(find([is('ipv4')], { matching: ['[a-z]'] }).answer).toBe('empty');
    expect(find([is('email')], { notMatching: ['@'] }).answer).toBe('empty');
  });

  test('one format and not another', () => {
    expect(find([is('email'), isNot('idn-email')]).answer).toBe('empty');
    expect(find([is('date'), is('date-time')]).answer).toBe('empty');
    expect(find([is('uri-reference'), isNot('uri')])).toEqual({ answer: 'found', value: '/users/42' });
    expect(find([is('idn-email'), isNot('email')])).toMatchObject({ answer: 'found' });
    expect(find([isNot('date')], { matching: ['^\\d{4}-\\d{2}-\\d{2}$'] })).toMatchObject({ answer: 'found' });
    expect(find([isNot('date')], { matching: ['^\\d{4}-0[1-9]-[01][1-9]$'] }).answer).toBe('empty');
    expect(find([isNot('x-annotation')]).answer).toBe('empty');
    expect(find([is('x-annotation')]).answer).toBe('found');
  });

  test('an exact pattern is one that its format adds nothing to', () => {
    expect(ASSERTED_FORMATS.filter(isExactFormatPattern)).toEqual([
      'date',
      'duration',
      'ipv4',
      'ipv6',
      'uuid',
      'uri-template',
      'json-pointer',
      'relative-json-pointer',
    ]);
  });
});
