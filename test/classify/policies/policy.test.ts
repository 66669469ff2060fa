import { describe, expect, it } from 'vitest';
import { policyOf, withRules } from '../../../src/classify/policy/custom.ts';
import type { Policy } from '../../../src/classify/policy/policy.ts';
import { rowOf, severityUnder } from '../../../src/classify/policy/policy.ts';
import { isPresetName, presetNames } from '../../../src/classify/policy/preset-names.ts';
import { presets } from '../../../src/classify/policy/presets.ts';
import type { ReportChange, ReportFinding } from '../../../src/classify/report.ts';
import { SEVERITIES } from '../../../src/classify/severity.ts';
import { isRuleId, rules } from '../../../src/rules/table.ts';
import { severityOf } from '../../../src/rules/variance.ts';
import { answers, documentWith, done, operations, parameters, property, received, reportUnder, sent } from './pairs.ts';
import type { Pair } from './pairs.ts';

const DIRECTIONS = ['request', 'response'] as const;
const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const base = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const two = { type: 'string', enum: ['draft', 'live'] };
const three = { type: 'string', enum: ['draft', 'live', 'gone'] };

/** A schema that is sent and received. */
function exchanged(old: object, next: object): Pair {
  const whole = (schema: object) => {
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
    const post = { requestBody: { content }, responses: { '200': { description: 'Done', content } } };
    return documentWith({ '/things': { post } }, { components: { schemas: { Thing: schema } } } as never);
  };
  return { old: whole(old), new: whole(next) };
}

function changesUnder(policy: Policy | undefined, pair: Pair): readonly ReportChange[] {
  return reportUnder(policy, pair).changes;
}

function finding(policy: Policy, pair: Pair, direction: 'request' | 'response'): Partial<ReportFinding> | undefined {
  return changesUnder(policy, pair)[0]?.findings.find((one) => one.direction === direction);
}

