import { erased } from '../../diff/anchor.ts';
import { withoutVersion } from '../../diff/contract/version-segment.ts';
import { code } from '../markdown/escape.ts';
import type { OperationsByLabel } from './operations.ts';
import { distinct, listed } from './words.ts';

/** Operations as clients of the old version call them: reports name those that both documents have as the new one does. */
export function asCalled(labels: readonly string[], operations: OperationsByLabel): readonly string[] {
  return distinct(labels.map((label) => operations.get(label)?.old?.label ?? label));
}

/**
 * An operation as clients of the old version call it, and by what name it goes now where that is another, as Markdown.
 * Another version in the path and other names of its parameters are none: how to select a version is said elsewhere.
 */
export function callOf(label: string, operations: OperationsByLabel): string {
  const old = operations.get(label)?.old?.label ?? label;
  return essence(old) === essence(label) ? code(old) : `${code(old)} (now ${code(whereTheyPart(label, old))})`;
}

function essence(label: string): string {
  // What stands in the braces of a callback is no name of a parameter but where the callback goes.
  return label.includes('{$') ? label : erased(withoutVersion(label));
}

/** Some operations as clients call them, and how many more there are. */
export function callsOf(labels: readonly string[], operations: OperationsByLabel, most?: number): string {
  return listed(distinct(labels.map((label) => callOf(label, operations))), most);
}

/** A label from the first word on that the other one does not have: without the kind and the method that they share. */
function whereTheyPart(label: string, other: string): string {
  const [words, others] = [label.split(' '), other.split(' ')];
  return words.slice(words.findIndex((word, index) => word !== others[index])).join(' ');
}
