import type { Report } from '../classify/report.ts';
import type { ReportView } from './view.ts';

/** How a report can be printed. */
export type Format = 'text' | 'json' | 'markdown' | 'github' | 'sarif' | 'junit' | 'gitlab' | 'compact';

/** A report as text; the same report gives the same text. */
export type Reporter = (report: Report) => string;

/** A reporter that may be told what to show; most formats show everything, always. */
export type Renderer = (report: Report, view: ReportView) => string;

/** What is known of a format. */
export interface FormatInfo {
  /** A few words for `--help`. */
  readonly describes: string;
  /** Of files in it, for examples. */
  readonly extension: string;
  /** How it names files: by their path in the repository where a forge looks them up, else as they were given. */
  readonly files?: 'in the repository';
  /** Loads its renderer, which is read only then; null for the text, which also depends on the screen. */
  readonly load: (() => Promise<Renderer>) | null;
}

/** Every format, in the order in which they are listed. */
export const formats = {
  text: { describes: 'for people, at a terminal', extension: 'txt', load: null },
  json: { describes: 'everything, for programs', extension: 'json', load: async () => (await import('./json.ts')).renderJson },
  markdown: {
    describes: 'a comment on a pull request, a step summary',
    extension: 'md',
    load: async () => (await import('./markdown/markdown.ts')).renderMarkdown,
  },
  github: {
    describes: 'annotations of GitHub Actions',
    extension: 'txt',
    files: 'in the repository',
    load: async () => (await import('./github.ts')).renderGithub,
  },
  sarif: {
    describes: 'SARIF 2.1.0, for code scanning',
    extension: 'sarif',
    files: 'in the repository',
    load: async () => (await import('./sarif.ts')).renderSarif,
  },
  junit: {
    describes: 'JUnit XML, a test case for each operation',
    extension: 'xml',
    load: async () => (await import('./junit.ts')).renderJunit,
  },
  gitlab: {
    describes: 'a Code Quality report of GitLab',
    extension: 'json',
    files: 'in the repository',
    load: async () => (await import('./gitlab.ts')).renderGitlab,
  },
  compact: {
    describes: 'file:line:column: severity rule message',
    extension: 'txt',
    load: async () => (await import('./compact.ts')).renderCompact,
  },
} as const satisfies Record<Format, FormatInfo>;

/** The names of the formats, in the order of the table. */
export const formatNames = Object.keys(formats) as readonly Format[];

/** Whether a word is the name of a format. */
export function isFormat(word: string): word is Format {
  return Object.hasOwn(formats, word);
}
