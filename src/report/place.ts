import type { ComparedReport, ErrorReport, ReportChange, ReportSide } from '../classify/report.ts';

/** Where a reader of the new document looks at a change; lines and columns start at 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What stands only in the old document: where it stood there, `old.yaml:142`; the place itself is the nearest survivor then. */
  readonly was: string | null;
}

/** `new.yaml:12:7`, as much of it as is known; the empty string for nowhere. */
export function positionText({ file, line, column }: Pick<ReportSide, 'file' | 'line' | 'column'>): string {
  return file === null ? '' : [file, line, column].filter((part) => part !== null).join(':');
}

/** The place of a change in the new document. Without a text of its own (a parsed object) it is the top of the source. */
export function placeOf({ old, new: next }: ReportChange, report: ComparedReport): Place {
  const removed = next.value === null && old.value !== null;
  return {
    file: next.file ?? report.new.source,
    line: next.line ?? 1,
    column: next.column ?? 1,
    was: removed ? positionText({ ...old, column: null }) || null : null,
  };
}

/** The message with the place in the old document, where only that has the thing: `... was removed (was old.yaml:142)`. */
export function messageWithOrigin(change: ReportChange, place: Place): string {
  const said = place.was === null ? change.message : `${change.message} (was ${place.was})`;
  return isProven(change) ? said : `${said} (not proven)`;
}

/** Whether what makes the change as bad as it is was decided; an unproven finding keeps its severity and must be marked. */
export function isProven({ findings, severity }: ReportChange): boolean {
  return findings.every((finding) => finding.proven || finding.severity !== severity);
}

/** The place that an error names; the top of a file when it names no line, null when it names no file. */
export function errorPlace({ file, line, column }: ErrorReport['error']): Place | null {
  return file === null ? null : { file, line: line ?? 1, column: column ?? 1, was: null };
}

/** A file as tools that look it up in a repository want it: no `./` before it, `/` between its parts. */
export function repositoryPath(file: string): string {
  return file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}
