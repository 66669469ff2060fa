import type { Property } from '../../../normalise/view.ts';
import { TYPE } from '../../../schema/node.ts';
import type { AdapterContext, Party } from '../context.ts';
import { below } from '../context.ts';
import { meantTypes, travels } from '../meaning.ts';
import { pascalCase } from '../names.ts';
import type { Conversion, Field } from '../plan.ts';
import { constantFor } from './constant.ts';
import type { Derive } from './function.ts';
import type { Meeting } from './scalar.ts';
import { missingSentence } from './sentences.ts';

/**
 * A value that the receiver has inside an object, or the other way round: `[...]` and `{ data: [...] }`. Only
 * where exactly one property of the envelope has the very schema of the value.
 */
export function envelopeConversion(meeting: Meeting, context: AdapterContext, derive: Derive): Conversion | undefined {
  const { source, target, direction, spot } = meeting;
  const { sender, receiver } = context.parties(direction);
  const [a, b] = [sender.view(source), receiver.view(target)];
  if ([...a.properties.keys()].some((name) => b.properties.has(name))) return undefined;
  if (meantTypes(a) === TYPE.object) {
    const content = onlyContent(sender, source, (property) => sameSchema(property.schema, sender, target, receiver));
    if (content !== undefined && a.required.has(content.name) && travels(content.access, direction)) {
      const of = derive({ source: content.schema, target, direction, spot: below(spot, content.name, pascalCase(content.name)) }, context);
      return { kind: 'unwrapped', property: content.name, of };
    }
  }
  if (meantTypes(b) === TYPE.object) {
    const content = onlyContent(receiver, target, (property) => sameSchema(source, sender, property.schema, receiver));
    if (content !== undefined && travels(content.access, direction)) {
      const of = derive({ source, target: content.schema, direction, spot }, context);
      const demanded = [...b.properties.values()].filter(
        ({ name, access }) => name !== content.name && b.required.has(name) && travels(access, direction),
      );
      return { kind: 'wrapped', property: content.name, of, others: demanded.map((property) => fieldOf(property, meeting, context)) };
    }
  }
  return undefined;
}

function fieldOf({ name, schema }: Property, { direction, spot }: Meeting, context: AdapterContext): Field {
  const constant = constantFor({ target: schema, source: undefined, direction }, context);
  const gap = context.gap(below(spot, name, ''), missingSentence(`\`${name}\``, direction, 'unknown'));
  return { to: name, from: undefined, value: { kind: 'same' }, missing: constant ?? { kind: 'decide', gap } };
}

function onlyContent(party: Party, places: Meeting['source'], isContent: (property: Property) => boolean): Property | undefined {
  const found = [...party.view(places).properties.values()].filter(isContent);
  return found.length === 1 ? found[0] : undefined;
}

/** Whether two schemas are one component, or say one thing that is more than a plain type. */
function sameSchema(source: Meeting['source'], sender: Party, target: Meeting['target'], receiver: Party): boolean {
  const [a, b] = [sender.view(source), receiver.view(target)];
  if (a.component !== undefined && a.component === b.component) return true;
  const isTelling = a.items !== undefined || a.properties.size > 0;
  if (isTelling && sender.written(source) === receiver.written(target)) return true;
  const [left, right] = [
    a.items === undefined ? undefined : sender.view(a.items.value),
    b.items === undefined ? undefined : receiver.view(b.items.value),
  ];
  return left?.component !== undefined && left.component === right?.component;
}
