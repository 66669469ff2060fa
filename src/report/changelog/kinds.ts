import type { ReportChange } from '../../classify/report.ts';
import { isRuleId, ruleOf } from '../../rules/table.ts';

/** The kinds of changes of Keep a Changelog 1.1.0 that an API description can show, in its order. */
export const changelogKinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Security'] as const;

/** The heading that an item stands under. */
export type ChangelogKind = (typeof changelogKinds)[number];

/** Rules that add or take away a thing, though their rows watch what holds it. */
const valueAdded = /^(?:extensible-)?enum-value-added$|^(?:alternative|status-body)-added$/;
const valueRemoved = /^(?:extensible-)?enum-value-removed$|^(?:alternative|status-body)-removed$/;

/** The heading for a change; null for wording and names, which no call depends on and which are only counted. */
export function kindOf(change: ReportChange): ChangelogKind | null {
  if (change.rule.endsWith('-deprecated')) return 'Deprecated';
  if (change.severity === 'cosmetic') return null;
  if (change.tags?.includes('security') === true) return 'Security';
  if (valueAdded.test(change.rule)) return 'Added';
  if (valueRemoved.test(change.rule)) return 'Removed';
  if (!isRuleId(change.rule) || ruleOf(change.rule).aspect.kind !== 'presence') return 'Changed';
  return change.rule.endsWith('-added') ? 'Added' : change.rule.endsWith('-removed') ? 'Removed' : 'Changed';
}
