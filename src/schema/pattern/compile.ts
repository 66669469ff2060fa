import type { AST } from '@eslint-community/regexpp';
import { WORD_CHARACTERS } from './character-set.ts';
import { readingOf } from './derivative.ts';
import { charactersOf, hasAssertion, joinSurrogates } from './element.ts';
import { refuseUnsupported } from './unsupported.ts';
import type { Expression, Expressions, Loop, Reading } from './expression.ts';
import { parsePattern } from './parse.ts';
import { Undecidable } from './undecidable.ts';

/**
 * What may follow one position of a pattern, for the rest of the pattern from there. `moved` says
 * whether the innermost loop around the position has read anything in this turn.
 */
type Rest = (moved: boolean, reading: Reading) => Expression;

/** Everything that compiling one pattern, or the inside of one look-behind, needs. */
interface Compilation {
  readonly expressions: Expressions;
  readonly unicode: boolean;
  /** The assertions that look back, with the place of their language in every `Reading` of the pattern. */
  readonly places: ReadonlyMap<AST.Assertion, number>;
}

/**
 * The search language of an ECMA-262 pattern: the texts in which it matches somewhere. It is built from
 * the end, each part with all that may follow it, so that assertions become intersections:
 * `(?=X)Y` is what begins with X and is Y, `$` is the empty text and what follows. Throws `Undecidable`.
 */
export function compilePattern(source: string, expressions: Expressions): Expression {
  const { alternatives, unicode } = parsePattern(source);
  refuseUnsupported(alternatives, { unicode, insideLookbehind: false });
  return searchLanguage(alternatives, expressions.anything, expressions, unicode);
}

/** Texts in which the alternatives match somewhere, with `after` behind the match. */
function searchLanguage(
  alternatives: readonly AST.Alternative[],
  after: Expression,
  expressions: Expressions,
  unicode: boolean,
): Expression {
  const behind = collectBehind(alternatives, expressions, unicode);
  const match = compileAlternatives(alternatives, () => after, { expressions, unicode, places: behind.places });
  return expressions.sequence(expressions.anything, match(true, readingOf(behind.languages)));
}

/** The languages of the text before a position that the pattern's assertions ask for, each once. */
function collectBehind(alternatives: readonly AST.Alternative[], expressions: Expressions, unicode: boolean) {
  const places = new Map<AST.Assertion, number>();
  const languages: Expression[] = [];
  const visit = (element: AST.Element): void => {
    if (element.type === 'Group' || element.type === 'CapturingGroup') {
      element.alternatives.forEach(visitAlternative);
      return;
    }
    if (element.type === 'Quantifier') {
      visit(element.element);
      return;
    }
    if (element.type !== 'Assertion' || element.kind === 'end') return;
    if (element.kind === 'lookahead') {
      element.alternatives.forEach(visitAlternative);
      return;
    }
    const language = languageBehind(element, expressions, unicode);
    if (!languages.includes(language)) languages.push(language);
    places.set(element, languages.indexOf(language));
  };
  const visitAlternative = (alternative: AST.Alternative): void => alternative.elements.forEach(visit);
  alternatives.forEach(visitAlternative);
  return { places, languages };
}

function languageBehind(assertion: Exclude<AST.Assertion, AST.LookaheadAssertion>, expressions: Expressions, unicode: boolean): Expression {
  // The text of a look-behind ends where the assertion stands.
  if (assertion.kind === 'lookbehind') return searchLanguage(assertion.alternatives, expressions.empty, expressions, unicode);
  if (assertion.kind === 'word') return expressions.sequence(expressions.anything, expressions.character(WORD_CHARACTERS));
  return expressions.empty;
}

function compileAlternatives(alternatives: readonly AST.Alternative[], rest: Rest, compilation: Compilation): Rest {
  const branches = alternatives.map((alternative) => compileElements(alternative.elements, rest, compilation));
  const only = branches[0];
  if (only !== undefined && branches.length === 1) return only;
  return remembered((moved, reading) => compilation.expressions.either(branches.map((branch) => branch(moved, reading))));
}

function compileElements(written: readonly AST.Element[], rest: Rest, compilation: Compilation): Rest {
  const elements = joinSurrogates(written);
  let next = rest;
  for (let end = elements.length; end > 0;) {
    let start = end;
    while (start > 0 && !hasAssertion(elements[start - 1] as AST.Element)) start -= 1;
    if (start < end) {
      next = compileRun(elements.slice(start, end), next, compilation);
      end = start;
    } else {
      next = compileAsserting(elements[end - 1] as AST.Element, next, compilation);
      end -= 1;
    }
  }
  return next;
}

