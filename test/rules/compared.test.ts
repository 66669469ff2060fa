import { expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.ts';
import { normalise } from '../../src/normalise/normalise.ts';
import { exampleDocuments } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/table.ts';
import { documentOf } from '../support/document.ts';

it.each(rules.map((rule) => [rule.id, rule] as const))('the example of %s shows it and nothing else', (id, { aspect, reads }) => {
  const { old, new: next } = exampleDocuments(aspect, reads);
  const { changes } = diff(normalise(documentOf(old), 'old'), normalise(documentOf(next), 'new'));
  expect([...new Set(changes.map(({ rule }) => rule))]).toEqual([id]);
});
