import type { Operation, Parameter } from '../../model/api.ts';
import { align } from '../align.ts';
import { factsOfPair, factsOfPresence } from '../fact.ts';
import type { ContractContext, OperationPair } from './context.ts';
import { siteOf } from './context.ts';

/** Compares parameters: matched by place in the path, else by location and name. */
export function compareParameters(pair: OperationPair, context: ContractContext): void {
  const { collector, questions, schemas } = context;
  const names = { old: templateNames(pair.old), new: templateNames(pair.new) };
  const old = pair.old.parameters.map((parameter) => ({ parameter, key: keyOf(parameter, names.old) }));
  const next = pair.new.parameters.map((parameter) => ({ parameter, key: keyOf(parameter, names.new) }));
  const { kept, removed, added } = align(old, next, ({ key }) => key);
  for (const { old: { parameter: before }, new: { parameter: after } } of kept) {
    const where = `${after.in} parameter ${after.name}`;
    const site = siteOf(pair.new, 'request', where);
    const facts = factsOfPair('parameter', { old: before, new: after }, { old: before.address, new: after.address }, questions);
    collector.facts(facts, subjectOf(after), site);
    if (before.schema !== undefined && after.schema !== undefined) {
      collector.anchor({ ...site, pair: schemas.pair([before.schema.address], [after.schema.address]) });
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

/** Path parameters are told apart by their place in the template, headers without case (RFC 9110, section 5.1). */
function keyOf(parameter: Parameter, templates: readonly string[]): string {
  if (parameter.in === 'path' && templates.includes(parameter.name)) return `path ${templates.indexOf(parameter.name)}`;
  return `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}

function templateNames({ path }: Operation): readonly string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
}
