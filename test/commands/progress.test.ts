import { describe, expect, it, vi } from 'vitest';
import { createProgress } from '../../src/commands/progress.ts';
import type { Terminal } from '../../src/commands/terminal.ts';

const terminal: Terminal = { environment: {}, platform: 'linux', isTerminal: true, columns: 20, rows: 10 };

describe('the line of progress', () => {
  it('is nowhere but on a terminal that can take it back', () => {
    expect(createProgress({ ...terminal, isTerminal: false }, () => undefined)).toBeUndefined();
    expect(createProgress({ ...terminal, environment: { TERM: 'dumb' } }, () => undefined)).toBeUndefined();
  });

  it('is not shown before somebody waits, and is gone in the end', () => {
    let time = 0;
    const printed: string[] = [];
    const progress = createProgress(
      terminal,
      (text) => printed.push(text),
      () => time,
    );
    progress?.step('reading');
    time = 399;
    progress?.step('still reading');
    expect(printed).toEqual([]);
    time = 400;
    progress?.step('comparing the documents of everybody');
    expect(printed).toEqual(['\r\u001b[2Kcomparing the docum']);
    progress?.end();
    expect(printed.at(-1)).toBe('\r\u001b[2K');
    progress?.end();
    expect(printed).toHaveLength(2);
  });

  it('comes by itself while something is waited for', () => {
    vi.useFakeTimers();
    const printed: string[] = [];
    const progress = createProgress(terminal, (text) => printed.push(text));
    progress?.step('reading');
    vi.advanceTimersByTime(399);
    expect(printed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(printed).toEqual(['\r\u001b[2Kreading ...']);
    progress?.end();
    vi.useRealTimers();
  });
});
