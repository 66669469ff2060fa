import type { CommandWords, OptionWords } from './vocabulary.ts';

/** A shell that can be told what may be typed. */
export type Shell = 'bash' | 'zsh' | 'fish';

/** The script that a shell reads. All words are this program's own, so that none needs more than single quotes. */
export function completionScript(shell: Shell, commands: readonly CommandWords[]): string {
  switch (shell) {
    case 'bash':
      return bash(commands);
    case 'zsh':
      return zsh(commands);
    case 'fish':
      return fish(commands);
    default:
      return shell satisfies never;
  }
}

function namesOf(commands: readonly CommandWords[]): readonly string[] {
  return commands.map(({ name }) => name).filter((name) => name !== '');
}

function flagsOf({ options }: CommandWords): string {
  return options.flatMap(({ flags }) => flags).join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What stands behind an option that takes a value: a case for each, `name:flag`. */
function valueCases(commands: readonly CommandWords[], reply: (option: OptionWords) => string): readonly string[] {
  return commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => `    ${option.flags.map((flag) => `${name}:${flag}`).join('|')}) ${reply(option)}; return ;;`),
  );
}

function bash(commands: readonly CommandWords[]): string {
  const names = namesOf(commands);
  const reply = (words: string): string => `COMPREPLY=($(compgen -W ${quoted(words)} -- "$current"))`;
  const cases = valueCases(commands, ({ values }) => (values.length === 0 ? 'COMPREPLY=()' : reply(values.join(' '))));
  const rest = commands.map((command) => {
    const operands = command.name === '' ? [...names, ...command.operands] : command.operands;
    return `    ${command.name === '' ? "''" : command.name}) flags=${quoted(flagsOf(command))}; operands=${quoted(operands.join(' '))} ;;`;
  });
  return `# bash completion of api-diff; what completes nothing here is completed as a file
_api_diff() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' word flags operands
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      ${names.join('|')}) command=$word; break ;;
    esac
  done
  COMPREPLY=()
  case $command:$before in
${cases.join('\n')}
  esac
  case $command in
${rest.join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  else
    COMPREPLY=($(compgen -W "$operands" -- "$current"))
  fi
}
complete -o default -o bashdefault -F _api_diff api-diff
`;
}

function zsh(commands: readonly CommandWords[]): string {
  const names = namesOf(commands);
  const cases = valueCases(commands, ({ values }) => (values.length === 0 ? '_files' : `compadd -- ${values.join(' ')}`));
  const rest = commands.map((command) => {
    const operands = command.name === '' ? [...names, ...command.operands] : command.operands;
    const files = command.name === 'explain' || command.name === 'completion' ? '' : '; _files';
    const add = operands.length === 0 ? ':' : `compadd -- ${operands.join(' ')}`;
    return `    ${command.name === '' ? "''" : command.name}) if [[ $current == -* ]]; then compadd -- ${flagsOf(command)}; else ${add}${files}; fi ;;`;
  });
  return `#compdef api-diff
_api_diff() {
  local current=$words[CURRENT] before=$words[CURRENT-1] command='' word
  for word in \${words[2,CURRENT-1]}; do
    case $word in
      ${names.join('|')}) command=$word; break ;;
    esac
  done
  case $command:$before in
${cases.join('\n')}
  esac
  case $command in
${rest.join('\n')}
  esac
}
compdef _api_diff api-diff
`;
}

function fish(commands: readonly CommandWords[]): string {
  const names = namesOf(commands).join(' ');
  const lines = commands.flatMap((command) => {
    const when = command.name === '' ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${command.name}`;
    const start = `complete -c api-diff -n ${quoted(when)}`;
    const own =
      command.name === '' ? [] : [`complete -c api-diff -n '__fish_use_subcommand' -a ${command.name} -d ${quoted(command.description)}`];
    const operands = command.operands.length === 0 ? [] : [`${start} -f -a ${quoted(command.operands.join(' '))}`];
    return [...own, ...operands, ...command.options.map((option) => `${start}${fishOption(option)}`)];
  });
  return `# fish completion of api-diff\n${lines.join('\n')}\n`;
}

function fishOption({ flags, description, takesValue, values }: OptionWords): string {
  const spelt = flags.map((flag) => (flag.startsWith('--') ? ` -l ${flag.slice(2)}` : ` -s ${flag.slice(1)}`)).join('');
  const value = !takesValue ? '' : values.length === 0 ? ' -r' : ` -x -a ${quoted(values.join(' '))}`;
  return `${spelt}${value} -d ${quoted(description)}`;
}
