import type { ReportChange } from './report.ts';
import { SEVERITIES } from './severity.ts';

/**
 * The operations in which a change is as bad as it is called, once each, in their order. One edit of a shared schema
 * may break those who send it and be harmless where it is only read: these operations are met by it, not affected.
 */
export function affectedOperations({ findings, severity }: Pick<ReportChange, 'findings' | 'severity'>): readonly string[] {
  const worst = findings.filter((finding) => finding.severity === severity);
  return operationsOf(worst.length === 0 ? findings : worst);
}

/** The operations of some findings, once each, in their order. */
export function operationsOf(findings: ReportChange['findings']): readonly string[] {
  return [...new Set(findings.flatMap((finding) => finding.operations.map(({ operation }) => operation)))];
}

/** A change as bad as it is for some operations: what breaks those who send may be harmless where it is only read. */
export function asMetBy(operations: ReadonlySet<string>, change: ReportChange): ReportChange {
  if (affectedOperations(change).some((operation) => operations.has(operation))) return change;
  const met = change.findings.filter((finding) => finding.operations.some(({ operation }) => operations.has(operation)));
  const severity = SEVERITIES.find((one) => met.some((finding) => finding.severity === one));
  return severity === undefined ? change : { ...change, severity };
}
