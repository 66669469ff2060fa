import type { Api, Direction } from '../model/api.ts';
import type { Document } from '../model/document.ts';
import type { Json } from '../model/json.ts';
import { splitAddress } from '../model/pointer.ts';
import type { Address } from '../model/pointer.ts';
import { diff } from '../diff/diff.ts';
import type { Difference } from '../diff/diff.ts';
import type { Change, Side, Use } from '../diff/change.ts';
import type { StatedRename } from '../diff/renames/stated.ts';
import { normalise } from '../normalise/normalise.ts';
import { ruleOf } from '../rules/table.ts';
import { affectedOperations, operationsOf } from './affected-operations.ts';
import { recommendBump } from './bump.ts';
import { groupsOf } from './groups.ts';
import { messageOf } from './message.ts';
import { movedParameter } from './moved-parameter.ts';
import type { Policy } from './policy/policy.ts';
import type { Rater } from './policy/rate.ts';
import { raterOf } from './policy/rate.ts';
import { recommended } from './policy/recommended.ts';
import type { RatedChange } from './rated-change.ts';
import type {
  ComparedReport,
  FailOn,
  ReportBump,
  ReportChange,
  ReportFinding,
  ReportNote,
  ReportSide,
  ReportWaiver,
  ReportWitness,
} from './report.ts';
import { adviceOf } from './advice.ts';
import { callFromServer } from './call-from-server.ts';
import type { SaidOfCall } from './call-from-server.ts';
import { SEVERITIES, isAboutValues, refusal, worse } from './severity.ts';
import { applyWaivers } from './waivers/apply-waivers.ts';
import { noWaiving } from './waivers/waiver.ts';
import type { Waiving } from './waivers/waiver.ts';

/** How a comparison is judged and what it should carry. */
export interface CompareOptions {
  readonly failOn: FailOn;
  /** How many breaking changes the gate lets pass, for a debt that may only shrink; 0 when left out. Not for `bump` and `never`. */
  readonly maxBreaking?: number | undefined;
  readonly toolVersion: string;
  /** Whether file, line and column are worked out; it costs one scan of each text. */
  readonly positions: boolean;
  /** How findings are rated; `recommended` when left out. */
  readonly policy?: Policy | undefined;
  /** What may pass the gate; nothing when left out. */
  readonly waiving?: Waiving | undefined;
  /** Renames that somebody states, so that none of them is guessed at. */
  readonly renames?: readonly StatedRename[] | undefined;
  /** Called between the steps; what it throws ends the comparison. */
  readonly watch?: (() => void) | undefined;
}

/** A report with what it was made from, for whatever writes more than a report: the guide, adapters. */
export interface Comparison {
  readonly report: ComparedReport;
  readonly apis: { readonly old: Api; readonly new: Api };
  /** Its changes have the fingerprints of the report's. */
  readonly difference: Difference;
}

/** Compares two documents: the whole way from text to verdict, without reading or printing anything. */
export function compareDocuments(old: Document, next: Document, options: CompareOptions): ComparedReport {
  return compareWithApis(old, next, options).report;
}

/** As `compareDocuments`, and keeps the two APIs and their difference beside the report. */
export function compareWithApis(old: Document, next: Document, options: CompareOptions): Comparison {
  const apis = { old: normalise(old, 'old'), new: normalise(next, 'new') };
  const difference = diff(apis.old, apis.new, { renames: options.renames, watch: options.watch });
  return { report: reportOf(difference, apis, { old: old.source, new: next.source }, options), apis, difference };
}

