import { NO_VALUE } from '../../../classify/listed-values.ts';
import { bitsOf } from '../meaning.ts';
import type { Check } from '../plan.ts';
import type { Direction } from '../../../model/api.ts';
import { canonical } from '../../../model/json.ts';
import type { Json } from '../../../model/json.ts';
import { TYPE } from '../../../schema/node.ts';
import type { TypeMask } from '../../../schema/node.ts';

/*
 * The sentences of what is not derived. In a request they speak of the new version, which has to be sent
 * something; in a response of the old one, which has to be answered something.
 */

/** Who takes what the adapter makes, and what one does for it. */
export function addressee(direction: Direction): { readonly version: string; readonly verb: string } {
  return direction === 'request' ? { version: 'new', verb: 'send' } : { version: 'old', verb: 'answer' };
}

/** A property that the receiver requires and the sender has no counterpart for. */
export function missingSentence(noun: string, direction: Direction, wasOptional: 'optional' | 'unknown'): string {
  const { version, verb } = addressee(direction);
  if (wasOptional === 'optional') return `${noun} is required by the ${version} version and may be missing: say what to ${verb} then.`;
  return direction === 'request'
    ? `${noun} is new and required: say what to ${verb}.`
    : `${noun} is gone from the new version and the ${version} one requires it: say what to ${verb}.`;
}

/** An object that others are put into, and that may be missing itself. */
export function incompleteSentence(noun: string, direction: Direction): string {
  const { version, verb } = addressee(direction);
  return `The ${version} version wants more in ${noun} than what moved there: say what to ${verb} where ${noun} is missing.`;
}

/** What is the whole message now and may be missing in its envelope. */
export function emptyEnvelopeSentence(noun: string, direction: Direction): string {
  const { verb } = addressee(direction);
  return `${noun} holds what is the whole now, and may be missing: say what to ${verb} then.`;
}

/** An envelope that is not sure. */
export function doubtfulEnvelopeSentence(name: string, noun: string, direction: Direction): string {
  const { verb } = addressee(direction);
  return `${name} may be an envelope around ${noun}, which is not certain: confirm it, or say what to ${verb}.`;
}

/** Values that the receiver does not know. */
export function refusedSentence(noun: string, values: readonly Json[], direction: Direction): string {
  const { version, verb } = addressee(direction);
  const shown = values.slice(0, 5).map((value) => `\`${shorten(canonical(value))}\``);
  const more = values.length > 5 ? ` and ${values.length - 5} more` : '';
  return `The ${version} version does not know ${shown.join(', ')}${more} of ${noun}: say what to ${verb} instead.`;
}

/** A value of another type. */
export function typeSentence(noun: string, source: TypeMask, target: TypeMask, direction: Direction): string {
  const { version, verb } = addressee(direction);
  const [from, to] = [typeNames(source), typeNames(target)];
  if (from === to) return `The schema of ${noun} changed in a way that is not mechanical: say what to ${verb} the ${version} version.`;
  return `${noun} is ${from}, and the ${version} version takes ${to}: say how to convert it.`;
}

/** A value that the receiver may refuse. */
export function checkSentence(noun: string, checks: readonly Check[], direction: Direction): string {
  const { version, verb } = addressee(direction);
  return `The ${version} version takes ${noun} only where it ${checks.map(demandOf).join(' and ')}: say what to ${verb} otherwise.`;
}

/** A whole that is refused although each of its parts would be taken. */
export function togetherSentence(noun: string, direction: Direction): string {
  const { version, verb } = addressee(direction);
  return `The ${version} version refuses some of ${noun} for what its properties are together: say what to ${verb}.`;
}

/** A rename that is not sure. */
export function doubtSentence(from: string, to: string, direction: Direction): string {
  const { verb } = addressee(direction);
  return `\`${from}\` may be \`${to}\` under another name, which is not certain: confirm it, or say what to ${verb}.`;
}

/** Alternatives that no test tells apart, or that have no counterpart. */
export function alternativesSentence(noun: string, direction: Direction): string {
  const { version, verb } = addressee(direction);
  return `The alternatives of ${noun} are not those of the ${version} version, and what to do with each cannot be told: say what to ${verb}.`;
}

/** A null that the receiver does not take. */
export function nullSentence(noun: string, direction: Direction): string {
  const { version, verb } = addressee(direction);
  return `${noun} may be null, which the ${version} version does not take: say what to ${verb} instead.`;
}

function demandOf(check: Check): string {
  switch (check.kind) {
    case 'minimum':
      return check.exclusive ? `is greater than ${check.bound}` : `is at least ${check.bound}`;
    case 'maximum':
      return check.exclusive ? `is less than ${check.bound}` : `is at most ${check.bound}`;
    case 'multipleOf':
      return `is a multiple of ${check.divisor}`;
    case 'integer':
      return 'is a whole number';
    case 'minLength':
      return `has at least ${counted(check.limit, 'character')}`;
    case 'maxLength':
      return `has at most ${counted(check.limit, 'character')}`;
    case 'minItems':
      return `has at least ${counted(check.limit, 'item')}`;
    case 'maxItems':
      return `has at most ${counted(check.limit, 'item')}`;
    case 'uniqueItems':
      return 'has no item twice';
    case 'pattern':
      return `matches \`${shorten(check.source)}\``;
    case 'format':
      return `is written as \`${check.name}\``;
    case 'type':
      return `is ${check.types.map((type) => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`.replace('a null', 'null')).join(' or ')}`;
    case 'one of':
      return `is one of ${check.values
        .slice(0, 5)
        .map((value) => `\`${shorten(canonical(value))}\``)
        .join(', ')}${check.values.length > 5 ? ', …' : ''}`;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const TYPE_NAMES = new Map<TypeMask, string>([
  [TYPE.boolean, 'a boolean'],
  [TYPE.number, 'a number'],
  [TYPE.integer, 'an integer'],
  [TYPE.string, 'a string'],
  [TYPE.array, 'an array'],
  [TYPE.object, 'an object'],
]);

function typeNames(mask: TypeMask): string {
  const names = bitsOf(mask).map((bit) => TYPE_NAMES.get(bit) ?? '');
  if (names.length === 0) return NO_VALUE;
  return names.length >= 5 ? 'any value' : names.join(' or ');
}
