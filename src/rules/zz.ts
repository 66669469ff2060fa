import type { RuleId } from './table.ts';
export const x: RuleId = 'nope';
export const y: RuleId = 'minimum-raised';