describe.each(presetNames.map((name) => [name, presets[name] as Policy] as const))('the preset %s', (name, policy) => {
  it('goes by its name and names its source', () => {
    expect(policy.name).toBe(name);
    if (policy.source !== null) expect(policy.source.url).toMatch(/^https:\/\//);
    expect(policy.source === null).toBe(['recommended', 'strict', 'wire', 'sdk'].includes(name));
  });

  it('has rows for rules that exist, each with a sentence for its reason', () => {
    for (const [id, row] of Object.entries(policy.rows)) {
      expect(isRuleId(id), id).toBe(true);
      for (const one of 'severity' in row ? [row] : Object.values(row)) expect(one.because, id).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('has no row that says what the table says anyway', () => {
    for (const { id, face } of rules) {
      const rows = DIRECTIONS.map((direction) => ({ row: rowOf(policy, id, direction), usual: severityOf(face, direction).severity }));
      const spoken = rows.filter(({ row }) => row !== undefined);
      const idle = spoken.every(({ row, usual }) => row?.severity === usual && row.evenIfContained !== true);
      // What `sdk` says of a rule stands over what `wire` says of it.
      const inherits = name === 'sdk' && presets.wire.rows[id] !== undefined;
      if (spoken.length > 0 && !inherits) expect(idle, id).toBe(false);
    }
  });
});

describe('strict', () => {
  it('turns every caution into a break and nothing else', () => {
    for (const { id, face } of rules) {
      for (const direction of DIRECTIONS) {
        const usual = severityOf(face, direction).severity;
        expect(severityUnder(presets.strict, id, direction).severity, id).toBe(usual === 'warning' ? 'breaking' : usual);
      }
    }
  });
});

describe('wire', () => {
  it('only warns of what the receiver takes in silence', () => {
    const gone = property({ type: 'string' });
    expect(finding(presets.wire, parameters([limit], []), 'request')).toMatchObject({ severity: 'warning', because: 'policy' });
    expect(finding(presets.wire, sent(gone, base), 'request')).toMatchObject({ severity: 'warning', because: 'policy' });
    expect(finding(presets.wire, received(gone, base), 'response')).toMatchObject({ severity: 'warning', because: 'policy' });
  });

  it('never rates anything worse than the table', () => {
    for (const { id, face } of rules) {
      for (const direction of DIRECTIONS) {
        const { severity } = severityUnder(presets.wire, id, direction);
        expect(SEVERITIES.indexOf(severity as never), id).toBeGreaterThanOrEqual(SEVERITIES.indexOf(severityOf(face, direction).severity));
      }
    }
  });

  it('breaks where the request fails or a strict parser chokes', () => {
    const gone = property({ type: 'string' });
    const breaks = (pair: Pair): boolean => reportUnder(presets.wire, pair).summary.breaking > 0;
    expect(breaks(sent(gone, { ...base, additionalProperties: false }))).toBe(true);
    expect(breaks(received({ ...gone, required: ['email'] }, base))).toBe(true);
    expect(breaks(parameters([], [{ ...limit, required: true }]))).toBe(true);
    expect(
      breaks({
        old: documentWith({ '/a': { get: { responses: done } }, '/b': { get: { responses: done } } }),
        new: documentWith({ '/a': { get: { responses: done } } }),
      }),
    ).toBe(true);
  });
});

describe('sdk', () => {
  const named = (operationId: string) => ({ operationId });
  it.each([
    ['operation ids', operations(named('list'), named('all'))],
    ['the names of parameters', parameters([{ ...limit, in: 'header', name: 'X-Trace' }], [{ ...limit, in: 'header', name: 'x-trace' }])],
    ['the order of parameters', parameters([limit, { ...limit, name: 'sort' }], [{ ...limit, name: 'sort' }, limit])],
    ['tags', operations({ tags: ['things'] }, { tags: ['items'] })],
    ['arguments', parameters([limit], [])],
    ['fields', sent(property({ type: 'string' }), base)],
  ])('breaks for %s', (_, pair) => {
    expect(reportUnder(presets.sdk, pair).verdict.gate).toBe('fail');
  });

  it('lets pass what only people read', () => {
    const { verdict, summary } = reportUnder(presets.sdk, operations({ summary: 'One' }, { summary: 'Two' }));
    expect([verdict.gate, summary.cosmetic]).toEqual(['pass', 1]);
  });

  it('lets a parameter in between pass, since only the order of kept ones counts', () => {
    const pair = parameters([limit, { ...limit, name: 'sort' }], [limit, { ...limit, name: 'page' }, { ...limit, name: 'sort' }]);
    expect(changesUnder(presets.sdk, pair).map(({ rule }) => rule)).toEqual(['optional-parameter-added']);
  });
});

describe('a finding under a policy', () => {
  it('names the policy and its reason', () => {
    expect(finding(presets.azure, received(base, property({ type: 'string' })), 'response')).toMatchObject({
      severity: 'breaking',
      because: 'policy',
      reason: expect.stringMatching(/^azure: .*same in every revision/) as string,
    });
  });

  it('is judged by the table where the policy says nothing, or the same', () => {
    expect(finding(presets.azure, parameters([limit], []), 'request')).toMatchObject({
      severity: 'breaking',
      because: 'variance',
      reason: null,
    });
    expect(finding(presets.zalando, sent(property({ default: 1 }), property({ default: 2 })), 'request')).toMatchObject({
      because: 'rule',
    });
  });

  it('counts for bump, gate and summary', () => {
    const pair = received(base, property({ type: 'string' }));
    expect(reportUnder(presets.recommended, pair)).toMatchObject({
      verdict: { gate: 'pass', bump: { recommended: 'minor' } },
      summary: { breaking: 0 },
    });
    expect(reportUnder(presets.azure, pair)).toMatchObject({
      verdict: { gate: 'fail', bump: { recommended: 'major' } },
      summary: { breaking: 1 },
    });
  });

  it('is the same without a policy as under the recommended one', () => {
    const pair = exchanged(property(two), property(three));
    expect(reportUnder(undefined, pair)).toEqual(reportUnder(presets.recommended, pair));
  });
});

describe('what is proven', () => {
  const digits = { name: 'code', in: 'query', schema: { type: 'integer' } };
  const text = { name: 'code', in: 'query', schema: { type: 'string' } };

  it('is not made worse by a row that speaks of values', () => {
    // The longest value is six letters either way.
    const bounded = (maxLength: number) => property({ type: 'string', pattern: '^[a-z]{1,6}$', maxLength });
    const policy = policyOf({ rules: { 'max-length-lowered': 'breaking' } });
    expect(finding(policy, sent(bounded(20), bounded(10)), 'request')).toMatchObject({ severity: 'compatible', because: 'contained' });
    expect(finding(policy, sent(bounded(20), bounded(3)), 'request')).toMatchObject({ severity: 'breaking' });
  });

  it('is made worse by a row that speaks of source code', () => {
    const change = (policy: Policy) => changesUnder(policy, parameters([digits], [text])).find(({ rule }) => rule.startsWith('type-'));
    expect(change(presets.recommended)?.severity).toBe('compatible');
    expect(change(presets.google)).toMatchObject({ severity: 'breaking', findings: [{ because: 'policy' }] });
  });

  it('does not hinder a row about a direction in which the table fears nothing', () => {
    expect(finding(presets.kubernetes, received(property(three), property(two)), 'response')).toMatchObject({
      severity: 'warning',
      because: 'policy',
    });
  });
});

describe('rows of one direction', () => {
  it('leave the other one alone', () => {
    const policy = policyOf({ rules: { 'enum-value-added': { response: 'breaking' } } });
    const pair = exchanged(property(two), property(three));
    expect(finding(policy, pair, 'response')).toMatchObject({ severity: 'breaking', because: 'policy' });
    expect(finding(policy, pair, 'request')).toMatchObject({ severity: 'compatible', because: 'variance' });
  });

  it('keep what the preset says of the other one', () => {
    const policy = policyOf({ extends: 'kubernetes', rules: { 'enum-value-added': { response: 'cosmetic' } } });
    expect(severityUnder(policy, 'enum-value-added', 'request').severity).toBe('breaking');
    expect(severityUnder(policy, 'enum-value-added', 'response').severity).toBe('cosmetic');
    expect(severityUnder(policy, 'default-changed', 'request').severity).toBe('breaking');
  });

  it('may be put over any policy', () => {
    const first = withRules(presets.azure, { 'operation-added': 'warning' });
    const second = withRules(first, { 'operation-removed': 'warning' });
    expect(severityUnder(second, 'operation-added', 'request').severity).toBe('warning');
    expect(severityUnder(second, 'offered-media-type-added', 'request').severity).toBe('breaking');
    expect(policyOf({})).toBe(presets.recommended);
  });
});

describe('off', () => {
  const pair = exchanged(property(three), property(two));

  it('drops a change of which nothing is left, from gate, bump and summary too', () => {
    const report = reportUnder(policyOf({ rules: { 'enum-value-removed': 'off' } }), pair);
    expect(report).toMatchObject({
      changes: [],
      verdict: { gate: 'pass', bump: { recommended: 'none' } },
      summary: { breaking: 0, compatible: 0, operations: { changed: 0 } },
    });
  });

  it('drops one direction and keeps the other', () => {
    const report = reportUnder(policyOf({ rules: { 'enum-value-removed': { request: 'off' } } }), pair);
    expect(report.changes.flatMap(({ findings }) => findings.map(({ direction }) => direction))).toEqual(['response']);
    expect(report.verdict.bump.recommended).toBe('minor');
  });

  it('drops only its own rule', () => {
    const report = reportUnder(policyOf({ rules: { 'enum-value-added': 'off' } }), pair);
    expect(report.changes.map(({ rule }) => rule)).toEqual(['enum-value-removed']);
  });

  it('does not change how many operations came, went or changed', () => {
    const grown = {
      old: documentWith({ '/a': { get: { responses: done } } }),
      new: documentWith({
        '/a': { get: { responses: { ...done, '409': { description: 'Conflict' } } } },
        '/b': { get: { responses: done } },
      }),
    };
    const counted = { added: 1, removed: 0, changed: 1, total: 2 };
    expect(reportUnder(policyOf({ rules: { 'operation-added': 'off' } }), grown).summary.operations).toEqual(
      reportUnder(undefined, grown).summary.operations,
    );
    expect(reportUnder(undefined, grown).summary.operations).toMatchObject({ added: counted.added, changed: counted.changed });
  });

  it('drops a change that nothing uses only where it is off in both directions', () => {
    const unused = { ...answers(done, done) };
    const tagged = (tags: readonly object[]) => ({ ...unused.old, tags }) as never;
    const lost: Pair = { old: tagged([{ name: 'things' }]), new: tagged([]) };
    expect(changesUnder(policyOf({ rules: { 'tag-removed': { request: 'off' } } }), lost)).toHaveLength(1);
    expect(changesUnder(policyOf({ rules: { 'tag-removed': 'off' } }), lost)).toHaveLength(0);
  });
});

describe('names of presets', () => {
  it('are told from other words, names of the language among them', () => {
    expect(isPresetName('ms-graph')).toBe(true);
    for (const word of ['msGraph', 'Azure', '', 'constructor', '__proto__', 'toString']) expect(isPresetName(word), word).toBe(false);
  });
});
