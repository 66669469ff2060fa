import type { Document } from '../../model/document.ts';
import { lastToken, parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Fact } from '../fact.ts';

const MAPS = new Set<Address>(['#/components/schemas', '#/definitions']);

/**
 * A component under another name: what was referred to in one place before and after, where the old name
 * is gone and the new one was not there. What changed about the component itself is found by comparing the two.
 */
export function renamedComponent(
  places: { readonly old: Address; readonly new: Address },
  documents: { readonly old: Document; readonly new: Document },
): readonly Fact[] {
  const { old, new: next } = places;
  const map = parentOf(old);
  if (old === next || map !== parentOf(next) || !MAPS.has(map)) return [];
  if (documents.new.at(old) !== undefined || documents.old.at(next) !== undefined) return [];
  const [from, to] = [lastToken(old), lastToken(next)];
  return [
    {
      face: ruleOf('component-renamed').face,
      loss: { name: from },
      old: { address: old, value: from },
      new: { address: next, value: to },
      lost: {},
      subject: { kind: 'schema', name: from },
      rename: { kind: 'component', from, to, confidence: 0.9, because: ['referred to in the same places'] },
    },
  ];
}
