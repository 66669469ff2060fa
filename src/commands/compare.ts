import type { ComparedReport, FailOn } from '../classify/report.ts';
import type { LoadOptions } from '../load/load-document.ts';
import { loadDocument } from '../load/load-document.ts';
import { renderJson } from '../report/json.ts';
import type { TextOptions } from '../report/text/style.ts';
import { renderText } from '../report/text/text.ts';
import { compareLoaded } from './comparison.ts';
import type { ComparisonSteps } from './comparison.ts';
import type { FailureStyle } from './failure.ts';
import { failure } from './failure.ts';
import type { Outcome } from './outcome.ts';

/** How a report can be printed. */
export type Format = 'text' | 'json';

/** `api-diff <old> <new>` with everything decided. */
export interface CompareRequest {
  readonly old: string;
  readonly new: string;
  readonly format: Format;
  readonly failOn: FailOn;
  readonly validate: boolean;
  readonly load: LoadOptions;
  readonly text: TextOptions;
  readonly failure: FailureStyle;
}

/** Reads both documents, compares them and renders the report; a failure is an outcome too (exit code 2). */
export async function compareCommand(request: CompareRequest, steps?: ComparisonSteps): Promise<Outcome> {
  try {
    // One after the other: where both cannot be read, the old one is named, every time.
    const old = await loadDocument(request.old, request.load);
    const next = await loadDocument(request.new, request.load);
    const report = await compareLoaded(
      { old, new: next },
      {
        failOn: request.failOn,
        validate: request.validate,
        // The verdict alone names no lines, and working them out costs time.
        positions: request.format !== 'text' || request.text.detail !== 'quiet',
      },
      steps,
    );
    return { stdout: render(report, request), stderr: '', exitCode: report.verdict.exitCode };
  } catch (error) {
    return failure(error, request.failure);
  }
}

/** Reporters beyond these two are to be imported here when they are asked for, so that the common path stays light. */
function render(report: ComparedReport, { format, text }: CompareRequest): string {
  switch (format) {
    case 'text':
      return renderText(report, text);
    case 'json':
      return renderJson(report);
    default:
      return format satisfies never;
  }
}
