import { code, prose } from '../markdown/escape.ts';
import { sentenceList } from '../../model/sentence-list.ts';

/** Marks what the program cannot know; they are counted at the top of the guide. */
export const TODO = '**TODO(owner):**';

/** A question to the owner of the API, on a line of its own. `text` is Markdown. */
export function todo(text: string): string {
  return `> ${TODO} ${text}\n`;
}

/** Some names as code, and how many more there are: `a`, `b` and 12 more. */
export function names(all: readonly string[], most?: number): string {
  return listed(all.map(code), most);
}

/** Some pieces of Markdown as a list in a sentence, and how many more there are. */
export function listed(all: readonly string[], most = 6): string {
  if (all.length <= most) return sentenceList(all);
  return `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
}

/** The first sentence of a text of a document, escaped, or nothing; longer ones are cut at a word. */
export function firstSentence(text: string | undefined): string {
  if (text === undefined) return '';
  const plain = text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_]{2}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [sentence = ''] = /^.*?[.!?](?=\s|$)/.exec(plain) ?? [plain];
  const cut = sentence.length <= 160 ? sentence : `${sentence.slice(0, 150).replace(/\s+\S*$/, '')}…`;
  return prose(cut);
}

/** The sentences of a description that say what to do instead, escaped; empty where none does. */
export function replacementHint(description: string | undefined): string {
  if (description === undefined) return '';
  const plain = description
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const sentences = plain
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => /deprecat|instead|replaced|supersed|no longer|renamed/i.test(sentence));
  const text = sentences.slice(0, 2).join(' ');
  return text === '' || text.length > 300 ? '' : prose(text);
}

/** A sentence or heading with a capital letter, where it does not begin with code or the name of a version. */
export function capital(text: string): string {
  return /^v\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence that goes on after something else, without its capital letter; abbreviations keep theirs. */
export function lowered(sentence: string): string {
  return /^[A-Z](?:[a-z]| )/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

/** The link to a heading as GitHub makes it: lower case, no punctuation, dashes for spaces. */
export function slugOf(heading: string): string {
  return heading
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&lt;', '<')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** Each text once, in their order. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
