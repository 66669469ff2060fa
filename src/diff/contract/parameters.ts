import type { Operation, Parameter } from '../../model/api.ts';
import { parentOf } from '../../model/pointer.ts';
import type { Address } from '../../model/pointer.ts';
import { ruleOf } from '../../rules/table.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { Fact } from '../fact.ts';
import type { Renamed } from '../renames/match.ts';
import { parameterLikelihood } from '../renames/parameters.ts';
import type { ContractContext, LeftParameters, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import { schemaPresenceFacts } from './schema-presence.ts';
import { mediumOf } from './medium.ts';
import { alike, groupingsOf } from './grouping.ts';
import { onTheWire, wireKey } from './members-on-the-wire.ts';
import type { Written } from './written-out.ts';

/** Compares parameters: matched by place in the path, else by location and name. */
export function compareParameters(pair: OperationPair, context: ContractContext): void {
  const { there, back } = context.questions;
  const written = onTheWire(pair.old, pair.new, { old: back.viewOfB, new: there.viewOfB });
  const old = keyed(written.old, pair.old, pair.prefixes.old);
  const next = keyed(written.new, pair.new, pair.prefixes.new);
  const { kept, removed, added } = align(old, next, ({ key }) => key);
  for (const one of kept) compareKept(one, pair, context);
  tellGrouping(kept, pair, context);
  const isAlone = removed.length === 1 && added.length === 1;
  context.search.look<KeyedParameter>({
    removed,
    added,
    nameOf: ({ parameter }) => parameter,
    likelihood: ({ parameter: before }, { parameter: after }, lent) =>
      parameterLikelihood(before, after, { isSameSchema: sameSchema(before, after, context), isAlone, lent }),
    accept: (renamed) => {
      for (const rename of renamed) compareRenamed(rename, pair, context);
    },
    finish: (gone, come) => {
      context.leave({ pair, removed: gone.map(({ parameter }) => parameter), added: come.map(({ parameter }) => parameter) });
    },
  });
}

/**
 * Tells the parameters that went and came, and did not move to the body either. Where an operation goes by another
 * path now, those in its path went and came with the path, which is told.
 */
export function compareLeftParameters({ pair, removed, added }: LeftParameters, { collector }: ContractContext): void {
  const isTold = ({ in: place, name }: Parameter, { path }: Operation): boolean =>
    pair.isRenamed === true && pair.old.path !== pair.new.path && place === 'path' && path.includes(`{${name}}`);
  for (const parameter of removed) {
    if (isTold(parameter, pair.old)) continue;
    const facts = factsOfPresence('parameter', parameter, 'old', { old: parameter.address, new: without(pair.new, parameter, pair.old) });
    collector.facts(facts, subjectOf(parameter), siteOf(pair.new, 'request', `${parameter.in} parameter ${parameter.name}`));
  }
  for (const parameter of added) {
    if (isTold(parameter, pair.new)) continue;
    const facts = factsOfPresence('parameter', parameter, 'new', { old: without(pair.old, parameter, pair.new), new: parameter.address });
    collector.facts(facts, subjectOf(parameter), siteOf(pair.new, 'request', `${parameter.in} parameter ${parameter.name}`));
  }
}

/** Where an operation would have a parameter that its other version has: in the path item, for all of its operations, if it stands there. */
function without(operation: Operation, { address }: Parameter, owner: Operation): Address {
  const isInherited = address.startsWith(`${parentOf(owner.address)}/parameters/`);
  return isInherited ? parentOf(operation.address) : operation.address;
}

/** What is said of a name as written, and of the way each place writes values, is said by the rename itself. */
const SAID_BY_THE_RENAME = new Set(['parameter-name-changed', 'parameter-serialization-changed']);

function compareKept(written: WrittenPair, pair: OperationPair, context: ContractContext, isRenamed?: 'renamed'): void {
  const { collector, questions, schemas, cannotDiffer } = context;
  const { old: before, new: after } = alike(written);
  const isMember = written.old.member !== undefined || written.new.member !== undefined;
  if (isRenamed === undefined && !isMember && cannotDiffer(before, after)) return;
  const site = siteOf(pair.new, 'request', `${after.in} parameter ${after.name}`);
  const facts = factsOfPair('parameter', { old: before, new: after }, { old: before.address, new: after.address }, questions);
  const told = isRenamed === undefined ? facts : facts.filter(({ face }) => !SAID_BY_THE_RENAME.has(face.id));
  collector.facts([...told, ...schemaPresenceFacts(before, after, context)], subjectOf(after), site);
  if (written.old.schema !== undefined && written.new.schema !== undefined) {
    const role = isMember ? 'another kind of place' : 'itself';
    collector.anchor({ ...site, pair: schemas.pair(written.old.schema, written.new.schema, mediumOf(before.wire, after.wire), role) });
  }
}

/** What only the documents arrange otherwise, and generated code with them. */
function tellGrouping(kept: readonly WrittenPair[], pair: OperationPair, { collector }: ContractContext): void {
  for (const { fact, object } of groupingsOf(kept)) {
    collector.facts([fact], subjectOf(object), siteOf(pair.new, 'request', `${object.in} parameter ${object.name}`));
  }
}

function compareRenamed(rename: Renamed<KeyedParameter>, pair: OperationPair, context: ContractContext): void {
  const [before, after] = [rename.old.parameter, rename.new.parameter];
  const nameOf = ({ in: place, name }: Parameter): string => (before.in === after.in ? name : `${place} parameter ${name}`);
  const [from, to] = [nameOf(before), nameOf(after)];
  const fact: Fact = {
    face: ruleOf('parameter-renamed').face,
    loss: { name: before.name },
    old: { address: before.address, value: from },
    new: { address: after.address, value: to },
    lost: {},
    rename: { kind: 'parameter', from, to, confidence: rename.confidence, because: rename.because },
  };
  context.collector.facts([fact], subjectOf(before), siteOf(pair.new, 'request', `${after.in} parameter ${after.name}`));
  compareKept(rename, pair, context, 'renamed');
}

function sameSchema(before: Parameter, after: Parameter, { questions: { there } }: ContractContext): boolean {
  if (before.schema === undefined || after.schema === undefined) return before.schema === after.schema;
  return there.same([before.schema.address], [after.schema.address]);
}

function subjectOf(parameter: Parameter): { readonly kind: string; readonly name: string } {
  return { kind: `${parameter.in} parameter`, name: parameter.name };
}

/** What one call sends by one name, as both documents have it. */
interface WrittenPair {
  readonly old: Written;
  readonly new: Written;
}

interface KeyedParameter extends Written {
  readonly key: string;
}

/**
 * The parameters of an operation with what identifies them: the place in the template for those in a
 * path, the name without case for headers (RFC 9110, section 5.1). Those in the prefix of the path are
 * compared with it.
 */
function keyed(written: readonly Written[], { path }: Operation, prefix: string): readonly KeyedParameter[] {
  const [outside, inside] = [templateNames(prefix), templateNames(path.slice(prefix.length))];
  return written.flatMap((one) => {
    const { parameter } = one;
    if (parameter.in !== 'path') return [{ ...one, key: wireKey(parameter) }];
    if (outside.includes(parameter.name)) return [];
    const place = inside.indexOf(parameter.name);
    return [{ ...one, key: `path ${place < 0 ? parameter.name : place}` }];
  });
}

function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}
