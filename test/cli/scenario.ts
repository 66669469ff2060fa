/*
 * A scenario is one run of the command line as people read it:
 *
 *   $ api-diff old.yaml new.yaml           what is typed; any shell pipeline
 *   env NO_COLOR=1                         a variable, any number of them
 *   file old.yaml                          a file with the lines that follow it
 *   | openapi: 3.0.3
 *   file new.yaml = old.yaml               the same text as a file above
 *   file new.yaml from apis/users/new.yaml a file of fixtures/
 *   directory specs
 *   exit 1
 *   stdout
 *   | text as it is printed, {*} for any text in a line
 *   | ...                                  any number of lines
 *   stderr
 *
 * A stream without a block must be empty. Lines that begin with # say why the scenario is there.
 */

/** A scenario, parsed. */
export interface Scenario {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly files: readonly ScenarioFile[];
  readonly directories: readonly string[];
  readonly exitCode: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** A file that a scenario needs: its text, or where in `fixtures/` it lies. */
export type ScenarioFile = { readonly name: string; readonly text: string } | { readonly name: string; readonly fixture: string };

/** Reads the text of a scenario; throws an `Error` with the line that is wrong. */
export function parseScenario(text: string): Scenario {
  let command = '';
  let exitCode: number | undefined;
  const environment: Record<string, string> = {};
  const texts = new Map<string, string[]>();
  const fixtures = new Map<string, string>();
  const directories: string[] = [];
  const streams = { stdout: [] as string[], stderr: [] as string[] };
  let block: string[] | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fail = (message: string): never => {
      throw new Error(`line ${index + 1}: ${message}: ${line}`);
    };
    if (line.startsWith('#') || line.trim() === '') continue;
    if (line.startsWith('|')) {
      (block ?? fail('a text belongs to a file or a stream')).push(line.replace(/^\| ?/, ''));
      continue;
    }
    block = undefined;
    const [, word = '', rest = ''] = /^(\S+) ?(.*)$/.exec(line) ?? [];
    switch (word) {
      case '$':
        command = rest;
        break;
      case 'env': {
        const [name = '', ...value] = rest.split('=');
        environment[name] = value.join('=');
        break;
      }
      case 'file': {
        const [, name = '', how, source = ''] = /^(\S+)(?: (=|from) (\S+))?$/.exec(rest) ?? fail('not a file');
        if (how === 'from') fixtures.set(name, source);
        else texts.set(name, how === '=' ? (texts.get(source) ?? fail('no such file above')) : (block = []));
        break;
      }
      case 'directory':
        directories.push(rest);
        break;
      case 'exit':
        exitCode = Number(rest);
        break;
      case 'stdout':
      case 'stderr':
        block = streams[word];
        break;
      default:
        fail('not a part of a scenario');
    }
  }
  if (command === '' || exitCode === undefined || Number.isNaN(exitCode)) throw new Error('a scenario needs a command and an exit code');
  const files: ScenarioFile[] = [
    ...[...texts].map(([name, lines]) => ({ name, text: lines.map((line) => `${line}\n`).join('') })),
    ...[...fixtures].map(([name, fixture]) => ({ name, fixture })),
  ];
  return { command, environment, files, directories, exitCode, ...streams };
}

/** What is wrong with some output; undefined when it is as expected. */
export function mismatch(expected: readonly string[], output: string): string | undefined {
  const pattern = expected
    .map((line) => (line === '...' ? '(?:.*\\n)*?' : `${line.split('{*}').map(escapeForPattern).join('.*')} *\\n`))
    .join('');
  if (new RegExp(`^${pattern}$`).test(output)) return undefined;
  return `expected:\n${expected.map((line) => `| ${line}\n`).join('')}printed:\n${output.replace(/^/gm, '| ')}`;
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
