import { readWaivers } from '../../classify/waivers/read-waivers.ts';
import type { Waiver } from '../../classify/waivers/waiver.ts';
import { InputError } from '../../load/input-error.ts';
import type { ParsedText } from '../../load/parse-common-text.ts';
import { parseText } from '../../load/parse-text.ts';
import { createPositions } from '../../load/source-text.ts';
import type { SourceText } from '../../load/source-text.ts';
import { tokensOf } from '../../model/pointer.ts';
import { WAIVERS_LIMITS } from './waivers-limits.ts';

/** The waivers that a text holds; a text of nothing but comments holds none. Throws an `InputError` with its place in the file. */
export function waiversIn(file: string, text: string): readonly Waiver[] {
  const source = { file, text };
  const parsed = parsedOrEmpty(source);
  if (parsed === undefined) return [];
  const offsetOf = parsed.locator();
  const positionOf = createPositions({ file, text: parsed.text });
  return readWaivers({
    value: parsed.value,
    locate: (pointer) => positionOf(offsetOf(tokensOf(pointer))),
  });
}

/** A file whose last waiver was taken out is no mistake. */
function parsedOrEmpty(source: SourceText): ParsedText | undefined {
  try {
    return parseText(source, WAIVERS_LIMITS);
  } catch (error) {
    if (error instanceof InputError && error.code === 'empty-file') return undefined;
    throw error;
  }
}
