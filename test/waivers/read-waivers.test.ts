import { describe, expect, it } from 'vitest';
import { waiversIn } from '../../src/commands/waive/waivers-text.ts';
import { InputError } from '../../src/load/input-error.ts';

function faultOf(text: string): string {
  try {
    waiversIn('w.yaml', text);
  } catch (error) {
    if (error instanceof InputError) return `${error.line ?? ''}:${error.column ?? ''} ${error.message} ${error.hint ?? ''}`;
    throw error;
  }
  return '';
}

function entry(...lines: readonly string[]): string {
  return `waivers:\n${lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`).join('')}`;
}

const rest = ['reason: r', 'expires: 2027-02-28'];

describe('a waivers file', () => {
  it.each(['', '# nothing yet\n', 'waivers:\n', 'waivers: []\n', '---\n'])('%j holds no waivers', (text) => {
    expect(waiversIn('w.yaml', text)).toEqual([]);
  });

  it('holds waivers by fingerprint and by rule, with their places', () => {
    const text = entry('fingerprint: ad1:0123456789abcdef', ...rest, 'by: Ada', 'link: https://example.com/1');
    expect(waiversIn('w.yaml', text)).toEqual([
      {
        target: { kind: 'fingerprint', fingerprint: 'ad1:0123456789abcdef' },
        reason: 'r',
        expires: '2027-02-28',
        by: 'Ada',
        link: 'https://example.com/1',
        position: { file: 'w.yaml', line: 2, column: 5 },
      },
    ]);
    expect(waiversIn('w.yaml', entry('rule: enum-*', 'place: components.*', ...rest))[0]?.target).toEqual({
      kind: 'pattern',
      rule: 'enum-*',
      operation: null,
      place: 'components.*',
    });
  });

  it('may be JSON', () => {
    const text = '{"waivers": [{"fingerprint": "ad1:0123456789abcdef", "reason": "r", "expires": "2027-02-28"}]}';
    expect(waiversIn('w.json', text)).toHaveLength(1);
  });

  it.each([
    ['- a\n', '1:1 a waivers file is a mapping'],
    ['waiver: []\n', '1:1 `waiver` is no key of a waivers file'],
    ['waivers: yes please\n', '1:1 `waivers` is a list'],
    ['waivers: [x]\n', '1:11 a waiver is a mapping'],
    [entry('fingerprint: ad1:0123', ...rest), '2:5 `ad1:0123` is no fingerprint'],
    [entry('fingerprint: ad1:0123456789abcdef', 'rule: maximum-lowered', ...rest), '2:5 a waiver has either a `fingerprint` or a `rule`'],
    [entry('operation: GET /users', ...rest), '2:5 a waiver says what it is about'],
    [entry('rule: maximum-lowered', ...rest), '2:5 a `rule` by itself would be waived everywhere'],
    [entry('rule: maximum-lowerd', 'operation: "*"', ...rest), 'Did you mean `maximum-lowered`?'],
    [entry('fingerprint: ad1:0123456789abcdef', 'expires: 2027-02-28'), '2:5 a waiver needs a `reason`'],
    [entry('fingerprint: ad1:0123456789abcdef', 'reason: r'), '2:5 a waiver needs a day on which it ends'],
    [entry('fingerprint: ad1:0123456789abcdef', 'reason: r', 'expires: 90d'), '4:5 `expires` is a day, and `90d` is none'],
    [entry('fingerprint: ad1:0123456789abcdef', 'reason: 12', 'expires: 2027-02-28'), '3:5 `reason` is a text'],
    [entry('fingerprint: ad1:0123456789abcdef', 'expire: 2027-02-28'), '3:5 `expire` is no key of a waiver Did you mean `expires`?'],
  ])('%j is refused', (text, fault) => {
    expect(faultOf(text)).toContain(fault);
  });
});
