import { Argument } from 'commander';
import type { Command } from 'commander';
import { done } from '../outcome.ts';
import type { Session } from '../session.ts';
import type { Shell } from './scripts.ts';

const help = `
For bash:
  api-diff completion bash > ~/.local/share/bash-completion/completions/api-diff

For zsh, with ~/.zfunc in fpath:
  api-diff completion zsh > ~/.zfunc/_api-diff

For fish:
  api-diff completion fish > ~/.config/fish/completions/api-diff.fish`;

/** `api-diff completion`. */
export function addCompletion(program: Command, { finish }: Session): void {
  program
    .command('completion')
    .description('print the completion of commands, options and rules for a shell')
    .addArgument(new Argument('<shell>', 'which one').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', help)
    .action(async (shell: Shell) => {
      const [{ completionScript }, { vocabularyOf }] = await Promise.all([import('./scripts.ts'), import('./vocabulary.ts')]);
      finish(done(completionScript(shell, vocabularyOf(program))));
    });
}
