import type { Property, View } from '../../../normalise/view.ts';
import { TYPE } from '../../../schema/node.ts';
import type { AdapterContext, Party } from '../context.ts';
import { below } from '../context.ts';
import { meantTypes, travels } from '../meaning.ts';
import { pascalCase } from '../names.ts';
import type { Conversion, TakenField } from '../plan.ts';
import { isCertain } from '../renames.ts';
import { constantFor } from './constant.ts';
import type { Derive } from './function.ts';
import type { Meeting } from './scalar.ts';
import { doubtfulEnvelopeSentence, emptyEnvelopeSentence, missingSentence } from './sentences.ts';

/**
 * A value that the receiver has inside an object, or the other way round: `[...]` and `{ data: [...] }`. Only
 * where exactly one property of the envelope has the very schema of the value.
 */
export function envelopeConversion(meeting: Meeting, context: AdapterContext, derive: Derive): Conversion | undefined {
  const { source, target, direction, spot } = meeting;
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  const [old, next] = direction === 'request' ? [a, b] : [b, a];
  const stated = context.renames.envelope(old, next);
  if (stated !== undefined) {
    const { side, property, rename } = stated;
    if (!isCertain(rename)) {
      const name = `\`${property.name}\``;
      return { kind: 'decide', gap: context.gap(spot, doubtfulEnvelopeSentence(name, spot.noun, direction)) };
    }
    const isSent = (side === 'old') === (direction === 'request');
    return isSent ? unwrapped(property, a) : wrapped(property, b);
  }
  if ([...a.properties.keys()].some((name) => b.properties.has(name))) return undefined;
  if (meantTypes(a) === TYPE.object) {
    const content = onlyContent(sender, source, (property) => sameSchema(property.schema, sender, target, receiver));
    if (content !== undefined && a.required.has(content.name) && travels(content.access, direction)) return unwrapped(content, a);
  }
  if (meantTypes(b) === TYPE.object) {
    const content = onlyContent(receiver, target, (property) => sameSchema(source, sender, property.schema, receiver));
    if (content !== undefined && travels(content.access, direction)) return wrapped(content, b);
  }
  return undefined;

  function unwrapped({ name, schema }: Property, { properties, required }: View): Conversion {
    const of = derive({ source: schema, target, direction, spot: below(spot, name, pascalCase(name)) }, context);
    const gap = required.has(name) ? undefined : context.gap(spot, emptyEnvelopeSentence(`\`${name}\``, direction));
    const lost = [...properties.values()].filter((one) => one.name !== name && travels(one.access, direction)).map((one) => one.name);
    return { kind: 'unwrapped', property: name, of, gap, lost: direction === 'request' ? lost : [] };
  }

  function wrapped({ name, schema }: Property, { properties, required }: View): Conversion {
    const of = derive({ source, target: schema, direction, spot }, context);
    const demanded = [...properties.values()].filter(
      (one) => one.name !== name && required.has(one.name) && travels(one.access, direction),
    );
    return { kind: 'wrapped', property: name, of, others: demanded.map((property) => fieldOf(property, meeting, context)) };
  }
}

function fieldOf({ name, schema }: Property, { direction, spot }: Meeting, context: AdapterContext): TakenField {
  const constant = constantFor({ target: schema, source: undefined, direction }, context);
  const gap = context.gap(below(spot, name, ''), missingSentence(`\`${name}\``, direction, 'unknown'));
  return { kind: 'taken', to: name, from: undefined, value: { kind: 'same' }, missing: constant ?? { kind: 'decide', gap } };
}

function onlyContent(party: Party, places: Meeting['source'], isContent: (property: Property) => boolean): Property | undefined {
  const { component, properties } = party.view(places);
  // An object that holds one of its own kind is a link of a chain, which has no end as an envelope.
  const isLink = ({ schema }: Property): boolean => component !== undefined && party.view(schema).component === component;
  const found = [...properties.values()].filter((property) => isContent(property) && !isLink(property));
  return found.length === 1 ? found[0] : undefined;
}

/** Whether two schemas are one component, or say one thing that is more than a plain type. */
function sameSchema(source: Meeting['source'], sender: Party, target: Meeting['target'], receiver: Party): boolean {
  const [a, b] = [sender.view(source), receiver.view(target)];
  if (a.component !== undefined && a.component === b.component) return true;
  const isTelling = a.items !== undefined || a.properties.size > 0;
  if (isTelling && sender.meaning(source) === receiver.meaning(target)) return true;
  const [left, right] = [
    a.items === undefined ? undefined : sender.view(a.items.value),
    b.items === undefined ? undefined : receiver.view(b.items.value),
  ];
  return left?.component !== undefined && left.component === right?.component;
}
