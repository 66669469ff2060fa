import type { AST } from '@eslint-community/regexpp';
import { charactersOf } from './element.ts';
import { Undecidable } from './undecidable.ts';

/** Where in a pattern a part stands, as far as that decides what can be modelled there. */
interface Surroundings {
  readonly unicode: boolean;
  readonly insideLookbehind: boolean;
}

/**
 * Throws `Undecidable` for the first part of a pattern that is no regular language or is not modelled:
 * back-references, modifiers, and assertions about what follows inside a look-behind.
 */
export function refuseUnsupported(alternatives: readonly AST.Alternative[], surroundings: Surroundings): void {
  for (const alternative of alternatives) for (const element of alternative.elements) refuseElement(element, surroundings);
}

function refuseElement(element: AST.Element, surroundings: Surroundings): void {
  switch (element.type) {
    case 'Backreference':
      throw new Undecidable('pattern', `the back-reference ${element.raw}`);
    case 'ExpressionCharacterClass':
      throw new Undecidable('pattern', 'a character class of the v flag');
    case 'CharacterSet':
    case 'CharacterClass':
      charactersOf(element, surroundings);
      return;
    case 'Character':
      return;
    case 'Quantifier': {
      refuseElement(element.element, surroundings);
      return;
    }
    case 'Group':
      if (element.modifiers !== null) throw new Undecidable('pattern', `the modifiers of ${element.raw}`);
      {
        refuseUnsupported(element.alternatives, surroundings);
        return;
      }
    case 'CapturingGroup': {
      refuseUnsupported(element.alternatives, surroundings);
      return;
    }
    case 'Assertion': {
      refuseAssertion(element, surroundings);
      return;
    }
  }
}

function refuseAssertion(assertion: AST.Assertion, surroundings: Surroundings): void {
  switch (assertion.kind) {
    case 'start':
      return;
    case 'lookbehind': {
      refuseUnsupported(assertion.alternatives, { ...surroundings, insideLookbehind: true });
      return;
    }
    case 'end':
    case 'word':
    case 'lookahead':
      if (surroundings.insideLookbehind) throw new Undecidable('pattern', `${assertion.raw} inside a look-behind`);
      if (assertion.kind === 'lookahead') refuseUnsupported(assertion.alternatives, surroundings);
  }
}
