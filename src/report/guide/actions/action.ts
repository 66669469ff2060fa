import { groupedBy } from '../../../classify/grouped-by.ts';
import { CERTAIN } from '../../../diff/renames/evidence.ts';
import { sentenceList } from '../../../model/sentence-list.ts';
import { prose } from '../../markdown/escape.ts';
import type { GuideChange } from '../cause.ts';
import type { GuideContext } from '../context.ts';
import { credentialSentence } from './credentials.ts';
import { moveSentence } from './moves.ts';
import { capital, lowered, todo } from '../words.ts';
import { partsOf } from './parts.ts';
import type { Parts } from './parts.ts';
import { sentences } from './sentences.ts';

/** What a change asks of a client, in sentences of Markdown. */
export interface Action {
  readonly todo: string;
  readonly why: string;
  /** What a client uses that is hit by it, for a cell: `name` in code. */
  readonly use: string;
  /** What the owner has to add; empty where the documents say it all. */
  readonly question: string;
  readonly parts: Parts;
  /** Where one sentence can say it of several at once: what they share, and what tells them apart. */
  readonly together: { readonly key: string; readonly name: string; readonly sentence: (names: string) => string } | undefined;
}

/** What some changes ask for together: what differs in one name only is said in one sentence. */
export function mergedTodos(actions: readonly Action[]): readonly string[] {
  const groups = groupedBy(actions, ({ together, todo: own }) => together?.key ?? own);
  return [...groups.values()].map((alike) => {
    const [first] = alike as readonly [Action];
    const things = [...new Set(alike.flatMap(({ together }) => together?.name ?? []))];
    if (first.together === undefined || things.length < 2) return first.todo;
    const more = things.length > MOST_TOGETHER ? ` and ${things.length - MOST_TOGETHER} more` : '';
    return first.together.sentence(more === '' ? sentenceList(things) : `${things.slice(0, MOST_TOGETHER).join(', ')}${more}`);
  });
}

/** So many names stand in one sentence. */
const MOST_TOGETHER = 8;

/** How a change is told together with others like it. */
function togetherOf(rule: string, { isSent, it, name, new: next, old }: Parts): Action['together'] {
  const alternative = name === '' || name === '``' ? (next === 'nothing' ? old : next) : name;
  switch (rule) {
    case 'required-property-added':
    case 'optional-property-added':
      if (isSent) return undefined;
      return {
        key: 'new fields',
        name: it,
        sentence: (all) => `Accept the new fields ${all} in responses: a parser that refuses fields it does not know fails on them.`,
      };
    case 'enum-value-added':
      return {
        key: `${rule} ${it}`,
        name,
        sentence: (all) => `Handle the new values ${all} of ${it}, and give values that you do not know a default branch.`,
      };
    case 'enum-value-removed':
      return isSent ? { key: `${rule} ${it}`, name, sentence: (all) => `Stop sending ${all} for ${it}.` } : undefined;
    case 'alternative-added':
      return {
        key: `${rule} ${it}`,
        name: next === 'nothing' ? alternative : next,
        sentence: (all) => `Expect ${all} in ${it} as well, and pass over alternatives that you do not know.`,
      };
    case 'alternative-removed':
      return isSent
        ? {
            key: `${rule} ${it}`,
            name: old === 'nothing' ? alternative : old,
            sentence: (all) => `Stop sending ${all} in ${it}; send one of the alternatives that are left.`,
          }
        : undefined;
    default:
      return undefined;
  }
}

/** The action of a change. */
export function actionOf(one: GuideChange, context: GuideContext): Action {
  const { reported, change } = one;
  const parts = partsOf(one, context);
  const isCalledByServer = change.rule === 'path-renamed' && change.uses.every(({ kind }) => kind !== 'path');
  const own = isCalledByServer ? undefined : sentences[change.rule]?.(parts);
  const sentence = credentialSentence(one, context) ?? moveSentence(change, parts) ?? own;
  const isSure = (change.rename?.confidence ?? 1) >= CERTAIN;
  return {
    todo: sentence ?? `${capital(prose(reported.message))}: ${lowered(prose(reported.advice))}`,
    why: whyOf(one, parts),
    use: change.rename === undefined ? parts.it : `${parts.from}${parts.within}`,
    question: isSure ? '' : todo(`confirm that ${parts.from} became ${parts.to}: the two look alike, and nothing says so for sure.`),
    parts,
    together: togetherOf(change.rule, parts),
  };
}

/** The reason as the client feels it. */
function whyOf({ reported, change }: GuideChange, parts: Parts): string {
  const { isSent, isRead, it, from, within } = parts;
  if (change.rename?.kind === 'property' && parts.from !== '') {
    const read = `responses no longer contain ${from}${within}`;
    const sent = `what you send as ${from}${within} no longer arrives`;
    return `${capital(isSent && isRead ? `${read}, and ${sent}` : isRead ? read : sent)}.`;
  }
  switch (change.rule) {
    case 'required-property-removed':
    case 'optional-property-removed': {
      const read = `responses no longer contain ${it}`;
      const sent = `what you send in ${it} is refused or dropped`;
      return `${capital(isSent && isRead ? `${read}, and ${sent}` : isRead ? read : sent)}.`;
    }
    case 'property-became-required':
    case 'required-parameter-added':
    case 'parameter-became-required':
      return `Requests without ${it} were accepted and are refused now.`;
    case 'required-property-added':
    case 'optional-property-added':
      return isSent
        ? `Requests without ${it} were accepted and are refused now.`
        : 'The old document names every field that may come, so a reader that keeps to it (a generated client, a strict parser) refuses new ones.';
    case 'type-changed':
      return isSent ? prose(reported.why) : `Responses hold ${it} as another type, and what parses it the old way fails.`;
    default:
      return prose(reported.why);
  }
}
