import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../src/classify/groups.ts';
import type { RatedChange } from '../../src/classify/rated-change.ts';
import type { ReportChange } from '../../src/classify/report.ts';
import type { Change } from '../../src/diff/change.ts';
import type { Json } from '../../src/model/json.ts';
import type { Severity } from '../../src/rules/aspect.ts';
import type { RuleId } from '../../src/rules/table.ts';
import { change as reportChange, finding, uses } from '../report/sample.ts';

interface Edit {
  readonly rule: RuleId;
  readonly kind: string;
  readonly name: string;
  readonly message?: string;
  readonly severity?: Severity;
  readonly old?: Json | undefined;
  readonly new?: Json | undefined;
  readonly operation?: string;
}

const header: Edit = {
  rule: 'optional-header-added',
  kind: 'response header',
  name: 'RateLimit',
  new: 'RateLimit',
  severity: 'compatible',
};

/** Changes with a place, a fingerprint and an operation of their own. */
function rated(edits: readonly Edit[]): readonly RatedChange[] {
  return edits.map(({ rule, kind, name, message, severity = 'breaking', old, new: next, operation }, index) => {
    const fingerprint = `ad1:${index.toString(16).padStart(16, '0')}`;
    const place = `place ${index}`;
    const change: Change = {
      rule,
      fingerprint,
      subject: { kind, name },
      place,
      old: { address: '#/old', value: old },
      new: { address: '#/new', value: next },
      uses: [],
    };
    const findings = [finding({ severity, operations: uses([operation ?? `GET /${index}`], 'operation', '') })];
    const reported: ReportChange = reportChange({
      fingerprint,
      rule,
      place,
      severity,
      findings,
      message: message ?? `${kind} \`${name}\``,
    });
    return { change, reported };
  });
}

function groups(edits: readonly Edit[], tags: Readonly<Record<string, readonly string[]>> = {}): ReturnType<typeof groupsOf> {
  return groupsOf(rated(edits), (operation) => tags[operation] ?? []);
}

function times<Item>(count: number, item: Item): readonly Item[] {
  return Array.from({ length: count }, () => item);
}

describe('the same edit in many places', () => {
  it('is one group with its members, said in a sentence', () => {
    const [group, ...others] = groups(times(875, { ...header, message: 'response header `RateLimit` was added' }));
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      rule: 'optional-header-added',
      severity: 'compatible',
      title: 'response header `RateLimit` was added in 875 places',
      operations: 875,
    });
    expect(group?.members).toHaveLength(875);
    expect(group?.members[0]).toBe('ad1:0000000000000000');
  });

  it('counts an operation once', () => {
    expect(groups(times(3, { ...header, operation: 'GET /a' }))[0]?.operations).toBe(1);
  });

  it('needs three members', () => {
    expect(groups(times(2, header))).toEqual([]);
    expect(groups(times(3, header))).toHaveLength(1);
  });

  it.each<readonly [string, Partial<Edit>]>([
    ['another value', { new: 'Other' }],
    ['another old value', { old: 'RateLimit' }],
    ['another name', { name: 'X-RateLimit' }],
    ['another kind', { kind: 'query parameter' }],
    ['another rule', { rule: 'required-header-added' }],
    ['another severity', { severity: 'breaking' }],
  ])('does not take in %s', (_, other) => {
    expect(groups([header, header, { ...header, ...other }])).toEqual([]);
    const [group] = groups([header, { ...header, ...other }, header, header]);
    expect(group?.members).toEqual(['ad1:0000000000000000', 'ad1:0000000000000002', 'ad1:0000000000000003']);
  });

  it('tells null from nothing', () => {
    expect(groups([header, header, { ...header, old: null }])).toEqual([]);
  });

  it('takes operations and schemas for places, whatever they are called', () => {
    const edits = ['Cat', 'Dog', 'Owl'].map((name): Edit => ({ rule: 'object-closed', kind: 'schema', name, new: false }));
    expect(groups(edits)[0]?.title).toMatch(/^(?!.*(?:Cat|Dog|Owl)).*, in 3 places$/);
    const silent = edits.map((edit): Edit => ({ ...edit, new: undefined }));
    expect(groups(silent)).toEqual([]);
  });

  it('does not take two properties for one', () => {
    const edits = ['a', 'b', 'c'].map((name): Edit => ({ rule: 'type-changed', kind: 'property', name, old: 'string', new: 'integer' }));
    expect(groups(edits)).toEqual([]);
  });

  it('names the group for good: whatever the places and whoever comes along', () => {
    const [before] = groups(times(3, header));
    const [after] = groups([{ ...header, name: 'Other' }, ...times(5, header)]);
    expect(after?.id).toBe(before?.id);
    expect(groups(times(3, { ...header, name: 'Other' }))[0]?.id).not.toBe(before?.id);
  });
});

