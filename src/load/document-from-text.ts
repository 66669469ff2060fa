import type { LoadedDocument } from './create-document.ts';
import { withoutMark } from './decode-text.ts';
import { checkRoot, finishDocument } from './finish-document.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { NOWHERE } from './load-document.ts';
import type { InMemoryOptions } from './load-document.ts';
import { fileFromParsed } from './loaded-file.ts';
import { parseText } from './parse-text.ts';

/** A document of one file whose text the caller has. Throws `InputError`, also for references to other files. */
export function documentFromText(text: string, options: InMemoryOptions): LoadedDocument {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const parsed = parseText({ file: options.source, text: withoutMark(text) }, limits);
  const root = fileFromParsed({ key: '', url: NOWHERE, name: options.source }, parsed, parsed.value);
  checkRoot(root);
  return finishDocument(new Map([['', root]]), options);
}
