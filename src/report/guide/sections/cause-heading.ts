import { capitalised } from '../../conclusion.ts';
import { sentenceList } from '../../../model/sentence-list.ts';
import { code, prose } from '../../markdown/escape.ts';
import type { Rename } from '../../../diff/rename.ts';
import { placeWords } from '../actions/moves.ts';
import type { Cause, GuideChange } from '../cause.ts';
import { distinct, names } from '../words.ts';

/** Two phrases that together are longer than this make no heading. */
const LONGEST_PAIR = 80;

/** The heading of a cause, as Markdown without the signs before it. */
export function causeHeading({ title, changes, owners }: Cause): string {
  const [first] = changes;
  if (first === undefined) return '';
  if (title !== undefined) return prose(capitalised(title));
  if (changes.length === 1 && first.change.rule === 'security-scheme-changed')
    return `Credentials of ${code(first.change.subject.name)} are sent another way`;
  if (changes.length === 1 || owners.length === 0) return prose(capitalised(first.reported.message));
  const all = distinct(changes.map((one) => shortPhrase(one, owners)));
  const [one = '', two = ''] = all;
  const phrases = `${one}${two}`.length > LONGEST_PAIR ? [one] : all.slice(0, 2);
  const more = all.length - phrases.length;
  return `${names(owners, 3)}: ${sentenceList([...phrases, ...(more > 0 ? [`${more} more`] : [])])}`;
}

/** What became of one field, in a few words. */
function shortPhrase({ reported, change }: GuideChange, owners: readonly string[]): string {
  const name = code(change.name ?? change.subject.name);
  const subject = owners.includes(change.subject.name) ? 'it' : code(change.subject.name);
  if (change.rename !== undefined) return renamePhrase(change.rename);
  switch (change.rule) {
    case 'required-property-removed':
    case 'optional-property-removed':
      return `${name} is gone`;
    case 'required-property-added':
    case 'optional-property-added':
      return `${name} is new`;
    case 'property-became-required':
      return `${name} is required`;
    case 'property-became-optional':
      return `${name} is optional`;
    case 'type-changed':
    case 'type-narrowed':
    case 'type-widened':
      return `${subject} has another type`;
    case 'xml-changed':
      return 'its XML form is another';
    case 'enum-value-added':
      return owners.includes(change.subject.name) ? `${name} is a new value` : `${code(change.subject.name)} may be ${name}`;
    case 'enum-value-removed':
      return owners.includes(change.subject.name) ? `${name} is no value any more` : `${code(change.subject.name)} is no longer ${name}`;
    default:
      if (/^(?:min|max|format|pattern|multiple)/.test(change.rule) && change.subject.name !== '') return `${subject} has other limits`;
      return withoutOwners(prose(reported.message), owners);
  }
}

/** A message below the name of its schema: the name is not said again. */
function withoutOwners(message: string, owners: readonly string[]): string {
  return message
    .replace(/ (?:of|for) (?:request |response )?schema `[^`]*`/, '')
    .replaceAll(/ of (`[^`]*`)/g, (words, name: string) => (owners.some((owner) => code(owner) === name) ? '' : words));
}

/** Names as they are, places of the payload as people write them. */
function renamePhrase({ kind, from, to }: Rename): string {
  switch (kind) {
    case 'wrapped':
      return `the payload stands in ${placeWords(to)}`;
    case 'unwrapped':
      return `the payload stands without ${placeWords(from)} around it`;
    case 'moved':
      return `${placeWords(from)} is now ${placeWords(to)}`;
    case 'gathered':
      return `properties stand together in ${placeWords(to)}`;
    case 'spread':
      return `what was in ${placeWords(from)} stands in ${placeWords(to)}`;
    default:
      return `${code(from)} is now ${code(to)}`;
  }
}
