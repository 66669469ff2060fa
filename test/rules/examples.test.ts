import { describe, expect, it } from 'vitest';
import type { Aspect } from '../../src/rules/aspect.ts';
import { exampleDocuments } from '../../src/rules/example.ts';
import { renameAspects } from '../../src/rules/aspects/rename.ts';
import { aspects, rules } from '../../src/rules/table.ts';
import { meet } from './meeting.ts';

const rows = (aspects as readonly Aspect[]).map((aspect) => [`${aspect.watches}: ${aspect.faces.lost.id}`, aspect] as const);

/** The rules that nothing but the judge, or the walk that lines things up, finds. */
const isGeneric = (aspect: Aspect): boolean => aspect.faces.lost.id === 'schema-narrowed' || isRename(aspect);
const isRename = (aspect: Aspect): boolean => (renameAspects as readonly Aspect[]).includes(aspect);

describe.each(rows)('%s', (_, aspect) => {
  const { lost, gained, replaced = lost } = aspect.faces;
  const readsAlike = lost === gained;

  it('loses something from loose to tight and nothing back', () => {
    const { old, new: next } = exampleDocuments(aspect, 'lost');
    const { there, back } = meet(old, next).losses(aspect);
    if (isGeneric(aspect)) {
      expect([...there, ...back]).toEqual([]);
      return;
    }
    expect(there).not.toEqual([]);
    expect(there.every((loss) => loss.replaced === true)).toBe(readsAlike);
    if (readsAlike) expect(back.map((loss) => loss.replaced)).toEqual(there.map(() => true));
    else expect(back).toEqual([]);
  });

  it('replaces something from loose to other', () => {
    if (aspect.example.other === undefined) {
      expect(aspect.faces.replaced === undefined || readsAlike).toBe(true);
      return;
    }
    const { old, new: next } = exampleDocuments(aspect, 'replaced');
    const { there, back } = meet(old, next).losses(aspect);
    expect(there.map((loss) => loss.replaced)).toEqual([true]);
    expect(back.map((loss) => loss.replaced)).toEqual([true]);
  });

  // What went and what came are joined into a rename by the walk.
  it.skipIf(isRename(aspect))('says each cause once', () => {
    for (const reads of ['lost', 'gained', ...(aspect.example.other === undefined ? [] : ['replaced'])] as const) {
      const { old, new: next } = exampleDocuments(aspect, reads as 'lost');
      const rule = readsAlike ? replaced.id : { lost, gained, replaced }[reads as 'lost'].id;
      const said = new Set(
        meet(old, next)
          .said()
          .map((one) => one.rule),
      );
      expect([...said].sort()).toEqual(isGeneric(aspect) ? [...said].sort() : [rule]);
    }
  });

  it('says nothing of a document and itself', () => {
    for (const reads of ['lost', 'gained'] as const) {
      const { old } = exampleDocuments(aspect, reads);
      expect(meet(old, old).said()).toEqual([]);
    }
  });

  it('loses values that the one side has and the other refuses', () => {
    if (aspect.watches !== 'schema') return;
    const { old, new: next } = exampleDocuments(aspect, 'lost');
    const meeting = meet(old, next);
    const { store, contained } = meeting.questions;
    for (const { lost: values } of meeting.losses(aspect).there) {
      if (values === undefined) continue;
      if (modelledByLens.has(lost.id)) continue;
      expect(contained(store.all([values, meeting.nodes.new]), store.nothing).answer).not.toBe('refuted');
      expect(contained(store.all([values, meeting.nodes.old]), store.nothing).answer).not.toBe('contained');
    }
  });
});

/** What a discriminator asserts is put into the schemas by a lens, not by the nodes themselves. */
const modelledByLens: ReadonlySet<string> = new Set([
  'discriminator-added',
  'discriminator-value-removed',
  'discriminator-default-changed',
  'extensible-enum-value-removed',
]);

describe('example documents', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s are two different documents', (_, { aspect, reads }) => {
    const { old, new: next } = exampleDocuments(aspect, reads);
    expect(JSON.stringify(old)).not.toBe(JSON.stringify(next));
  });
});
