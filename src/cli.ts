import { failure } from './commands/failure.ts';
import type { Outcome } from './commands/outcome.ts';
import { runCommandLine } from './commands/command-line.ts';
import { createProgress } from './commands/progress.ts';
import type { Terminals } from './commands/session.ts';
import type { Terminal } from './commands/terminal.ts';
import { textOptionsFor } from './commands/terminal.ts';

/*
 * The only place that prints and sets the exit code. `process.exit` is never called: it would cut off what a
 * slow pipe has not taken yet.
 */

function terminalOf(stream: NodeJS.WriteStream): Terminal {
  // Of a stream that is no terminal the property is missing, whatever its type says.
  const place = { environment: process.env, platform: process.platform, isTerminal: 'isTTY' in stream && stream.isTTY };
  return place.isTerminal ? { ...place, columns: stream.columns, rows: stream.rows } : place;
}

/** A reader that has seen enough (`| head`) closes the pipe: that is no fault, and the verdict stands. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') process.exitCode = 2;
}

async function outcomeOf(terminals: Terminals): Promise<Outcome> {
  const words = process.argv.slice(2);
  try {
    return await runCommandLine(words, terminals);
  } catch (error) {
    const text = textOptionsFor(terminals.stderr, { detail: 'normal', color: 'auto' });
    return failure(error, { reporter: null, text, debug: words.includes('--debug') });
  }
}

process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
const stderr = terminalOf(process.stderr);
const progress = createProgress(stderr, (text) => {
  process.stderr.write(text);
});
const outcome = await outcomeOf({ stdout: terminalOf(process.stdout), stderr, progress });
progress?.end();
process.exitCode = outcome.exitCode;
if (outcome.stdout !== '') process.stdout.write(outcome.stdout);
if (outcome.stderr !== '') process.stderr.write(outcome.stderr);
