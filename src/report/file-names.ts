import type { Report, ReportSide } from '../classify/report.ts';

/**
 * The same report with its files under other names. Code scanning and annotations find a file by its path from the
 * top of the repository, wherever the program ran.
 */
export function withFileNames(report: Report, nameOf: (file: string) => string): Report {
  const renamed = <Placed extends { readonly file: string | null }>(placed: Placed): Placed =>
    placed.file === null ? placed : { ...placed, file: nameOf(placed.file) };
  switch (report.status) {
    case 'error':
      return { ...report, error: renamed(report.error) };
    case 'compared':
      return {
        ...report,
        old: { ...report.old, source: nameOf(report.old.source) },
        new: { ...report.new, source: nameOf(report.new.source) },
        changes: report.changes.map((change) => ({
          ...change,
          old: renamed<ReportSide>(change.old),
          new: renamed<ReportSide>(change.new),
        })),
        notes: report.notes.map(renamed),
        ...(report.waivers === undefined ? {} : { waivers: report.waivers.map(renamed) }),
      };
    default:
      return report satisfies never;
  }
}
