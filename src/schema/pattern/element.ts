import type { AST } from '@eslint-community/regexpp';
import type { CharacterSet } from './character-set.ts';
import { complement, DIGITS, NO_LINE_TERMINATORS, singleton, SPACES, union, WORD_CHARACTERS } from './character-set.ts';
import { Undecidable } from './undecidable.ts';
import { unicodeProperty } from './unicode-property.ts';

/** Whether a part of a pattern holds an assertion, so that it needs to know what stands around it. */
export function hasAssertion(element: AST.Element): boolean {
  switch (element.type) {
    case 'Assertion':
      return true;
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some((alternative) => alternative.elements.some(hasAssertion));
    case 'Quantifier':
      return hasAssertion(element.element);
    default:
      return false;
  }
}

/**
 * The elements with pairs of surrogates joined: without the `u` flag the parser gives a character above
 * U+FFFF as two, and texts are compared code point by code point.
 */
export function joinSurrogates(elements: readonly AST.Element[]): readonly AST.Element[] {
  const joined: AST.Element[] = [];
  for (const element of elements) {
    const before = joined.at(-1);
    if (before?.type === 'Character' && isBetween(before.value, 0xd800, 0xdbff) && element.type === 'Character') {
      if (isBetween(element.value, 0xdc00, 0xdfff)) {
        joined[joined.length - 1] = { ...before, value: (before.value - 0xd800) * 0x400 + (element.value - 0xdc00) + 0x10000 };
        continue;
      }
    }
    joined.push(element);
  }
  return joined;
}

/** The code points that one element of a pattern takes (ECMA-262 22.2.2, CompileToCharSet). Throws `Undecidable`. */
export function charactersOf(
  element: AST.Character | AST.CharacterSet | AST.CharacterClass,
  flags: { readonly unicode: boolean },
): CharacterSet {
  switch (element.type) {
    case 'Character':
      return singleton(codePointOf(element, flags));
    case 'CharacterSet':
      return escapedSet(element);
    case 'CharacterClass': {
      const members = union(element.elements.map((member) => classMember(member, flags)));
      return element.negate ? complement(members) : members;
    }
  }
}

function classMember(member: AST.CharacterClassElement, flags: { readonly unicode: boolean }): CharacterSet {
  switch (member.type) {
    case 'Character':
      return singleton(codePointOf(member, flags));
    case 'CharacterClassRange':
      return [codePointOf(member.min, flags), codePointOf(member.max, flags)];
    case 'CharacterSet':
      return escapedSet(member);
    default:
      throw new Undecidable('pattern', 'a character class of the v flag');
  }
}

function codePointOf(character: AST.Character, { unicode }: { readonly unicode: boolean }): number {
  if (!unicode && isBetween(character.value, 0xd800, 0xdfff)) throw new Undecidable('pattern', 'half of a surrogate pair');
  return character.value;
}

function escapedSet(set: AST.CharacterSet): CharacterSet {
  switch (set.kind) {
    case 'any':
      return NO_LINE_TERMINATORS;
    case 'digit':
      return set.negate ? complement(DIGITS) : DIGITS;
    case 'space':
      return set.negate ? complement(SPACES) : SPACES;
    case 'word':
      return set.negate ? complement(WORD_CHARACTERS) : WORD_CHARACTERS;
    case 'property':
      return knownProperty(set.raw);
  }
}

function knownProperty(escape: string): CharacterSet {
  try {
    return unicodeProperty(escape);
  } catch {
    throw new Undecidable('pattern', `the property ${escape} is not known here`);
  }
}

function isBetween(value: number, first: number, last: number): boolean {
  return value >= first && value <= last;
}
