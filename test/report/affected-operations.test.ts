import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import { renderMarkdown } from '../../src/report/markdown/markdown.ts';
import { sectionsOf } from '../../src/report/sections.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import { renderText } from '../../src/report/text/text.ts';
import { reportOf } from '../fixtures/render.ts';

/** Users are sent by POST and read by GET, both as one component. */
function users(schema: string): string {
  return `openapi: 3.0.3
info: { title: Users, version: 1.0.0 }
paths:
  /users:
    get:
      responses:
        '200': { description: all, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
      responses: { '201': { description: made } }
components: { schemas: { User: ${schema} } }
`;
}

const nameAlone = users('{ type: object, required: [name], properties: { name: { type: string } } }');
const withEmail = users('{ type: object, required: [name, email], properties: { name: { type: string }, email: { type: string } } }');
const withNumber = users('{ type: object, required: [name], properties: { name: { type: integer } } }');

describe('an edit that breaks those who send and is harmless to those who read', () => {
  const report = reportOf(nameAlone, withEmail);

  it('affects the operation that it breaks alone', () => {
    expect(renderText(report, defaultTextOptions)).toMatch(/affects {2}POST \/users +1 of 2 operations/);
    expect(renderMarkdown(report)).toContain('Affects 1 of 2 operations: `POST /users`.');
  });

  it('fails the test case of that operation alone, and passes that of the other with what it is there', () => {
    const cases = renderJunit(report).split('<testcase').slice(1);
    expect(cases.map((text) => [/ name="([^"]*)"/.exec(text)?.[1], text.includes('<failure')])).toEqual([
      ['POST /users', true],
      ['GET /users', false],
    ]);
    expect(cases[1]).toContain('compatible required-property-added');
  });

  it('is told of each operation as what it is there', () => {
    const told = sectionsOf(report, 'operation').map(({ title, entries }) => [title, entries[0]?.first.severity, entries[0]?.operations]);
    expect(told).toEqual([
      ['POST /users', 'breaking', ['POST /users']],
      ['GET /users', 'compatible', ['GET /users']],
    ]);
  });

  it('still counts the other among the operations that changed, and lists it in the finding of responses', () => {
    expect(report.summary.operations.changed).toBe(2);
    expect(
      report.changes[0]?.findings.map(({ direction, operations }) => [direction, operations.map(({ operation }) => operation)]),
    ).toEqual([
      ['request', ['POST /users']],
      ['response', ['GET /users']],
    ]);
  });
});

it('affects both operations when both break', () => {
  expect(renderText(reportOf(nameAlone, withNumber), defaultTextOptions)).toMatch(
    /affects {2}POST \/users, GET \/users +2 of 2 operations/,
  );
});
