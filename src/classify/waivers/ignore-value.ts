import { entries, isArray, isObject, own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { isRuleId } from '../../rules/table.ts';
import { isDay } from './day.ts';

/** The extension by which a document itself says that changes of one of its parts may pass. */
export const IGNORE_KEYWORD = 'x-api-diff-ignore';

/** What `x-api-diff-ignore` asks for. */
export interface Ignore {
  /** The rules that it is about; null: all of them. */
  readonly rules: readonly string[] | null;
  readonly reason: string | null;
  /** The last day on which it holds; null: for good. */
  readonly expires: string | null;
}

/**
 * Reads the value of `x-api-diff-ignore`: `true`, a rule, a list of rules, or `{ rules, reason, expires }`, each member
 * of which may be left out. A text says what is wrong with any other value; undefined stands for `false`.
 */
export function readIgnore(value: Json): Ignore | string | undefined {
  if (value === false) return undefined;
  if (!isObject(value)) return withRules(value, { reason: null, expires: null });
  const unknown = entries(value).find(([key]) => !['rules', 'reason', 'expires'].includes(key));
  if (unknown !== undefined) return `\`${unknown[0]}\` is none of its keys: rules, reason, expires`;
  const [reason, expires] = [own(value, 'reason') ?? null, own(value, 'expires') ?? null];
  if (reason !== null && typeof reason !== 'string') return 'its `reason` is a text';
  if (expires !== null && (typeof expires !== 'string' || !isDay(expires))) return 'its `expires` is a day such as `2027-02-28`';
  return withRules(own(value, 'rules') ?? true, { reason, expires });
}

function withRules(value: Json, rest: Omit<Ignore, 'rules'>): Ignore | string {
  if (value === true) return { rules: null, ...rest };
  const rules = isArray(value) ? value : [value];
  const names = rules.filter((rule) => typeof rule === 'string');
  if (names.length < rules.length) return 'it is `true`, a rule, a list of rules, or a mapping with rules, reason and expires';
  const unknown = names.find((rule) => !isRuleId(rule));
  return unknown === undefined ? { rules: names, ...rest } : `there is no rule \`${unknown}\`; \`api-diff rules\` lists them`;
}
