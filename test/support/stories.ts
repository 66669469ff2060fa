import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { documentFromText } from '../../src/load/document-from-text.ts';
import type { LoadedDocument } from '../../src/load/create-document.ts';

const root = new URL('../../fixtures/apis/', import.meta.url).pathname;

/** The names of the fixtures that are whole APIs: folders of `fixtures/apis` with an old and a new document. */
export const stories: readonly string[] = readdirSync(root).filter((name) => existsSync(join(root, name, 'old.yaml')));

/** Both documents of such a fixture. */
export function documentsOfStory(story: string): { readonly old: LoadedDocument; readonly new: LoadedDocument } {
  const read = (side: 'old' | 'new'): LoadedDocument =>
    documentFromText(readFileSync(join(root, story, `${side}.yaml`), 'utf8'), { source: side, allowDanglingRefs: true });
  return { old: read('old'), new: read('new') };
}
