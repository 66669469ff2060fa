import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/classify/compare.ts';
import type { ComparedReport } from '../../src/classify/report.ts';
import type { Waiving } from '../../src/classify/waivers/waiver.ts';
import type { Json } from '../../src/model/json.ts';
import { causesOf } from '../../src/report/entries.ts';
import { documentOf } from '../support/document.ts';

/** A document that sends and takes some components, and has the named parts for their choices. */
function documentWith(schemas: Readonly<Record<string, Json>>): Json {
  const payload = (name: string): Json => ({ content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } });
  const paths = Object.fromEntries(
    Object.keys(schemas).map((name) => [
      `/${name}`,
      { put: { requestBody: payload(name), responses: { 200: { description: 'ok', ...(payload(name) as object) } } } },
    ]),
  );
  const parts = ['Ant', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox'].map((name): [string, Json] => [
    name,
    { type: 'object', required: ['kind', name], properties: { kind: { const: name }, [name]: { type: 'string' } } },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: paths as Json,
    components: { schemas: { ...schemas, ...Object.fromEntries(parts) } },
  };
}

function compared(old: Readonly<Record<string, Json>>, next: Readonly<Record<string, Json>>, waiving?: Waiving): ComparedReport {
  return compareDocuments(documentOf(documentWith(old)), documentOf(documentWith(next)), {
    failOn: 'breaking',
    toolVersion: '0',
    positions: false,
    waiving,
  });
}

function choice(...names: readonly string[]): Json {
  return { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
}

function titles({ groups }: ComparedReport): readonly string[] {
  return groups.map(({ title }) => title);
}

const states = (...values: readonly string[]): Json => ({ type: 'object', properties: { state: { type: 'string', enum: [...values] } } });

describe('what one choice has more or less', () => {
  it('is one thing to tell, all of it named while there is room', () => {
    expect(titles(compared({ Pet: choice('Ant') }, { Pet: choice('Ant', 'Bee', 'Cat') }))).toEqual([
      'alternatives `Bee` and `Cat` of schema `Pet` were added',
    ]);
    expect(titles(compared({ Pet: choice('Ant', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox') }, { Pet: choice('Ant') }))).toEqual([
      '5 alternatives of schema `Pet` were removed: `Bee`, `Cat`, `Dog` and 2 more',
    ]);
  });

  it('is no list where one came', () => {
    expect(titles(compared({ Pet: choice('Ant', 'Bee') }, { Pet: choice('Ant', 'Bee', 'Cat') }))).toEqual([]);
  });

  it('is one thing in all choices that changed alike, and another in those that did not', () => {
    const old = { Pet: choice('Ant'), Toy: choice('Ant'), Zoo: choice('Ant') };
    const next = { Pet: choice('Ant', 'Bee', 'Cat'), Toy: choice('Ant', 'Cat', 'Bee'), Zoo: choice('Ant', 'Bee', 'Dog') };
    expect(titles(compared(old, next))).toEqual([
      'alternatives `Bee` and `Cat` were added, in 2 places',
      'alternatives `Bee` and `Dog` of schema `Zoo` were added',
    ]);
  });

  it('keeps a fingerprint for each, whoever came with it', () => {
    const few = compared({ Pet: choice('Ant') }, { Pet: choice('Ant', 'Cat') });
    const many = compared({ Pet: choice('Ant') }, { Pet: choice('Ant', 'Bee', 'Cat') });
    expect(many.changes.map(({ fingerprint }) => fingerprint)).toContain(few.changes[0]?.fingerprint);
  });
});

describe('what one enum has more or less', () => {
  it('is one thing to tell', () => {
    const report = compared({ Pet: states('a', 'b', 'c', 'd', 'e', 'f') }, { Pet: states('a') });
    expect(titles(report)).toEqual(['property `state` of `Pet` may no longer be `b`, `c`, `d` or one of 2 more values']);
    expect(titles(compared({ Pet: states('a') }, { Pet: states('a', 'b', 'c') }))).toEqual([
      'property `state` of `Pet` may be `b` or `c` now',
    ]);
  });

  it('is two where some values went and some came', () => {
    expect(titles(compared({ Pet: states('a', 'b', 'c') }, { Pet: states('a', 'yes', 'no') }))).toHaveLength(2);
  });

  it('lets a waiver pass the value that it names and no other', () => {
    const [old, next] = [{ Pet: states('a', 'b', 'c', 'd') }, { Pet: states('a') }];
    const fingerprint = compared(old, next).changes[0]?.fingerprint ?? '';
    const waiver = { reason: 'nobody sends it', expires: '2030-01-01', by: null, link: null, position: null };
    const report = compared(old, next, {
      waivers: [{ ...waiver, target: { kind: 'fingerprint', fingerprint } }],
      today: '2026-11-22',
      inDocumentIgnore: 'forbid',
    });
    expect(report.verdict.gate).toBe('fail');
    const messages = causesOf(report).map(({ message, first }) => [first.waived === null ? 'open' : 'waived', message]);
    expect(messages).toEqual([
      ['waived', 'property `state` of `Pet` may no longer be `b`'],
      ['open', 'property `state` of `Pet` may no longer be `c` (and 1 more)'],
    ]);
  });
});
