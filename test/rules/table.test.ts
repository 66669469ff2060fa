import { describe, expect, it } from 'vitest';
import type { Aspect, Face } from '../../src/rules/aspect.ts';
import { renameAspects } from '../../src/rules/aspects/rename.ts';
import { aspects, isRuleId, ruleOf, rules } from '../../src/rules/table.ts';
import { parts, unwatched } from '../../src/rules/unwatched.ts';
import { severityOf, variance } from '../../src/rules/variance.ts';

const rows: readonly Aspect[] = aspects;
/** Where one sends so as to read, or both are one side's to do. */
const sendsToRead: ReadonlySet<string> = new Set(['offered-media-type-added', 'required-header-added', 'property-became-read-only']);
const sentence = /^[A-Z`].*[^.]\.$/;

/** What people and generated code read and no message on the wire holds, by what the id of a rule ends with; and the others by name. */
const ofProse = /-(?:description|summary|title|examples?|external-docs)-changed$|-(?:un)?deprecated$|^tag-|-tag-(?:added|removed)$/;
const alsoOnlyNoticed: ReadonlySet<string> = new Set([
  'bearer-format-changed',
  'callback-renamed',
  'component-renamed',
  'content-schema-changed',
  'default-added',
  'default-changed',
  'default-removed',
  'error-range-narrowed',
  'error-range-widened',
  'format-label-changed',
  'header-spelling-changed',
  'link-changed',
  'operation-id-changed',
  'parameter-name-changed',
  'parameters-gathered',
  'parameters-spread',
  'parameter-order-changed',
  'security-scheme-restated',
  'server-address-stated',
  'server-address-unstated',
  'xml-changed',
]);

describe('the table', () => {
  it('gives every id to one face', () => {
    const faces = new Map<string, Face>();
    for (const { faces: own } of rows) {
      for (const face of [own.lost, own.gained, ...(own.replaced === undefined ? [] : [own.replaced])]) {
        expect(faces.get(face.id) ?? face, face.id).toBe(face);
        faces.set(face.id, face);
      }
    }
    expect(faces.size).toBe(rules.length);
  });

  it('says one id for many rows only where both media types are watched', () => {
    const twins = rows.filter((row) => rows.some((other) => other !== row && other.faces.lost.id === row.faces.lost.id));
    expect(new Set(twins.map(({ watches }) => watches))).toEqual(new Set(['request media type', 'response media type']));
  });

  it.each(rows.map((row) => [`${row.watches}: ${row.faces.lost.id}`, row] as const))('%s: its faces mirror each other', (_, row) => {
    const { lost, gained, replaced } = row.faces;
    const pair = `${lost.effect} ${gained.effect}`;
    // A required thing that went arrives nowhere; when it comes, requests without it are refused.
    const ofPresence = row.kind === 'presence' && lost.id.startsWith('required-') ? ['withdraws narrows'] : [];
    const ofRenames = (renameAspects as readonly Aspect[]).includes(row) ? ['withdraws withdraws', 'replaces replaces', 'notes notes'] : [];
    const readsAlike = lost === gained ? ['replaces replaces'] : ['narrows widens', 'withdraws extends'];
    const admitted = ofPresence.length > 0 ? ofPresence : ofRenames.length > 0 ? ofRenames : [...readsAlike, 'notes notes'];
    expect({ pair, admitted: admitted.includes(pair) }).toEqual({ pair, admitted: true });
    if (replaced === undefined || replaced === lost) return;
    expect(replaced.effect).toBe(lost.effect === 'notes' ? 'notes' : 'replaces');
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s only notes what people alone notice', (id, { face }) => {
    expect(face.effect === 'notes').toBe(ofProse.test(id) || alsoOnlyNoticed.has(id));
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s is written as a rule is', (id, { face }) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(id).not.toMatch(/request|response/);
    expect(face.title).toMatch(/^[A-Za-z].*[^.]$/);
    expect(face.message).toContain('{subject}');
    expect(face.message).toMatch(/[^.]$/);
    expect(face.message.replaceAll(/\{(subject|name|old|new|probably)\}/g, '')).not.toMatch(/[{}]/);
    expect(face.why).toMatch(sentence);
    expect(face.advice).toMatch(sentence);
    for (const advice of Object.values(face.adviceIn ?? {})) expect(advice).toMatch(sentence);
    if (face.adviceWhenDropped !== undefined) expect(face.adviceWhenDropped).toMatch(sentence);
    // Whoever is told in one breath to send and to read is told apart where only one of them is met.
    expect(/\bsend/i.test(face.advice) && /\bread(?:ing)?\b/i.test(face.advice)).toBe(face.adviceIn !== undefined || sendsToRead.has(id));
    for (const exception of Object.values(face.except ?? {})) expect(exception.because).toMatch(sentence);
  });

  it('finds a rule by its id', () => {
    expect(ruleOf('max-length-lowered').face.effect).toBe('narrows');
    expect(ruleOf('max-length-raised').reads).toBe('gained');
    expect(ruleOf('operation-id-changed').reads).toBe('replaced');
    expect(isRuleId('type-changed')).toBe(true);
    expect(isRuleId('constructor')).toBe(false);
  });

  it('names rules where it says which aspect reads a part', () => {
    const named = Object.values(parts).flatMap((part) => Object.values<string>(part));
    for (const text of named.filter((text) => !text.includes(' '))) expect(isRuleId(text), text).toBe(true);
  });

  it('gives a reason for every key that nothing watches', () => {
    for (const reasons of Object.values(unwatched)) for (const reason of Object.values<string>(reasons)) expect(reason).toMatch(sentence);
  });
});

describe('severity', () => {
  it('follows who sends', () => {
    expect(variance.narrows).toEqual({ request: 'breaking', response: 'compatible' });
    expect(variance.widens).toEqual({ request: 'compatible', response: 'breaking' });
    expect(variance.replaces).toEqual({ request: 'breaking', response: 'breaking' });
  });

  it('is the exception where there is one, with its reason, in its direction alone', () => {
    const { face } = ruleOf('enum-value-added');
    expect(severityOf(face, 'request')).toEqual({ severity: 'compatible' });
    expect(severityOf(face, 'response').severity).toBe('warning');
    expect(severityOf(face, 'response').because).toMatch(sentence);
  });

  it('never calls a rule by its face breaking that only people notice', () => {
    for (const { face } of rules.filter((rule) => rule.face.effect === 'notes')) {
      for (const direction of ['request', 'response'] as const) expect(severityOf(face, direction).severity, face.id).not.toBe('breaking');
    }
  });

  it('rates the default policy as published', () => {
    const rated = (id: Parameters<typeof ruleOf>[0]) => [
      severityOf(ruleOf(id).face, 'request').severity,
      severityOf(ruleOf(id).face, 'response').severity,
    ];
    expect(rated('operation-removed')).toEqual(['breaking', 'breaking']);
    expect(rated('operation-added')).toEqual(['compatible', 'compatible']);
    expect(rated('operation-id-changed')).toEqual(['compatible', 'compatible']);
    expect(rated('required-property-added')).toEqual(['breaking', 'compatible']);
    expect(rated('optional-property-removed')).toEqual(['breaking', 'breaking']);
    expect(rated('property-became-optional')).toEqual(['compatible', 'breaking']);
    expect(rated('enum-value-removed')).toEqual(['breaking', 'compatible']);
    expect(rated('extensible-enum-value-added')).toEqual(['compatible', 'compatible']);
    expect(rated('default-changed')).toEqual(['warning', 'cosmetic']);
    expect(rated('success-status-removed')[1]).toBe('breaking');
    expect(rated('success-status-added')[1]).toBe('warning');
    expect(rated('error-status-added')[1]).toBe('compatible');
    expect(rated('error-status-removed')[1]).toBe('warning');
    expect(rated('offered-media-type-removed')[0]).toBe('breaking');
    expect(rated('security-tightened')[0]).toBe('breaking');
    expect(rated('security-loosened')[0]).toBe('compatible');
  });
});
