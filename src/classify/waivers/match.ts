import type { ReportChange } from '../report.ts';
import type { Waiver } from './waiver.ts';
import { matchesWildcard } from '../../model/glob.ts';

/**
 * Whether a waiver is about a change. One that names an operation is about the changes that *every* operation they
 * reach is named by: what also breaks others is not waived along the way. Names of path parameters do not matter.
 */
export function isAbout({ target }: Waiver, change: ReportChange): boolean {
  switch (target.kind) {
    case 'fingerprint':
      return target.fingerprint === change.fingerprint;
    case 'pattern':
      return (
        matchesWildcard(target.rule, change.rule) &&
        (target.place === null || coversPlace(target.place, change.place)) &&
        (target.operation === null || coversOperations(target.operation, change))
      );
    default:
      return target satisfies never;
  }
}

/** A place is meant with everything below it. */
function coversPlace(pattern: string, place: string): boolean {
  return matchesWildcard(pattern, place) || matchesWildcard(`${pattern}.*`, place);
}

/** Of a change that no operation reaches nothing but `*` says that it is meant. */
function coversOperations(pattern: string, { findings }: ReportChange): boolean {
  if (pattern === '*') return true;
  const uses = findings.flatMap(({ operations }) => operations);
  const erased = withoutParameterNames(pattern);
  return uses.length > 0 && uses.every(({ operation }) => matchesWildcard(erased, withoutParameterNames(operation)));
}

function withoutParameterNames(operation: string): string {
  return operation.replaceAll(/\{[^{}]*\}/g, '{}');
}
