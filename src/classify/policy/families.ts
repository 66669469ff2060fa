import type { RuleId } from '../../rules/table.ts';
import type { PolicyRow, PolicyRowByDirection } from './policy.ts';

/** Constraints on single values that let more through than before. */
export const loosenedConstraints = [
  'minimum-lowered',
  'maximum-raised',
  'multiple-of-widened',
  'min-length-lowered',
  'max-length-raised',
  'pattern-removed',
  'pattern-widened',
  'min-items-lowered',
  'max-items-raised',
  'unique-items-dropped',
  'min-properties-lowered',
  'max-properties-raised',
] as const satisfies readonly RuleId[];

/** What may change about a text that clients are told not to look into. */
export const loosenedStrings = [
  'min-length-lowered',
  'max-length-raised',
  'pattern-removed',
  'pattern-widened',
] as const satisfies readonly RuleId[];

/** Parameters that are sent as before and described in another arrangement. */
export const regroupedParameters = ['parameters-gathered', 'parameters-spread'] as const satisfies readonly RuleId[];

/** Another form for the same type of value. */
export const changedFormats = ['format-changed', 'format-narrowed', 'format-widened'] as const satisfies readonly RuleId[];

/** What is no longer declared, and yet taken silently by a receiver that says nothing about undeclared things. */
export const silentlyTaken = [
  'required-parameter-removed',
  'optional-parameter-removed',
  'required-body-removed',
  'optional-body-removed',
  'optional-property-removed',
  'property-became-read-only',
] as const satisfies readonly RuleId[];

/** What callers must send and need not send any more. */
export const becameOptional = [
  'property-became-optional',
  'parameter-became-optional',
  'body-became-optional',
] as const satisfies readonly RuleId[];

/** The ways in which a schema becomes, stops being, or changes as a union. */
export const changedUnions = [
  'alternative-removed',
  'alternative-added',
  'alternatives-introduced',
  'alternatives-dropped',
  'alternatives-made-exclusive',
  'alternatives-made-inclusive',
] as const satisfies readonly RuleId[];

/** The defaults of what a caller leaves out. */
export const changedDefaults = ['default-changed', 'default-removed'] as const satisfies readonly RuleId[];

/** One row for several rules. */
export function each<Rule extends RuleId, Row extends PolicyRow | PolicyRowByDirection>(
  rules: readonly Rule[],
  row: Row,
): Readonly<Record<Rule, Row>> {
  return Object.fromEntries(rules.map((rule) => [rule, row])) as Record<Rule, Row>;
}
