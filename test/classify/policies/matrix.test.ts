/*
 * The presets keep to the guidelines that they are named after, cell by cell. A cell in which a guideline
 * is silent holds what `recommended` says; one that the program does not follow says why.
 */
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../src/classify/policy/policy.ts';
import { presets } from '../../../src/classify/policy/presets.ts';
import type { Severity } from '../../../src/rules/aspect.ts';
import { SEVERITIES } from '../../../src/classify/severity.ts';
import { columns, matrix } from './matrix.ts';
import type { Cell, Row } from './matrix.ts';
import { reportUnder } from './pairs.ts';

function cellOf(severity: Severity): Exclude<Cell, '–'> {
  return severity === 'breaking' ? 'B' : severity === 'warning' ? 'w' : 'n';
}

/** The worst of all findings: a pair shows one kind of change, and whatever is said of it counts. */
function rating(policy: Policy, { pair, rule }: Row): Cell {
  const { changes } = reportUnder(policy, pair);
  expect(changes.map((change) => change.rule)).toContain(rule);
  return cellOf(SEVERITIES.find((severity) => changes.some((change) => change.severity === severity)) ?? 'cosmetic');
}

const cells = matrix.flatMap((row) =>
  row.cells.split(' ').map((cell, index) => {
    const column = columns[index] ?? 'recommended';
    return { row, column, cell: cell as Cell, name: `${row.number} ${row.change}: ${column} ${cell}` };
  }),
);

describe('the matrix', () => {
  it('has every row and every column', () => {
    expect([...new Set(matrix.map(({ number }) => number))]).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    for (const row of matrix) expect(row.cells, row.change).toMatch(/^(?:[Bwn–] ){7}[Bwn–]$/);
  });

  it.each(cells.map((cell) => [cell.name, cell] as const))('%s', (_, { row, column, cell }) => {
    const contradiction = row.contradicted?.[column];
    const expected = contradiction?.is ?? (cell === '–' ? rating(presets.recommended, row) : cell);
    expect(rating(presets[column], row)).toBe(expected);
    if (contradiction !== undefined) {
      expect(contradiction.because).toMatch(/^[A-Z].*\.$/);
      expect(contradiction.is).not.toBe(cell);
    }
  });
});
