import { sentenceList } from '../model/sentence-list.ts';
import { code, shortened } from './quoted.ts';

/** So many entries of a list are named; of more the first few are, and the others counted. */
const MOST_NAMED = 4;
const FEW_NAMED = 3;

/** Several entries of one list that are told in one sentence. */
export interface ToldList {
  readonly names: readonly string[];
  /** Whether it is told of lists that have no name in common. */
  readonly anywhere?: boolean;
}

/** `alternatives \`Cat\` and \`Dog\``; of many how many they are, and `alternativesBehind` names the first of them. */
export function namedAlternatives(list: ToldList): string {
  const names = allNamed(list);
  return names === undefined ? `${list.names.length} alternatives` : `alternatives ${sentenceList(names.map(code))}`;
}

/** The names of alternatives where a sentence has room for all of them; not where one has none. */
function allNamed({ names }: ToldList): readonly string[] | undefined {
  return names.length > MOST_NAMED || names.includes('') ? undefined : names;
}

/** What follows the number of alternatives: the first of them by name. */
export function alternativesBehind(list: ToldList): string {
  const named = list.names.filter((name) => name !== '');
  if (allNamed(list) !== undefined || named.length === 0) return '';
  const first = named.slice(0, FEW_NAMED).map(code);
  const left = list.names.length - first.length;
  return `: ${left === 0 ? sentenceList(first) : `${first.join(', ')} and ${left} more`}`;
}

/** The values of an enum that came or went: each of them may be sent, all of them are listed. */
export function valueList(names: readonly string[], rule: string): string {
  const last = rule.startsWith('extensible-') ? 'and' : 'or';
  const named = names.map((name) => shortened(name));
  if (named.length <= MOST_NAMED) return sentenceList(named, last);
  const left = named.length - FEW_NAMED;
  return `${named.slice(0, FEW_NAMED).join(', ')} ${last === 'or' ? 'or one of' : 'and'} ${left} more values`;
}