/** Elements without assertions: an ordinary regular expression, and then the rest. */
function compileRun(elements: readonly AST.Element[], rest: Rest, compilation: Compilation): Rest {
  const { expressions } = compilation;
  const run = plainSequence(elements, compilation);
  if (run.nullable !== true) return remembered((_, reading) => expressions.sequence(run, rest(true, reading)));
  const someText = expressions.sequence(expressions.anyCharacter, expressions.anything);
  return remembered((moved, reading) => {
    const behindText = rest(true, reading);
    const behindNothing = rest(moved, reading);
    if (behindText === behindNothing) return expressions.sequence(run, behindText);
    return expressions.either([behindNothing, expressions.sequence(expressions.both([run, someText]), behindText)]);
  });
}

function compileAsserting(element: AST.Element, rest: Rest, compilation: Compilation): Rest {
  const { expressions } = compilation;
  switch (element.type) {
    case 'Assertion': {
      const condition = compileAssertion(element, compilation);
      return remembered((moved, reading) => {
        const held = condition(reading);
        return held === expressions.nothing ? held : expressions.both([held, rest(moved, reading)]);
      });
    }
    case 'Group':
    case 'CapturingGroup':
      return compileAlternatives(element.alternatives, rest, compilation);
    case 'Quantifier':
      return compileLoop(element, rest, compilation);
    default:
      throw new Undecidable('pattern', `an assertion inside ${element.raw}`);
  }
}

function compileAssertion(assertion: AST.Assertion, compilation: Compilation): (reading: Reading) => Expression {
  const { expressions, places } = compilation;
  const { anything, empty } = expressions;
  const behind = (reading: Reading): Expression => expressions.behind(reading.languages[places.get(assertion) as number] as Expression);
  switch (assertion.kind) {
    case 'start':
      return behind;
    case 'lookbehind':
      return (reading) => (assertion.negate ? expressions.not(behind(reading)) : behind(reading));
    case 'end':
      return () => empty;
    case 'lookahead': {
      const body = compileAlternatives(assertion.alternatives, () => anything, compilation);
      return (reading) => (assertion.negate ? expressions.not(body(true, reading)) : body(true, reading));
    }
    case 'word': {
      const wordNext = expressions.sequence(expressions.character(WORD_CHARACTERS), anything);
      const noWordNext = expressions.not(wordNext);
      const [afterWord, afterOther] = assertion.negate ? [wordNext, noWordNext] : [noWordNext, wordNext];
      return (reading) => {
        const word = behind(reading);
        return expressions.either([expressions.both([word, afterWord]), expressions.both([expressions.not(word), afterOther])]);
      };
    }
  }
}

/**
 * A repetition with assertions inside. A turn beyond the required ones that reads nothing is refused
 * (ECMA-262 22.2.2.3.1 RepeatMatcher), which also keeps the loop from standing at its own beginning.
 */
function compileLoop(quantifier: AST.Quantifier, rest: Rest, compilation: Compilation): Rest {
  const { expressions } = compilation;
  const { min, max } = quantifier;
  const turns = new Map<number, Rest>();
  const turn = (done: number): Rest => {
    let known = turns.get(done);
    if (known === undefined) turns.set(done, (known = createTurn(done)));
    return known;
  };

  function createTurn(done: number): Rest {
    const following = max === Infinity ? Math.min(done + 1, min) : done + 1;
    const loopFor = (movedBefore: boolean): Loop => {
      const next: Rest = (moved, reading) => {
        if (!moved && done >= min) return expressions.nothing;
        return turn(following)(movedBefore || moved, reading);
      };
      let body: Rest | undefined;
      return {
        define: (reading) => {
          body ??= compileElements([quantifier.element], next, compilation);
          const again = done < max ? body(false, reading) : expressions.nothing;
          return done >= min ? expressions.either([rest(movedBefore, reading), again]) : again;
        },
      };
    };
    const moved = loopFor(true);
    const unmoved = loopFor(false);
    return (movedBefore, reading) => expressions.loop(movedBefore ? moved : unmoved, reading);
  }

  return turn(0);
}

function plainSequence(elements: readonly AST.Element[], compilation: Compilation): Expression {
  const { expressions } = compilation;
  return joinSurrogates(elements).reduceRight(
    (rest, element) => expressions.sequence(plain(element, compilation), rest),
    expressions.empty,
  );
}

function plain(element: AST.Element, compilation: Compilation): Expression {
  const { expressions } = compilation;
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return expressions.character(charactersOf(element, compilation));
    case 'Group':
    case 'CapturingGroup':
      return expressions.either(element.alternatives.map((alternative) => plainSequence(alternative.elements, compilation)));
    case 'Quantifier':
      return expressions.repeat(plain(element.element, compilation), element.min, element.max);
    default:
      throw new Undecidable('pattern', `${element.raw} is not understood`);
  }
}

/** Each rest is asked from every alternative before it; without memory the work would double at each. */
function remembered(rest: Rest): Rest {
  const known = new Map<string, Expression>();
  return (moved, reading) => {
    const key = `${moved ? 1 : 0};${reading.key}`;
    let expression = known.get(key);
    if (expression === undefined) known.set(key, (expression = rest(moved, reading)));
    return expression;
  };
}
