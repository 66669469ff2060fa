import { compareDocuments } from '../../classify/compare.ts';
import type { Policy } from '../../classify/policy/policy.ts';
import type { ComparedReport, FailOn, ReportNote } from '../../classify/report.ts';
import type { Waiving } from '../../classify/waivers/waiver.ts';
import type { StatedRename } from '../../diff/renames/stated.ts';
import type { DocumentNote, LoadedDocument } from '../../load/create-document.ts';
import { splitAddress } from '../../model/pointer.ts';
import { toolVersion } from '../version.ts';

/** How two loaded documents are compared. */
export interface ComparisonOptions {
  readonly failOn: FailOn;
  /** How many breaking changes the gate lets pass. */
  readonly maxBreaking?: number | undefined;
  /** Whether to work out lines and columns. */
  readonly positions: boolean;
  /** Whether to check both documents against the specification; faults become notes of the report. */
  readonly validate: boolean;
  /** How findings are rated; `recommended` when left out. */
  readonly policy?: Policy | undefined;
  /** Renames that somebody states. */
  readonly renames?: readonly StatedRename[] | undefined;
  /** What may pass the gate; nothing when left out. */
  readonly waiving?: Waiving | undefined;
  /** Called between the steps; what it throws ends the comparison. */
  readonly watch?: (() => void) | undefined;
}

/** The work itself; a test puts something else in to see what a bug of ours looks like. */
export interface ComparisonSteps {
  readonly compareDocuments: typeof compareDocuments;
}

/** Compares two loaded documents; what loading and validating found wrong with them stands in the report's notes. */
export async function compareLoaded(
  documents: { readonly old: LoadedDocument; readonly new: LoadedDocument },
  options: ComparisonOptions,
  steps: ComparisonSteps = { compareDocuments },
): Promise<ComparedReport> {
  const { validate, ...judging } = options;
  const { positions } = options;
  const report = steps.compareDocuments(documents.old, documents.new, { ...judging, toolVersion });
  const faults = await Promise.all(
    (['old', 'new'] as const).map(async (side) => {
      const document = documents[side];
      if (!validate) return document.notes.map((fault) => noteOf(fault, { side, document, positions }));
      const read = [...document.notes, ...document.notesOfLargeFiles()].map((fault) => noteOf(fault, { side, document, positions }));
      const said = new Set([...report.notes.filter((note) => note.side === side), ...read].map(placeOf));
      const checked = (await validated(document)).map((fault) => noteOf(fault, { side, document, positions }));
      return [...read, ...checked.filter((note) => !said.has(placeOf(note)))];
    }),
  );
  return { ...report, notes: distinct([...report.notes, ...faults.flat()]) };
}

/** The validator is big and only loaded when asked for. */
async function validated(document: LoadedDocument): Promise<readonly DocumentNote[]> {
  const { validateDocument } = await import('../../load/validation/validate-document.ts');
  return await validateDocument(document);
}

interface NoteContext {
  readonly side: 'old' | 'new';
  readonly document: LoadedDocument;
  readonly positions: boolean;
}

function noteOf({ address, message }: DocumentNote, { side, document, positions }: NoteContext): ReportNote {
  const position = positions ? document.locate(address) : undefined;
  return {
    side,
    pointer: splitAddress(address).pointer,
    file: position?.file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
    message,
  };
}

/** Where a note stands: what reading said of a place, the validator says in other words. */
function placeOf({ file, pointer, line, column }: ReportNote): string {
  return JSON.stringify([file, pointer, line, column]);
}

/** Each fault once: reading and validating may both have met it. */
function distinct(notes: readonly ReportNote[]): readonly ReportNote[] {
  const seen = new Set<string>();
  return notes.filter(({ side, file, pointer, message }) => {
    const key = JSON.stringify([side, file, pointer, message]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
