import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';

/** A waiver to be written. */
export interface WaiverEntry {
  readonly fingerprint: string;
  readonly reason: string;
  readonly expires: string;
  readonly by: string | null;
  /** What changed, in one line, for whoever reads the file; null where it is not known. */
  readonly about: string | null;
}

const HEADER = `# Changes that may pass the gate of api-diff, each with a reason and the last day on which it may.
# See \`api-diff waive --help\`; expired waivers fail the gate.
`;

/** The text of a waivers file with entries more, at the end of its list. Every byte that was there stays. The text has to be one that reads well. */
export function withEntries(text: string | null, entries: readonly WaiverEntry[]): string {
  if (entries.length === 0) return text ?? HEADER;
  const before = text ?? HEADER;
  const list = listIn(before);
  const last = list?.items.at(-1);
  if (list !== undefined && last !== undefined) {
    if (list.flow === true) return withFlowEntries(before, entries);
    const indentation = ' '.repeat(columnOf(before, startOf(list)));
    return insertedAfter(before, endOfContent(last), entriesText(entries, indentation));
  }
  const key = keyIn(before);
  const added = entriesText(entries, '  ');
  if (key === undefined) return `${ended(before)}waivers:\n${added}`;
  // What stands for no waivers, `[]`, gives way to the list.
  const value = key.value;
  const bare = isSeq(value) ? before.slice(0, startOf(value)).trimEnd() + before.slice(value.range?.[1] ?? before.length) : before;
  return insertedAfter(bare, bare.indexOf(':', (key.key as Node).range?.[1] ?? 0) + 1, added);
}

/** The text with another reason and another last day for the waivers of some fingerprints, which it has to hold. */
export function withRenewed(text: string, entries: readonly WaiverEntry[]): string {
  const splices = entries.flatMap((entry) => {
    const item = listIn(text)?.items.find((candidate) => isMap(candidate) && candidate.get('fingerprint') === entry.fingerprint);
    return isMap(item) ? renewal(text, item, entry) : [];
  });
  return splices
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: replacement }) => result.slice(0, start) + replacement + result.slice(end), text);
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function renewal(text: string, item: YAMLMap, { reason, expires, by }: WaiverEntry): readonly Splice[] {
  const flow = item.flow === true;
  const wanted = { reason, expires, ...(by === null ? {} : { by }) };
  return Object.entries(wanted).flatMap(([name, value]): readonly Splice[] => {
    const known = item.items.find((pair) => isScalar(pair.key) && pair.key.value === name);
    const written = flow ? JSON.stringify(value) : scalarText(value);
    if (known === undefined) {
      const end = endOfContent(item);
      if (flow) return [{ start: end - 1, end: end - 1, text: `, ${name}: ${written}` }];
      const at = endOfLine(text, end);
      return [{ start: at, end: at, text: `\n${' '.repeat(columnOf(text, startOf(item)))}${name}: ${written}` }];
    }
    const [start, end] = (known.value as Node).range ?? [0, 0];
    // A block scalar ends with its line.
    return [{ start, end, text: text.slice(start, end).endsWith('\n') ? `${written}\n` : written }];
  });
}

function withFlowEntries(text: string, entries: readonly WaiverEntry[]): string {
  const document = parseDocument(text);
  for (const { fingerprint, reason, expires, by } of entries) {
    document.addIn(['waivers'], { fingerprint, reason, expires, ...(by === null ? {} : { by }) });
  }
  return document.toString({ lineWidth: 0 });
}

function entriesText(entries: readonly WaiverEntry[], indentation: string): string {
  return entries
    .map(({ fingerprint, reason, expires, by, about }) =>
      [
        ...(about === null ? [] : [`${indentation}# ${about}`]),
        `${indentation}- fingerprint: ${fingerprint}`,
        `${indentation}  reason: ${scalarText(reason)}`,
        `${indentation}  expires: ${expires}`,
        ...(by === null ? [] : [`${indentation}  by: ${scalarText(by)}`]),
      ]
        .map((line) => `${line}\n`)
        .join(''),
    )
    .join('');
}

function scalarText(value: string): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function keyIn(text: string): Pair | undefined {
  const { contents } = parseDocument(text);
  return isMap(contents) ? contents.items.find((pair) => isScalar(pair.key) && pair.key.value === 'waivers') : undefined;
}

function listIn(text: string): YAMLSeq | undefined {
  const value = keyIn(text)?.value;
  return isSeq(value) ? value : undefined;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where the value itself ends, before comments and empty lines that follow it. */
function endOfContent(node: unknown): number {
  return (node as Node).range?.[1] ?? 0;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function endOfLine(text: string, offset: number): number {
  // What ends with its line has its end on the next one.
  const at = text.indexOf('\n', text[offset - 1] === '\n' ? offset - 1 : offset);
  return at < 0 ? text.length : at;
}

function insertedAfter(text: string, offset: number, lines: string): string {
  const at = endOfLine(text, offset);
  return `${text.slice(0, at)}\n${lines}${text.slice(at + 1)}`;
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
