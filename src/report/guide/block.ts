/** A part of a guide that is written and rewritten as a whole. */
export interface Block {
  /** Stays the same from one run to the next: `timeline`, or a cause with its fingerprint. */
  readonly id: string;
  /** Markdown, with one line break at its end. */
  readonly text: string;
}

/** Joins paragraphs with empty lines between them; empty ones are left out. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined || part.trim() === '' ? [] : [part.endsWith('\n') ? part : `${part}\n`])).join('\n');
}
