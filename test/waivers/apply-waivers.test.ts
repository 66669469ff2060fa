import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ComparedReport, FailOn } from '../../src/classify/report.ts';
import type { Waiver, WaiverTarget, Waiving } from '../../src/classify/waivers/waiver.ts';
import { documentFromValue } from '../../src/load/load-document.ts';

interface Marks {
  readonly operation?: unknown;
  readonly parameter?: unknown;
  readonly component?: unknown;
  readonly other?: unknown;
}

function ignoring(value: unknown): object {
  return value === undefined ? {} : { 'x-api-diff-ignore': value };
}

/** A parameter of its own and a schema that two operations share, both of which can be narrowed. */
function api(maximum: number, marks: Marks = {}, options: { readonly gone?: boolean } = {}): object {
  const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Age' } } } };
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum }, ...ignoring(marks.parameter) };
  const responses = { 200: { description: 'ok' } };
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1.0.0' },
    paths: {
      '/users/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { parameters: [limit], responses, ...ignoring(marks.operation) },
        put: { requestBody: body, responses, ...ignoring(marks.operation) },
      },
      '/others': options.gone === true ? {} : { post: { requestBody: body, responses, ...ignoring(marks.other) } },
    },
    components: { schemas: { Age: { type: 'integer', maximum, ...ignoring(marks.component) } } },
  };
}

function reportOn(next: object, waiving: Partial<Waiving>, old: object = api(9), failOn: FailOn = 'breaking'): ComparedReport {
  const [before, after] = [documentFromValue(old, { source: 'old' }), documentFromValue(next, { source: 'new' })];
  const all = { waivers: [], today: '2026-11-22', inDocumentIgnore: 'allow', ...waiving } as const;
  return compareDocuments(before, after, { failOn, toolVersion: '0', positions: false, waiving: all });
}

function waiver(target: Partial<Extract<WaiverTarget, { kind: 'pattern' }>>, expires = '2026-11-22'): Waiver {
  const whole = { kind: 'pattern', rule: 'maximum-lowered', operation: null, place: null, ...target } as const;
  return { target: whole, reason: 'r', expires, by: null, link: null, position: null };
}

/** The places of what is waived. */
function waived(report: ComparedReport): readonly string[] {
  return report.changes.filter((change) => change.waived !== null).map(({ place }) => place);
}

const parameter = 'GET /users/{id}.parameters.0.schema.maximum';
const schema = 'components.schemas.Age.maximum';

describe('waivers of a file', () => {
  it('let changes pass until the end of their last day, and still ask for the version', () => {
    const { verdict, summary } = reportOn(api(5), { waivers: [waiver({ operation: '*' })] });
    expect([verdict.gate, summary.breaking, summary.waived, verdict.bump.recommended]).toEqual(['pass', 0, 2, 'major']);
  });

  it('name operations whatever their parameters are called, and only changes that reach no other', () => {
    expect(waived(reportOn(api(5), { waivers: [waiver({ operation: '* /users/{userId}' })] }))).toEqual([parameter]);
    expect(waived(reportOn(api(5), { waivers: [waiver({ operation: 'POST /others' })] }))).toEqual([]);
    expect(waived(reportOn(api(5), { waivers: [waiver({ operation: 'P*' })] }))).toEqual([schema]);
  });

  it('name places with all below them, and rules', () => {
    expect(waived(reportOn(api(5), { waivers: [waiver({ place: 'components.schemas.Age' })] }))).toEqual([schema]);
    expect(waived(reportOn(api(5), { waivers: [waiver({ place: 'components.schemas.Ag' })] }))).toEqual([]);
    expect(waived(reportOn(api(5), { waivers: [waiver({ rule: 'minimum-*', operation: '*' })] }))).toEqual([]);
  });

  it.each([
    ['breaking', 'fail'],
    ['warning', 'fail'],
    ['bump', 'fail'],
    ['never', 'pass'],
  ] as const)('fail --fail-on %s once they expire: %s', (failOn, gate) => {
    const report = reportOn(api(5), { waivers: [waiver({ operation: '*' }, '2026-11-21')] }, api(9), failOn);
    expect(report.verdict.gate).toBe(gate);
    expect(report.waivers?.map(({ state, changes }) => [state, changes.length])).toEqual([['expired', 2]]);
  });

  it('fail nothing when they have expired and match nothing, or another one took over', () => {
    const past = waiver({ operation: '*' }, '2026-01-01');
    expect(reportOn(api(9), { waivers: [past] }).verdict.gate).toBe('pass');
    const report = reportOn(api(5), { waivers: [past, waiver({ operation: '*' })] });
    expect(report.verdict.gate).toBe('pass');
    expect(report.waivers?.map(({ state }) => state)).toEqual(['unused', 'used']);
  });

  it('fail even a gate that would let the change pass', () => {
    const past = waiver({ rule: 'maximum-raised', operation: '*' }, '2026-01-01');
    expect(reportOn(api(10), { waivers: [past] }).verdict.gate).toBe('fail');
    expect(reportOn(api(10), {}).verdict.gate).toBe('pass');
  });

  it('are absent from a report that has none', () => {
    expect('waivers' in reportOn(api(5), {})).toBe(false);
  });
});

