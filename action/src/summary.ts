import { count } from '../../src/report/count.ts';
import { bytesOf } from '../../src/report/markdown/bytes.ts';
import { code } from '../../src/report/markdown/escape.ts';
import type { DocumentResult } from './documents.ts';

/** A comment on GitHub takes 65,536 characters. In bytes of UTF-8. */
export const commentBytes = 62_000;

/** A step summary takes a mebibyte. */
export const summaryBytes = 1_000_000;

/** Whether anything about the documents is worth telling. */
export function isNoteworthy(document: DocumentResult): boolean {
  if (document.kind === 'compared') return document.report.status === 'error' || document.report.changes.length > 0;
  return document.kind !== 'untouched';
}

/** All documents in one text of Markdown, as many as fit; the rest is counted. `approval` is said at the end. */
export function joinedMarkdown(documents: readonly DocumentResult[], bytes: number, approval: string | null): string {
  const told = documents.filter(isNoteworthy);
  const end = approval === null ? '' : `\n${approval}\n`;
  if (told.length === 0) return `## ✓ No changes of the API\n\n${count(documents.length, 'document')} looked at.\n${end}`;
  let left = bytes - bytesOf(end) - 200;
  const parts: string[] = [];
  for (const document of told) {
    const part = partOf(document, told.length > 1);
    left -= bytesOf(part) + 1;
    if (left < 0 && parts.length > 0) break;
    parts.push(part);
  }
  const rest = told.length - parts.length;
  const more =
    rest === 0
      ? ''
      : `\n${count(rest, 'more document')} did not fit in here; the step summary and the output \`report\` have everything.\n`;
  return `${parts.join('\n')}${more}${end}`;
}

function partOf(document: DocumentResult, severalDocuments: boolean): string {
  switch (document.kind) {
    case 'compared': {
      const was = document.oldPath === document.path ? '' : ` (was ${code(document.oldPath)})`;
      return `${severalDocuments || was !== '' ? `# ${code(document.path)}${was}\n\n` : ''}${document.markdown}`;
    }
    case 'new':
      return `## ✓ ${code(document.path)} is new\n\nThere is nothing to compare it with.\n`;
    case 'deleted':
      return `## ✗ ${code(document.path)} was deleted\n\nThis breaks everyone who uses it.\n`;
    case 'untouched':
      return '';
    default:
      return document satisfies never;
  }
}