function reportOf(
  whole: Difference,
  apis: Comparison['apis'],
  sources: { readonly old: string; readonly new: string },
  options: CompareOptions,
): ComparedReport {
  // The envelope may have added to the document what its version of the specification only implies.
  const documents = { old: apis.old.document, new: apis.new.document };
  const rater = raterOf(options.policy ?? recommended, apis, whole);
  const { difference, listed: rated } = rater;
  const sorted = sortedByImportance(rated.map((change) => ({ change, reported: reportChange(change, documents, options, rater) })));
  const { entries, waivers, notes } = applyWaivers(sorted, apis, options.waiving ?? noWaiving);
  const changes = entries.map(({ reported }) => reported);
  const operations = reportOperations(changes, apis);
  const count = (severity: ReportChange['severity']): number =>
    changes.filter((change) => change.waived === null && change.severity === severity).length;
  const counts = { breaking: count('breaking'), warning: count('warning'), compatible: count('compatible'), cosmetic: count('cosmetic') };
  const bump = recommendBump(changes, apis.old.info.version, apis.new.info.version);
  const failed = gateFails(options, counts, bump) || expiryFails(options, waivers);
  const { added, removed, total } = difference.operations;
  return {
    formatVersion: '1',
    tool: { name: 'api-diff', version: options.toolVersion },
    status: 'compared',
    old: { source: sources.old, title: apis.old.info.title, version: apis.old.info.version, openapi: apis.old.specificationText },
    new: { source: sources.new, title: apis.new.info.title, version: apis.new.info.version, openapi: apis.new.specificationText },
    verdict: {
      gate: failed ? 'fail' : 'pass',
      failOn: options.failOn,
      ...(options.maxBreaking === undefined ? {} : { maxBreaking: options.maxBreaking }),
      exitCode: failed ? 1 : 0,
      bump: options.failOn === 'bump' && failed ? withReasonToFail(bump) : bump,
      policy: rater.policy,
    },
    summary: {
      ...counts,
      waived: changes.filter(({ waived }) => waived !== null).length,
      skipped: difference.skipped.length,
      operations: { added, removed, changed: changedOperations(rated, difference), total },
    },
    changes,
    groups: groupsOf(entries, (operation) => operations[operation]?.tags ?? []),
    operations,
    skipped: difference.skipped.map(({ address, side, reason }) => ({ pointer: pointerOf(address), side, reason })),
    notes: [...apis.old.notes, ...apis.new.notes, ...difference.notes, ...notes].map(({ side, address, message }) =>
      reportNote(side, address, message, documents[side], options),
    ),
    ...(waivers.length === 0 ? {} : { waivers }),
  };
}

/** The operations that the changes reach, by label; the new document says what they are where it has them. */
function reportOperations(changes: readonly ReportChange[], apis: { readonly old: Api; readonly new: Api }): ComparedReport['operations'] {
  const known = new Map(
    [...apis.old.operations, ...apis.new.operations]
      .flatMap((operation) => [operation, ...operation.callbacks])
      .map((operation) => [operation.label, operation]),
  );
  const reached = new Set(changes.flatMap(({ findings }) => operationsOf(findings)));
  return Object.fromEntries(
    [...reached].sort(compareText).map((label) => [label, { tags: (known.get(label)?.tags ?? []).map(({ value }) => value) }]),
  );
}

/** How many kept operations meet a change; those that came or went meet one whether or not the policy lists it. */
function changedOperations(rated: readonly Change[], { changes, operations }: Difference): number {
  const arrivals = changes.filter(({ rule }) => rule === 'operation-added' || rule === 'operation-removed');
  const met = new Set([...rated, ...arrivals].flatMap(({ uses }) => uses.map(({ operation }) => operation)));
  return Math.max(0, met.size - operations.added - operations.removed);
}

type Counts = Readonly<Record<ReportChange['severity'], number>>;

function gateFails({ failOn, maxBreaking = 0 }: CompareOptions, counts: Counts, bump: ReportBump): boolean {
  const tooManyBreak = counts.breaking > maxBreaking;
  switch (failOn) {
    case 'never':
      return false;
    case 'breaking':
      return tooManyBreak;
    case 'warning':
      return tooManyBreak || counts.warning > 0;
    case 'any':
      return tooManyBreak || counts.warning + counts.compatible + counts.cosmetic > 0;
    case 'bump':
      // Of an unknown version nobody can say that it is enough.
      return bump.recommended !== 'none' && bump.enough !== true;
  }
}

/** A waiver whose day is over has to be looked at, unless the gate asks for nothing that a waiver has a say in. */
function expiryFails({ failOn }: CompareOptions, waivers: readonly ReportWaiver[]): boolean {
  return failOn !== 'never' && failOn !== 'bump' && waivers.some(({ state }) => state === 'expired');
}

/** Nobody should have to guess why versions that are no semantic versions fail the gate. */
function withReasonToFail(bump: ReportBump): ReportBump {
  if (bump.note === null || bump.enough !== null) return bump;
  return { ...bump, note: `${bump.note}; whether it was raised enough is unknown, and that fails --fail-on bump` };
}

