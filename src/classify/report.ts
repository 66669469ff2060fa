import type { RenameKind } from '../diff/rename.ts';
import type { Direction } from '../model/api.ts';
import type { Json } from '../model/json.ts';
import type { Severity } from '../rules/aspect.ts';

/** How much a version has to rise, most first. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** From which severity on the gate fails; `bump`: when `info.version` was raised by less than is needed, or nobody can tell. */
export type FailOn = 'breaking' | 'warning' | 'any' | 'bump' | 'never';

/** The public contract of the JSON output (`schema/report.schema.json`); fields are added, never renamed. */
export type Report = ComparedReport | ErrorReport;

/** Both documents were read and compared. */
export interface ComparedReport {
  readonly formatVersion: '1';
  readonly tool: { readonly name: 'api-diff'; readonly version: string };
  readonly status: 'compared';
  readonly old: ReportDocument;
  readonly new: ReportDocument;
  readonly verdict: ReportVerdict;
  readonly summary: ReportSummary;
  /** Sorted: severity, operations affected (descending), place, rule, name. */
  readonly changes: readonly ReportChange[];
  /** The same edit made in many places, or to several entries of one list; in the order of their first members among `changes`. */
  readonly groups: readonly ReportGroup[];
  /** The operations that a change reaches, by label, sorted. */
  readonly operations: Readonly<Record<string, ReportOperation>>;
  readonly skipped: readonly { readonly pointer: string; readonly side: 'old' | 'new'; readonly reason: string }[];
  readonly notes: readonly ReportNote[];
  /** Every waiver that was held against the changes, in the order of their file; absent where there were none. */
  readonly waivers?: readonly ReportWaiver[];
}

/** No verdict: bad input or a bug of ours. Nobody may mistake it for "no changes". */
export interface ErrorReport {
  readonly formatVersion: '1';
  readonly tool: { readonly name: 'api-diff'; readonly version: string };
  readonly status: 'error';
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly hint: string | null;
    readonly file: string | null;
    readonly line: number | null;
    readonly column: number | null;
  };
}

export interface ReportDocument {
  readonly source: string;
  readonly title: string;
  readonly version: string;
  readonly openapi: string;
}

export interface ReportVerdict {
  readonly gate: 'pass' | 'fail';
  readonly failOn: FailOn;
  /** How many breaking changes the gate lets pass; absent where none was allowed. */
  readonly maxBreaking?: number;
  readonly exitCode: 0 | 1;
  readonly bump: ReportBump;
  readonly policy: ReportPolicy;
}

/** How the findings were rated. */
export interface ReportPolicy {
  /** Of the preset or the preset file; `custom` where a program rates rules in its own way. */
  readonly name: string;
  /** The configuration file that says so; null where there is none. */
  readonly config: string | null;
  /** How many rules the configuration rates in its own way. */
  readonly rules: number;
  /** How many of its overrides hold for a part of the API. */
  readonly overrides: number;
  /** What is left out because the configuration ignores it: whole operations of either document, and changes. */
  readonly ignored: { readonly operations: number; readonly changes: number };
}

export interface ReportBump {
  readonly recommended: Bump;
  /** Null where the old version is no version that can be raised. */
  readonly next: string | null;
  /** What `info.version` did; null where that is unknown. `down` when it went backwards. */
  readonly declared: Bump | 'down' | null;
  readonly enough: boolean | null;
  /** The fingerprints that force it. */
  readonly because: readonly string[];
  /** Said where versions do not tell what was raised: what they are instead, and what follows. */
  readonly note: string | null;
}

/** How many changes there are of each severity that are not waived, and how many are; together they are all. */
export interface ReportSummary {
  readonly breaking: number;
  readonly warning: number;
  readonly compatible: number;
  readonly cosmetic: number;
  readonly waived: number;
  readonly skipped: number;
  readonly operations: { readonly added: number; readonly removed: number; readonly changed: number; readonly total: number };
}

export interface ReportChange {
  readonly fingerprint: string;
  readonly rule: string;
  /** The worst of its findings. */
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly place: string;
  readonly old: ReportSide;
  readonly new: ReportSide;
  readonly rename: ReportRename | null;
  readonly findings: readonly ReportFinding[];
  readonly why: string;
  readonly advice: string;
  /** What a reviewer may want to see whatever the severity: `security`. */
  readonly tags?: readonly string[];
  /** What lets it pass the gate; it still counts for the version. */
  readonly waived: ReportWaived | null;
}

/** Why a change may pass, and until when. */
export interface ReportWaived {
  readonly reason: string;
  /** The last day on which it may, `2027-02-28`; null where a document lets it pass for good. */
  readonly expires: string | null;
  readonly by: string | null;
  /** Where it was decided. */
  readonly link: string | null;
  /** `file`: the waivers file; `document`: `x-api-diff-ignore` in one of the documents. */
  readonly from: 'file' | 'document';
}

/** A waiver and what became of it; file, line and column are null for one that no file says. */
export interface ReportWaiver extends ReportWaived {
  /** `expired`: its day is over, and it speaks of a change that nothing else waives. `unused`: it speaks of none. */
  readonly state: 'used' | 'unused' | 'expired';
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** The fingerprints of the changes that it waives, or waived until it expired. */
  readonly changes: readonly string[];
}

/** Changes that are one edit: made in several places, or of several entries of one list; each is in one group at most. */
export interface ReportGroup {
  /** Over what the members have in common: the same in another run as long as the edit is the same. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  /** What was done and in how many places, as a sentence. */
  readonly title: string;
  /** Fingerprints, in the order of `changes`. */
  readonly members: readonly string[];
  /** In how many places it was made: less than there are members where each is one choice or one enum with several of them. */
  readonly places: number;
  /** How many operations the members reach together. */
  readonly operations: number;
}

/** What the documents say of an operation; of one that both have, the new document. */
export interface ReportOperation {
  readonly tags: readonly string[];
}

/** Two things taken for one: stated as a fact from a confidence of 0.8 on, probable below. `RenameKind` says what each kind holds. */
export interface ReportRename {
  readonly kind: RenameKind;
  readonly from: string;
  readonly to: string;
  /** Each value that moved in a payload, as JSON Pointers relative to the path of each use; for kinds that move values. */
  readonly moves?: readonly { readonly from: string; readonly to: string }[];
  readonly confidence: number;
  /** The evidence in words, strongest first. */
  readonly because: readonly string[];
}

/** File, line and column are null where a side was not read from text. */
export interface ReportSide {
  readonly pointer: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly value: Json;
}

export interface ReportFinding {
  readonly direction: Direction;
  readonly severity: Severity;
  /** `variance`: the table; `rule`: a reasoned exception of the rule; `contained`: the judge proved no valid value is affected; `unreachable`: no operation meets it. */
  readonly because: 'variance' | 'rule' | 'policy' | 'contained' | 'unreachable';
  /** The exception's reason, or why it could not be proven; null otherwise. */
  readonly reason: string | null;
  readonly proven: boolean;
  readonly witness: ReportWitness | null;
  readonly operations: readonly { readonly operation: string; readonly where: string; readonly path: string }[];
}

export interface ReportWitness {
  readonly operation: string;
  readonly where: string;
  readonly value: Json;
  readonly says: string;
}

/** A fault of one of the documents, with its position. */
export interface ReportNote {
  readonly side: 'old' | 'new';
  readonly pointer: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}
