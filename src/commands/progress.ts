import type { Terminal } from './terminal.ts';

/** A line on stderr that says what takes long, and is gone before anything else is printed. */
export interface Progress {
  /** What is done from now on: `comparing the documents`. */
  readonly step: (what: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Before this nobody has begun to wait; in milliseconds. */
const patience = 400;

/** Takes the line away and goes to its start (ECMA-48, EL). */
const clear = '\r\u001b[2K';

/**
 * The progress on a terminal; undefined for what is none or cannot take a line back. `write` prints on it, `now` is the
 * time in milliseconds.
 */
export function createProgress(terminal: Terminal, write: (text: string) => void, now: () => number = Date.now): Progress | undefined {
  if (!terminal.isTerminal || terminal.environment['TERM'] === 'dumb') return undefined;
  const start = now();
  let current = '';
  let shown = false;
  const show = (): void => {
    // A line that is wider than the terminal could not be taken back whole.
    write(`${clear}${`${current} ...`.slice(0, Math.max(1, (terminal.columns ?? 80) - 1))}`);
    shown = true;
  };
  // Comparing keeps the timer from being heard, so each step looks at the clock as well.
  const timer = setTimeout(() => {
    if (current !== '') show();
  }, patience);
  timer.unref();
  return {
    step: (what) => {
      current = what;
      if (now() - start >= patience) show();
    },
    end: () => {
      clearTimeout(timer);
      current = '';
      if (shown) write(clear);
      shown = false;
    },
  };
}
