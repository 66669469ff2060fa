import type { SpecificationVersion } from '../../../src/model/api.ts';
import { isArray, isObject, own } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { append } from '../../../src/model/pointer.ts';
import { mapObjects } from '../../support/openapi-objects.ts';
import type { ObjectKind } from '../../support/openapi-objects.ts';
import { seeded } from '../../support/random.ts';
import type { Random } from '../../support/random.ts';
import { targetsOf } from './targets.ts';

/** The lists whose order says nothing. */
const sets: Readonly<Partial<Record<ObjectKind, readonly string[]>>> = {
  document: ['tags', 'security'],
  'path item': ['parameters'],
  operation: ['parameters', 'tags', 'security', 'consumes', 'produces', 'schemes'],
  schema: ['required', 'enum', 'type', 'oneOf', 'anyOf', 'allOf'],
};

/**
 * Puts every map and every list without order into another order. Lists that a reference leads into by
 * index, and enums whose extensions run along with their values, keep theirs.
 */
export function shuffle(root: JsonObject, specification: SpecificationVersion, seed: number): JsonObject {
  const random = seeded(seed);
  const targets = targetsOf(root);
  const changed = mapObjects(root, specification, (kind, value, pointer) => {
    const lists = sets[kind] ?? [];
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        const free =
          lists.includes(name) && isArray(member) && !targets.below(append(pointer, name)) && !(name === 'enum' && hasEnumExtension(value));
        return [name, free && isArray(member) ? random.shuffled(member) : member];
      }),
    );
  });
  return shuffleMaps(changed, random) as JsonObject;
}

function hasEnumExtension(schema: Json): boolean {
  return isObject(schema) && Object.keys(schema).some((name) => name.toLowerCase().startsWith('x-') && name.toLowerCase().includes('enum'));
}

function shuffleMaps(value: Json, random: Random): Json {
  if (isArray(value)) return value.map((item) => shuffleMaps(item, random));
  if (!isObject(value)) return value;
  return Object.fromEntries(random.shuffled(Object.keys(value)).map((name) => [name, shuffleMaps(own(value, name) as Json, random)]));
}
