import type { Direction, SchemaPlace, SpecificationVersion } from '../../src/model/api.ts';
import { isObject } from '../../src/model/json.ts';
import type { Json } from '../../src/model/json.ts';
import { loadReferee } from '../../src/commands/verify/referee.ts';
import type { Ruling } from '../../src/commands/verify/referee.ts';
import { documentOf } from '../support/document.ts';
import { matchNatively } from '../support/match.ts';
import { hasResources } from './rewrites/identify.ts';
import { needsSecondVote, secondVote } from './second-vote.ts';
import { voteAsWritten } from './written-vote.ts';

const factory = await loadReferee(matchNatively);

/**
 * What the referee says of one place of a document: the first validator, or the second one where the
 * document uses `unevaluated*`, which the first judges wrongly beside other applicators; where schemas
 * have an `$id` and no direction is asked for, a validator that reads the document as written.
 */
export async function rulingOf(
  root: Json,
  specification: SpecificationVersion,
  place: SchemaPlace,
  direction?: Direction,
): Promise<Ruling> {
  if (direction === undefined && isObject(root) && hasResources(root)) return voteAsWritten(root, specification, place);
  const document = documentOf(root);
  return needsSecondVote(root) ? secondVote(document, specification, place, direction) : factory(document, specification)(place, direction);
}