function reportChange(
  change: Change,
  documents: { readonly old: Document; readonly new: Document },
  options: CompareOptions,
  rater: Rater,
): ReportChange {
  const { face } = ruleOf(change.rule);
  const findings = findingsOf(change, rater);
  const severity = findings.reduce<ReportChange['severity']>((worst, finding) => worse(worst, finding.severity), 'cosmetic');
  return {
    fingerprint: change.fingerprint,
    rule: change.rule,
    severity,
    title: face.title,
    message: messageOf(change, findings),
    place: change.place,
    old: reportSide(change.old, documents.old, options),
    new: reportSide(change.new, documents.new, options),
    rename: change.rename ?? null,
    findings,
    ...(refusal(change, findings) ??
      whyAndAdvice(callFromServer(change, findings)) ??
      movedParameter(change) ?? { why: face.why, advice: adviceOf(face, change, findings, documents.old) }),
    ...(change.subject.kind.startsWith('security') ? { tags: ['security'] } : {}),
    waived: null,
  };
}

/** Without the sentence, which the message has. */
function whyAndAdvice(said: SaidOfCall | undefined): Pick<SaidOfCall, 'why' | 'advice'> | undefined {
  return said === undefined ? undefined : { why: said.why, advice: said.advice };
}

const DIRECTIONS: readonly Direction[] = ['request', 'response'];

/** One finding for each direction; a change that nothing uses has none, and is cosmetic for that. */
function findingsOf(change: Change, rater: Rater): readonly ReportFinding[] {
  return DIRECTIONS.flatMap((direction) => {
    const uses = change.uses.filter((use) => use.direction === direction);
    if (uses.length === 0) return [];
    const judgement = rater.judge(change, direction, uses);
    // Where no value is affected is no use to be listed, unless it is so everywhere.
    const affected = isAboutValues(change) ? uses.filter(({ proof }) => proof.answer !== 'contained') : uses;
    const listed = affected.length > 0 ? affected : uses;
    const shown = listed.find(({ proof }) => proof.answer === 'breaks' && proof.witness !== undefined);
    const doubt = listed.find(({ proof }) => proof.answer === 'unknown');
    const proven = shown !== undefined || doubt === undefined;
    return [
      {
        direction,
        ...judgement,
        reason: judgement.reason ?? (proven ? null : doubtOf(doubt)),
        proven,
        witness: shown === undefined ? null : witnessOf(shown, direction),
        operations: listed.map(({ operation, where, path }) => ({ operation, where, path })),
      },
    ];
  });
}

function doubtOf(use: Use): string | null {
  return use.proof.answer === 'unknown' ? `could not be proven (${use.proof.reason})` : null;
}

function witnessOf(use: Use, direction: Direction): ReportWitness | null {
  if (use.proof.answer !== 'breaks' || use.proof.witness === undefined) return null;
  const says = direction === 'request' ? 'accepted before, refused now' : 'never sent before, may be sent now';
  return { operation: use.operation, where: use.where, value: use.proof.witness, says };
}

/** Worst first, then the most operations, then by place, rule and name: the order is the same for the same input. */
function sortedByImportance<Entry extends RatedChange>(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, operations: affectedOperations(entry.reported).length }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.entry.reported.severity) - SEVERITIES.indexOf(b.entry.reported.severity) ||
        b.operations - a.operations ||
        compareText(a.entry.reported.place, b.entry.reported.place) ||
        compareText(a.entry.reported.rule, b.entry.reported.rule) ||
        compareText(a.entry.change.name ?? '', b.entry.change.name ?? '') ||
        compareText(a.entry.reported.fingerprint, b.entry.reported.fingerprint),
    )
    .map(({ entry }) => entry);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reportSide({ address, value }: Side, document: Document, { positions }: CompareOptions): ReportSide {
  const position = positions ? document.locate(address) : undefined;
  return {
    pointer: pointerOf(document.writtenAt?.(address) ?? address),
    file: position?.file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
    value: (value ?? null) as Json,
  };
}

function reportNote(side: 'old' | 'new', address: Address, message: string, document: Document, { positions }: CompareOptions): ReportNote {
  const position = positions ? document.locate(address) : undefined;
  return {
    side,
    pointer: pointerOf(address),
    file: position?.file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
    message,
  };
}

/** The pointer within its file; the file as well where it is not the root file. */
function pointerOf(address: Address): string {
  const { file, pointer } = splitAddress(address);
  return file === '' ? pointer : address;
}
