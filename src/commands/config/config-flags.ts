import type { Command } from 'commander';

/** What commander reads of the configuration. `--no-config` makes it false. */
export interface ConfigFlags {
  readonly config?: string | false;
}

/** Adds the options that say which configuration holds. */
export function withConfigOptions(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration; api-diff.config.yaml or its like here or further up when left out')
    .option('--no-config', 'read no configuration');
}

/** The names of the flags that were typed; `--no-x` has the name of `--x`. */
export function givenFlags(command: Command): ReadonlySet<string> {
  return new Set(Object.keys(command.opts()).filter((name) => command.getOptionValueSource(name) === 'cli'));
}
