import { Chalk } from 'chalk';
import type { Palette } from '../report/text/palette.ts';
import { plainPalette } from '../report/text/palette.ts';
import type { TextOptions } from '../report/text/style.ts';

/** What the user said about colours. */
export type ColorChoice = 'auto' | 'always' | 'never';

/** What is known of the place that the report is printed to. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** Whether the stream is a terminal; the two sizes are only known then. */
  readonly isTerminal: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/**
 * Whether to colour, decided here alone: the flag, then `NO_COLOR` (no-color.org: present and not empty), then
 * `FORCE_COLOR`, then whether the stream is a terminal that can.
 */
export function wantsColor(choice: ColorChoice, terminal: Terminal): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: kind } = terminal.environment;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return terminal.isTerminal && kind !== 'dumb';
}

/** Whether the place shows more than ASCII; the Linux console has no signs beyond it. */
function characters({ environment, platform }: Terminal): TextOptions['characters'] {
  if (platform === 'win32') {
    return environment['WT_SESSION'] !== undefined || environment['TERM_PROGRAM'] === 'vscode' ? 'unicode' : 'ascii';
  }
  if (environment['TERM'] === 'linux') return 'ascii';
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return /utf-?8/i.test(locale) ? 'unicode' : 'ascii';
}

/** The colours of the sixteen that every terminal has, so that the user's own theme decides what they look like. */
export function terminalPalette(): Palette {
  const chalk = new Chalk({ level: 1 });
  return {
    breaking: chalk.red.bold,
    warning: chalk.yellow,
    compatible: chalk.green,
    cosmetic: chalk.dim,
    good: chalk.green.bold,
    bad: chalk.red.bold,
    strong: chalk.bold,
    dim: chalk.dim,
    code: chalk.cyan,
    removed: chalk.red,
    added: chalk.green,
    struck: chalk.dim.strikethrough,
  };
}

/** Lines of a report in a file or a log. */
const rowsOfLog = 200;

/** How the text report looks at that place. Wider than 140 columns the eye loses the line; narrower than 40 none fits. */
export function textOptionsFor(
  terminal: Terminal,
  wish: { readonly detail: TextOptions['detail']; readonly color: ColorChoice; readonly groupBy?: TextOptions['groupBy'] },
): TextOptions {
  return {
    width: Math.min(140, Math.max(40, terminal.columns ?? 80)),
    // One line is left for the prompt. A log has no screen, but who reads it has no patience either.
    rows: terminal.isTerminal ? Math.max(20, (terminal.rows ?? 41) - 1) : rowsOfLog,
    detail: wish.detail,
    groupBy: wish.groupBy ?? 'cause',
    characters: characters(terminal),
    palette: wantsColor(wish.color, terminal) ? terminalPalette() : plainPalette,
  };
}
