import { sentenceList } from '../../model/sentence-list.ts';
import type { ChangelogKind } from './kinds.ts';

/** Names of a list take no more characters than these, and its sentence stays one that can be read. */
const mostCharacters = 240;
const mostNames = 6;

/**
 * One sentence for messages that differ in one name alone, the `counted`th of them (`property \`a\` was added`,
 * `property \`b\` was added`), in the words that suit its heading: below *Added* a thing is named, not said to be added.
 */
export function sentenceAbout(kind: ChangelogKind, messages: readonly string[], counted: number): string {
  const [message = ''] = messages;
  const parted = partsOf(message, counted);
  if (parted === undefined) return underHeading(kind, message);
  const distinct = [...new Set(messages.flatMap((other) => partsOf(other, counted)?.name ?? []))].sort(byName);
  const one = distinct.length === 1;
  const places = one && messages.length > 1 ? `, in ${messages.length} places` : '';
  // Of what came to a thing only the things that came are many, and they stand behind the verb.
  if (one || counted > 0) return `${underHeading(kind, `${parted.before}${shortList(distinct)}${parted.after}`)}${places}`;
  // `maximum of the properties a and b is 3 now`: the verb goes with the maximum.
  const predicate = parted.before.includes(' of ') ? parted.after : agreeing(parted.after);
  return underHeading(kind, `${plural(parted.before)}${shortList(distinct)}${predicate}`);
}

/** Numbers by their value, everything else as it is spelt. */
function byName(a: string, b: string): number {
  const [left, right] = [a.slice(1, -1), b.slice(1, -1)];
  const difference = Number(left) - Number(right);
  return Number.isNaN(difference) || difference === 0 ? (left < right ? -1 : left > right ? 1 : 0) : difference;
}

/** A message around one of its names; undefined where it has no such name. */
function partsOf(message: string, index: number): { readonly before: string; readonly name: string; readonly after: string } | undefined {
  const found = [...message.matchAll(/`[^`]*`/g)][index];
  if (found === undefined) return undefined;
  const [name] = found;
  return { before: message.slice(0, found.index), name, after: message.slice(found.index + name.length) };
}

/** The first names and how many more there are. */
export function shortList(names: readonly string[]): string {
  let shown = 1;
  let characters = names[0]?.length ?? 0;
  while (shown < Math.min(names.length, mostNames) && characters + (names[shown]?.length ?? 0) <= mostCharacters) {
    characters += names[shown]?.length ?? 0;
    shown += 1;
  }
  // To say that there is one more takes as much room as to name it.
  if (shown === names.length - 1) shown += 1;
  const rest = names.length - shown;
  return rest === 0 ? sentenceList(names) : sentenceList([...names.slice(0, shown), `${rest} more`]);
}

/** `request property ` and `response body ` for several; the noun before the name is what is counted. */
function plural(before: string): string {
  return before.replace(/(\w+)( ?)$/, (_, noun: string, space: string) => {
    if (noun.endsWith('y')) return `${noun.slice(0, -1)}ies${space}`;
    return `${noun}${/(?:s|x|ch)$/.test(noun) ? 'es' : 's'}${space}`;
  });
}

const pluralVerbs: Readonly<Record<string, string>> = {
  was: 'were',
  is: 'are',
  has: 'have',
  takes: 'take',
  lists: 'list',
  excludes: 'exclude',
  accepts: 'accept',
  stands: 'stand',
};

function agreeing(after: string): string {
  return after
    .replace(/^((?: of (?:response )?`[^`]*`)? (?:no longer )?)(\w+)/, (whole: string, start: string, verb: string) => {
      const found = Object.hasOwn(pluralVerbs, verb) ? pluralVerbs[verb] : undefined;
      return found === undefined ? whole : `${start}${found}`;
    })
    .replace(/ and is (required|always there)$/, ' and are $1')
    .replace(/; it was (required|always there)$/, '; they were $1');
}

/** The heading has said already what happened. */
function underHeading(kind: ChangelogKind, sentence: string): string {
  switch (kind) {
    case 'Added':
      return sentence
        .replace(/ (?:was|were) added and (?:is|are) (required|always there)(?=$|, in )/, ', $1')
        .replace(/ (?:was|were) added(?=$|, in | in )/, '');
    case 'Removed':
      return sentence
        .replace(/ (?:was|were) removed; (?:it was|they were) (?:required|always there)(?=$|, in )/, '')
        .replace(/ (?:was|were) removed(?=$|, in | in )/, '');
    case 'Deprecated':
      return sentence.replace(/ (?:is|are) deprecated now(?=$|, in )/, '');
    case 'Changed':
    case 'Security':
      return sentence;
    default:
      return kind satisfies never;
  }
}
