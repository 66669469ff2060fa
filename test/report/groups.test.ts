import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedReport, ReportChange } from '../../src/classify/report.ts';
import { causesOf, changesIn, entriesOf } from '../../src/report/entries.ts';
import { renderMarkdown } from '../../src/report/markdown/markdown.ts';
import { groupings } from '../../src/report/groupings.ts';
import type { GroupBy } from '../../src/report/groupings.ts';
import { sectionsOf } from '../../src/report/sections.ts';
import type { TextOptions } from '../../src/report/text/style.ts';
import { defaultTextOptions } from '../../src/report/text/style.ts';
import { renderText } from '../../src/report/text/text.ts';
import { reportOf } from '../fixtures/render.ts';
import { change, finding, sampleReport, uses } from './sample.ts';

const folder = new URL('../../fixtures/apis/same-edit-everywhere/', import.meta.url);
const everywhere = reportOf(readFileSync(new URL('old.yaml', folder), 'utf8'), readFileSync(new URL('new.yaml', folder), 'utf8'));
const others = groupings.filter((grouping): grouping is Exclude<GroupBy, 'cause'> => grouping !== 'cause');

function text(report: ComparedReport, options: Partial<TextOptions> = {}): string {
  return renderText(report, { ...defaultTextOptions, ...options });
}

describe('the fixture', () => {
  it('has a group for each edit and none for the near misses', () => {
    expect(everywhere.groups.map(({ title, operations }) => `${operations}: ${title}`)).toEqual([
      '4: query parameter `reason` was added and is required, in 4 places',
      '3: 3 operations of tag `Drafts` were removed',
      '8: response property `archivedAt` was added in 4 places',
      '12: response header `RateLimit` was added in 12 places',
    ]);
    expect(causesOf(everywhere)).toHaveLength(everywhere.groups.length + 3);
  });

  const screens = [
    { name: 'groups', options: {} },
    { name: 'groups-verbose', options: { detail: 'verbose' } },
    { name: 'by-operation', options: { groupBy: 'operation' } },
    { name: 'by-tag-verbose', options: { groupBy: 'tag', detail: 'verbose' } },
    { name: 'by-rule', options: { groupBy: 'rule' } },
  ] as const;
  it.each(screens)('looks like fixtures/report/$name.txt', async ({ name, options }) => {
    await expect(text(everywhere, options)).toMatchFileSnapshot(`../../fixtures/report/${name}.txt`);
  });

  it.each([
    { name: 'groups', view: { groupBy: 'cause', detail: 'normal' } },
    { name: 'groups-verbose', view: { groupBy: 'cause', detail: 'verbose' } },
    { name: 'by-tag', view: { groupBy: 'tag', detail: 'normal' } },
  ] as const)('looks like fixtures/report/$name.md', async ({ name, view }) => {
    await expect(renderMarkdown(everywhere, view)).toMatchFileSnapshot(`../../fixtures/report/${name}.md`);
  });
});

describe('a group over both directions', () => {
  const openapi = (item: string): string => `
openapi: 3.0.3
info: { title: Notes, version: 1.0.0 }
paths:
  /notes:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewNote' } } } }
      responses:
        '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
        '202': { description: Later, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }
components:
  schemas:
    NewNote: { type: object, properties: { title: { type: string }${item} } }
    Note: { type: object, properties: { title: { type: string }${item} } }
    Job: { type: object, properties: { title: { type: string }${item} } }
`;
  const report = reportOf(openapi(', splits: { type: string }'), openapi(''));

  it('advises for all of its members, and each member for itself', () => {
    expect(causesOf(report).map(({ message, advice }) => `${message}: ${advice}`)).toEqual([
      'property `splits` was removed in 3 places: Stop sending and reading it, and find out what takes its place.',
    ]);
    expect(report.changes.map(({ advice }) => advice).sort()).toEqual([
      'Stop reading it, and find out what takes its place.',
      'Stop reading it, and find out what takes its place.',
      'Stop sending it, and find out what takes its place.',
    ]);
    expect(text(report)).toContain('fix      Stop sending and reading it');
    expect(renderMarkdown(report)).toContain('**Fix:** Stop sending and reading it');
  });

  it('advises as its members do where they agree', () => {
    const read = reportOf(
      openapi(', splits: { type: string }'),
      openapi('').replace('title: { type: string } } }', 'title: { type: string }, splits: { type: string } } }'),
    );
    expect(causesOf(read).map(({ advice }) => advice)).toEqual(Array(2).fill('Stop reading it, and find out what takes its place.'));
  });
});

describe('one envelope around responses of several statuses', () => {
  const paths = (schema: string): string => `
openapi: 3.0.3
info: { title: Notes, version: 1.0.0 }
paths:
  /notes:
    get: { responses: { '200': { description: All, content: { application/json: { schema: ${schema} } } } } }
    post: { responses: { '201': { description: New, content: { application/json: { schema: ${schema} } } } } }
    put: { responses: { '202': { description: Later, content: { application/json: { schema: ${schema} } } } } }
components:
  schemas:
    Note: { type: object, properties: { title: { type: string } } }
`;
  const note = "{ $ref: '#/components/schemas/Note' }";
  it('is one cause', () => {
    const report = reportOf(paths(note), paths(`{ type: object, required: [data], properties: { data: ${note} } }`));
    expect(causesOf(report).map(({ message }) => message)).toEqual(['response body is now inside an object, under `data`, in 3 places']);
  });
});

