import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { UsageError } from '../failure.ts';

/** The name in the nearest package.json that has one, from a directory upward. Throws a `UsageError` where there is none. */
export async function nearestPackageName(directory: string): Promise<string> {
  const name = await nameIn(join(directory, 'package.json'));
  if (name !== undefined) return name;
  const parent = dirname(directory);
  if (parent !== directory) return await nearestPackageName(parent);
  throw new UsageError('No package.json here or above has a name for the changeset.', 'Name the package with --package <name>.');
}

async function nameIn(file: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const name = own(JSON.parse(text) as Json, 'name');
    return typeof name === 'string' && name !== '' ? name : undefined;
  } catch {
    throw new UsageError(`${file} is no JSON.`, 'Mend it, or name the package with --package <name>.');
  }
}
