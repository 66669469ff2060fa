import type { Json } from '../../model/json.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Store } from '../../schema/store.ts';
import type { Fact } from '../fact.ts';
import { CERTAIN, weigh } from './evidence.ts';
import { matchRenamed } from './match.ts';
import { nameLikeness } from './names.ts';

/**
 * Joins the enum values of one schema that went and came into renames where their words say so:
 * `in_progress` and `inProgress`. Values have no prose of their own, so nothing less than the words will do.
 */
export function joinRenamedValues(facts: readonly Fact[], store: Store): readonly Fact[] {
  const removed = facts.filter((fact) => fact.face.id === 'enum-value-removed' && typeof fact.old.value === 'string');
  const added = facts.filter((fact) => fact.face.id === 'enum-value-added' && typeof fact.new.value === 'string');
  if (removed.length === 0 || added.length === 0) return facts;
  const renamed = matchRenamed(removed, added, (before, after) => {
    const name = nameLikeness(textOf(before.old.value), textOf(after.new.value));
    return name === undefined || name.weight < CERTAIN ? { confidence: 0, because: [] } : weigh([{ ...name, telling: true }]);
  });
  const joined = new Set(renamed.flatMap(({ old, new: next }) => [old, next]));
  return [
    ...facts.filter((fact) => !joined.has(fact)),
    ...renamed.map<Fact>(({ old, new: next, confidence, because }) => {
      const [from, to] = [textOf(old.old.value), textOf(next.new.value)];
      return {
        face: ruleOf('enum-value-renamed').face,
        loss: { name: from },
        old: old.old,
        new: next.new,
        lost: { request: store.values([from]), response: store.values([to]) },
        rename: { kind: 'enum value', from, to, confidence, because },
      };
    }),
  ];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
