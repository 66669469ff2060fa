import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { runCommandLine } from '../../src/commands/command-line.ts';
import type { Terminal } from '../../src/commands/terminal.ts';
import { damages } from './damage.ts';
import { seeded } from '../support/random.ts';

/** What became of one damaged document. */
export interface Run {
  readonly exitCode: number;
  /** What must never happen; null when all is well. */
  readonly fault: string | null;
}

const formats = ['text', 'json', 'markdown', 'github', 'sarif', 'junit', 'gitlab', 'compact'] as const;
const terminal: Terminal = { environment: { LANG: 'C.UTF-8' }, platform: 'linux', isTerminal: false };

/** Damages a document as a seed says and compares it with itself, or it with another, as a user would. */
export async function runOne(
  seed: number,
  { documents, scratch }: { readonly documents: readonly string[]; readonly scratch: string },
): Promise<Run> {
  const random = seeded(seed);
  const original = random.pick(documents)!;
  const sound = readFileSync(original);
  let bytes: Buffer = Buffer.from(sound);
  for (let count = 1 + random.below(3); count > 0; count -= 1) bytes = random.pick(damages)!.apply(bytes, random);
  mkdirSync(scratch, { recursive: true });
  const damaged = join(scratch, `damaged.${random.pick(['yaml', 'json'])!}`);
  writeFileSync(damaged, bytes);
  const operands = random.pick([
    [original, damaged],
    [damaged, original],
    [damaged, damaged],
  ])!;
  const words = [
    ...operands,
    '-f',
    random.pick(formats)!,
    ...random.pick([[], ['-v'], ['--validate'], ['--allow-dangling-refs'], ['--verify']])!,
  ];
  const { exitCode, stdout, stderr } = await runCommandLine(words, { stdout: terminal, stderr: terminal });
  const printed = `${stdout}\n${stderr}`;
  const fault = /bug in api-diff/.test(printed)
    ? 'took it for a bug of its own'
    : /^ {4}at .*:\d+:\d+\)?$/m.test(printed)
      ? 'printed a stack trace'
      : ![0, 1, 2].includes(exitCode)
        ? `ended with ${exitCode}`
        : exitCode === 2
          ? printed.trim() === ''
            ? 'said nothing'
            : null
          : isReadable(bytes)
            ? null
            : `ended with ${exitCode} where nothing can be read`;
  return { exitCode, fault: fault === null ? null : `${fault} (${words.join(' ')})\n${printed.slice(0, 600)}` };
}

/** Whether a parser that is not ours reads the text at all; the two draw the line of what is YAML a little differently. */
function isReadable(bytes: Buffer): boolean {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const parsers = [
    (): unknown => JSON.parse(text),
    (): unknown => load(text),
    (): unknown => parse(text, { logLevel: 'silent', uniqueKeys: false, strict: false }),
  ];
  return parsers.some((read) => {
    try {
      read();
      return true;
    } catch {
      return false;
    }
  });
}
