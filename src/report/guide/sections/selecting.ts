import { detectVersioning } from '../../../diff/contract/versioning.ts';
import { code, fence } from '../../markdown/escape.ts';
import { paragraphs } from '../block.ts';
import type { GuideContext } from '../context.ts';
import { PLACEHOLDER_HOST, baseUrlOf, hasNoHost } from '../requests/base-url.ts';
import { requestPair } from '../requests/build.ts';
import type { SampleRequest } from '../requests/request.ts';
import { snippetOf } from '../requests/snippets.ts';
import type { Sides } from '../samples/sampling.ts';
import { simplestCall, versionChoice } from '../version-choice.ts';
import type { Selection } from '../version-names.ts';
import { capital, todo } from '../words.ts';

/** The heading of section 3, without the signs before it. */
export function selectingHeading({ names }: GuideContext): string {
  return `3. Selecting ${names.areNamed ? names.new : 'the new version'}`;
}

/** Section 3: how a client says which version it calls, by the strategy that the documents use. */
export function selectingSection(context: GuideContext): string {
  const { names, apis } = context;
  const heading = `## ${selectingHeading(context)}`;
  const example = simplestCall(context);
  const requests = example === undefined ? undefined : requestPair({ operations: example, bodies: undefined, parameters: [] }, context);
  if (names.selection !== undefined)
    return paragraphs([
      heading,
      sentenceOf(names.selection),
      ...beforeAfter(withVersion(requests, names.selection), context),
      versionQuestion(context),
    ]);
  const [before, after] = [
    example?.old === undefined ? '' : baseUrlOf(example.old),
    example?.new === undefined ? '' : baseUrlOf(example.new),
  ];
  if (versionChoice(context) === 'base URL')
    return paragraphs([
      heading,
      `The base URL tells the versions apart: ${code(before ?? '')} became ${code(after ?? '')}.`,
      ...beforeAfter(requests, context),
      versionQuestion(context),
    ]);
  const declared = detectVersioning(apis.new)[0];
  const base =
    before === '' || (example?.old !== undefined && hasNoHost(example.old))
      ? 'The documents'
      : `Both documents give the base URL ${code(before)} and`;
  const known =
    declared === undefined || declared.by === 'server' || declared.by === 'path'
      ? `${base} name no header, parameter or media type that selects a version.`
      : `${base} select a version by ${declared.by}${declared.name === undefined ? '' : ` ${code(declared.name)}`}, and both name the same one.`;
  return paragraphs([
    heading,
    `${known} A client cannot choose between the two by what the documents say.`,
    todo(
      `say how a client selects ${names.the.new} (another URL, a header, an account setting), or that it replaces ${names.the.old} in place.`,
    ),
    example?.new !== undefined && hasNoHost(example.new)
      ? todo(`the documents name no host; examples here use ${code(PLACEHOLDER_HOST)}.`)
      : '',
    versionQuestion(context),
  ]);
}

/** A number that says less than the changes ask for misleads whoever reads it. */
function versionQuestion({ report }: GuideContext): string {
  const { bump } = report.verdict;
  if (bump.enough !== false || bump.recommended !== 'major') return '';
  const next = bump.next === null ? '' : `, ${code(bump.next)} for example`;
  return todo(
    `the new document calls itself ${code(report.new.version)} after ${code(report.old.version)}; what breaks clients asks for a new major version${next}.`,
  );
}

function sentenceOf({ by, name, old, new: next }: Selection): string {
  const [from, to] = [code(old), code(next)];
  switch (by) {
    case 'path':
    case 'server':
    case 'path parameter':
      return `The version stands in the URL path: ${from} became ${to}.`;
    case 'header':
      return `The header ${code(name ?? '')} selects the version: send ${to} instead of ${from}.`;
    case 'query parameter':
      return `The query parameter ${code(name ?? '')} selects the version: send ${to} instead of ${from}.`;
    case 'media type':
      return `The media type selects the version: ${from} became ${to} in \`Accept\` and \`Content-Type\`.`;
  }
}

/** Headers and query parameters of both requests hold the version of their document. */
function withVersion(
  requests: Sides<SampleRequest> | undefined,
  { by, name, old, new: next }: Selection,
): Sides<SampleRequest> | undefined {
  if (requests === undefined || name === undefined) return requests;
  const put = (request: SampleRequest | undefined, version: string): SampleRequest | undefined => {
    if (request === undefined) return undefined;
    if (by === 'header')
      return {
        ...request,
        headers: [...request.headers.filter((one) => one.name.toLowerCase() !== name.toLowerCase()), { name, value: version }],
      };
    if (by !== 'query parameter') return request;
    const [path = '', query = ''] = request.url.split('?');
    const others = query.split('&').filter((part) => part !== '' && !part.startsWith(`${encodeURIComponent(name)}=`));
    return { ...request, url: `${path}?${[...others, `${encodeURIComponent(name)}=${encodeURIComponent(version)}`].join('&')}` };
  };
  return { old: put(requests.old, old), new: put(requests.new, next) };
}

function beforeAfter(requests: Sides<SampleRequest> | undefined, { names }: GuideContext): readonly string[] {
  if (requests?.old === undefined || requests.new === undefined) return [];
  return [
    `${capital(names.the.old)}:`,
    fence(snippetOf(requests.old, 'curl'), 'sh'),
    `${capital(names.the.new)}:`,
    fence(snippetOf(requests.new, 'curl'), 'sh'),
  ];
}
