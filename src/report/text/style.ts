import { usualView } from '../view.ts';
import type { ReportView } from '../view.ts';
import type { Palette } from './palette.ts';
import { plainPalette } from './palette.ts';

/** A line of one of the documents as it stands; undefined where it is not at hand. Lines start at 1. */
export type SourceLine = (side: 'old' | 'new', file: string, line: number) => string | undefined;

/** How the terminal report looks and how much it shows. */
export interface TextOptions extends ReportView {
  /** Columns of the screen; from 120 on old and new stand side by side. */
  readonly width: number;
  /** Lines that a report may take unless its detail is `verbose`. */
  readonly rows: number;
  readonly characters: 'unicode' | 'ascii';
  readonly palette: Palette;
  /** Where the lines of the documents come from, which the report does not hold; without it their values are shown. */
  readonly sourceLine?: SourceLine;
}

/** A screen of 80 columns and 40 lines, without colours. */
export const defaultTextOptions: TextOptions = {
  width: 80,
  rows: 40,
  ...usualView,
  characters: 'unicode',
  palette: plainPalette,
};

/** The signs of the report; each stands beside a word that says the same. */
export interface Signs {
  readonly breaking: string;
  readonly warning: string;
  readonly compatible: string;
  readonly cosmetic: string;
  readonly waived: string;
  readonly unknown: string;
  readonly good: string;
  readonly bad: string;
  readonly arrow: string;
  readonly ellipsis: string;
  readonly more: string;
}

const unicodeSigns: Signs = {
  breaking: '✗',
  warning: '!',
  compatible: '+',
  cosmetic: '·',
  waived: '~',
  unknown: '?',
  good: '✓',
  bad: '✗',
  arrow: '→',
  ellipsis: '…',
  more: '…',
};

const asciiSigns: Signs = {
  breaking: 'x',
  warning: '!',
  compatible: '+',
  cosmetic: '-',
  waived: '~',
  unknown: '?',
  good: 'ok',
  bad: 'x',
  arrow: '->',
  ellipsis: '...',
  more: '...',
};

/** The signs that a screen can show. */
export function signsOf(options: TextOptions): Signs {
  return options.characters === 'unicode' ? unicodeSigns : asciiSigns;
}
