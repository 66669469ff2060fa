import { literalText } from '../types/print.ts';
import type { Declaration } from '../types/type.ts';
import { declarationText } from '../types/print.ts';
import { braces, laidOut } from './layout.ts';
import { requestName, responseName } from './operation.ts';
import type { OperationPlan } from '../operations/plan.ts';
import { helpersIn, MARK, runtimeText } from './runtime.ts';
import type { NotDerived } from '../summary.ts';

/** A file of the adapters, by its name in their directory. */
export interface AdapterFile {
  readonly name: string;
  readonly text: string;
}

/** All that the files are made of, as text where it is text already. */
export interface Printed {
  readonly title: string;
  readonly versions: { readonly old: string; readonly new: string };
  readonly functions: readonly string[];
  readonly operations: readonly { readonly plan: OperationPlan; readonly text: string }[];
  readonly types: { readonly Old: readonly Declaration[]; readonly New: readonly Declaration[] };
  readonly notDerived: readonly NotDerived[];
  readonly lost: readonly NotDerived[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** The files, each whole. */
export function filesOf(printed: Printed): readonly AdapterFile[] {
  const { functions, operations, types, versions } = printed;
  const conversions = functions.join('\n\n');
  const adapters = operations.map(({ text }) => text).join('\n\n');
  const called = new Set([...helpersIn(conversions), ...helpersIn(adapters)]);
  const file = (name: string, subject: string, text: string): AdapterFile => ({
    name,
    text: `${MARK}: ${subject} Do not edit it by hand.\n\n${text.trim()}\n`,
  });
  return [
    file('index.ts', `adapters between ${spoken(printed.title)} ${spoken(versions.old)} and ${spoken(versions.new)}.`, indexText(printed)),
    file(
      'operations.ts',
      'an adapter for each operation whose messages changed.',
      [importsFor(adapters, functions), adapters].join('\n\n') + emptyModule(adapters),
    ),
    ...(functions.length === 0
      ? []
      : [
          file('conversions.ts', 'what the adapters of several operations share.', [importsFor(conversions, []), conversions].join('\n\n')),
        ]),
    file(
      'old.ts',
      `the messages of ${spoken(printed.title)} ${spoken(versions.old)}.`,
      types.Old.map(declarationText).join('\n\n') + emptyModule(types.Old),
    ),
    file(
      'new.ts',
      `the messages of ${spoken(printed.title)} ${spoken(versions.new)}.`,
      types.New.map(declarationText).join('\n\n') + emptyModule(types.New),
    ),
    file(
      'not-derived.ts',
      'what the two documents do not say how to convert, and what gets lost.',
      `${notDerivedText(printed.notDerived)}\n\n${lostText(printed.lost)}`,
    ),
    file('runtime.ts', 'what the adapters call.', runtimeText([...called])),
  ];
}

/** A file without imports and exports would be no module. */
function emptyModule({ length }: { readonly length: number }): string {
  return length === 0 ? '\n\nexport {};' : '';
}

function spoken(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

function importsFor(code: string, functions: readonly string[]): string {
  const names = functions
    .flatMap((text) => /^export function ([^\s(]+)\(/m.exec(text)?.[1] ?? [])
    .filter((name) => new RegExp(`\\b${name}\\(`).test(code));
  const values = [...helpersIn(code), ...(/\brefuse\b/.test(code) ? ['refuse'] : [])];
  return [
    ...(names.length === 0 ? [] : [importText(names, './conversions.js')]),
    ...(/\bNew\./.test(code) ? ["import type * as New from './new.js';"] : []),
    ...(/\bOld\./.test(code) ? ["import type * as Old from './old.js';"] : []),
    ...(values.length === 0 ? [] : [importText(values, './runtime.js')]),
    ...(/\bDecide\b/.test(code) ? ["import type { Decide } from './runtime.js';"] : []),
  ].join('\n');
}

function importText(names: readonly string[], from: string): string {
  return laidOut(`import ${braces(names)} from ${literalText(from)};`).join('\n');
}

/** Looked up by people only, so without a type of its places. */
function lostText(losses: readonly NotDerived[]): string {
  return [
    '/** By place, what one version says and the other never hears. Nothing throws there. */',
    ...(losses.length === 0
      ? ['export const lost: Readonly<Record<string, string>> = {};']
      : ['export const lost: Readonly<Record<string, string>> = {', ...entriesText(losses), '};']),
  ].join('\n');
}

function entriesText(places: readonly NotDerived[]): readonly string[] {
  return places.flatMap(({ place, sentence, operations }) => [
    `  // ${operations.slice(0, 4).map(spoken).join(', ')}${operations.length > 4 ? ` and ${operations.length - 4} more` : ''}`,
    `  ${literalText(place)}:`,
    `    ${literalText(sentence)},`,
  ]);
}

function notDerivedText(gaps: readonly NotDerived[]): string {
  return [
    '/** By place, what has to be decided. Above each: the operations that meet it. */',
    ...(gaps.length === 0
      ? ['export const notDerived = {} as const;']
      : ['export const notDerived = {', ...entriesText(gaps), '} as const;']),
  ].join('\n');
}

function indexText({ title, versions, operations, unchanged, removed, notDerived, lost }: Printed): string {
  const [example] = operations;
  const name = example?.plan.name ?? 'someOperation';
  const [up, down] =
    example === undefined
      ? ['upgradeRequest', 'downgradeResponse']
      : [requestName(example.plan.request), responseName(example.plan.response)];
  const list = (labels: readonly string[]): string =>
    labels.length === 0 ? '[]' : `[\n${labels.map((label) => `  ${literalText(label)},`).join('\n')}\n]`;
  return `/*
 * ${spoken(title).replaceAll('*/', '* /')}: version ${spoken(versions.old).replaceAll('*/', '* /')} over version ${spoken(versions.new).replaceAll('*/', '* /')}.
 *
 * A server that keeps the old version alive takes an old request, upgrades it, lets the new version answer, and
 * downgrades the answer:
 *
 *   const answer = await handle(${name}.new, ${name}.${up}(request));
 *   return ${name}.${down}(answer);
 *
 * A client that moves in one place does the same around its calls. A request is \`{ path, query, headers, cookies,
 * body }\`, a response \`{ status, headers, body }\`: values as the documents type them, header names in lower case.
 * Operations of \`unchanged\` need no adapter; those of \`removed\` have no counterpart.
 *
 * ${notDerived.length === 0 ? 'Everything was derived.' : `${notDerived.length} ${notDerived.length === 1 ? 'place' : 'places'} could not be derived and ${notDerived.length === 1 ? 'throws' : 'throw'} a NotDerivedError: \`notDerived\` says what to decide.`}
 * ${lost.length === 0 ? 'Nothing gets lost.' : `What one version says and the other never hears is in \`lost\`: ${lost.length} ${lost.length === 1 ? 'place' : 'places'}.`}
 * Give the adapters a function of your own to decide:
 *
 *   ${name}.${up}(request, (place, value) => ...)
 */
${
  operations.length === 0
    ? ''
    : `${importText(
        operations.map(({ plan }) => plan.name),
        './operations.js',
      )}\n`
}
export { NotDerivedError } from './runtime.js';
export type { Decide, Place } from './runtime.js';
export { lost, notDerived } from './not-derived.js';
${operations.length === 0 ? '' : "export * from './operations.js';\n"}
/** The adapters by the operation of the old version. */
export const adapters = {${operations.map(({ plan }) => `\n  ${literalText(plan.old.label)}: ${plan.name},`).join('')}${operations.length === 0 ? '' : '\n'}} as const;

/** Operations whose messages are the same in both versions. */
export const unchanged: readonly string[] = ${list(unchanged)};

/** Operations of the old version that the new one does not have. */
export const removed: readonly string[] = ${list(removed)};`;
}
