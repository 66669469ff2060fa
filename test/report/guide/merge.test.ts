import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/report/guide/block.ts';
import { countTodos, isGuide, isUpToDate, mergedGuide } from '../../../src/report/guide/merge.ts';
import type { GuideParts } from '../../../src/report/guide/merge.ts';

function parts(blocks: Readonly<Record<string, string>>): GuideParts {
  return {
    frontMatter: '---\ntitle: "T"\ngenerated-by: api-diff 1\n---\n',
    summary: (todos) => ({ id: 'summary', text: `# T\n\n${todos} open\n` }),
    blocks: Object.entries(blocks).map<Block>(([id, text]) => ({ id, text: `${text}\n` })),
  };
}

const fresh = mergedGuide(parts({ a: 'Alpha', b: 'Beta' }), undefined).text;

describe('a guide that is there', () => {
  it('is left as it is when nothing changed', () => {
    expect(mergedGuide(parts({ a: 'Alpha', b: 'Beta' }), fresh)).toEqual({ text: fresh, conflicts: [] });
    expect(fresh.endsWith('-->\n')).toBe(true);
  });

  it('keeps what people wrote around the blocks', () => {
    const written = fresh.replace('<!-- api-diff:begin id=b', 'Ask Grace.\n\n<!-- api-diff:begin id=b').concat('\nThe end.\n');
    const { text, conflicts } = mergedGuide(parts({ a: 'Alpha 2', b: 'Beta' }), written);
    expect(conflicts).toEqual([]);
    expect(text).toContain('Alpha 2');
    expect(text).not.toContain('Alpha\n');
    expect(text.indexOf('Ask Grace.')).toBeGreaterThan(text.indexOf('Alpha 2'));
    expect(text.indexOf('Ask Grace.')).toBeLessThan(text.indexOf('Beta'));
    expect(text.endsWith('The end.\n')).toBe(true);
  });

  it('puts a new block behind the one before it, and takes away what is gone', () => {
    const { text } = mergedGuide(parts({ a: 'Alpha', between: 'New', c: 'Gamma' }), fresh);
    expect(text.replaceAll(/<!--.*-->/g, '').replaceAll(/\s+/g, ' ')).toContain('Alpha New Gamma');
    expect(text).not.toContain('Beta');
  });

  it('keeps an edited block whose generated text is the same', () => {
    const edited = fresh.replace('Alpha', 'Alpha, said better');
    expect(mergedGuide(parts({ a: 'Alpha', b: 'Beta' }), edited)).toEqual({ text: edited, conflicts: [] });
  });

  it('puts both texts beside each other when an edited block changed', () => {
    const edited = fresh.replace('Alpha', 'Alpha, said better');
    const { text, conflicts } = mergedGuide(parts({ a: 'Alpha 2', b: 'Beta' }), edited);
    expect(conflicts).toEqual(['a']);
    expect(text).toContain('Alpha, said better');
    expect(text).toContain('Alpha 2');
    expect(text).toContain('**Conflict:**');
    // Until somebody decides, it stays a conflict, and the file stays as it is.
    const again = mergedGuide(parts({ a: 'Alpha 2', b: 'Beta' }), text);
    expect(again).toEqual({ text, conflicts: ['a'] });
  });

  it('takes a conflict for settled when its block was deleted', () => {
    const { text } = mergedGuide(parts({ a: 'Alpha 2', b: 'Beta' }), fresh.replace('Alpha', 'Mine'));
    const settled = text.replace(/<!-- api-diff:begin id=a hash=[0-9a-f]+ conflict -->[\s\S]*?<!-- api-diff:end -->\n\n?/, '');
    const after = mergedGuide(parts({ a: 'Alpha 2', b: 'Beta' }), settled);
    expect(after.conflicts).toEqual([]);
    expect(after.text).toContain('Mine');
    expect(mergedGuide(parts({ a: 'Alpha 3', b: 'Beta' }), after.text).conflicts).toEqual(['a']);
  });

  it('does not throw away an edited block whose change is gone', () => {
    const { text, conflicts } = mergedGuide(parts({ a: 'Alpha' }), fresh.replace('Beta', 'Beta, with advice'));
    expect(text).toContain('Beta, with advice');
    expect(conflicts).toEqual(['b']);
  });

  it('leaves an emptied block empty', () => {
    const emptied = fresh.replace('Beta\n', '');
    expect(mergedGuide(parts({ a: 'Alpha', b: 'Beta' }), emptied)).toEqual({ text: emptied, conflicts: [] });
  });

  it('reads files with other line ends', () => {
    expect(mergedGuide(parts({ a: 'Alpha', b: 'Beta' }), fresh.replaceAll('\n', '\r\n'))).toEqual({ text: fresh, conflicts: [] });
  });

  it('takes a mark without its end for text', () => {
    const broken = fresh.replace('<!-- api-diff:end -->\n\n<!-- api-diff:begin id=b', '\n<!-- api-diff:begin id=b');
    expect(mergedGuide(parts({ a: 'Alpha', b: 'Beta' }), broken).text).toContain('Alpha');
  });
});

it('counts the questions of the whole guide, and counts again when one is answered', () => {
  const guide = mergedGuide(parts({ a: '> **TODO(owner):** one', b: '> **TODO(owner):** two' }), undefined).text;
  expect(countTodos(guide)).toBe(2);
  expect(guide).toContain('2 open');
  const answered = mergedGuide(
    parts({ a: '> **TODO(owner):** one', b: '> **TODO(owner):** two' }),
    guide.replace('> **TODO(owner):** two', 'Two.'),
  );
  expect(answered).toMatchObject({ conflicts: [] });
  expect(answered.text).toContain('1 open');
});

it('knows its own files', () => {
  expect(isGuide(fresh)).toBe(true);
  expect(isGuide('# Migration\n\nBy hand.\n')).toBe(false);
  expect(isGuide('---\ntitle: x\n---\n# Mine\n')).toBe(false);
});

it('is up to date whatever version of the program wrote it', () => {
  expect(isUpToDate(fresh.replace('api-diff 1', 'api-diff 2'), fresh)).toBe(true);
  expect(isUpToDate(fresh.replace('Alpha', 'Alfa'), fresh)).toBe(false);
});
