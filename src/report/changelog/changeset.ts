import type { ComparedReport } from '../../classify/report.ts';
import { prose } from '../markdown/escape.ts';
import { changelogBody } from './changelog.ts';

/**
 * A file for `.changeset/`: which package rises by how much, and what to say about it. Ends in a line break.
 */
export function renderChangeset(report: ComparedReport, packageName: string): string {
  const { recommended } = report.verdict.bump;
  const rises = recommended === 'none' ? '' : `${JSON.stringify(packageName)}: ${recommended}\n`;
  const title = `Changes of the API${report.new.title === '' ? '' : `: ${prose(report.new.title)}`}`;
  // A heading within a bullet would be one of the changelog itself.
  const body = changelogBody(report).replace(/^### (\w+)$/gm, '**$1**');
  return `---\n${rises}---\n\n${title}\n\n${body}`;
}
