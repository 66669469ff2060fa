import type { Operation } from '../../model/api.ts';
import { parentOf } from '../../model/pointer.ts';
import { erased } from '../anchor.ts';
import type { Renamed } from './match.ts';
import { BY_LIST, BY_RENAMED_FROM, BY_REPLACED_BY } from './stated.ts';
import type { Statements } from './stated.ts';

/** The operations whose path, or the beginning of it, is stated to have become another one. */
export function statedPaths(
  removed: readonly Operation[],
  added: readonly Operation[],
  statements: Statements,
): readonly Renamed<Operation>[] {
  const paths = new Map<string, { readonly from: string; readonly to: string; readonly by: string; readonly meet: () => void }>();
  const put = (from: string, to: string, by: string, meet: () => void): void => {
    if (from.startsWith('/') && to.startsWith('/')) paths.set(`${erased(from)}\n${erased(to)}`, { from, to, by, meet });
  };
  for (const { path, address, kind } of added) {
    if (kind !== 'path') continue;
    const place = parentOf(address);
    for (const from of statements.saidOfNew(place)) put(from, path, BY_RENAMED_FROM, () => undefined);
  }
  for (const { path, address, kind } of removed) {
    if (kind !== 'path') continue;
    for (const to of statements.saidOfOld(parentOf(address))) put(path, to, BY_REPLACED_BY, () => undefined);
  }
  for (const { rename, meet } of statements.listed()) put(rename.from, rename.to, BY_LIST, meet);
  if (paths.size === 0) return [];
  const partners = new Map(added.map((operation) => [callOf(operation.method, operation.path), operation]));
  const found: Renamed<Operation>[] = [];
  for (const operation of removed) {
    if (operation.kind !== 'path') continue;
    for (const { from, to, by, meet } of paths.values()) {
      const rest = behind(from, operation.path);
      const call = rest === undefined ? '' : callOf(operation.method, `${to.replace(/\/$/, '')}${rest}`);
      const partner = partners.get(call);
      if (partner === undefined) continue;
      partners.delete(call);
      meet();
      found.push({ old: operation, new: partner, confidence: 1, because: [by] });
      break;
    }
  }
  return found;
}

function callOf(method: string, path: string): string {
  return `${method} ${erased(path)}`;
}

/** What a path goes on with behind a beginning of it, `''` where it is the whole; undefined where it begins otherwise. */
function behind(prefix: string, path: string): string | undefined {
  const [start, whole] = [erased(prefix).replace(/\/$/, ''), erased(path)];
  if (whole === start) return '';
  return whole.startsWith(`${start}/`) ? whole.slice(start.length) : undefined;
}
