import type { Api, Direction } from '../../model/api.ts';
import type { Change, Use } from '../../diff/change.ts';
import type { Difference } from '../../diff/diff.ts';
import { groupedBy } from '../grouped-by.ts';
import type { ReportPolicy } from '../report.ts';
import type { Judgement } from '../severity.ts';
import { worse } from '../severity.ts';
import { judgeUnder, withoutSwitchedOff } from './apply.ts';
import type { Rating, Ratings } from './overrides.ts';
import { ratingsOf } from './overrides.ts';
import type { Policy } from './policy.ts';
import { rowOf } from './policy.ts';

/** How the changes of one comparison are rated. */
export interface Rater {
  /** The difference without what the policy ignores, as if it were not there. */
  readonly difference: Difference;
  /** The changes that are listed, without the uses whose rules are off. */
  readonly listed: readonly Change[];
  /** Judges the uses of a change in one direction. */
  readonly judge: (change: Change, direction: Direction, uses: readonly Use[]) => Judgement;
  readonly policy: ReportPolicy;
}

/** Puts a policy with its overrides over a difference. */
export function raterOf(policy: Policy, apis: { readonly old: Api; readonly new: Api }, whole: Difference): Rater {
  const ratings = ratingsOf(policy, apis, whole);
  const difference = ratings === undefined ? whole : withoutIgnored(whole, apis.new, ratings);
  return {
    difference,
    listed: difference.changes.flatMap((change) => switchedOn(change, policy, ratings) ?? []),
    judge: (change, direction, uses) =>
      ratings === undefined ? judgeUnder(policy, change, direction, uses) : judgeByParts(change, { direction, uses, ratings }),
    policy: {
      name: policy.name,
      config: policy.configured?.file ?? null,
      rules: policy.configured?.rules ?? 0,
      overrides: policy.configured?.overrides ?? 0,
      ignored: {
        operations: ratings === undefined ? 0 : labelsOf(apis).filter((label) => ratings.ofOperation(label).isIgnored).length,
        changes: whole.changes.length - difference.changes.length,
      },
    },
  };
}

function labelsOf({ old, new: next }: { readonly old: Api; readonly new: Api }): readonly string[] {
  return [...new Set([...old.operations, ...next.operations].map(({ label }) => label))];
}

function withoutIgnored(whole: Difference, next: Api, ratings: Ratings): Difference {
  const changes = whole.changes.flatMap((change) => withUses(change, (use) => !ratings.of(change, use).isIgnored) ?? []);
  const { added, removed, total, kept } = whole.operations;
  const left = new Set(changes.map(({ fingerprint }) => fingerprint));
  const gone = (rule: Change['rule']): number =>
    // Operations of callbacks are not among those that are counted.
    whole.changes.filter((change) => change.rule === rule && change.uses[0]?.kind !== 'callback' && !left.has(change.fingerprint)).length;
  const ignored = next.operations.filter(({ label }) => ratings.ofOperation(label).isIgnored).length;
  return {
    ...whole,
    changes,
    operations: { kept, added: added - gone('operation-added'), removed: removed - gone('operation-removed'), total: total - ignored },
  };
}

function switchedOn(change: Change, policy: Policy, ratings: Ratings | undefined): Change | undefined {
  if (ratings === undefined || change.uses.length === 0) {
    return withoutSwitchedOff(change, ratings?.of(change, undefined).policy ?? policy);
  }
  return withUses(
    change,
    (use) => use === undefined || rowOf(ratings.of(change, use).policy, change.rule, use.direction)?.severity !== 'off',
  );
}

/** The change with the uses that pass; undefined where none does, or where nothing uses it and that does not pass. */
function withUses(change: Change, passes: (use: Use | undefined) => boolean): Change | undefined {
  if (change.uses.length === 0) return passes(undefined) ? change : undefined;
  const uses = change.uses.filter(passes);
  if (uses.length === change.uses.length) return change;
  return uses.length === 0 ? undefined : { ...change, uses };
}

interface Part {
  readonly rating: Rating;
  readonly uses: readonly Use[];
  readonly judgement: Judgement;
}

/** Judges the uses under each rating for itself: the worst stands, and what is milder elsewhere is said. */
function judgeByParts(
  change: Change,
  { direction, uses, ratings }: { readonly direction: Direction; readonly uses: readonly Use[]; readonly ratings: Ratings },
): Judgement {
  const parts = [...groupedBy(uses, (use) => ratings.of(change, use))].map(([rating, members]): Part => {
    return { rating, uses: members, judgement: judgeUnderRating(rating, change, direction, members) };
  });
  const [first, ...others] = parts;
  if (first === undefined) return judgeUnder(ratings.of(change, undefined).policy, change, direction, uses);
  const worst = others.reduce(
    (found, part) =>
      part.judgement.severity !== found.judgement.severity &&
      worse(part.judgement.severity, found.judgement.severity) === part.judgement.severity
        ? part
        : found,
    first,
  );
  const milder = parts.filter(({ judgement }) => judgement.severity !== worst.judgement.severity).map((part) => exemption(part, uses));
  if (milder.length === 0) return worst.judgement;
  return { ...worst.judgement, reason: [...(worst.judgement.reason === null ? [] : [worst.judgement.reason]), ...milder].join('; ') };
}

function judgeUnderRating({ policy, atMost }: Rating, change: Change, direction: Direction, uses: readonly Use[]): Judgement {
  const judgement = judgeUnder(policy, change, direction, uses);
  const ceiling = atMost?.atMost;
  if (atMost === undefined || ceiling === undefined || worse(judgement.severity, ceiling) === ceiling) return judgement;
  const because = atMost.because ?? `nothing here is worse than ${ceiling}`;
  return { severity: ceiling, because: 'policy', reason: `${atMost.by}: ${because}` };
}

function exemption({ rating, uses, judgement }: Part, all: readonly Use[]): string {
  const operations = (some: readonly Use[]): number => new Set(some.map(({ operation }) => operation)).size;
  const by = rating.overrides.map((override) => override.by).join(', ');
  return `${judgement.severity} in ${operations(uses)} of ${operations(all)} operations${by === '' ? '' : ` (${by})`}`;
}
