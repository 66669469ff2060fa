import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEntries, withRenewed } from '../../src/commands/waive/edit-waivers.ts';
import type { WaiverEntry } from '../../src/commands/waive/edit-waivers.ts';
import { oneLine } from '../../src/commands/waive/waiver-wish.ts';
import { waiversIn } from '../../src/commands/waive/waivers-text.ts';

function entry(parts: Partial<WaiverEntry>): WaiverEntry {
  return { fingerprint: 'ad1:0123456789abcdef', reason: 'r', expires: '2027-02-28', by: null, about: null, ...parts };
}

const forms: readonly string[] = [
  '# mine\nwaivers:\n- rule: "*"\n  operation: "*"   # every one\n  reason: |\n    two\n    lines\n  expires: 2027-01-01\n\n# end\n',
  'waivers:\n    - {fingerprint: "ad1:aaaaaaaaaaaaaaaa", reason: a, expires: 2027-01-01} # flow\n',
  'waivers:\n  - fingerprint: ad1:aaaaaaaaaaaaaaaa\n    reason: a\n    expires: 2027-01-01',
  'waivers: []\n',
  'waivers: # none yet\n\n# end\n',
  '# only words\n',
  '',
];

describe('writing waivers', () => {
  it.each(forms)('adds to %j and keeps every line that was there', (text) => {
    const written = withEntries(text, [entry({ by: 'Ada', about: 'what it is' })]);
    expect(waiversIn('w.yaml', written)).toHaveLength(waiversIn('w.yaml', text).length + 1);
    expect(waiversIn('w.yaml', written).at(-1)).toMatchObject({ reason: 'r', expires: '2027-02-28', by: 'Ada' });
    let from = 0;
    for (const line of text.split('\n').map((each) => each.replace(' []', ''))) {
      from = written.indexOf(line, from);
      expect(from, line).toBeGreaterThanOrEqual(0);
    }
  });

  it('reads back whatever the reason is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom(...forms), (text, form) => {
        const reason = oneLine(text);
        fc.pre(reason.trim() !== '');
        const written = withEntries(form, [entry({ reason, about: reason })]);
        expect(waiversIn('w.yaml', written).at(-1)?.reason).toBe(reason);
        const renewed = withRenewed(written, [entry({ reason: 'again', expires: '2028-01-01', by: reason })]);
        expect(waiversIn('w.yaml', renewed).at(-1)).toMatchObject({ reason: 'again', expires: '2028-01-01', by: reason });
      }),
      { numRuns: 200 },
    );
  });

  it('renews one waiver and leaves the others', () => {
    const flow = 'waivers: [{fingerprint: "ad1:0123456789abcdef", reason: a, expires: 2026-01-01}] # x\n';
    expect(withRenewed(flow, [entry({ reason: 'b, c' })])).toBe(
      'waivers: [{fingerprint: "ad1:0123456789abcdef", reason: "b, c", expires: "2027-02-28"}] # x\n',
    );
    const block = 'waivers:\n- fingerprint: ad1:0123456789abcdef\n  reason: >\n    long\n    ago\n  expires: 2026-01-01 # soon\n# end\n';
    expect(withRenewed(block, [entry({ by: 'Ada' })])).toBe(
      'waivers:\n- fingerprint: ad1:0123456789abcdef\n  reason: r\n  expires: 2027-02-28 # soon\n  by: Ada\n# end\n',
    );
    expect(withRenewed(block, [entry({ fingerprint: 'ad1:ffffffffffffffff' })])).toBe(block);
  });
});
