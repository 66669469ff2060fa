import type { Change } from '../../diff/change.ts';
import type { Document, Note } from '../../model/document.ts';
import type { RatedChange } from '../rated-change.ts';
import type { ReportWaived, ReportWaiver } from '../report.ts';
import { IGNORE_KEYWORD } from './ignore-value.ts';
import { createMarkFinder, speaksOf } from './marks.ts';
import type { Apis, Mark } from './marks.ts';
import { isAbout } from './match.ts';
import type { Waiver, Waiving } from './waiver.ts';

/** Rated changes with what waives them, and what is to be said of the waivers themselves. */
export interface Waived {
  readonly entries: readonly RatedChange[];
  /** In the order of their file; then those in the documents that speak of a change. */
  readonly waivers: readonly ReportWaiver[];
  /** Marks in the documents that do not count, and why. */
  readonly notes: readonly Note[];
}

/** One reason to let a change pass, wherever it is written. */
interface Ground extends Omit<ReportWaiver, 'state' | 'changes'> {
  readonly lets: (entry: RatedChange) => boolean;
}

/**
 * Waives the changes that a waiver speaks of which has not expired. The first one decides. An expired one that speaks
 * of a change which nothing else waives is `expired`, and has to be looked at.
 */
export function applyWaivers(entries: readonly RatedChange[], apis: Apis, waiving: Waiving): Waived {
  const written = waiving.waivers.map(groundOf);
  const { marked, notes } = marksOf(entries, apis, waiving);
  const grounds = [...written, ...marked];
  const holds = ({ expires }: Ground): boolean => expires === null || expires >= waiving.today;
  const [valid, past] = [grounds.filter(holds), grounds.filter((ground) => !holds(ground))];
  const changes = new Map<Ground, string[]>(grounds.map((ground) => [ground, []]));
  const judged = entries.map((entry) => {
    const ground = valid.find((one) => one.lets(entry));
    const speaking = ground === undefined ? past.filter((one) => one.lets(entry)) : [ground];
    for (const one of speaking) changes.get(one)?.push(entry.reported.fingerprint);
    return ground === undefined ? entry : { ...entry, reported: { ...entry.reported, waived: waivedBy(ground) } };
  });
  const waivers = grounds.map((ground): ReportWaiver => {
    const { from, reason, expires, by, link, file, line, column } = ground;
    const reached = changes.get(ground) ?? [];
    return {
      state: reached.length === 0 ? 'unused' : holds(ground) ? 'used' : 'expired',
      from,
      reason,
      expires,
      by,
      link,
      file,
      line,
      column,
      changes: reached,
    };
  });
  // A mark beside a waiver of the file has nothing left to do, which is no reason to speak of it.
  return { entries: judged, waivers: waivers.filter(({ from, state }) => from === 'file' || state !== 'unused'), notes };
}

function waivedBy({ reason, expires, by, link, from }: Ground): ReportWaived {
  return { reason, expires, by, link, from };
}

function groundOf(waiver: Waiver): Ground {
  const { reason, expires, by, link, position } = waiver;
  const { file, line, column } = position ?? { file: null, line: null, column: null };
  return { from: 'file', reason, expires, by, link, file, line, column, lets: ({ reported }) => isAbout(waiver, reported) };
}

const FORBIDDEN = `\`${IGNORE_KEYWORD}\` does not count here; \`inDocumentIgnore: allow\` in the config or --allow-in-document-ignore lets it`;

/** What the documents say themselves: grounds where that is allowed, notes where it is not or cannot be understood. */
function marksOf(
  entries: readonly RatedChange[],
  apis: Apis,
  { inDocumentIgnore }: Waiving,
): { readonly marked: readonly Ground[]; readonly notes: readonly Note[] } {
  const find = createMarkFinder(apis);
  const found = new Map<string, { readonly mark: Mark; readonly changes: Set<Change> }>();
  for (const { change } of entries) {
    for (const mark of find(change)) {
      const key = `${mark.side} ${mark.address}`;
      const known = found.get(key) ?? { mark, changes: new Set() };
      found.set(key, known);
      known.changes.add(change);
    }
  }
  const marked: Ground[] = [];
  const notes: Note[] = [];
  for (const { mark, changes } of found.values()) {
    const { side, address, ignore } = mark;
    if (inDocumentIgnore === 'forbid') notes.push({ side, address, message: FORBIDDEN });
    else if (typeof ignore === 'string') notes.push({ side, address, message: `\`${IGNORE_KEYWORD}\` cannot be understood: ${ignore}` });
    else {
      const { file, line, column } = positionOf(apis[side].document, mark);
      const { expires } = ignore;
      const reason = ignore.reason ?? `\`${IGNORE_KEYWORD}\` in the ${side} document`;
      const lets = ({ change }: RatedChange): boolean => changes.has(change) && speaksOf(mark, change.rule);
      marked.push({ from: 'document', reason, expires, by: null, link: null, file, line, column, lets });
    }
  }
  return { marked, notes };
}

function positionOf(document: Document, { address }: Mark): Pick<ReportWaiver, 'file' | 'line' | 'column'> {
  return document.locate(address) ?? { file: null, line: null, column: null };
}
