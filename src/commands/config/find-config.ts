import { realpathSync } from 'node:fs';
import { lilconfig } from 'lilconfig';
import { workTreeAround } from '../../load/work-tree.ts';

/** Where a configuration is looked for in each directory, in this order. */
export const configFileNames: readonly string[] = [
  'api-diff.config.yaml',
  'api-diff.config.yml',
  'api-diff.config.json',
  '.api-diff.yaml',
  '.api-diff.yml',
  '.api-diff.json',
  'package.json',
];

/** The key of `package.json`. */
export const PACKAGE_KEY = 'api-diff';

/**
 * The absolute path of the configuration of a directory: its own or that of the nearest directory above it, no further
 * up than the top of the git repository; outside of one only its own. Undefined where there is none. Nothing is run:
 * every file is taken for a text.
 */
export async function findConfig(start: string): Promise<string | undefined> {
  const directory = realpathSync(start);
  const top = workTreeAround(directory) ?? directory;
  const asText = (_: string, text: string): unknown => text;
  const search = lilconfig('api-diff', {
    searchPlaces: [...configFileNames],
    stopDir: top,
    packageProp: [PACKAGE_KEY],
    // An empty file says that nothing is configured here, whatever stands further up.
    ignoreEmptySearchPlaces: false,
    cache: false,
    loaders: { '.yaml': asText, '.yml': asText, '.json': asObject },
  });
  const found = await search.search(directory);
  return found === null || found.filepath === '' ? undefined : found.filepath;
}

/** The package file as far as the search has to know it; other JSON is read again, with positions. */
function asObject(path: string, text: string): unknown {
  if (!path.endsWith('package.json')) return text;
  try {
    const value = JSON.parse(text) as unknown;
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, PACKAGE_KEY);
    return isThere ? { [PACKAGE_KEY]: true } : {};
  } catch {
    // A package file that nobody can read configures nothing; npm says what is wrong with it.
    return {};
  }
}
