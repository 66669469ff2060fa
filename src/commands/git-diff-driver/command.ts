import type { Command } from 'commander';
import type { Session } from '../session.ts';

const help = `
Git passes: path old-file old-hex old-mode new-file new-hex new-mode

To see in \`git diff\` and \`git log -p --ext-diff\` what a change means:
  git config diff.api-diff.command "npx @api-diff/cli git-diff-driver"
  echo "openapi.yaml diff=api-diff" >> .gitattributes

The exit code is always 0: any other would end git's own run.`;

/** `api-diff git-diff-driver`. */
export function addGitDiffDriver(program: Command, { terminals, finish }: Session): void {
  program
    .command('git-diff-driver')
    .description('show changes of a document within git diff (gitattributes, external diff driver)')
    .argument('[words...]', 'what git passes')
    .allowUnknownOption()
    .addHelpText('after', help)
    .action(async (words: readonly string[]) => {
      const { gitDiffDriver } = await import('./git-diff-driver.ts');
      finish(await gitDiffDriver(words, terminals.stdout));
    });
}
