import { code, prose } from '../../markdown/escape.ts';
import { count } from '../../count.ts';
import { paragraphs } from '../block.ts';
import type { GuideContext } from '../context.ts';
import { names as namesOf } from '../words.ts';
import type { AdaptedOperation } from '../../adapters/adapters.ts';

const MOST_LISTED = 30;

/** The adapters that were written beside the guide: where they help, and what they leave to people. Empty without any. */
export function adaptersSection({ options, names }: GuideContext): string {
  const { adapters } = options;
  if (adapters === undefined || adapters.adapted.length === 0) return '';
  const { directory, adapted, notDerived, lost } = adapters;
  const ready = adapted.filter((one) => one.notDerived === 0 && one.lost === 0);
  const lossy = adapted.filter((one) => one.notDerived === 0 && one.lost > 0);
  const open = adapted.filter((one) => one.notDerived > 0);
  const rows = [row('nothing', ready), row('look at what gets lost', lossy), row('decide what no document says', open)].flat();
  return paragraphs([
    '### Adapters',
    `${code(directory)} holds TypeScript for ${count(adapted.length, 'operation', 'operations')}: each adapter turns a request of ${names.the.old} into one of ${names.the.new}, and the answer back. A client written in TypeScript can call through them and move piece by piece; its ${code('index.ts')} says how.`,
    ['| what is left to do | adapters |', '|---|---|', ...rows].join('\n'),
    ...listed('To decide: the adapter throws there until you give it a function.', '[ ] ', notDerived),
    ...listed('Lost: one version says it and the other never hears it.', '', lost),
  ]);
}

function row(what: string, operations: readonly AdaptedOperation[]): readonly string[] {
  return operations.length === 0
    ? []
    : [
        `| ${what} | ${namesOf(
          operations.map(({ operation }) => operation),
          4,
        )} |`,
      ];
}

function listed(intro: string, box: string, places: readonly { readonly place: string; readonly sentence: string }[]): readonly string[] {
  if (places.length === 0) return [];
  const rest = places.length - MOST_LISTED;
  return [
    intro,
    [
      ...places.slice(0, MOST_LISTED).map(({ place, sentence }) => `- ${box}${code(place)}: ${prose(sentence)}`),
      ...(rest > 0 ? [`- and ${rest} more in ${code('not-derived.ts')}`] : []),
    ].join('\n'),
  ];
}
