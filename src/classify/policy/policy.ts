import type { Direction } from '../../model/api.ts';
import type { Severity } from '../../rules/aspect.ts';
import { ruleOf } from '../../rules/table.ts';
import type { RuleId } from '../../rules/table.ts';
import { severityOf } from '../../rules/variance.ts';
import type { Scope } from './scope.ts';

/** A severity, or `off`: the finding is left out of the report. */
export type PolicySeverity = Severity | 'off';

/** What a policy says of a rule where it departs from the table. */
export interface PolicyRow {
  readonly severity: PolicySeverity;
  /** One sentence, from the side of those who made the policy. */
  readonly because: string;
  /**
   * Holds also where it is proven that no valid value is affected: source code that was generated from
   * the document breaks although the wire does not. Without it a policy never makes such a change worse.
   */
  readonly evenIfContained?: true;
  /** Who says so where it is not the policy itself: `api-diff.config.yaml:12`. */
  readonly by?: string;
  /** Gives way where a payload shows the break: the row excuses only what the receiving side takes in silence. */
  readonly unlessShown?: true;
}

/** A row for each direction that a policy has an opinion on. */
export type PolicyRowByDirection = Readonly<Partial<Record<Direction, PolicyRow>>>;

/** Rows over the table of rules: for both directions alike, or for one. */
export type PolicyRows = Readonly<Partial<Record<RuleId, PolicyRow | PolicyRowByDirection>>>;

/** Where a published policy can be read. */
export interface PolicySource {
  readonly url: string;
  /** Which part and which edition the rows were taken from. */
  readonly edition: string;
}

/** How findings are rated: the table of rules, and the rows that depart from it. */
export interface Policy {
  /** A word for the command line and for reports: `azure`. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences: what the policy is for. */
  readonly summary: string;
  /** Null where the policy is the project's own. */
  readonly source: PolicySource | null;
  readonly rows: PolicyRows;
  /** What holds for a part of the API only; of those that say something of one rule, the last. */
  readonly overrides?: readonly PolicyOverride[];
  /** The extensions that say how stable something is, the one that decides first; the usual ones when left out. */
  readonly stabilityExtensions?: readonly string[];
  /** The configuration that the policy comes from, and how many rules and parts of the API it rates in its own way. */
  readonly configured?: { readonly file: string; readonly rules: number; readonly overrides: number };
}

/** What a policy says of a part of the API. */
export interface PolicyOverride {
  readonly where: Scope;
  readonly rows: Readonly<Partial<Record<RuleId, PolicyRowByDirection>>>;
  /** Nothing there is worse. */
  readonly atMost?: Severity | undefined;
  /** Whether changes there are left out; undefined: as before. */
  readonly ignore?: boolean | undefined;
  readonly because: string | null;
  /** Who says so: `api-diff.config.yaml:12`. */
  readonly by: string;
}

/** The row of a policy for a rule in one direction; undefined where the table holds. */
export function rowOf({ rows }: Policy, rule: RuleId, direction: Direction): PolicyRow | undefined {
  const row = rows[rule];
  if (row === undefined) return undefined;
  return 'severity' in row ? row : row[direction];
}

/** How bad a rule is under a policy. */
export interface PolicyRuleSeverity {
  readonly severity: PolicySeverity;
  /** Why it departs from the variance table; undefined where it does not. */
  readonly because?: string;
}

/** The severity of a rule in one direction under a policy, before anything is proven of a change. */
export function severityUnder(policy: Policy, rule: RuleId, direction: Direction): PolicyRuleSeverity {
  return rowOf(policy, rule, direction) ?? severityOf(ruleOf(rule).face, direction);
}
