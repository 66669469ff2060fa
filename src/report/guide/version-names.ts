import { prose } from '../markdown/escape.ts';
import { visible } from '../visible.ts';
import type { Side } from './samples/sampling.ts';
import { detectVersioning } from '../../diff/contract/versioning.ts';
import type { Versioning } from '../../diff/contract/versioning.ts';
import type { Api } from '../../model/api.ts';

/** What the two versions are called in a guide. */
export interface VersionNames {
  /** As the documents write it, and as Markdown. */
  readonly title: string;
  readonly titleMarkdown: string;
  /** Short, for headings and heads of tables, as Markdown: `v1`, `1.4.0`, or `old` where both are called alike. */
  readonly old: string;
  readonly new: string;
  /** In a sentence, as Markdown: `v1`, `version 1.4.0`, `the old version`. */
  readonly the: Readonly<Record<Side, string>>;
  /** In a sentence, as plain text. */
  readonly plain: Readonly<Record<Side, string>>;
  /** Whether each version has a name of its own. */
  readonly areNamed: boolean;
  /** How a client chooses between them, where both documents say so in the same way. */
  readonly selection: Selection | undefined;
}

/** One way of versioning with the version that each document is. */
export interface Selection {
  readonly by: Versioning['by'];
  readonly name: string | undefined;
  readonly old: string;
  readonly new: string;
}

/** Names the versions: by how clients select them, else by `info.version`, else as old and new. */
export function versionNames(apis: { readonly old: Api; readonly new: Api }): VersionNames {
  const selection = selectionOf(apis.old, apis.new);
  const title = apis.new.info.title || apis.old.info.title || 'API';
  const found = shortNames(apis, selection);
  const [old, next] = found === undefined ? ['old', 'new'] : [found.old, found.new];
  const spoken = (name: string): string => (found === undefined ? `the ${name} version` : /^v\d/i.test(name) ? name : `version ${name}`);
  return {
    title,
    titleMarkdown: prose(title),
    old: plainName(old),
    new: plainName(next),
    the: { old: plainName(spoken(old)), new: plainName(spoken(next)) },
    plain: { old: visible(spoken(old)), new: visible(spoken(next)) },
    areNamed: found !== undefined,
    selection,
  };
}

/** An underscore inside a word begins no emphasis, so that most versions read as they are. */
function plainName(name: string): string {
  return /^[A-Za-z\d](?:[\w.+ -]*[A-Za-z\d])?$/.test(name) ? name : prose(name);
}

/** A name is for headings; what is longer is none. */
const LONGEST_NAME = 30;

function shortNames(
  { old, new: next }: { readonly old: Api; readonly new: Api },
  selection: Selection | undefined,
): { readonly old: string; readonly new: string } | undefined {
  const [before, after] = [old.info.version.trim(), next.info.version.trim()];
  const [major, nextMajor] = [before, after].map((version) => /^v?(\d+)\.\d+/.exec(version)?.[1]);
  const isMajor = major !== undefined && nextMajor !== undefined && major !== nextMajor;
  const named =
    selection !== undefined
      ? { old: selection.old, new: selection.new }
      : isMajor
        ? { old: `v${major}`, new: `v${nextMajor}` }
        : { old: before, new: after };
  const isName = (name: string): boolean => name !== '' && name.length <= LONGEST_NAME;
  return named.old !== named.new && isName(named.old) && isName(named.new) ? named : undefined;
}

/** The first way of versioning that both documents share and that names two versions. */
function selectionOf(old: Api, next: Api): Selection | undefined {
  const before = detectVersioning(old);
  for (const after of detectVersioning(next)) {
    const [from, to] = [before.find((one) => isSameWay(one, after))?.versions.at(-1), after.versions.at(-1)];
    if (from !== undefined && to !== undefined && from !== to && !from.startsWith('{') && !to.startsWith('{'))
      return { by: after.by, name: after.name, old: from, new: to };
  }
  return undefined;
}

/** A version in the path may stand in the servers' URLs of one document and in the paths of the other. */
function isSameWay(a: Versioning, b: Versioning): boolean {
  const inUrl = (by: Versioning['by']): boolean => by === 'path' || by === 'server';
  return (a.by === b.by && a.name?.toLowerCase() === b.name?.toLowerCase()) || (inUrl(a.by) && inUrl(b.by));
}
