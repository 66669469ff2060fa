import type { Operation, Parameter } from '../../model/api.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';
import { mediumOf } from './medium.ts';

/** Compares parameters: matched by place in the path, else by location and name. */
export function compareParameters(pair: OperationPair, context: ContractContext): void {
  const { collector, questions, schemas } = context;
  const old = keyed(pair.old, pair.prefixes.old);
  const next = keyed(pair.new, pair.prefixes.new);
  const { kept, removed, added } = align(old, next, ({ key }) => key);
  for (const {
    old: { parameter: before },
    new: { parameter: after },
  } of kept) {
    const where = `${after.in} parameter ${after.name}`;
    const site = siteOf(pair.new, 'request', where);
    const facts = factsOfPair('parameter', { old: before, new: after }, { old: before.address, new: after.address }, questions);
    collector.facts(facts, subjectOf(after), site);
    if (before.schema !== undefined && after.schema !== undefined) {
      collector.anchor({ ...site, pair: schemas.pair([before.schema.address], [after.schema.address], mediumOf(before.wire, after.wire)) });
    }
  }
  for (const { parameter } of removed) {
    const facts = factsOfPresence('parameter', parameter, 'old', { old: parameter.address, new: pair.new.address });
    collector.facts(facts, subjectOf(parameter), siteOf(pair.new, 'request', `${parameter.in} parameter ${parameter.name}`));
  }
  for (const { parameter } of added) {
    const facts = factsOfPresence('parameter', parameter, 'new', { old: pair.old.address, new: parameter.address });
    collector.facts(facts, subjectOf(parameter), siteOf(pair.new, 'request', `${parameter.in} parameter ${parameter.name}`));
  }
}

function subjectOf(parameter: Parameter): { readonly kind: string; readonly name: string } {
  return { kind: `${parameter.in} parameter`, name: parameter.name };
}

interface KeyedParameter {
  readonly parameter: Parameter;
  readonly key: string;
}

/**
 * The parameters of an operation with what identifies them: the place in the template for those in a
 * path, the name without case for headers (RFC 9110, section 5.1). Those in the prefix of the path are
 * compared with it.
 */
function keyed({ path, parameters }: Operation, prefix: string): readonly KeyedParameter[] {
  const [outside, inside] = [templateNames(prefix), templateNames(path.slice(prefix.length))];
  return parameters.flatMap((parameter) => {
    if (parameter.in !== 'path')
      return [{ parameter, key: `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}` }];
    if (outside.includes(parameter.name)) return [];
    const place = inside.indexOf(parameter.name);
    return [{ parameter, key: `path ${place < 0 ? parameter.name : place}` }];
  });
}

function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}
