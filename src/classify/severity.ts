import type { Direction } from '../model/api.ts';
import type { Change, Use } from '../diff/change.ts';
import type { Severity } from '../rules/aspect.ts';
import { ruleOf } from '../rules/table.ts';
import { variance } from '../rules/variance.ts';
import type { ReportFinding } from './report.ts';

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['breaking', 'warning', 'compatible', 'cosmetic'];

/** The worse of two severities. */
export function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

/** The milder of two severities. */
export function milder(a: Severity, b: Severity): Severity {
  return worse(a, b) === a ? b : a;
}

/** What a change means in one direction, and why. */
export interface Judgement {
  readonly severity: Severity;
  readonly because: ReportFinding['because'];
  readonly reason: string | null;
}

/**
 * Judges the uses of a change in one direction. The table decides, a rule's reasoned exception before
 * it; what the judge proved rules over both: no valid value affected is not breaking, and a value that
 * shows the break is not compatible.
 */
export function judge(change: Change, direction: Direction, uses: readonly Use[]): Judgement {
  const { face } = ruleOf(change.rule);
  const exception = face.except?.[direction];
  const table: Severity = variance[face.effect][direction];
  if (uses.length > 0 && uses.every(({ proof }) => proof.answer === 'empty')) {
    return { severity: milder(table, 'compatible'), because: 'contained', reason: 'no valid value can have it' };
  }
  if (uses.length > 0 && uses.every(({ proof }) => proof.answer === 'in a map')) {
    return { severity: milder(table, 'compatible'), because: 'contained', reason: 'a map takes the name with every value that it had' };
  }
  if (isAboutValues(change) && uses.length > 0 && uses.every(({ proof }) => proof.answer === 'contained')) {
    const isElsewhere = uses.some(({ proof }) => proof.answer === 'contained' && proof.only !== undefined);
    if (isElsewhere && table === 'breaking') return { severity: 'warning', because: 'contained', reason: TAKEN_ELSEWHERE };
    const reason = 'the text changed, but no valid value is affected';
    return { severity: milder(table, 'compatible'), because: 'contained', reason };
  }
  if (exception !== undefined) return { severity: exception.severity, because: 'rule', reason: exception.because };
  const shown = uses.some(({ proof }) => proof.answer === 'breaks');
  if (shown && table !== 'breaking') {
    return { severity: 'breaking', because: 'variance', reason: refusalOf(direction) };
  }
  return { severity: table, because: 'variance', reason: null };
}

/** Why something is no break by the letter and may be one all the same: whoever reads the name meets what nothing describes. */
const TAKEN_ELSEWHERE = 'such values are valid only as another alternative, which says nothing of this';

/** Whether a change is about what is let through, so that containment settles it; vocabulary that is gone is gone. */
export function isAboutValues({ rule }: Change): boolean {
  const { effect } = ruleOf(rule).face;
  return effect === 'narrows' || effect === 'widens' || effect === 'replaces';
}

/** Why something that is harmless as a rule breaks after all: the receiver says what may stand there. */
function refusalOf(direction: Direction): string {
  return direction === 'response'
    ? 'the old document says which other properties may stand there, and readers that keep to it refuse this one'
    : 'the old document let anything stand there, and the new one refuses some of it';
}

/** What to say and do instead of what the rule says, where a harmless change breaks after all; undefined elsewhere. */
export function refusal(
  { rule }: Change,
  findings: readonly Pick<ReportFinding, 'direction' | 'severity' | 'because'>[],
): { readonly why: string; readonly advice: string } | undefined {
  const { effect } = ruleOf(rule).face;
  const broken = findings.filter(({ severity, because }) => severity === 'breaking' && because === 'variance');
  const [first] = broken;
  if (first === undefined || broken.some(({ direction }) => variance[effect][direction] === 'breaking')) return undefined;
  const reason = refusalOf(first.direction);
  return {
    why: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    advice:
      first.direction === 'response'
        ? 'Make readers pass over properties that they do not know before this is released.'
        : 'Send only what the new schema accepts there.',
  };
}