/** Reports of which any changes may be groups: the renderers take the groups as they are. */
const reports = fc
  .array(fc.record({ group: fc.nat({ max: 6 }), loud: fc.boolean(), operations: fc.array(fc.nat({ max: 5 }), { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((items): ComparedReport => {
    const changes = items.map(({ group, loud, operations }, index): ReportChange & { readonly group: string } => {
      const severity = loud ? 'breaking' : 'compatible';
      const names = [...new Set(operations)].map((operation) => `GET /${operation}`);
      const findings = names.length === 0 ? [] : [finding({ severity, operations: uses(names, 'operation', '') })];
      const fingerprint = `ad1:${index.toString(16).padStart(16, '0')}`;
      return {
        ...change({ fingerprint, severity, findings, place: `place.${index}.`, message: `change ${index}` }),
        group: `${severity} ${group}`,
      };
    });
    const sorted = changes.sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0));
    const groups = [...new Set(sorted.map(({ group }) => group))].flatMap((name) => {
      const members = sorted.filter(({ group }) => group === name);
      const [first] = members;
      if (first === undefined || members.length < 3 || name.endsWith('0')) return [];
      const { rule, severity } = first;
      return [
        {
          id: first.fingerprint,
          rule,
          severity,
          title: `${name}: ${members.length}`,
          members: members.map(({ fingerprint }) => fingerprint),
          places: members.length,
          operations: 1,
        },
      ];
    });
    const operations = Object.fromEntries(
      [0, 1, 2, 3, 4, 5].map((name) => [`GET /${name}`, { tags: name % 3 === 0 ? [] : [`Tag ${name % 2}`] }]),
    );
    return { ...sampleReport, changes: sorted, groups, operations };
  });

function squeezed(shown: string): string {
  return shown.replace(/\s+/g, '');
}

describe('whatever the groups', () => {
  it('entries hold every change once, and stand by severity', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const entries = causesOf(report);
        const held = changesIn(entries).map(({ fingerprint }) => fingerprint);
        expect([...held].sort()).toEqual(report.changes.map(({ fingerprint }) => fingerprint).sort());
        expect(entries.map(({ first }) => first.severity)).toEqual(entries.map(({ first }) => first.severity).sort());
        for (const { changes, first } of entries) expect(changes[0]).toBe(first);
      }),
      { numRuns: 200 },
    );
  });

  it.each(groupings)('nothing is lost from the whole text by %s', (groupBy) => {
    fc.assert(
      fc.property(reports, (report) => {
        const shown = squeezed(text(report, { groupBy, detail: 'verbose' }));
        for (const { place, severity } of report.changes) {
          // What hurts nobody and stands alone is told by its message and its lines.
          if (groupBy !== 'cause' || severity === 'breaking') expect(shown).toContain(squeezed(place));
        }
        for (const entry of groupBy === 'cause' ? causesOf(report) : []) expect(shown).toContain(squeezed(entry.message));
      }),
      { numRuns: 100 },
    );
  });

  it.each(others)('a change stands in every %s that it belongs to', (groupBy) => {
    fc.assert(
      fc.property(reports, (report) => {
        const sections = sectionsOf(report, groupBy);
        const held = new Set(sections.flatMap(({ entries }) => changesIn(entries)).map(({ fingerprint }) => fingerprint));
        expect(held.size).toBe(report.changes.length);
        expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length);
      }),
      { numRuns: 100 },
    );
  });

  it('the screen is large enough, in every grouping', () => {
    fc.assert(
      fc.property(reports, fc.constantFrom(...groupings), fc.integer({ min: 24, max: 60 }), (report, groupBy, rows) => {
        expect(text(report, { groupBy, rows }).split('\n').length - 1).toBeLessThanOrEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it.each(groupings)('a comment has room by %s', (groupBy) => {
    const many = Array.from({ length: 900 }, (_, index) =>
      change({ fingerprint: `ad1:${String(index).padStart(16, '0')}`, place: `place ${index}` }),
    );
    const operations = many.map((_, index) => `GET /${index}`);
    const changes = many.map((one, index) => ({
      ...one,
      findings: [finding({ operations: uses(operations.slice(index, index + 3), 'operation', '') })],
    }));
    const report = {
      ...sampleReport,
      changes,
      operations: Object.fromEntries(operations.map((label) => [label, { tags: [`Tag of ${label}`] }])),
    };
    for (const detail of ['normal', 'verbose'] as const) {
      expect(Buffer.byteLength(renderMarkdown(report, { groupBy, detail }))).toBeLessThan(60_000);
    }
  });
});

describe('a part of a group', () => {
  it('says how many places there are where it stands', () => {
    const [group] = everywhere.groups.filter(({ rule }) => rule === 'optional-header-added');
    const members = everywhere.changes.filter(({ fingerprint }) => group?.members.includes(fingerprint) === true);
    const messageOf = (changes: readonly ReportChange[]): string | undefined => entriesOf(changes, everywhere.groups)[0]?.message;
    expect(messageOf(members)).toBe('response header `RateLimit` was added in 12 places');
    expect(messageOf(members.slice(0, 3))).toBe('response header `RateLimit` was added (and in 2 more places)');
    expect(messageOf(members.slice(0, 2))).toBe('response header `RateLimit` was added (and in 1 more place)');
    expect(messageOf(members.slice(0, 1))).toBe('response header `RateLimit` was added');
  });
});