describe('operations that came or went together', () => {
  function removed(...names: readonly string[]): readonly Edit[] {
    return names.map((name) => ({ rule: 'operation-removed', kind: 'operation', name, old: name, operation: name }));
  }

  it('are a group by their tag', () => {
    const tags = { 'GET /a': ['Pets'], 'PUT /b': ['Pets', 'Admin'], 'GET /c': ['Pets'], 'GET /d': ['Shop'] };
    expect(groups(removed('GET /a', 'GET /d', 'PUT /b', 'GET /c'), tags)).toMatchObject([
      {
        title: '3 operations of tag `Pets` were removed',
        members: ['ad1:0000000000000000', 'ad1:0000000000000002', 'ad1:0000000000000003'],
      },
    ]);
  });

  it('are a group by the beginning of their paths otherwise', () => {
    const found = groups(removed('GET /v1/pets', 'GET /v1/pets/{id}', 'GET /v1/shops', 'DELETE /v1/pets/{id}', 'GET /v1/shops/{id}'));
    expect(found.map(({ title }) => title)).toEqual(['3 operations below `/v1/pets` were removed']);
  });

  it('are no group where only the version is common', () => {
    expect(groups(removed('GET /v1/pets', 'GET /v1/shops', 'GET /v1/users'))).toEqual([]);
    expect(groups(removed('GET /pets', 'GET /petshops', 'GET /pet'))).toEqual([]);
  });

  it('are not mixed: some added, some removed', () => {
    const added = removed('GET /pets/{id}').map((edit): Edit => ({ ...edit, rule: 'operation-added' }));
    expect(groups([...removed('GET /pets', 'PUT /pets'), ...added])).toEqual([]);
  });
});

describe('groups', () => {
  const edit = fc.record({
    rule: fc.constantFrom<RuleId>('optional-header-added', 'operation-removed', 'operation-added', 'type-changed'),
    kind: fc.constantFrom('operation', 'schema', 'property'),
    name: fc.constantFrom('GET /a/b', 'GET /a', 'PUT /a/{c}', 'GET /d'),
    severity: fc.constantFrom<Severity>('breaking', 'compatible'),
    old: fc.constantFrom<Json>('a', 'b', null),
  });

  it('hold a change once at most, three at least, one rule and one severity, in order, each under an id of its own', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const tags = { 'GET /a/b': ['One'], 'GET /d': ['One', 'Two'] };
        const changes = rated(edits);
        const found = groups(edits, tags);
        const members = found.flatMap((group) => group.members);
        expect(new Set(members).size).toBe(members.length);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const group of found) {
          expect(group.members.length).toBeGreaterThanOrEqual(3);
          expect(group.members).toEqual([...group.members].sort());
          const reported = changes.filter(({ reported: { fingerprint } }) => group.members.includes(fingerprint));
          expect(reported.every(({ change, reported: { severity } }) => change.rule === group.rule && severity === group.severity)).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
