import { contains } from '../../classify/contains.ts';
import type { Containment, ContainsOptions } from '../../classify/contains.ts';
import { loadSchema } from '../../load/load-schema.ts';
import { canonical } from '../../model/json.ts';
import { jsonText } from '../../report/json.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { visible } from '../../report/visible.ts';
import type { Outcome } from '../outcome.ts';

/** `api-diff contains <a> <b>` with everything decided. */
export interface ContainsRequest {
  readonly a: string;
  readonly b: string;
  readonly format: 'text' | 'json';
  readonly options: Pick<ContainsOptions, 'dialect' | 'sender'>;
  readonly text: TextOptions;
}

/** Says whether one schema is within another; exit code 0: it is, 1: it is not, 2: unknown. Throws `InputError`. */
export async function containsCommand(request: ContainsRequest): Promise<Outcome> {
  const a = await loadSchema(request.a);
  const b = await loadSchema(request.b);
  const answer = contains(a, b, request.options);
  return { stdout: request.format === 'json' ? jsonText(answer) : inWords(answer, request), stderr: '', exitCode: exitCodeOf(answer) };
}

function exitCodeOf({ contained }: Containment): Outcome['exitCode'] {
  if (contained === 'unknown') return 2;
  return contained ? 0 : 1;
}

function inWords(answer: Containment, { a, b, text }: ContainsRequest): string {
  const safe = (words: string): string => visible(words, text.characters);
  const [inner, outer] = [safe(a), safe(b)];
  switch (answer.contained) {
    case true:
      return `contained: every value that ${inner} accepts is accepted by ${outer}\n`;
    case false:
      return `not contained: ${inner} accepts a value that ${outer} refuses\n${safe(canonical(answer.witness))}\n`;
    case 'unknown':
      return `unknown: ${safe(answer.reason)}\n`;
  }
}
