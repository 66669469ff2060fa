import { expect, it } from 'vitest';
import type { LogEntry } from '../../src/commands/log/entry.ts';
import { logText } from '../../src/commands/log/text.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';

const entry: LogEntry = {
  step: { commit: 'a'.repeat(40), name: 'aaaaaaa', date: '2026-11-21', subject: 'Edit', tags: [], version: null, previous: null },
  outcome: { kind: 'unreadable', which: 'itself', message: 'a reason that is as long as reasons are when they come from a parser' },
};

it('cuts a line for a screen that is narrower, and for nothing else', () => {
  const text = (cutAt: number | null, detail: 'normal' | 'verbose' = 'normal'): string =>
    logText([entry], { ...defaultTextOptions, detail }, cutAt);
  expect(text(60)).toMatch(/^.{59}…\n$/);
  expect(text(200)).toContain('when they come from a parser\n');
  expect(text(null)).toContain('when they come from a parser\n');
  expect(text(60, 'verbose')).toContain('when they come from a parser\n');
});
