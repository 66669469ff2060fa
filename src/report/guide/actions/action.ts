import { CERTAIN } from '../../../diff/renames/evidence.ts';
import { sentenceList } from '../../count.ts';
import { prose } from '../../markdown/escape.ts';
import type { GuideChange } from '../causes.ts';
import type { GuideContext } from '../context.ts';
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
  /** Whether all that is to be done is to let a new field pass. */
  readonly isAcceptance: boolean;
}

/** What some changes ask for together: fields that are only to be accepted are named in one sentence. */
export function mergedTodos(actions: readonly Action[]): readonly string[] {
  const accepted = [...new Set(actions.filter(({ isAcceptance }) => isAcceptance).map(({ parts }) => parts.it))];
  const todos = actions.filter(({ isAcceptance }) => !isAcceptance || accepted.length < 2).map((action) => action.todo);
  const more = accepted.length > 8 ? ` and ${accepted.length - 8} more` : '';
  const fields = more === '' ? sentenceList(accepted) : `${accepted.slice(0, 8).join(', ')}${more}`;
  return [
    ...new Set([
      ...todos,
      ...(accepted.length < 2
        ? []
        : [`Accept the new fields ${fields} in responses: a parser that refuses fields it does not know fails on them.`]),
    ]),
  ];
}

/** The action of a change. */
export function actionOf(one: GuideChange, context: GuideContext): Action {
  const { reported, change } = one;
  const parts = partsOf(one, context);
  const sentence = sentences[change.rule]?.(parts);
  const isSure = (change.rename?.confidence ?? 1) >= CERTAIN;
  return {
    todo: sentence ?? `${capital(prose(reported.message))}: ${lowered(prose(reported.advice))}`,
    why: whyOf(one, parts),
    use: change.rename === undefined ? parts.it : `${parts.from}${parts.within}`,
    question: isSure ? '' : todo(`confirm that ${parts.from} became ${parts.to}: the two look alike, and nothing says so for sure.`),
    parts,
    isAcceptance: isNew(change.rule) && !parts.isSent,
  };
}

function isNew(rule: string): boolean {
  return rule === 'required-property-added' || rule === 'optional-property-added';
}

/** The reason as the client feels it. */
function whyOf({ reported, change }: GuideChange, parts: Parts): string {
  const { isSent, isRead, it, from, within } = parts;
  if (change.rename?.kind === 'property' && parts.from !== '``') {
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
