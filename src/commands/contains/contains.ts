import { contains } from '../../classify/contains.ts';
import type { Containment, ContainsOptions } from '../../classify/contains.ts';
import type { SchemaDialectName } from '../../classify/schema-dialects.ts';
import { loadSchema } from '../../load/load-schema.ts';
import type { LoadedSchema } from '../../load/load-schema.ts';
import { canonical } from '../../model/json.ts';
import { jsonText } from '../../report/json.ts';
import type { TextOptions } from '../../report/text/style.ts';
import { visible } from '../../report/visible.ts';
import { UsageError } from '../failure.ts';
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
  const answer = contains(a.schema, b.schema, { ...request.options, dialect: request.options.dialect ?? dialectOf(request, a, b) });
  return { stdout: request.format === 'json' ? jsonText(answer) : inWords(answer, request), stderr: '', exitCode: exitCodeOf(answer) };
}

/** What the documents say that the schemas stand in. Throws a `UsageError` where they do not agree. */
function dialectOf(request: ContainsRequest, ...schemas: readonly LoadedSchema[]): SchemaDialectName {
  const [said, other] = new Set(schemas.flatMap(({ specification }) => specification ?? []));
  if (said === undefined) return 'json-schema-2020-12';
  if (other === undefined) return said === '2.0' ? 'swagger-2.0' : `openapi-${said}`;
  throw new UsageError(
    `\`${request.a}\` and \`${request.b}\` stand in documents of two versions, ${said} and ${other}, which read schemas in their own ways.`,
    `Say which way is meant: \`--dialect openapi-3.1\`, for example.`,
  );
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
