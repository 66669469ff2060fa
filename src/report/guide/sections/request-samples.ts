import { sentenceList } from '../../../model/sentence-list.ts';
import { fence } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import { callOf } from '../called.ts';
import type { Cause } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { requestPair } from '../requests/build.ts';
import { LANGUAGES } from '../requests/request.ts';
import type { SampleRequest } from '../requests/request.ts';
import { snippetOf } from '../requests/snippets.ts';
import { focusOf } from '../samples/focus.ts';
import type { PayloadPair } from '../samples/payloads.ts';
import type { Sides } from '../samples/sampling.ts';

/** The whole request in the languages that were asked for, folded, because the payload says it already. */
export function requestBlock(pair: PayloadPair, context: GuideContext): string {
  const operations = context.operations.get(pair.operation);
  if (operations?.new?.kind !== 'path') return '';
  const requests = requestPair({ operations, bodies: pair, parameters: [] }, context);
  const languages = context.options.snippets.map((language) => LANGUAGES[language].name);
  return `<details><summary>${sentenceList(languages)}</summary>\n\n${paragraphs(snippets(requests, context))}\n</details>\n`;
}

function snippets({ old, new: next }: Sides<SampleRequest>, { options, names: versions }: GuideContext): readonly string[] {
  return options.snippets.flatMap((language) => {
    const block = (request: SampleRequest | undefined, version: string): readonly string[] =>
      request === undefined
        ? []
        : [`${LANGUAGES[language].name}, ${version}:`, fence(snippetOf(request, language), LANGUAGES[language].fence)];
    return [...block(old, versions.the.old), ...block(next, versions.the.new)];
  });
}

/** The same call with the credentials of before and of now. */
export function credentialRequests({ operations: labels }: Cause, context: GuideContext): readonly string[] {
  for (const label of labels.slice(0, 20)) {
    const operations = context.operations.get(label);
    if (operations?.new?.kind !== 'path' || operations.new.body !== undefined) continue;
    const made = requestPair({ operations, bodies: undefined, parameters: [] }, context);
    if (made.old !== undefined && made.new !== undefined && !equalText(made))
      return [`**Request** ${callOf(label, context.operations)}:`, ...snippets(made, context)];
  }
  return [];
}

/** Requests that differ in their parameters. */
export function parameterRequests(cause: Cause, context: GuideContext): readonly string[] {
  const [first] = cause.changes;
  const use = first?.change.uses.find(({ where, direction }) => direction === 'request' && / parameter |^operation$|^path$/.test(where));
  if (
    first === undefined ||
    use === undefined ||
    !/parameter|path-renamed|path-spelling/.test(`${first.change.rule} ${first.change.subject.kind}`)
  )
    return [];
  const operations = context.operations.get(use.operation);
  if (operations?.new?.kind !== 'path') return [];
  const parameters = cause.changes.map(({ change }) => ({
    from: change.rename?.from ?? (/added$/.test(change.rule) ? undefined : change.subject.name),
    to: change.rename?.to ?? (/removed$/.test(change.rule) ? undefined : change.subject.name),
    focus: focusOf(change, use),
  }));
  const made = requestPair({ operations, bodies: undefined, parameters }, context);
  if (made.old === undefined || made.new === undefined || equalText(made)) return [];
  return [`**Request** ${callOf(use.operation, context.operations)}:`, ...snippets(made, context)];
}

function equalText({ old, new: next }: Sides<SampleRequest>): boolean {
  return old !== undefined && next !== undefined && snippetOf(old, 'curl') === snippetOf(next, 'curl');
}
