import type { Json } from '../../model/json.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Store } from '../../schema/store.ts';
import type { Fact } from '../fact.ts';
import { CERTAIN, weigh } from './evidence.ts';
import type { Renamed } from './match.ts';
import { nameLikeness } from './names.ts';
import type { RenameSearch } from './search.ts';

/**
 * Joins the enum values of one schema that went and came into renames where their words say so
 * (`in_progress` and `inProgress`) or the same words were exchanged elsewhere. Values have no prose of their
 * own, so nothing less will do. `take` gets every fact once, some of them only when the search settles.
 */
export function findRenamedValues(
  facts: readonly Fact[],
  { search, store }: { readonly search: RenameSearch; readonly store: Store },
  take: (facts: readonly Fact[]) => void,
): void {
  const removed = facts.filter((fact) => fact.face.id === 'enum-value-removed' && typeof fact.old.value === 'string');
  const added = facts.filter((fact) => fact.face.id === 'enum-value-added' && typeof fact.new.value === 'string');
  if (removed.length === 0 || added.length === 0) {
    take(facts);
    return;
  }
  const candidates = new Set([...removed, ...added]);
  take(facts.filter((fact) => !candidates.has(fact)));
  search.look<Fact>({
    removed,
    added,
    nameOf: (fact, side) => ({ address: fact[side].address, name: textOf(fact[side].value) }),
    likelihood: (before, after, lent) => {
      const name = nameLikeness(textOf(before.old.value), textOf(after.new.value));
      const isAlike = name !== undefined && name.weight >= CERTAIN;
      if (!isAlike && lent.length === 0) return { confidence: 0, because: [] };
      return weigh([...(name === undefined ? [] : [{ ...name, telling: isAlike }]), ...lent]);
    },
    accept: (renamed) => {
      take(renamed.map((rename) => renameFact(rename, store)));
    },
    finish: (gone, come) => {
      take([...gone, ...come]);
    },
  });
}

function renameFact({ old, new: next, confidence, because }: Renamed<Fact>, store: Store): Fact {
  const [from, to] = [textOf(old.old.value), textOf(next.new.value)];
  return {
    face: ruleOf('enum-value-renamed').face,
    loss: { name: from },
    old: old.old,
    new: next.new,
    lost: { request: store.values([from]), response: store.values([to]) },
    rename: { kind: 'enum value', from, to, confidence, because },
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
