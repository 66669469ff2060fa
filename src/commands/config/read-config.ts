import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../../config/keys.ts';
import { configShape } from '../../config/keys.ts';
import { listOf } from '../../config/shape.ts';
import type { ConfigFault } from '../../config/validate.ts';
import { confine, confiningDirectory } from '../../load/confine.ts';
import { readRoot } from '../../load/load-document.ts';
import type { RootText } from '../../load/load-document.ts';
import { workTreeAround } from '../../load/work-tree.ts';
import { parseRevisionPath } from '../../load/revision-path.ts';
import type { Pointer } from '../../model/pointer.ts';
import { formatNames, isFormat } from '../../report/format.ts';
import type { ConfigText } from './config-text.ts';
import { CONFIG_LIMITS, configError, parseConfig, refuseFaults } from './config-text.ts';
import { PACKAGE_KEY, findConfig } from './find-config.ts';

/** A configuration that was read and is as it should be. */
export interface LoadedConfig {
  readonly text: ConfigText;
  readonly config: Config;
  /** Its root file, for the files that it names. */
  readonly root: RootText;
  /** A path of the configuration as an absolute one. Throws an `InputError` for one that leads out of the repository. */
  readonly resolvePath: (path: string, pointer: Pointer) => Promise<string>;
}

/** What the command line says of the configuration: a file (or `REF:path`), none (`false`), or whichever is found. */
export type ConfigChoice = string | false | undefined;

/** Finds, reads and checks the configuration; undefined where there is none. Throws an `InputError`. */
export async function readConfig(choice: ConfigChoice): Promise<LoadedConfig | undefined> {
  const unchecked = await openConfig(choice);
  if (unchecked === undefined) return undefined;
  const { text, root, directory } = unchecked;
  refuseFaults(text, configShape);
  const config = text.value as Config;
  const [fault] = formatFaults(config);
  if (fault !== undefined) throw configError(text, fault);
  return { text, config, root, resolvePath: (path, pointer) => insideRepository(path, { directory, text, pointer }) };
}

/** Finds and parses the configuration without checking it. Throws an `InputError`. */
export async function openConfig(
  choice: ConfigChoice,
): Promise<{ readonly text: ConfigText; readonly root: RootText; readonly directory: string } | undefined> {
  const found = choice === false ? undefined : (choice ?? (await findConfig(process.cwd())));
  if (found === undefined) return undefined;
  const root = await readRoot(choice === undefined ? displayed(found) : found, { limits: CONFIG_LIMITS });
  const text = parseConfig({ file: root.source, text: root.text }, basename(found) === 'package.json' ? PACKAGE_KEY : undefined);
  return { text, root, directory: directoryOf(found) };
}

/** What no shape says: that a format exists. */
export function formatFaults({ format }: Config): readonly ConfigFault[] {
  return listOf(format).flatMap((word, index) => {
    const name = word.split('=')[0] ?? '';
    const pointer = typeof format === 'string' ? '/format' : `/format/${index}`;
    if (!isFormat(name)) return [{ pointer, message: `there is no format \`${name}\``, mistyped: { word: name, among: formatNames } }];
    return word.endsWith('=') ? [{ pointer, message: `the file is missing in \`${word}\`` }] : [];
  });
}

/** As a person here would type it. */
function displayed(path: string): string {
  return relative(process.cwd(), path);
}

/** Where the paths of a configuration count from; of one in a revision, the same place in the work tree. */
function directoryOf(source: string): string {
  const revision = existsSync(source) ? undefined : parseRevisionPath(source);
  if (revision === undefined) return dirname(resolve(source));
  const top = /^\.\.?\//.test(revision.path) ? process.cwd() : (workTreeAround(process.cwd()) ?? process.cwd());
  return dirname(join(top, revision.path));
}

async function insideRepository(
  path: string,
  { directory, text, pointer }: { readonly directory: string; readonly text: ConfigText; readonly pointer: Pointer },
): Promise<string> {
  const absolute = resolve(directory, path);
  const allowed = await confiningDirectory(directory, undefined);
  const place = await confine(pathToFileURL(absolute).href, { directory: allowed, allowRemoteRefs: false });
  if (place.kind === 'file') return absolute;
  throw configError(text, { pointer, message: `\`${path}\` leads out of the repository` });
}
