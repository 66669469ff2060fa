import type { Report, ReportChange, ReportWaiver } from '../classify/report.ts';
import type { Severity } from '../rules/aspect.ts';
import { jsonText } from './json.ts';
import { errorPlace, messageWithOrigin, placeOf, repositoryPath } from './place.ts';
import type { Place } from './place.ts';
import { visible } from './visible.ts';
import { expiredText, expiredWaivers, waivedText } from './waived.ts';

/** One entry of a Code Quality report, with the fields that GitLab reads. */
interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** How bad each is for GitLab; what harms nobody is no degradation of the code and is left out. */
const degrees: Readonly<Record<Severity, CodeQualityIssue['severity'] | null>> = {
  breaking: 'critical',
  warning: 'minor',
  compatible: null,
  cosmetic: null,
};

/** A report of GitLab knows no dismissal; what is waived is worth knowing and no more. */
function degreeOf({ severity, waived }: ReportChange): CodeQualityIssue['severity'] | null {
  return waived === null || degrees[severity] === null ? degrees[severity] : 'info';
}

function expiryIssue(waiver: ReportWaiver): CodeQualityIssue {
  const { file, line, changes } = waiver;
  return {
    description: visible(expiredText(waiver)),
    check_name: 'waiver-expired',
    fingerprint: visible(`api-diff-waiver-expired-${changes[0] ?? ''}-${waiver.expires ?? ''}`),
    severity: 'critical',
    location: locationOf({ file: file ?? 'api-diff', line: line ?? 1, column: 1, was: null }),
  };
}

function locationOf(place: Place): CodeQualityIssue['location'] {
  return { path: visible(repositoryPath(place.file)), lines: { begin: place.line } };
}

/** The breaking changes and warnings as GitLab's Code Quality report; an error is one entry of the worst kind. */
export function renderGitlab(report: Report): string {
  switch (report.status) {
    case 'error': {
      const { code, message, hint } = report.error;
      const issue: CodeQualityIssue = {
        description: visible(`Nothing was compared: ${hint === null ? message : `${message} ${hint}`}`),
        check_name: visible(code),
        fingerprint: `api-diff-error-${visible(code)}`,
        severity: 'blocker',
        // GitLab drops an entry without a path.
        location: locationOf(errorPlace(report.error) ?? { file: 'api-diff', line: 1, column: 1, was: null }),
      };
      return jsonText([issue]);
    }
    case 'compared':
      return jsonText([
        ...expiredWaivers(report).map(expiryIssue),
        ...report.changes.flatMap((change): readonly CodeQualityIssue[] => {
          const severity = degreeOf(change);
          if (severity === null) return [];
          const place = placeOf(change, report);
          const why = change.waived === null ? '' : ` (${change.severity}, ${waivedText(change.waived)})`;
          const description = visible(`${messageWithOrigin(change, place)}${why}`);
          return [
            {
              description,
              check_name: visible(change.rule),
              fingerprint: visible(change.fingerprint),
              severity,
              location: locationOf(place),
            },
          ];
        }),
      ]);
    default:
      return report satisfies never;
  }
}
