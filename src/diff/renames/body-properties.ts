import type { Parameter } from '../../model/api.ts';
import type { SchemaReader } from '../../normalise/schema/reader.ts';
import type { View } from '../../normalise/view.ts';
import type { PropertyInView } from '../../rules/aspect.ts';
import { isCommonName } from './common-names.ts';
import { proseEvidence, weigh } from './evidence.ts';
import type { Evidence, Likelihood } from './evidence.ts';
import { likenessOfNames, parseName } from './names.ts';

/** One end of a move between the parameters of a call and its body, with the reader of its document. */
export interface ParameterEnd {
  readonly parameter: Parameter;
  readonly reader: SchemaReader;
}

/** The other end. */
export interface PropertyEnd {
  readonly property: PropertyInView;
  readonly reader: SchemaReader;
}

const NOTHING: Likelihood = { confidence: 0, because: [] };

/** How likely a parameter of a call and a property of its body are one thing that travels in another place. */
export function bodyPropertyLikelihood({ parameter, reader }: ParameterEnd, property: PropertyEnd): Likelihood {
  // A path without its parameter is another path, and what only responses have no client sends.
  if (parameter.in === 'path' || property.property.access === 'readOnly') return NOTHING;
  const [view, inside] = [viewOf(parameter, reader), property.reader.view(property.property.schema)];
  if (view !== undefined && (view.types.value & inside.types.value) === 0) return NOTHING;
  const sameSchema =
    parameter.schema !== undefined && reader.meaning([parameter.schema.address]) === property.reader.meaning(property.property.schema);
  return weigh([
    ...nameEvidence(parameter, property.property.name),
    ...proseEvidence(parameter.description?.value ?? view?.description?.value, inside.description?.value, 'description'),
    ...(sameSchema ? [schemaEvidence(inside)] : []),
    ...(parameter.required.value === (property.property.required !== undefined)
      ? [{ weight: 0.08, because: 'required alike', telling: false }]
      : []),
  ]);
}

function viewOf({ schema }: Parameter, reader: SchemaReader): View | undefined {
  return schema === undefined ? undefined : reader.view([schema.address]);
}

/** Headers are told from those of the protocol by an `X-`, which properties do without. */
function nameEvidence({ name, in: place }: Parameter, other: string): readonly Evidence[] {
  const bare = place === 'header' ? name.replace(/^x-/i, '') : name;
  const likeness = likenessOfNames(parseName(bare), parseName(other));
  if (likeness === undefined) return [];
  if (likeness.weight < 0.85) return [{ ...likeness, weight: likeness.weight * 0.8, telling: false }];
  // Many things have a `name` or a `type`: only what else they say tells these two.
  if (isCommonName(other)) return [{ weight: 0.5, because: 'the same name', telling: false }];
  return [{ weight: 0.8, because: bare === other ? 'the same name' : likeness.because, telling: true }];
}

function schemaEvidence(view: View): Evidence {
  const says = view.values !== undefined || view.patterns.length > 0 || view.component !== undefined;
  return { weight: says ? 0.35 : 0.15, because: 'the same schema', telling: says };
}
