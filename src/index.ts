import { contains as isContained } from './classify/contains.ts';
import type { Containment, ContainsOptions, Schema } from './classify/contains.ts';
import { withRules } from './classify/policy/custom.ts';
import type { CustomPolicy } from './classify/policy/custom.ts';
import type { PresetName } from './classify/policy/preset-names.ts';
import type { ComparedReport, FailOn } from './classify/report.ts';
import { UsageError } from './commands/failure.ts';
import { presetNamed } from './commands/preset.ts';
import { refuseUnknownOptions, refuseUnknownRules } from './commands/library/known-options.ts';
import { waivingOf } from './commands/library/waiving.ts';
import type { WaivingOptions } from './commands/library/waiving.ts';
import { compareLoaded } from './commands/compare/comparison.ts';
import type { StatedRename } from './diff/renames/stated.ts';
import type { LoadedDocument } from './load/create-document.ts';
import { DEFAULT_LIMITS } from './load/limits.ts';
import { documentFromValue, loadDocument } from './load/load-document.ts';
import type { LoadOptions } from './load/load-document.ts';
import { loadPair } from './load/load-pair.ts';

export type { ContainsOptions, Containment, Schema } from './classify/contains.ts';
export type { CustomPolicy } from './classify/policy/custom.ts';
export type { PolicySeverity } from './classify/policy/policy.ts';
export type { PresetName } from './classify/policy/preset-names.ts';
export type * from './classify/report.ts';
export { schemaDialects } from './classify/schema-dialects.ts';
export type { SchemaDialectName } from './classify/schema-dialects.ts';
export { UsageError } from './commands/failure.ts';
export type { WaiverEntry, WaivingOptions } from './commands/library/waiving.ts';
export type { StatedRename } from './diff/renames/stated.ts';
export { InputError } from './load/input-error.ts';
export type { InputErrorCode } from './load/input-error.ts';
export type { Limits } from './load/limits.ts';
export type { LoadOptions } from './load/load-document.ts';
export type { Direction } from './model/api.ts';
export type { Json, JsonObject } from './model/json.ts';
export type { Effect, Face, Severity } from './rules/aspect.ts';
export { rules } from './rules/table.ts';
export type { RuleId } from './rules/table.ts';

/** How `compare` reads and judges; everything may be left out. */
export interface CompareOptions extends LoadOptions, WaivingOptions {
  /** From which severity on `verdict.gate` is `fail`; `breaking` by default. */
  readonly failOn?: FailOn | undefined;
  /** How many breaking changes `verdict.gate` lets pass; none by default. Without effect on `bump` and `never`. */
  readonly maxBreaking?: number | undefined;
  /** Whose policy rates the changes; `recommended` by default. An unknown name is a `UsageError`. */
  readonly preset?: PresetName | undefined;
  /** Rules that are rated otherwise than the preset rates them, in both directions or in one; `off` leaves findings out. */
  readonly rules?: CustomPolicy['rules'];
  /** Renames that you know of, so that none of them is guessed at; one that matches nothing becomes a note. */
  readonly renames?: readonly StatedRename[] | undefined;
  /** Whether to check both documents against the specification, with the faults in `notes`; false by default. */
  readonly validate?: boolean | undefined;
  /** Whether to work out lines and columns, which parsed objects do not have; true by default. */
  readonly positions?: boolean | undefined;
}

/** Every option, so that one that is mistyped is not passed over. */
const COMPARE_OPTIONS = Object.keys({
  failOn: true,
  maxBreaking: true,
  preset: true,
  rules: true,
  renames: true,
  waivers: true,
  today: true,
  allowInDocumentIgnore: true,
  validate: true,
  positions: true,
  allowRemoteRefs: true,
  allowDanglingRefs: true,
  referenceRoot: true,
  limits: true,
  stdin: true,
} satisfies Record<keyof CompareOptions, true>);

const CONTAINS_OPTIONS = Object.keys({ dialect: true, sender: true, definitions: true } satisfies Record<keyof ContainsOptions, true>);

const FAIL_ON: readonly FailOn[] = ['breaking', 'warning', 'any', 'bump', 'never'];

/**
 * Compares two OpenAPI documents, each a path, an http(s) URL, `-` for standard input, a git revision (`main:openapi.yaml`) or an object that is
 * parsed already (which is not changed). What `waivers` lets pass does not fail `verdict.gate` until its day, and an expired
 * one fails it, as on the command line; `waivers` of the report says what became of each. Throws `InputError` for a
 * document or waivers that cannot be read, `UsageError` for an option that is none.
 */
export async function compare(old: string | object, next: string | object, options: CompareOptions = {}): Promise<ComparedReport> {
  refuseUnknownOptions('compare', options, COMPARE_OPTIONS);
  refuseUnknownOptions('compare: limits', options.limits ?? {}, Object.keys(DEFAULT_LIMITS));
  refuseUnknownRules(options.rules ?? {});
  if (options.failOn !== undefined && !FAIL_ON.includes(options.failOn)) {
    throw new UsageError(`failOn is ${JSON.stringify(options.failOn)}; it can be ${FAIL_ON.join(', ')}`);
  }
  const policy = withRules(presetNamed(options.preset ?? 'recommended'), options.rules ?? {});
  const waiving = await waivingOf(options);
  const documents = await documentsOf(old, next, options);
  return await compareLoaded(documents, {
    failOn: options.failOn ?? 'breaking',
    maxBreaking: options.maxBreaking,
    validate: options.validate ?? false,
    positions: options.positions ?? true,
    policy,
    renames: options.renames,
    waiving,
  });
}

/**
 * Whether every value that the schema `a` accepts is accepted by the schema `b`. By default it is plain JSON Schema
 * containment; `options` say otherwise. `true` is proven, and a witness was evaluated against both schemas. Each schema is a
 * document of its own: `#` is its top, and other files are not read. Throws a `TypeError` for what is no schema, a
 * `UsageError` for an option that is none.
 */
export function contains(a: Schema, b: Schema, options: ContainsOptions = {}): Containment {
  refuseUnknownOptions('contains', options, CONTAINS_OPTIONS);
  return isContained(a, b, options);
}

/** Of two that are read, what both texts have in common is read once. */
async function documentsOf(
  old: string | object,
  next: string | object,
  options: CompareOptions,
): Promise<{ readonly old: LoadedDocument; readonly new: LoadedDocument }> {
  if (typeof old === 'string' && typeof next === 'string') return await loadPair({ old, new: next }, options);
  const before = await documentOf(old, 'old', options);
  return { old: before, new: await documentOf(next, 'new', options) };
}

async function documentOf(side: string | object, name: 'old' | 'new', options: CompareOptions): Promise<LoadedDocument> {
  return typeof side === 'string' ? await loadDocument(side, options) : documentFromValue(side, { ...options, source: name });
}
