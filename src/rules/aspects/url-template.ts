import type { BaseUrl } from '../aspect.ts';

/** More spellings than this are not listed one by one. */
const MOST_SPELLINGS = 64;

/** Stands for any text that a free variable may be filled with. */
const ANY = '\u0000';

/** Every URL that a template stands for, with a mark for what is free; undefined where they are too many. */
export function spellings({ url, fillings }: BaseUrl): readonly string[] | undefined {
  let all: readonly string[] = [''];
  for (const part of partsOf(url)) {
    const choices = part.name === undefined ? [part.text] : choicesOf(fillings, part.name);
    all = all.flatMap((start) => choices.map((choice) => `${start}${choice}`));
    if (all.length > MOST_SPELLINGS) return undefined;
  }
  return all;
}

/** Whether the templates together stand for every URL of `url`: nobody who calls it has to change anything. */
export function takesAll(templates: readonly BaseUrl[], url: BaseUrl): boolean {
  const wanted = spellings(url);
  return wanted !== undefined && wanted.every((text) => templates.some((template) => takes(template, text)));
}

function takes({ url, fillings }: BaseUrl, text: string): boolean {
  return endsOf(partsOf(url), fillings, text).has(text.length);
}

/** Where the parts of a template may end in a text; each place is looked at once for each part. */
function endsOf(parts: readonly Part[], fillings: BaseUrl['fillings'], text: string): ReadonlySet<number> {
  let reached = new Set([0]);
  for (const part of parts) {
    const further = new Set<number>();
    for (const from of reached) {
      for (const choice of part.name === undefined ? [part.text] : choicesOf(fillings, part.name)) {
        if (choice !== ANY) {
          if (text.startsWith(choice, from)) further.add(from + choice.length);
        } else {
          for (let to = from + 1; to <= text.length && text[to - 1] !== '/'; to += 1) further.add(to);
        }
      }
    }
    reached = further;
  }
  return reached;
}

function choicesOf(fillings: BaseUrl['fillings'], name: string): readonly string[] {
  const filling = fillings.get(name) ?? 'anything';
  return filling === 'anything' ? [ANY] : filling;
}

interface Part {
  readonly text: string;
  /** The name of the variable where it is one. */
  readonly name?: string;
}

function partsOf(url: string): readonly Part[] {
  return [...url.matchAll(/\{([^}]*)\}|[^{]+|\{/g)].map(([text, name]) => (name === undefined ? { text } : { text, name }));
}
