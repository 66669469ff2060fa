import type { SpecificationVersion } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import { splitAddress } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import type { SchemaNode } from '../../schema/node.ts';
import type { Store } from '../../schema/store.ts';
import type { SchemaSet, View } from '../view.ts';
import { conjoin } from './combine.ts';
import { heirsOf } from '../heirs.ts';
import { createFacts } from './facts.ts';
import { createFamilies } from './families.ts';
import { createLowering } from './lower.ts';
import type { SchemaDialect } from './keywords.ts';
import { componentsAddress, createPlaces } from './place.ts';
import type { Place } from './place.ts';
import { referencesFrom, throughReferences } from './references.ts';
import { createViews } from './views.ts';

/** Something in a schema that could not be modelled. */
export interface Skip {
  readonly address: Address;
  readonly reason: string;
}

/** Reads the schemas of one document, as nodes for the judge and as views for the walk. */
export interface SchemaReader {
  /** The node of schemas that apply together at one place (their conjunction). Memoised. */
  readonly node: (places: SchemaSet) => SchemaNode;
  /**
   * One node for all schemas that say the same, in either document, for asking whether two do. What both documents
   * share is opened in it, so that the answer does not hang on what happens to be shared. Memoised.
   */
  readonly meaning: (places: SchemaSet) => SchemaNode;
  /** The part without branches. Memoised by the joined addresses. */
  readonly view: (places: SchemaSet) => View;
  /** The places that a schema set really names, so that every reference to a component leads to one pair. */
  readonly behind: (places: SchemaSet) => SchemaSet;
  /** The addresses from a schema to the one that it really names, both included: more than one where it is a reference. */
  readonly through: (address: Address) => readonly Address[];
  /** What could not be modelled, each once, filled as schemas are lowered. */
  readonly skipped: () => readonly Skip[];
  /** The addresses that a schema's references lead to, its own and those of its parts, not followed further. */
  readonly references: (address: Address) => readonly Address[];
}

/** What a reader reads, and into what. */
export interface SchemaReaderOptions {
  readonly document: Document;
  readonly specification: SpecificationVersion;
  readonly store: Store;
  /** Keeps the names of references of the two documents apart. */
  readonly side: 'old' | 'new';
  /** Whether both documents are one text, in one file: then nothing in them means another thing on the other side. */
  readonly isOneText?: () => boolean;
  /** Components equal in both documents with all they refer to: their references share one node name, so they lower once. */
  readonly shared?: ReadonlySet<Address>;
  /**
   * Whether evaluation starts at the schemas that are asked for, or may have come to those that are components in any
   * way (the default). Where it starts, a `$dynamicRef` with several targets leads to one of them.
   */
  readonly evaluation?: 'starts' | 'comes by';
}

/** Whether a schema stands in a payload itself, where evaluation comes from the top of that payload and from nowhere else. */
function isOfPayload(address: Address, dialect: SchemaDialect): boolean {
  const components = componentsAddress(dialect);
  return splitAddress(address).file === '' && address !== components && !address.startsWith(`${components}/`);
}

/** A reader for one document; nothing is read before it is asked for, and nothing twice. */
export function createSchemaReader({
  document,
  specification,
  store,
  side,
  isOneText = () => false,
  shared = new Set(),
  evaluation = 'comes by',
}: SchemaReaderOptions): SchemaReader {
  const places = createPlaces(document, specification);
  const facts = createFacts(places);
  const families = createFamilies(places, facts, heirsOf(document, specification));
  const skipped = new Map<string, Skip>();
  const note = (address: Address, reason: string): void => {
    skipped.set(`${address} ${reason}`, { address, reason });
  };
  const apart = (): string => (isOneText() ? 'both' : side);
  const node = joining(createLowering({ store, places, facts, families, side, apart, shared, note }));
  const opened =
    shared.size === 0
      ? node
      : joining(createLowering({ store, places, facts, families, side, apart, shared: new Set(), note: () => undefined }));

  function asked(address: Address): Place {
    return evaluation === 'starts' || isOfPayload(address, places.dialect) ? places.start(address) : places.at(address);
  }

  const named = new Map<Address, readonly [Address, ...Address[]]>();

  // Where it matters how one came to a component, a payload is not taken for the component that it names.
  function through(address: Address): readonly [Address, ...Address[]] {
    let known = named.get(address);
    if (known === undefined) {
      const [first, ...passed] = places.hasDynamicScope(address) ? [places.at(address)] : throughReferences(places, places.at(address));
      known = [first.address, ...passed.map((place) => place.address)];
      named.set(address, known);
    }
    return known;
  }

  /** Lowers schemas that apply together, each combination once. */
  function joining(lower: (place: Place) => SchemaNode): (set: SchemaSet) => SchemaNode {
    const joined = new Map<string, SchemaNode>();
    return (set) => {
      const [only] = set;
      if (set.length === 1 && only !== undefined) return lower(asked(only));
      const key = set.join(' ');
      let known = joined.get(key);
      if (known === undefined) {
        known = conjoin(
          store,
          set.map((address) => lower(asked(address))),
        );
        joined.set(key, known);
      }
      return known;
    };
  }

  return {
    node,
    meaning: (set) => store.representative(opened(set)),
    view: createViews(places, facts, families, asked),
    behind: (set) => set.map((address) => through(address).at(-1) ?? address),
    through,
    skipped: () => [...skipped.values()],
    references: (address) => [...new Set(referencesFrom(places, places.at(address)).flatMap(({ target }) => target?.address ?? []))],
  };
}
