import { EVENT_ID, YAMLException, parseEvents } from 'js-yaml';
import type { Event } from 'js-yaml';
import type { InputError } from './input-error.ts';
import { beyondLimit } from './limits.ts';
import type { Limits } from './limits.ts';
import { textError } from './source-text.ts';
import type { SourceText } from './source-text.ts';

/** The syntax of a YAML text as js-yaml's events. Throws `invalid-yaml` and `too-deep`. */
export function readYamlEvents(source: SourceText, limits: Limits): readonly Event[] {
  try {
    // The root counts as a level here, and so does a key.
    return parseEvents(source.text, { maxDepth: limits.maxDepth + 2 });
  } catch (error) {
    throw syntaxError(source, limits, error);
  }
}

function syntaxError(source: SourceText, limits: Limits, error: unknown): InputError {
  if (!(error instanceof YAMLException)) throw error;
  const offset = error.mark?.position ?? 0;
  if (error.reason.includes('maxDepth')) {
    return textError(source, { ...beyondLimit('depth', limits.maxDepth), offset });
  }
  return textError(source, { code: 'invalid-yaml', message: error.reason, hint: hintFor(error.reason, source.text, offset), offset });
}

function hintFor(reason: string, text: string, offset: number): string {
  if (reason.includes('tab characters') || text[offset] === '\t') return 'Indent with spaces: YAML allows no tabs there.';
  if (reason.includes('implicit key') || reason.includes('bad indentation') || reason.includes("expected ':'")) {
    return 'Check the indentation of this line and the one above, and put texts that hold `: ` or ` #` in quotes.';
  }
  if (reason.includes('end of the stream within')) return 'A bracket or brace is never closed.';
  if (reason.includes('deficient indentation'))
    return 'Close the bracket, brace or quote that was opened above, or indent this line further.';
  if (reason.includes('alias') || reason.includes('anchor'))
    return 'Define `&name` before it is used as `*name`, or put the text in quotes.';
  if (reason.includes('escape')) return 'Write a backslash in double quotes as two, or use single quotes.';
  return 'Check this line and the one above; texts with special characters belong in quotes.';
}

/** A lone `---` or a file of comments makes a document that holds one empty scalar. */
export function isEmptyDocument(events: readonly Event[], index: number): boolean {
  const content = events[index + 1];
  return content?.type === EVENT_ID.SCALAR && content.valueStart === -1 && content.anchorStart === -1 && content.tagStart === -1;
}
