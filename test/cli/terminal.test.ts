import { describe, expect, it } from 'vitest';
import type { ColorChoice, Terminal } from '../../src/commands/terminal.ts';
import { textOptionsFor, wantsColor } from '../../src/commands/terminal.ts';

function terminal(environment: Terminal['environment'], more: Partial<Terminal> = {}): Terminal {
  return { environment, platform: 'linux', isTerminal: true, ...more };
}

describe('colour', () => {
  const cases: readonly (readonly [string, ColorChoice, Terminal, boolean])[] = [
    ['on a terminal', 'auto', terminal({}), true],
    ['not in a pipe', 'auto', terminal({}, { isTerminal: false }), false],
    ['not on a dumb terminal', 'auto', terminal({ TERM: 'dumb' }), false],
    ['not with NO_COLOR', 'auto', terminal({ NO_COLOR: '1' }), false],
    ['with an empty NO_COLOR, which counts as none', 'auto', terminal({ NO_COLOR: '' }), true],
    ['in a pipe with FORCE_COLOR', 'auto', terminal({ FORCE_COLOR: '1' }, { isTerminal: false }), true],
    ['not with FORCE_COLOR=0', 'auto', terminal({ FORCE_COLOR: '0' }), false],
    ['not with both, because NO_COLOR comes first', 'auto', terminal({ NO_COLOR: '1', FORCE_COLOR: '3' }), false],
    ['by flag, whatever the environment says', 'always', terminal({ NO_COLOR: '1' }, { isTerminal: false }), true],
    ['not by flag, whatever the environment says', 'never', terminal({ FORCE_COLOR: '1' }), false],
  ];
  for (const [name, choice, place, expected] of cases) {
    it(name, () => {
      expect(wantsColor(choice, place)).toBe(expected);
    });
  }
});

describe('the screen', () => {
  const wish = { detail: 'normal', color: 'never' } as const;

  it('has the size of the terminal, within reason', () => {
    expect(textOptionsFor(terminal({}, { columns: 100, rows: 50 }), wish)).toMatchObject({ width: 100, rows: 49 });
    expect(textOptionsFor(terminal({}, { columns: 400, rows: 3 }), wish)).toMatchObject({ width: 140, rows: 20 });
    expect(textOptionsFor(terminal({}, { columns: 10 }), wish)).toMatchObject({ width: 40, rows: 40 });
  });

  it('is 80 columns wide and long where there is none', () => {
    expect(textOptionsFor(terminal({}, { isTerminal: false }), wish)).toMatchObject({ width: 80, rows: 200 });
  });

  it('shows signs beyond ASCII only where they will be seen', () => {
    expect(textOptionsFor(terminal({ LANG: 'en_GB.UTF-8' }), wish).characters).toBe('unicode');
    expect(textOptionsFor(terminal({ LANG: 'C' }), wish).characters).toBe('ascii');
    expect(textOptionsFor(terminal({}), wish).characters).toBe('ascii');
    expect(textOptionsFor(terminal({ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }), wish).characters).toBe('ascii');
    expect(textOptionsFor(terminal({ LANG: 'en_GB.UTF-8', TERM: 'linux' }), wish).characters).toBe('ascii');
    expect(textOptionsFor(terminal({ WT_SESSION: 'x' }, { platform: 'win32' }), wish).characters).toBe('unicode');
    expect(textOptionsFor(terminal({}, { platform: 'win32' }), wish).characters).toBe('ascii');
  });
});
