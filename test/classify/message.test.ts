import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.ts';
import type { ReportFinding } from '../../src/classify/report.ts';
import { messageOf } from '../../src/classify/message.ts';

const address = '#/components/schemas/Pet/properties/name';

/** The message of a change that is met in requests only. */
function message(parts: Partial<Change>): string {
  const change: Change = {
    rule: 'max-length-lowered',
    fingerprint: 'ad1:0000000000000000',
    subject: { kind: 'property', name: 'name', component: 'Pet' },
    place: 'components.schemas.Pet.properties.name',
    old: { address, value: 64 },
    new: { address, value: 32 },
    uses: [
      {
        operation: 'POST /pets',
        kind: 'path',
        direction: 'request',
        where: 'request body application/json',
        path: '/name',
        proof: { answer: 'stated' },
      },
    ],
    ...parts,
  };
  const finding: ReportFinding = {
    direction: 'request',
    severity: 'breaking',
    because: 'variance',
    reason: null,
    proven: true,
    witness: null,
    operations: [],
  };
  return messageOf(change, [finding]);
}

describe('the sentence of a change', () => {
  it('says from what to what', () => {
    expect(message({})).toBe('maximum length of request property `name` of `Pet` lowered from `64` to `32`');
  });

  it('does not say that what was not there was raised or lowered', () => {
    expect(message({ old: { address, value: undefined } })).toBe(
      'maximum length of request property `name` of `Pet` is `32` now, where there was none',
    );
    expect(message({ rule: 'max-length-raised', new: { address, value: undefined } })).toBe(
      'maximum length of request property `name` of `Pet` was dropped; it was `64`',
    );
    expect(message({ rule: 'format-narrowed', old: { address, value: undefined }, new: { address, value: 'uri' } })).toBe(
      'format of request property `name` of `Pet` accepts less: it is `uri` now, where there was none',
    );
  });

  it('puts the direction before the property, not before its items', () => {
    expect(message({ subject: { kind: 'items of property', name: 'tags' } })).toContain('items of request property `tags`');
  });

  it('lets items and values agree with their verb', () => {
    const closed = { rule: 'object-closed' } as const;
    expect(message({ ...closed, subject: { kind: 'items of property', name: 'lines' } })).toBe(
      'items of request property `lines` take no undeclared properties any more',
    );
    expect(message(closed)).toBe('request property `name` of `Pet` takes no undeclared properties any more');
  });

  it('names an alternative by its component, and what it is an alternative of', () => {
    const old = { address: '#/components/schemas/Pet', value: undefined };
    const next = { address: '#/components/schemas/Pet/oneOf/2', value: 'Bird' };
    const subject = { kind: 'alternative', name: '17' };
    expect(message({ rule: 'alternative-added', subject, old, new: next })).toBe('alternative `Bird` of request schema `Pet` was added');
    expect(message({ rule: 'alternative-added', subject, old, new: { ...next, value: 'a schema' } })).toBe(
      'alternative `17` of request schema `Pet` was added',
    );
  });

  it('has a word for an empty text, and none of a document can end the code around it', () => {
    expect(message({ rule: 'operation-id-changed', subject: { kind: 'operation', name: 'GET /a`b' }, old: { address, value: '' } })).toBe(
      "operationId of operation `GET /a'b` changed from an empty text to `32`",
    );
  });
});
