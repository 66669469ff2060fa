import { InvalidArgumentError, Option } from 'commander';
import { limitFlags } from '../load/limits.ts';
import type { LimitName, Limits } from '../load/limits.ts';

const names = Object.keys(limitFlags) as readonly LimitName[];

/** `--limit size=128 --limit depth=2000`: raises or lowers the bounds on what is read. */
export function limitOption(): Option {
  const what = names.map((name) => `${name} (${limitFlags[name].describes})`).join(', ');
  return new Option('--limit <name=number>', `a bound on what is read: ${what}`).argParser(limitOf);
}

function limitOf(text: string, before: Partial<Limits> = {}): Partial<Limits> {
  const [name = '', number = ''] = text.split('=');
  const flag = names.find((known) => known === name);
  if (flag === undefined) throw new InvalidArgumentError(`The bounds are ${names.join(', ')}: \`--limit size=128\`.`);
  const { limit, unit, most } = limitFlags[flag];
  if (!/^\d{1,9}$/.test(number) || Number(number) < 1 || Number(number) > most) {
    throw new InvalidArgumentError(`\`${flag}\` is a whole number from 1 to ${most}.`);
  }
  return { ...before, [limit]: Number(number) * unit };
}