describe('x-api-diff-ignore', () => {
  it.each([
    [true, true],
    ['maximum-lowered', true],
    [['minimum-raised', 'maximum-lowered'], true],
    [{ rules: 'maximum-lowered', reason: 'r', expires: '2026-11-22' }, true],
    [{}, true],
    [false, false],
    ['minimum-raised', false],
    [{ expires: '2026-11-21' }, false],
  ])('%j on a parameter: %s', (value, lets) => {
    expect(waived(reportOn(api(5, { parameter: value }), {}))).toEqual(lets ? [parameter] : []);
  });

  it('on an operation speaks of a shared schema only where all that it reaches have it', () => {
    expect(waived(reportOn(api(5, { operation: true }), {}))).toEqual([parameter]);
    expect(waived(reportOn(api(5, { operation: true, other: true }), {})).length).toBe(2);
    expect(waived(reportOn(api(5, { operation: true, other: 'minimum-raised' }), {}))).toEqual([parameter]);
    expect(waived(reportOn(api(5, { component: true }), {}))).toEqual([schema]);
  });

  it('counts in the new document, and in the old one for what was removed', () => {
    expect(waived(reportOn(api(5), {}, api(9, { parameter: true })))).toEqual([]);
    const report = reportOn(api(9, {}, { gone: true }), {}, api(9, { other: true }));
    expect(report.changes.filter((change) => change.waived !== null).map(({ rule }) => rule)).toEqual(['operation-removed']);
    expect(report.verdict.gate).toBe('pass');
  });

  it('fails the gate once it expires', () => {
    const report = reportOn(api(5, { parameter: { expires: '2026-11-21' } }), {});
    expect(report.waivers?.map(({ state, from }) => [state, from])).toEqual([['expired', 'document']]);
  });

  it('is passed over with a note where it is forbidden or makes no sense', () => {
    const forbidden = reportOn(api(5, { parameter: true }), { inDocumentIgnore: 'forbid' });
    expect([waived(forbidden), forbidden.notes.map(({ pointer }) => pointer)]).toEqual([
      [],
      ['/paths/~1users~1{id}/get/parameters/0/x-api-diff-ignore'],
    ]);
    const odd = reportOn(api(5, { parameter: 'maximum-lowerd' }), {});
    expect([waived(odd), odd.notes[0]?.message]).toEqual([[], expect.stringContaining('no rule `maximum-lowerd`')]);
  });

  it('is the name of a property where properties are listed', () => {
    const withProperty = (maximum: number): object => ({
      openapi: '3.1.0',
      info: { title: 'T', version: '1.0.0' },
      paths: {
        '/a': {
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: { type: 'object', properties: { 'x-api-diff-ignore': true, age: { type: 'integer', maximum } } },
                },
              },
            },
            responses: { 200: { description: 'ok' } },
          },
        },
      },
    });
    expect(waived(reportOn(withProperty(5), {}, withProperty(9)))).toEqual([]);
  });
});
