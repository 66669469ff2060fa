import type { Direction } from '../../model/api.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet } from '../../normalise/view.ts';
import { isMarked } from '../../schema/lens/travelling.ts';
import type { PairEdge, SchemaPair } from './pair.ts';
import { isNeverTaken } from './never-taken.ts';
import type { ReadView } from './never-taken.ts';
import { isNothingButUnion, isOpenArray } from './hosts.ts';
import type { Hosts } from './hosts.ts';

/**
 * Whether it is plain that what is refused one step below is refused here as well: the sender can put any
 * value there into a whole, and the receiver looks at what stands there whatever stands around it. False
 * says nothing; then the judge has to be asked.
 */
export type Carries = (pair: SchemaPair, edge: PairEdge, direction: Direction) => boolean;

/** Creates the question over both documents; what it learns of a schema it remembers. */
export function createCarries(
  readers: { readonly old: SchemaReader; readonly new: SchemaReader },
  hosts: { readonly old: Hosts; readonly new: Hosts },
): Carries {
  function viewOf(pair: SchemaPair, side: 'old' | 'new'): ReadView {
    return { view: readers[side].view(pair[side]), reader: readers[side] };
  }

  const known = { request: new Map<PairEdge, boolean>(), response: new Map<PairEdge, boolean>() };

  function carries(pair: SchemaPair, { step, pair: below }: PairEdge, direction: Direction): boolean {
    // What is written as text may be read as another value.
    if (pair.medium !== 'json') return false;
    const [sender, receiver] = direction === 'request' ? (['old', 'new'] as const) : (['new', 'old'] as const);
    const [sent, taken] = [viewOf(pair, sender), viewOf(pair, receiver)];
    if (sent.view.discriminator !== undefined || taken.view.discriminator !== undefined) return false;
    switch (step.kind) {
      case 'property':
        if ((['old', 'new'] as const).some((side) => isMarked(readers[side].node(below[side]), leftOut(direction)))) return false;
        return hosts[sender].canHold(sent.view, step.name, direction);
      case 'item':
        return taken.view.prefixItems === undefined && isOpenArray(sent.view);
      case 'branch': {
        if (step.isOfOneSide === true || taken.view.unions.length !== 1 || !isNothingButUnion(sent.view)) return false;
        const branch = viewOf(below, sender);
        if (branch.view.nullable.value) return false;
        const [others, rivals] = [othersThan(below[receiver], taken), othersThan(below[sender], sent)];
        // Of branches that overlap exactly one has to match, which hangs on what else is in the value.
        const isOneOf = sent.view.unions[0]?.keyword === 'oneOf';
        return (
          others?.every((other) => isNeverTaken(branch, other, direction)) === true &&
          (!isOneOf || rivals?.every((rival) => isNeverTaken(branch, rival, direction)) === true)
        );
      }
      default:
        return false;
    }
  }

  return (pair, edge, direction) => {
    let answer = known[direction].get(edge);
    if (answer === undefined) known[direction].set(edge, (answer = carries(pair, edge, direction)));
    return answer;
  };
}

/** The mark of what does not travel in a direction. */
function leftOut(direction: Direction): 'readOnly' | 'writeOnly' {
  return direction === 'request' ? 'readOnly' : 'writeOnly';
}

/** The other branches of the one union of a view; undefined where a schema is not one of its branches, or is several of them. */
function othersThan(set: SchemaSet, { view, reader }: ReadView): readonly ReadView[] | undefined {
  const members = view.unions[0]?.members ?? [];
  const others = members.filter((member) => reader.behind(member.schema).join(' ') !== set.join(' '));
  return others.length === members.length - 1 ? others.map(({ schema }) => ({ view: reader.view(schema), reader })) : undefined;
}
