import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithApis } from '../../../src/classify/compare.ts';
import type { Comparison } from '../../../src/classify/compare.ts';
import { loadDocument } from '../../../src/load/load-document.ts';
import type { LoadedDocument } from '../../../src/load/create-document.ts';
import { guideOf } from '../../../src/report/guide/guide.ts';
import { mergedGuide } from '../../../src/report/guide/merge.ts';
import type { GuideOptions } from '../../../src/report/guide/options.ts';
import type { Document } from '../../../src/model/document.ts';

const root = new URL('../../../fixtures/', import.meta.url).pathname;

/** The decisions that the tests take. */
export const options: GuideOptions = {
  audience: 'public',
  releaseDate: '2026-11-21',
  releaseIs: 'stated',
  snippets: ['curl', 'js', 'python'],
};

/** The folders of fixtures that hold a pair. */
export function fixtureFolders(kind: 'apis' | 'rules'): readonly string[] {
  return readdirSync(join(root, kind))
    .map((name) => join(kind, name))
    .filter((folder) => existsSync(join(root, folder, 'old.yaml')));
}

/** A pair of fixtures, or the pair the other way round. */
export async function fixturePair(
  folder: string,
  way: 'there' | 'back' = 'there',
): Promise<{ readonly old: LoadedDocument; readonly new: LoadedDocument }> {
  const [a, b] = await Promise.all(
    ['old.yaml', 'new.yaml'].map((name) => loadDocument(join(root, folder, name), { allowDanglingRefs: true })),
  );
  if (a === undefined || b === undefined) throw new Error(folder);
  return way === 'there' ? { old: a, new: b } : { old: b, new: a };
}

/** A comparison as the guide wants it. */
export function comparisonOf(pair: { readonly old: Document; readonly new: Document }): Comparison {
  return compareWithApis(pair.old, pair.new, { failOn: 'never', toolVersion: '0.0.0', positions: false });
}

/** The text of a fresh guide. */
export function guideText(comparison: Comparison, wish: Partial<GuideOptions> = {}): string {
  return mergedGuide(guideOf(comparison, { ...options, ...wish }), undefined).text;
}

/** The fences of a guide, by language. */
export function fencesIn(guide: string): readonly { readonly language: string; readonly text: string }[] {
  return [...guide.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)\n\1$/gm)].map(([, , language = '', text = '']) => ({ language, text }));
}
