/** What stands for a character that a terminal would act on or hide. */
function escaped(character: string): string {
  switch (character) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  }
}

// The zero width joiner and non-joiner stay: emoji and several scripts cannot be written without them.
const hidden = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const notPrintableAscii = /[^\x20-\x7e]/gu;

// Runners of GitHub and Azure obey these wherever they are printed: the second sign is enough to break them.
const workflowCommand = /(?<=^|\s)::(?=[a-z])|##(?=\[|vso)/gi;

/**
 * Text of a document made safe to print: control characters (terminal escapes among them), overrides of the
 * writing direction, invisible characters and line breaks become visible escapes; with the character set
 * `ascii` everything outside printable ASCII does. What a log runner would take for a command is broken.
 */
export function visible(text: string, characters: 'unicode' | 'ascii' = 'unicode'): string {
  return text
    .replace(characters === 'ascii' ? notPrintableAscii : hidden, escaped)
    .replace(workflowCommand, (sign) => (sign === '::' ? ':\\u{3a}' : '#\\u{23}'));
}
