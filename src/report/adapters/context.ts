import type { Api, Direction } from '../../model/api.ts';
import { isObject, own } from '../../model/json.ts';
import type { Document } from '../../model/document.ts';
import type { Json } from '../../model/json.ts';
import type { Change } from '../../diff/change.ts';
import type { Address } from '../../model/pointer.ts';
import { commonOf } from '../../normalise/unchanged.ts';
import type { Common } from '../../normalise/unchanged.ts';
import { createSchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { SchemaSet, View } from '../../normalise/view.ts';
import { createJudge } from '../../schema/judge/judge.ts';
import type { Judge } from '../../schema/judge/judge.ts';
import { createLenses } from '../../schema/lens/lens.ts';
import type { SchemaNode } from '../../schema/node.ts';
import { createStore } from '../../schema/store.ts';
import type { Store } from '../../schema/store.ts';
import type { FunctionPlan, Gap } from './plan.ts';
import { renamesOf } from './renames.ts';
import type { Renames } from './renames.ts';
import { createSampler } from './sample.ts';
import { createNames } from './names.ts';
import type { Names } from './names.ts';

/** One side of a direction: who sends or who receives. */
export interface Party {
  readonly side: 'old' | 'new';
  readonly api: Api;
  readonly view: (places: SchemaSet) => View;
  /** The values that travel, as the lens of this party has them. */
  readonly node: (places: SchemaSet) => SchemaNode;
  /** The schema as it is written. */
  readonly written: (places: SchemaSet) => SchemaNode;
  /** One node for all schemas that say the same. */
  readonly meaning: (places: SchemaSet) => SchemaNode;
  /** The component that references lead to, also where they stand beside annotations. */
  readonly behind: (places: SchemaSet) => SchemaSet;
}

/** Where in the adapters a conversion stands: for the names of gaps, functions and types. */
export interface Spot {
  /** The function, and below it the properties: `upgradePet.owner`. */
  readonly place: string;
  /** What a function or type here would be called without `upgrade`: `PetOwner`. */
  readonly hint: string;
  /** What a sentence calls the value: `owner`. */
  readonly noun: string;
}

/** What the derivation works with. */
export interface AdapterContext {
  readonly store: Store;
  readonly judge: Judge;
  readonly renames: Renames;
  /** What both documents say word for word. */
  readonly common: Common;
  /** Who sends and who receives in a direction. */
  readonly parties: (direction: Direction) => { readonly sender: Party; readonly receiver: Party };
  /** Values that a sender may send, each checked; the same ones each time. */
  readonly samples: (places: SchemaSet, direction: Direction, count: number) => readonly Json[];
  /** Something to decide; its place gets a number once it is known which gaps stay. */
  readonly gap: (spot: Spot, sentence: string) => Gap;
  readonly functionNames: Names;
  /** The entries of properties, on both sides, whose values the other side has elsewhere: whoever holds both ends puts them there. */
  readonly relocated: Set<Address>;
  /** Functions by direction and by what they convert. */
  readonly functions: Map<string, FunctionPlan>;
}

/** Small: a question that takes long is answered by samples instead. */
const BUDGET = { steps: 2_000, milliseconds: 5_000 };

/** Prepares the derivation over two APIs and what changed between them. */
export function createAdapterContext(apis: { readonly old: Api; readonly new: Api }, changes: readonly Change[]): AdapterContext {
  const store = createStore();
  const judge = createJudge(store, BUDGET);
  const lenses = createLenses(store);
  const common = commonOf(apis.old, apis.new);
  const readerOf = (side: 'old' | 'new'): SchemaReader => {
    const { document, specification } = apis[side];
    return createSchemaReader({ document, specification, store, side, shared: common.unchanged });
  };
  const readers = { old: readerOf('old'), new: readerOf('new') };
  /** The component that a reference leads to, also where it stands beside annotations. */
  const behindOf = { old: new Map<string, SchemaSet>(), new: new Map<string, SchemaSet>() };
  const behind = (side: 'old' | 'new', places: SchemaSet): SchemaSet => {
    const key = places.join(' ');
    const found = behindOf[side].get(key) ?? lookBehind(side, places);
    behindOf[side].set(key, found);
    return found;
  };
  const lookBehind = (side: 'old' | 'new', places: SchemaSet): SchemaSet => {
    const plain = readers[side].behind(places);
    const { component } = readers[side].view(plain);
    const place = component === undefined ? undefined : apis[side].schemas.get(component)?.address;
    if (place === undefined || (plain.length === 1 && plain[0] === place)) return plain;
    if (isAnnotatedReference(apis[side].document, plain)) return [place];
    return readers[side].meaning([place]) === readers[side].meaning(plain) ? [place] : plain;
  };
  const partyOf = (side: 'old' | 'new', lens: (node: SchemaNode) => SchemaNode): Party => ({
    side,
    api: apis[side],
    view: readers[side].view,
    node: (places) => lens(readers[side].node(places)),
    written: readers[side].node,
    meaning: readers[side].meaning,
    behind: (places) => behind(side, places),
  });
  const partiesOf = (direction: Direction): { readonly sender: Party; readonly receiver: Party } => {
    const [from, to] = direction === 'request' ? (['old', 'new'] as const) : (['new', 'old'] as const);
    return {
      sender: partyOf(from, (node) => lenses.exactSender(node, direction)),
      receiver: partyOf(to, (node) => lenses.travelling(node, direction)),
    };
  };
  const parties = { request: partiesOf('request'), response: partiesOf('response') };
  const samplers = {
    request: createSampler(parties.request.sender, { direction: 'request', store, judge }),
    response: createSampler(parties.response.sender, { direction: 'response', store, judge }),
  };
  const renames = renamesOf(changes);
  return {
    store,
    judge,
    renames,
    common,
    relocated: new Set(renames.bodyProperties),
    parties: (direction) => parties[direction],
    samples: (places, direction, count) => samplers[direction](places, count),
    gap: ({ place }, sentence) => ({ place, sentence }),
    functionNames: createNames(),
    functions: new Map(),
  };
}

/** What may stand beside a reference and leaves it what it refers to. */
const ANNOTATIONS = new Set(['$ref', 'description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'deprecated']);

function isAnnotatedReference(document: Document, [place, second]: SchemaSet): boolean {
  const schema = place === undefined || second !== undefined ? undefined : document.at(place);
  return (
    isObject(schema) &&
    own(schema, '$ref') !== undefined &&
    Object.keys(schema).every((keyword) => ANNOTATIONS.has(keyword) || keyword.startsWith('x-'))
  );
}

/** A spot one property further in. */
export function below(spot: Spot, name: string, hint: string): Spot {
  return { place: `${spot.place}.${name}`, hint: `${spot.hint}${hint}`, noun: `\`${name}\`` };
}
