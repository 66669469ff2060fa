import type { Report, ReportWaiver } from '../classify/report.ts';

/** A text for a file. */
export interface OutputFile {
  readonly file: string;
  readonly text: string;
}

/** What a command came to; `cli.ts` prints it. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** What is to be written to files, however it went. */
  readonly files?: readonly OutputFile[];
  /** What became of the waivers, for what runs several comparisons. */
  readonly waivers?: readonly ReportWaiver[] | undefined;
  /** The reports that a workflow of GitHub is to be told of, where the format `github` was asked for. */
  readonly forGithub?: readonly Report[] | undefined;
  /** 0: nothing at or above the gate; 1: the gate failed; 2: no verdict. */
  readonly exitCode: 0 | 1 | 2;
}

/** A command that did what it was asked. */
export function done(stdout: string): Outcome {
  return { stdout, stderr: '', exitCode: 0 };
}
