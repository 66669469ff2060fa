/*
 * Law 5: rewrites that mean the same change nothing. Each takes a whole document (plain values, one file)
 * and answers another that promises the same; given one seed it always answers the same.
 */
import type { SpecificationVersion } from '../../../src/model/api.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { writeDefaults } from './defaults.ts';
import { enumToAnyOf, splitObjects } from './equivalents.ts';
import { moveIntoDefinitions, referByAnchors, referByIds, referDynamically } from './identify.ts';
import { liftTo30 } from './lift.ts';
import { shuffle } from './order.ts';
import { extractSchemas, inlineReferences, wrapReferences } from './references.ts';
import { renameComponents } from './rename.ts';
import { upgradeTo31, upgradeTo32 } from './upgrade.ts';

/** One rewrite that preserves meaning. */
export interface Rewrite {
  readonly name: string;
  /** The versions whose documents it takes. */
  readonly takes: readonly SpecificationVersion[];
  /** The version of what it makes; the same as it took when undefined. */
  readonly makes?: SpecificationVersion;
  readonly apply: (root: JsonObject, specification: SpecificationVersion, seed: number) => JsonObject;
}

const every = ['2.0', '3.0', '3.1', '3.2'] as const;

/** Every rewrite. */
export const rewrites: readonly Rewrite[] = [
  { name: 'inline references', takes: every, apply: (root, specification) => inlineReferences(root, specification) },
  { name: 'wrap references in allOf', takes: every, apply: wrapReferences },
  { name: 'extract schemas into components', takes: every, apply: extractSchemas },
  { name: 'rename components', takes: every, apply: renameComponents },
  { name: 'shuffle maps and sets', takes: every, apply: shuffle },
  { name: 'write defaults', takes: every, apply: writeDefaults },
  { name: 'enum to anyOf of const', takes: ['3.1', '3.2'], apply: enumToAnyOf },
  { name: 'split objects over allOf', takes: every, apply: splitObjects },
  { name: 'move schemas into $defs', takes: ['3.1', '3.2'], apply: moveIntoDefinitions },
  { name: 'refer by $anchor', takes: ['3.1', '3.2'], apply: referByAnchors },
  { name: 'refer by $id', takes: ['3.1', '3.2'], apply: referByIds },
  { name: 'refer dynamically', takes: ['3.1', '3.2'], apply: referDynamically },
  { name: '2.0 to 3.0', takes: ['2.0'], makes: '3.0', apply: liftTo30 },
  { name: '3.0 to 3.1', takes: ['3.0'], makes: '3.1', apply: upgradeTo31 },
  { name: '3.1 to 3.2', takes: ['3.1'], makes: '3.2', apply: upgradeTo32 },
];
