import type { CustomPolicy } from '../../classify/policy/custom.ts';
import { SEVERITIES } from '../../classify/severity.ts';
import { isRuleId, rules } from '../../rules/table.ts';
import { sentenceList } from '../../model/sentence-list.ts';
import { UsageError } from '../failure.ts';
import { suggestions } from '../suggest.ts';

const RATINGS: readonly string[] = [...SEVERITIES, 'off'];

/** Throws a `UsageError` for an option that a function of the library does not have: it would be passed over in silence. */
export function refuseUnknownOptions(name: string, options: object, known: readonly string[]): void {
  for (const option of Object.keys(options)) {
    if (!known.includes(option)) throw new UsageError(`${name} has no option \`${option}\``, hintFor(option, known));
  }
}

/** Throws a `UsageError` for rules that there are none of, and for ratings that are none. */
export function refuseUnknownRules(ratings: NonNullable<CustomPolicy['rules']>): void {
  for (const [rule, rating] of Object.entries(ratings)) {
    if (!isRuleId(rule)) {
      const ids = rules.map(({ face }) => face.id);
      throw new UsageError(`there is no rule \`${rule}\``, hintFor(rule, ids, '`api-diff rules` lists them all.'));
    }
    const directions: Readonly<Record<string, unknown>> = typeof rating === 'object' ? rating : { request: rating };
    refuseUnknownOptions(`the rule \`${rule}\``, directions, ['request', 'response']);
    for (const severity of Object.values(directions)) {
      if (severity === undefined || RATINGS.some((one) => one === severity)) continue;
      throw new UsageError(`\`${rule}\` cannot be rated as ${JSON.stringify(severity)}`, `It can be ${sentenceList(RATINGS, 'or')}.`);
    }
  }
}

function hintFor(word: string, known: readonly string[], otherwise = `There are ${sentenceList(known)}.`): string {
  const meant = suggestions(word, known);
  return meant.length === 0
    ? otherwise
    : `Did you mean ${sentenceList(
        meant.map((one) => `\`${one}\``),
        'or',
      )}?`;
}
