import type { Change } from '../../../diff/change.ts';
import { tokensOf } from '../../../model/pointer.ts';
import type { Pointer } from '../../../model/pointer.ts';
import { sentenceList } from '../../../model/sentence-list.ts';
import { code } from '../../markdown/escape.ts';
import { capital } from '../words.ts';
import type { Parts } from './parts.ts';

/** What to do where a value stands in another place of the payload now; undefined for other changes. */
export function moveSentence({ rename }: Change, { verb, within }: Parts): string | undefined {
  if (rename === undefined) return undefined;
  const [from, to] = [placeWords(rename.from), placeWords(rename.to)];
  switch (rename.kind) {
    case 'moved':
      return `${capital(verb)} ${to} instead of ${from}${within}.`;
    case 'gathered':
    case 'spread': {
      const moves = (rename.moves ?? []).map((move) => `${placeWords(move.from)} as ${placeWords(move.to)}`);
      if (moves.length === 0) return `${capital(verb)} what was in ${from} in ${to}${within}.`;
      const more = moves.length > 6 ? ` and ${moves.length - 6} more` : '';
      return `${capital(verb)} ${more === '' ? sentenceList(moves) : `${moves.slice(0, 6).join(', ')}${more}`}${within}.`;
    }
    case 'wrapped':
      return `${capital(verb)} the payload inside ${to}${within}: what stood at the top stands there now.`;
    case 'unwrapped':
      return `${capital(verb)} the payload without ${from} around it${within}: what stood in it stands at the top now.`;
    default:
      return undefined;
  }
}

/** Whether a rename holds places of the payload and not names. */
export function isMove(kind: string): boolean {
  return ['moved', 'gathered', 'spread', 'wrapped', 'unwrapped'].includes(kind);
}

/** A pointer as people write it: `address.city`, or the top of the payload. */
export function placeWords(pointer: Pointer): string {
  const text = tokensOf(pointer)
    .map((token) => (token === '*' ? '[]' : `.${token}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'the top' : code(text);
}
