import type { ComparedReport } from '../../classify/report.ts';
import type { StatedRename } from '../../diff/renames/stated.ts';
import type { Api, Direction, SchemaPlace } from '../../model/api.ts';
import type { Document } from '../../model/document.ts';
import { canonical, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { normalise } from '../../normalise/normalise.ts';
import { matchesPattern } from '../../schema/pattern/language.ts';
import { findPayloadsIn } from './payloads.ts';
import type { Payload } from './payloads.ts';
import { loadReferee } from './referee.ts';
import type { Referee } from './referee.ts';
import { createTranslator } from './translate.ts';

/** A witness that the independent validator says is none: a bug of ours. */
export interface Contradiction {
  readonly rule: string;
  readonly place: string;
  readonly direction: Direction;
  readonly operation: string;
  readonly where: string;
  readonly witness: Json;
  /** What the validator says of the sender's and of the receiver's schema; a witness is `true` and `false`. */
  readonly sent: boolean;
  readonly taken: boolean;
}

/** What became of the witnesses of a report: each is confirmed, contradicted, or could not be judged. */
export interface Verification {
  readonly checked: number;
  readonly confirmed: number;
  /** How many could not be judged, by reason. */
  readonly unjudged: ReadonlyMap<string, number>;
  readonly contradictions: readonly Contradiction[];
}

/** What one witness came to. */
type Judgement =
  | { readonly answer: 'confirmed' }
  | { readonly answer: 'unjudged'; readonly reason: string }
  | { readonly answer: 'contradicted'; readonly sent: boolean; readonly taken: boolean };

/** What the sender and the receiver of one direction are judged by. */
interface Party {
  readonly api: Api;
  readonly referee: Referee;
}

/**
 * Checks every witness of a report once more, with a validator and a translation of the schemas that the
 * comparison does not use: the sender's schema as written has to accept it, the receiver's to refuse it.
 * In requests the sender follows the old document, in responses the new one. `renames` are those that the comparison
 * was told of.
 */
export async function verifyReport(
  report: ComparedReport,
  documents: { readonly old: Document; readonly new: Document },
  renames?: readonly StatedRename[],
): Promise<Verification> {
  const factory = await loadReferee(matchesPattern);
  const party = (document: Document, side: 'old' | 'new'): Party => {
    const api = normalise(document, side);
    return { api, referee: factory(api.document, api.specification) };
  };
  const parties = { old: party(documents.old, 'old'), new: party(documents.new, 'new') };
  const payloadsOf = findPayloadsIn(parties.old.api, parties.new.api, renames);
  const unjudged = new Map<string, number>();
  const contradictions: Contradiction[] = [];
  let checked = 0;
  let confirmed = 0;
  for (const { rule, place, findings } of report.changes) {
    for (const { direction, witness } of findings) {
      if (witness === null) continue;
      checked += 1;
      const { operation, where, value } = witness;
      const judgement = judge(value, direction, payloadsOf({ operation, where, direction }), parties);
      switch (judgement.answer) {
        case 'confirmed':
          confirmed += 1;
          break;
        case 'unjudged':
          unjudged.set(judgement.reason, (unjudged.get(judgement.reason) ?? 0) + 1);
          break;
        case 'contradicted': {
          const { sent, taken } = judgement;
          contradictions.push({ rule, place, direction, operation, where, witness: value, sent, taken });
        }
      }
    }
  }
  return { checked, confirmed, unjudged, contradictions };
}

/** One line for people: how many witnesses there were and what became of them. */
export function verificationLine({ checked, confirmed, unjudged, contradictions }: Verification): string {
  if (checked === 0) return 'verify: the report has no witness to check';
  const parts = [`${confirmed} confirmed`];
  for (const [reason, count] of unjudged) parts.push(`${count} could not be judged (${reason})`);
  if (contradictions.length > 0) parts.push(`${contradictions.length} contradicted`);
  return `verify: ${checked} ${checked === 1 ? 'witness' : 'witnesses'} checked: ${parts.join(', ')}`;
}

/** What to report of a contradiction: everything that is needed to see it again. */
export function contradictionText({ rule, place, direction, operation, where, witness, sent, taken }: Contradiction): string {
  const fault = sent
    ? 'is accepted by the receiver too'
    : taken
      ? 'is refused by the sender and accepted by the receiver'
      : 'is refused by the sender too';
  return `the ${direction} witness of ${rule} at ${place} (${operation}, ${where}) ${fault}: ${canonical(witness)}`;
}

function judge(
  witness: Json,
  direction: Direction,
  payloads: readonly Payload[],
  parties: { readonly old: Party; readonly new: Party },
): Judgement {
  const [sender, receiver] = direction === 'request' ? (['old', 'new'] as const) : (['new', 'old'] as const);
  let worst: Judgement = { answer: 'unjudged', reason: 'its payload was not found' };
  for (const payload of payloads) {
    const sent = parties[sender].referee(payload[sender], direction)(witness);
    const taken = parties[receiver].referee(payload[receiver], direction)(witness);
    if (sent === true && taken === false) return { answer: 'confirmed' };
    if (sent === 'unknown' || taken === 'unknown') worst = { answer: 'unjudged', reason: 'the validator has no answer' };
    else if (
      mayMisjudge(parties[sender].api, payload[sender], direction) ||
      mayMisjudge(parties[receiver].api, payload[receiver], direction)
    )
      worst = { answer: 'unjudged', reason: 'the validator is not to be trusted with unevaluatedItems and unevaluatedProperties' };
    else if (worst.answer === 'unjudged' && payload === payloads[0]) worst = { answer: 'contradicted', sent, taken };
  }
  return worst;
}

/** The validator is known to be wrong about `unevaluated*` beside other applicators; its word counts only where there is none. */
function mayMisjudge(api: Api, place: SchemaPlace, direction: Direction): boolean {
  const translator = createTranslator(api.document, api.specification, { direction });
  const top = translator.schema(place);
  return [top, ...Object.values(translator.definitions)].some(usesUnevaluated);
}

function usesUnevaluated(schema: Json): boolean {
  if (isArray(schema)) return schema.some(usesUnevaluated);
  if (!isObject(schema)) return false;
  const here = ['unevaluatedItems', 'unevaluatedProperties'].some((keyword) => own(schema, keyword) !== undefined);
  return here || Object.values(schema).some(usesUnevaluated);
}
