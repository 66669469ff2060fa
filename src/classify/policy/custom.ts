import type { Direction } from '../../model/api.ts';
import type { RuleId } from '../../rules/table.ts';
import type { Policy, PolicyRow, PolicyRowByDirection, PolicyRows, PolicySeverity } from './policy.ts';
import { rowOf } from './policy.ts';
import type { PresetName } from './preset-names.ts';
import { presets } from './presets.ts';

/** A policy as a team writes it down: a preset, and the rules that it rates in its own way. */
export interface CustomPolicy {
  /** `recommended` when left out. */
  readonly extends?: PresetName | undefined;
  readonly rules?: Readonly<Partial<Record<RuleId, PolicySeverity | Readonly<Partial<Record<Direction, PolicySeverity>>>>>> | undefined;
}

const DIRECTIONS: readonly Direction[] = ['request', 'response'];

/** The policy that a configuration describes. */
export function policyOf({ extends: base = 'recommended', rules = {} }: CustomPolicy): Policy {
  return withRules(presets[base], rules);
}

/** A policy with a team's own ratings over it; a direction that they do not name keeps what the policy says. */
export function withRules(base: Policy, rules: NonNullable<CustomPolicy['rules']>): Policy {
  const ids = Object.keys(rules) as RuleId[];
  if (ids.length === 0) return base;
  const own = Object.fromEntries(ids.map((id) => [id, rowsOf(base, id, rules[id])])) as PolicyRows;
  return {
    name: 'custom',
    title: `${base.title}, with rules of its own`,
    summary: `The policy \`${base.name}\` with ${ids.length} ${ids.length === 1 ? 'rule' : 'rules'} rated by the configuration.`,
    source: base.source,
    rows: { ...base.rows, ...own },
  };
}

type RuleSetting = NonNullable<CustomPolicy['rules']>[RuleId];

function rowsOf(base: Policy, rule: RuleId, setting: RuleSetting): PolicyRowByDirection {
  return Object.fromEntries(
    DIRECTIONS.flatMap((direction) => {
      const severity = typeof setting === 'object' ? setting[direction] : setting;
      const row = severity === undefined ? rowOf(base, rule, direction) : configured(severity);
      return row === undefined ? [] : [[direction, row] as const];
    }),
  );
}

function configured(severity: PolicySeverity): PolicyRow {
  return { severity, because: `The configuration rates this rule as ${severity}.` };
}
