/*
 * JSON Schema 2020-12, sentence by sentence. No package of the npm registry has the official test suite, so
 * these cases are derived from the specification's text. A list of values is within a schema exactly when
 * each of them is valid, and a schema keeps out of a list exactly when none of them is: so every case is
 * asked in several ways, forwards and negated. Wrong answers: none. Unknown: under 1 %.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { contains } from '../../src/classify/contains.ts';
import type { Containment, Schema } from '../../src/classify/contains.ts';
import { schemaDocument } from '../../src/classify/schema-document.ts';
import { canonical } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import { createSchemaReader } from '../../src/normalise/schema/reader.ts';
import { evaluate } from '../../src/schema/evaluate.ts';
import { createStore } from '../../src/schema/store.ts';
import { applicators } from './suite/applicators.ts';
import { arrays } from './suite/arrays.ts';
import type { SuiteCase } from './suite/case.ts';
import { objects } from './suite/objects.ts';
import { formats, references } from './suite/references.ts';
import { anyValue, numbers, strings } from './suite/values.ts';

const chapters: Readonly<Record<string, readonly SuiteCase[]>> = {
  'any value': anyValue,
  numbers,
  strings,
  arrays,
  objects,
  applicators,
  references,
  formats,
};

const figures = { questions: 0, unknown: 0, evaluations: 0 };
const unknowns: string[] = [];

interface Question {
  readonly a: Schema;
  readonly b: Schema;
  readonly expected: boolean;
  /** What a witness has to be one of. */
  readonly witnesses?: readonly Json[];
}

/** The schema under a key of its own, so that `#` keeps leading to it: in an `$id`, which starts a new document. */
function negated(schema: Schema): Schema {
  return typeof schema === 'boolean' ? !schema : { not: { $id: 'urn:suite:case', ...schema } };
}

function questionsOf({ schema, valid, invalid }: SuiteCase): readonly Question[] {
  const list = (values: readonly Json[]): Schema => ({ enum: values });
  const forbidden = (values: readonly Json[]): Schema => (values.length === 0 ? true : { not: { enum: values } });
  const questions: Question[] = [{ a: schema, b: schema, expected: true }];
  if (valid.length > 0) {
    questions.push({ a: list(valid), b: schema, expected: true });
    questions.push({ a: schema, b: forbidden(valid), expected: false, witnesses: valid });
    questions.push({ a: negated(schema), b: forbidden(valid), expected: true });
  }
  if (invalid.length > 0) {
    questions.push({ a: schema, b: forbidden(invalid), expected: true });
    questions.push({ a: list(invalid), b: negated(schema), expected: true });
    questions.push({ a: list([...valid, ...invalid]), b: schema, expected: false, witnesses: invalid });
    questions.push({ a: forbidden(valid), b: schema, expected: false });
  }
  for (const value of invalid) questions.push({ a: { const: value }, b: schema, expected: false, witnesses: [value] });
  for (const value of valid) questions.push({ a: { const: value }, b: schema, expected: true });
  return questions;
}

function describeAnswer(answer: Containment): string {
  return answer.contained === 'unknown' ? answer.reason : answer.contained ? 'contained' : canonical(answer.witness);
}

describe.each(Object.entries(chapters))('%s', (chapter, cases) => {
  it.each(cases)('$says', (subject) => {
    const store = createStore();
    const reader = createSchemaReader({ document: schemaDocument(subject.schema, 'suite'), specification: '3.1', store, side: 'old' });
    const node = reader.node(['#']);
    for (const [values, expected] of [
      [subject.valid, true],
      [subject.invalid, false],
    ] as const) {
      for (const value of values) {
        const said = evaluate(node, value);
        figures.evaluations += 1;
        expect({ value, said }).toEqual({ value, said: expected });
      }
    }
    for (const { a, b, expected, witnesses } of questionsOf(subject)) {
      const answer = contains(a, b);
      figures.questions += 1;
      if (answer.contained === 'unknown') {
        figures.unknown += 1;
        unknowns.push(`${chapter}, ${subject.says}: ${canonical(a as Json)} within ${canonical(b as Json)}: ${answer.reason}`);
        continue;
      }
      expect({ a, b, contained: answer.contained, said: describeAnswer(answer) }).toMatchObject({ contained: expected });
      if (answer.contained || witnesses === undefined) continue;
      expect(witnesses.map(canonical)).toContain(canonical(answer.witness));
    }
  });
});

afterAll(() => {
  const cases = Object.values(chapters).flat().length;
  console.log(
    `${cases} cases: ${figures.evaluations} evaluations, none unknown; ${figures.questions} containments, ${figures.unknown} unknown`,
  );
  for (const unknown of unknowns) console.log(`  ${unknown}`);
  expect(cases).toBeGreaterThanOrEqual(150);
  expect(figures.unknown).toBeLessThan(figures.questions / 100);
});
