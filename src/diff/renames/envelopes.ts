import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { Property, View } from '../../normalise/view.ts';
import { TYPE } from '../../schema/node.ts';
import { PROBABLE, proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { wordsOf } from './names.ts';

/** A value that is now a property of an object, or was one and is none any more. */
export interface Envelope extends Likelihood {
  readonly kind: 'wrapped' | 'unwrapped';
  /** The property that holds the value. */
  readonly property: Property;
}

/** One side of a place where an envelope may have come or gone. */
export interface EnvelopeSide {
  readonly view: View;
  readonly reader: SchemaReader;
}

/** What people call the property that holds what was asked for. */
const CONTENTS = new Set(
  ['data', 'item', 'result', 'record', 'value', 'entry', 'list', 'content', 'element', 'object', 'row', 'payload', 'resource', 'collection', 'embedded', 'member', 'node', 'edge', 'hit'], // prettier-ignore
);

/** What stands beside it: links, counts, the place in a list. */
const COMPANIONS = new Set(
  ['meta', 'metadata', 'link', 'pagination', 'paging', 'page', 'total', 'count', 'next', 'previous', 'prev', 'cursor', 'more', 'limit', 'offset', 'size', 'status', 'success', 'error', 'message', 'first', 'last', 'self', 'url', 'kind', 'object', 'warning', 'request', 'included', 'jsonapi'], // prettier-ignore
);

/** Two objects with less in common are two. */
const LEAST_ALIKE_INSIDE = 0.5;

/** Two properties this close leave open which of them holds the value. */
const TIE = 0.1;

/** Whether one side is the other one within an object. */
export function findEnvelope(old: EnvelopeSide, next: EnvelopeSide): Envelope | undefined {
  const wrapped = contentOf(old, next);
  const unwrapped = contentOf(next, old);
  const envelopes: readonly Envelope[] = [
    ...(wrapped === undefined ? [] : [{ kind: 'wrapped', ...wrapped } as const]),
    ...(unwrapped === undefined ? [] : [{ kind: 'unwrapped', ...unwrapped } as const]),
  ];
  const [best] = envelopes.toSorted((a, b) => b.confidence - a.confidence);
  return best;
}

/** The property of an object that is most likely the other side, where one is. */
function contentOf(bare: EnvelopeSide, outer: EnvelopeSide): Omit<Envelope, 'kind'> | undefined {
  if (outer.view.types.value !== TYPE.object || outer.view.unions.length > 0) return undefined;
  // An id that became an object with that id in it is another thing.
  const isWhole =
    (bare.view.types.value & ~(TYPE.object | TYPE.array)) === 0 || (bare.view.unions.length > 0 && bare.view.component !== undefined);
  if (!isWhole) return undefined;
  const isObject = (bare.view.types.value & TYPE.object) !== 0;
  const isShared = isObject && [...bare.view.properties.keys()].some((name) => outer.view.properties.has(name) && !isCompanion(name));
  const found: Omit<Envelope, 'kind'>[] = [];
  for (const property of outer.view.properties.values()) {
    // An object that has a property of this name itself is a link of a chain rather than what is inside.
    if (bare.view.properties.has(property.name)) continue;
    const inner = outer.reader.view(property.schema);
    // So is one that an object has of its own kind.
    if (inner.component !== undefined && inner.component === outer.view.component) continue;
    // What both have at the top stayed where it was, so that the rest was gathered rather than all of it wrapped.
    if (isShared && (bare.view.component === undefined || inner.component !== bare.view.component)) continue;
    if (inner.types.value !== bare.view.types.value) continue;
    const shape = shapeEvidence(bare, { view: inner, reader: outer.reader });
    if (shape === undefined) continue;
    const likelihood = weigh([
      ...shape,
      ...nameEvidence(property.name, bare),
      ...companyEvidence(property.name, outer.view),
      ...proseEvidence(bare.view.description?.value, inner.description?.value, 'description'),
    ]);
    if (likelihood.confidence >= PROBABLE) found.push({ property, ...likelihood });
  }
  const [best, rival] = found.sort((a, b) => b.confidence - a.confidence);
  // What is now there twice was split, not wrapped.
  return best === undefined || (rival !== undefined && best.confidence - rival.confidence < TIE) ? undefined : best;
}

/** What two schemas say that may be one; undefined where they are two. */
function shapeEvidence(a: EnvelopeSide, b: EnvelopeSide): readonly Evidence[] | undefined {
  const [left, right] = [a.view, b.view];
  if (left.component !== undefined && left.component === right.component)
    return [{ weight: 0.8, because: `both are \`${left.component}\``, telling: true }];
  if (left.types.value === TYPE.array) {
    if (left.items === undefined || right.items === undefined) return undefined;
    const items = shapeEvidence(
      { view: a.reader.view(left.items.value), reader: a.reader },
      { view: b.reader.view(right.items.value), reader: b.reader },
    );
    return items?.map((evidence) => ({ ...evidence, because: `items: ${evidence.because}` }));
  }
  const same = a.reader.meaning(left.places) === b.reader.meaning(right.places);
  if (left.properties.size > 0 && right.properties.size > 0) {
    if (same) return [{ weight: 0.75, because: 'the same schema', telling: true }];
    const alike = likenessOf(left, right);
    if (alike < LEAST_ALIKE_INSIDE) return undefined;
    return [{ weight: 0.75 * alike, because: `${Math.round(alike * 100)} % of the properties are the same`, telling: true }];
  }
  return same ? [{ weight: 0.35, because: 'the same schema', telling: false }] : undefined;
}

function nameEvidence(name: string, { view, reader }: EnvelopeSide): readonly Evidence[] {
  const words = wordsOf(name);
  const component = view.component ?? (view.items === undefined ? undefined : reader.view(view.items.value).component);
  const isNamedAfter = component !== undefined && wordsOf(component).join(' ') === words.join(' ');
  if (isNamedAfter) return [{ weight: 0.4, because: `named after \`${component}\``, telling: true }];
  const isUsual = words.length > 0 && words.every((word) => CONTENTS.has(word));
  return isUsual ? [{ weight: 0.4, because: `\`${name}\` is a usual name for what an envelope holds`, telling: true }] : [];
}

function companyEvidence(name: string, { properties }: View): readonly Evidence[] {
  const others = [...properties.keys()].filter((other) => other !== name);
  if (others.length === 0) return [{ weight: 0.25, because: 'nothing else stands beside it', telling: false }];
  const isUsual = others.every(isCompanion);
  return isUsual ? [{ weight: 0.3, because: 'what stands beside it is about the envelope', telling: false }] : [];
}

function isCompanion(name: string): boolean {
  return wordsOf(name).some((word) => COMPANIONS.has(word));
}

/** The share of declared properties that both have. */
function likenessOf(a: View, b: View): number {
  const names = new Set([...a.properties.keys(), ...b.properties.keys()]);
  if (names.size === 0) return 0;
  return [...names].filter((name) => a.properties.has(name) && b.properties.has(name)).length / names.size;
}
