import type { Change } from '../../diff/change.ts';
import type { Api, Operation } from '../../model/api.ts';
import { own } from '../../model/json.ts';
import { addressOf, append, parentOf, splitAddress, tokensOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { IGNORE_KEYWORD, readIgnore } from './ignore-value.ts';
import type { Ignore } from './ignore-value.ts';

/** Where a document says `x-api-diff-ignore`, and what; a text says what is wrong with its value. */
export interface Mark {
  readonly side: 'old' | 'new';
  readonly address: Address;
  readonly ignore: Ignore | string;
}

/** The two APIs of a comparison. */
export interface Apis {
  readonly old: Api;
  readonly new: Api;
}

/**
 * Finds the marks that speak of a change: those around its place in the new document, and where the thing is gone, on
 * what is gone in the old one; else those of all operations that it reaches, where every one of them has one.
 */
export function createMarkFinder(apis: Apis): (change: Change) => readonly Mark[] {
  const operations = new Map([...labelled(apis.old, 'old'), ...labelled(apis.new, 'new')]);
  const markAt = (side: 'old' | 'new', address: Address): readonly Mark[] => {
    const value = own(apis[side].document.at(address), IGNORE_KEYWORD);
    const ignore = value === undefined ? undefined : readIgnore(value);
    return ignore === undefined ? [] : [{ side, address: append(address, IGNORE_KEYWORD), ignore }];
  };
  const around = (change: Change): readonly Mark[] => {
    const now = placesAround(writtenAt(apis.new, change.new.address)).concat(requiredProperties(change));
    // What survives speaks in the new document alone, so that taking a mark away there takes effect.
    const gone =
      change.new.value === undefined
        ? placesAround(writtenAt(apis.old, change.old.address)).filter((address) => apis.new.document.at(address) === undefined)
        : [];
    return [...now.flatMap((address) => markAt('new', address)), ...gone.flatMap((address) => markAt('old', address))];
  };
  const onOperations = ({ uses, rule }: Change): readonly Mark[] => {
    const found = [...new Set(uses.map(({ operation }) => operation))].map((label) => {
      const known = operations.get(label);
      if (known === undefined) return undefined;
      const { side, operation } = known;
      const marks = [operation.address, parentOf(operation.address)].flatMap((address) => markAt(side, address));
      return marks.filter((mark) => speaksOf(mark, rule)).sort(byEnd)[0];
    });
    const marks = found.flatMap((mark) => mark ?? []).sort(byEnd);
    // All of them have to let it pass, so the first to end is the one that decides.
    return marks.length < found.length ? [] : marks.slice(-1);
  };
  return (change) => {
    const found = around(change);
    return found.length > 0 ? found : onOperations(change);
  };
}

/** Whether a mark lets changes of a rule pass; one that cannot be understood may. */
export function speaksOf({ ignore }: Mark, rule: string): boolean {
  return typeof ignore === 'string' || ignore.rules === null || ignore.rules.includes(rule);
}

/** Those that hold for longest first. */
function byEnd(a: Mark, b: Mark): number {
  const [first, second] = [endOf(a), endOf(b)];
  return first < second ? 1 : first > second ? -1 : 0;
}

function endOf({ ignore }: Mark): string {
  return (typeof ignore === 'string' ? null : ignore.expires) ?? '9999-12-31';
}

/** Operations with their callbacks by label; of one that both documents have, the new one comes last. */
function labelled(
  api: Api,
  side: 'old' | 'new',
): readonly (readonly [string, { readonly side: 'old' | 'new'; readonly operation: Operation }])[] {
  return api.operations
    .flatMap((operation) => [operation, ...operation.callbacks])
    .map((operation) => [operation.label, { side, operation }] as const);
}

function writtenAt({ document }: Api, address: Address): Address {
  return document.writtenAt?.(address) ?? address;
}

/** `required` stands in the schema and speaks of its properties. */
function requiredProperties({ old, new: next }: Change): readonly Address[] {
  const names = [old, next].flatMap(({ address, value }) => (/\/required\/\d+$/.test(address) && typeof value === 'string' ? [value] : []));
  return names.map((name) => append(next.address.replace(/\/required(?:\/\d+)?$/, ''), 'properties', name));
}

/** Containers whose keys are names that the author chose: `x-api-diff-ignore` in one of them may be a property. */
const MAPS: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions', 'schemas', 'paths', 'webhooks', 'pathItems'],
  ...['responses', 'parameters', 'headers', 'content', 'requestBodies', 'callbacks', 'examples', 'links', 'encoding', 'variables'],
  ...['securitySchemes', 'securityDefinitions', 'scopes', 'mapping', 'additionalOperations'],
]);

/** The place and those around it that may carry a mark, from within outwards: no maps of names, and never the whole document. */
function placesAround(address: Address): readonly Address[] {
  const { file, pointer } = splitAddress(address);
  const places: Address[] = file === '' ? [] : [addressOf(file, '')];
  let place = addressOf(file, '');
  let isMap = false;
  for (const [index, token] of tokensOf(pointer).entries()) {
    place = append(place, token);
    isMap = !isMap && MAPS.has(token);
    if (!isMap && (index > 0 || file !== '')) places.push(place);
  }
  return places.reverse();
}
