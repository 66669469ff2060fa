import type { Policy } from '../../classify/policy/policy.ts';
import type { ComparedReport, FailOn, Report } from '../../classify/report.ts';
import type { StatedRename } from '../../diff/renames/stated.ts';
import type { LoadedDocument } from '../../load/create-document.ts';
import type { LoadOptions } from '../../load/load-document.ts';
import { timeLimit } from '../../load/time-limit.ts';
import { loadPair } from '../../load/load-pair.ts';
import type { RevisionPath } from '../../load/revision-path.ts';
import type { SourceLine, TextOptions } from '../../report/text/style.ts';
import { visible } from '../../report/visible.ts';
import { compareLoaded } from './comparison.ts';
import type { ComparisonSteps } from './comparison.ts';
import type { FailureStyle } from '../failure.ts';
import { errorReport, failure } from '../failure.ts';
import type { Outcome, OutputFile } from '../outcome.ts';
import type { Output } from '../outputs.ts';
import type { Progress } from '../progress.ts';
import { reporterOf } from '../outputs.ts';
import { loadWaiving } from '../waive/waivers-file.ts';
import type { WaivingRequest } from '../waive/waiving-flags.ts';
import { remarksOn, unusedRemark } from './remarks.ts';

/** `api-diff <old> <new>` with everything decided. */
export interface CompareRequest {
  readonly old: string | RevisionPath;
  readonly new: string | RevisionPath;
  /** Where the report goes and how; the first stands for standard output. */
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  /** How many breaking changes the gate lets pass. */
  readonly maxBreaking?: number | undefined;
  /** How findings are rated; `recommended` when left out. */
  readonly policy?: Policy | undefined;
  /** Renames that somebody states. */
  readonly renames?: readonly StatedRename[] | undefined;
  /** Which waivers count; none when left out. */
  readonly waiving?: WaivingRequest | undefined;
  /** Where this is one comparison of several: what a waiver does not speak of here it may speak of in another. */
  readonly oneOfSeveral?: boolean;
  readonly validate: boolean;
  /** Whether to have every witness checked by an independent validator; a contradicted one is a bug of ours. */
  readonly verify?: boolean;
  readonly load: LoadOptions;
  /** How the text looks on the screen. */
  readonly text: TextOptions;
  /** How it looks in a file. */
  readonly fileText: TextOptions;
  readonly failure: FailureStyle;
  /** Says what takes long; absent where nobody looks. */
  readonly progress?: Progress | undefined;
}

/** Reads both documents, compares them and renders the report; a failure is an outcome too (exit code 2). */
export async function compareCommand(request: CompareRequest, steps?: ComparisonSteps): Promise<Outcome> {
  try {
    request.progress?.step('reading the documents');
    const pair = await loadPair(request, request.load);
    const { old, new: next } = pair;
    const waiving = request.waiving === undefined ? undefined : await loadWaiving(request.waiving);
    request.progress?.step('comparing the documents');
    const report = await compareLoaded(
      { old, new: next },
      {
        failOn: request.failOn,
        maxBreaking: request.maxBreaking,
        policy: request.policy,
        renames: request.renames,
        waiving,
        watch: timeLimit(request.load.limits),
        validate: request.validate,
        // The verdict alone names no lines, and working them out costs time.
        positions: request.text.detail !== 'quiet' || request.outputs.some(({ format }) => format !== 'text'),
      },
      steps,
    );
    const unused = request.oneOfSeveral === true ? '' : unusedRemark([report], request.text);
    const stderr =
      remarksOn(report, pair, request.text) + unused + (request.verify === true ? await verified(report, pair, request.renames) : '');
    const sourceLine: SourceLine = (side, file, line) => (side === 'old' ? old : next).lineOf({ file, line, column: 1 });
    const written = await write(report, request, sourceLine);
    return { ...written, stderr, exitCode: report.verdict.exitCode, waivers: report.waivers, forGithub: forGithub(report, request) };
  } catch (error) {
    const outcome = failure(error, request.failure);
    // An old report must not be taken for the result of this run, so the files say it too when there is no verdict.
    const report = errorReport(error);
    const { files } = await write(report, request, () => undefined);
    return { ...outcome, forGithub: forGithub(report, request), stdout: request.outputs[0]?.file === null ? outcome.stdout : '', files };
  }
}

/** The independent validator is only loaded when asked for. Throws where it contradicts a witness. */
async function verified(
  report: ComparedReport,
  documents: { readonly old: LoadedDocument; readonly new: LoadedDocument },
  renames: readonly StatedRename[] | undefined,
): Promise<string> {
  const { contradictionText, verificationLine, verifyReport } = await import('../verify/verify-report.ts');
  const verification = await verifyReport(report, documents, renames);
  const line = visible(verificationLine(verification));
  if (verification.contradictions.length === 0) return `${line}\n`;
  throw new Error(`${line}; ${verification.contradictions.map(contradictionText).join('; ')}`);
}

/** A workflow is told more than its log where its annotations are asked for. */
function forGithub(report: Report, { outputs }: CompareRequest): readonly Report[] {
  return outputs.some(({ format }) => format === 'github') ? [report] : [];
}

/** The report in each format, for standard output and for files. */
async function write(
  report: Report,
  { outputs, text, fileText }: CompareRequest,
  sourceLine: SourceLine,
): Promise<{ readonly stdout: string; readonly files: readonly OutputFile[] }> {
  let stdout = '';
  const files: OutputFile[] = [];
  for (const { format, file } of outputs) {
    const reporter = await reporterOf(format, { ...(file === null ? text : fileText), sourceLine });
    if (file === null) stdout = reporter(report);
    else files.push({ file, text: reporter(report) });
  }
  return { stdout, files };
}
