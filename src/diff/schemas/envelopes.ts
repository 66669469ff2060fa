import { append } from '../../model/pointer.ts';
import { ruleOf } from '../../rules/table.ts';
import type { Store } from '../../schema/store.ts';
import type { Fact, PairPlaces } from '../fact.ts';
import { subjectOfSchema } from '../place.ts';
import type { Envelope } from '../renames/envelopes.ts';
import type { Findings } from './findings.ts';
import { BOTH_DIRECTIONS } from './pair.ts';
import type { SchemaPair } from './pair.ts';

/** One finding for a value that was put into an object or taken out of one, and the value itself to be compared inside. */
export function envelopeFindings(
  { kind, property, confidence, because }: Envelope,
  pair: Pick<SchemaPair, 'old' | 'new'>,
  places: PairPlaces,
  store: Store,
): Findings {
  const isWrapped = kind === 'wrapped';
  const pointer = append('', property.name);
  const [from, to] = isWrapped ? ['', pointer] : [pointer, ''];
  const subject = subjectOfSchema(isWrapped ? places.old : places.new);
  const whole = subject.name === '' || subject.kind === 'response body' ? subject.kind : subject.name;
  const fact: Fact = {
    face: ruleOf(isWrapped ? 'envelope-added' : 'envelope-removed').face,
    loss: { name: property.name },
    old: isWrapped ? { address: places.old, value: whole } : { address: property.address, value: property.name },
    new: isWrapped ? { address: property.address, value: property.name } : { address: places.new, value: whole },
    // Whatever is sent is meant otherwise now; where the other side refuses it, that shows it.
    lost: { request: store.anything, response: store.anything },
    subject,
    rename: { kind, from, to, moves: [{ from, to }], confidence, because },
  };
  return {
    facts: [fact],
    inside: [
      {
        step: isWrapped ? { kind: 'moved', from: [], to: [property.name] } : { kind: 'moved', from: [property.name], to: [] },
        old: isWrapped ? pair.old : property.schema,
        new: isWrapped ? property.schema : pair.new,
        directions: BOTH_DIRECTIONS,
      },
    ],
  };
}
