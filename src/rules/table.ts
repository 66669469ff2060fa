import type { Aspect, Face } from './aspect.ts';
import { bodyAspects } from './aspects/body.ts';
import { documentAspects } from './aspects/document.ts';
import { headerAspects } from './aspects/header.ts';
import { mediaTypeAspects } from './aspects/media-type.ts';
import { operationAspects } from './aspects/operation.ts';
import { parameterAspects } from './aspects/parameter.ts';
import { propertyAspects } from './aspects/property.ts';
import { renameAspects } from './aspects/rename.ts';
import { responseAspects } from './aspects/response.ts';
import { schemaArrayAspects } from './aspects/schema-array.ts';
import { schemaContentAspects } from './aspects/schema-content.ts';
import { schemaDefaultAlternativeAspects } from './aspects/schema-default-alternative.ts';
import { schemaDiscriminatorAspects } from './aspects/schema-discriminator.ts';
import { schemaEnumAspects } from './aspects/schema-enum.ts';
import { schemaNumberAspects } from './aspects/schema-number.ts';
import { schemaObjectAspects } from './aspects/schema-object.ts';
import { schemaOpenAspects } from './aspects/schema-open.ts';
import { schemaProseAspects } from './aspects/schema-prose.ts';
import { schemaFormatAspects } from './aspects/schema-format.ts';
import { schemaStringAspects } from './aspects/schema-string.ts';
import { schemaTypeAspects } from './aspects/schema-type.ts';
import { schemaUnionAspects } from './aspects/schema-union.ts';
import { securitySchemeAspects } from './aspects/security-scheme.ts';
import { securityAspects } from './aspects/security.ts';
import { serverAspects } from './aspects/server.ts';
import { urlAspects } from './aspects/url.ts';

/** Every aspect: what can change in an API and what each change means. */
export const aspects = [
  ...operationAspects,
  ...parameterAspects,
  ...bodyAspects,
  ...mediaTypeAspects,
  ...responseAspects,
  ...headerAspects,
  ...securityAspects,
  ...securitySchemeAspects,
  ...serverAspects,
  ...urlAspects,
  ...documentAspects,
  ...schemaTypeAspects,
  ...schemaEnumAspects,
  ...schemaNumberAspects,
  ...schemaStringAspects,
  ...schemaFormatAspects,
  ...schemaContentAspects,
  ...schemaArrayAspects,
  ...schemaObjectAspects,
  ...schemaOpenAspects,
  ...propertyAspects,
  ...schemaUnionAspects,
  ...schemaDiscriminatorAspects,
  ...schemaDefaultAlternativeAspects,
  ...schemaProseAspects,
  ...renameAspects,
] as const satisfies readonly Aspect[];

/** How an aspect is read: what went from old to new, what came, or both at once. */
export type FaceName = 'lost' | 'gained' | 'replaced';

type IdOf<Faces> = Faces extends { readonly replaced: { readonly id: infer Id } } ? Id : never;

/** The id of a rule: a literal for each face of each row. */
export type RuleId =
  | (typeof aspects)[number]['faces']['lost']['id']
  | (typeof aspects)[number]['faces']['gained']['id']
  | IdOf<(typeof aspects)[number]['faces']>;

/** A face with the row it belongs to. */
export interface Rule {
  readonly id: RuleId;
  readonly face: Face;
  /** How `aspect` is read; `replaced` where it reads the same there and back. */
  readonly reads: FaceName;
  /** The row, the first one where several watch twins (media types of requests and of responses). */
  readonly aspect: Aspect;
}

/** Every rule once, in the order of the table. */
export const rules: readonly Rule[] = derive(aspects);

function derive(rows: readonly Aspect[]): readonly Rule[] {
  const byId = new Map<string, Rule>();
  for (const aspect of rows) {
    for (const reads of readings(aspect)) {
      const face = aspect.faces[reads];
      if (face !== undefined && !byId.has(face.id)) byId.set(face.id, { id: face.id as RuleId, face, reads, aspect });
    }
  }
  return [...byId.values()];
}

function readings({ faces }: Aspect): readonly FaceName[] {
  return faces.lost === faces.gained ? ['replaced'] : ['lost', 'gained', 'replaced'];
}

const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id. */
export function ruleOf(id: RuleId): Rule {
  return rulesById.get(id) as Rule;
}

/** Whether a text, such as a word of a command line or of a policy, is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return rulesById.has(text);
}
