import { formatNames, formats, isFormat } from '../report/format.ts';
import type { Format, FormatInfo, Reporter } from '../report/format.ts';
import type { TextOptions } from '../report/text/style.ts';
import { UsageError } from './failure.ts';
import { suggestions } from './suggest.ts';

/** One rendering of the report and where it goes. */
export interface Output {
  readonly format: Format;
  /** Null for standard output. */
  readonly file: string | null;
}

/** The parts of `format` and `format=file`; `-` as the file is standard output. */
function parts(word: string): { readonly name: string; readonly file: string | undefined } {
  const at = word.indexOf('=');
  if (at < 0) return { name: word, file: undefined };
  const file = word.slice(at + 1);
  return { name: word.slice(0, at), file: file === '-' ? undefined : file };
}

/**
 * Reads the values of `--format`, each `format` or `format=file`, and `--output`, the file that stands for standard
 * output. The first output is that one; it is text where none of them asks for it. Throws a `UsageError`.
 */
export function parseOutputs(values: readonly string[], output: string | undefined): readonly Output[] {
  const files: Output[] = [];
  let first: Format | undefined;
  for (const value of values) {
    const { name, file } = parts(value);
    if (!isFormat(name)) throw new UsageError(`There is no format \`${name}\`.`, formatHint(name));
    if (file === '') throw new UsageError(`The file is missing in \`--format ${value}\`.`, `Type \`${example(name)}\`, for example.`);
    if (file !== undefined) files.push({ format: name, file });
    else if (first === undefined || first === name) first = name;
    else {
      throw new UsageError(
        `Two formats are to be printed to standard output, \`${first}\` and \`${name}\`.`,
        `Give one of them a file: \`${example(name)}\`.`,
      );
    }
  }
  const outputs = [{ format: first ?? 'text', file: output ?? null }, ...files];
  const names = outputs.flatMap(({ file }) => file ?? []);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`Two formats are to be written to the same file, \`${twice}\`.`, 'Give each its own.');
  return outputs;
}

function example(format: Format): string {
  return `--format ${format}=report.${formats[format].extension}`;
}

function formatHint(name: string): string {
  const [likeliest] = suggestions(name, formatNames);
  return `${likeliest === undefined ? '' : `Did you mean \`${likeliest}\`? `}There are ${formatNames.join(', ')}.`;
}

/** The format that words of a command line ask for on standard output; known before they are parsed, because that may be what fails. */
export function formatIn(words: readonly string[]): Format {
  for (const [index, word] of words.entries()) {
    const value = /^(?:-f|--format)$/.test(word) ? words[index + 1] : /^(?:-f=?|--format=)(.+)$/.exec(word)?.[1];
    if (value === undefined) continue;
    const { name, file } = parts(value);
    if (file === undefined && isFormat(name)) return name;
  }
  return 'text';
}

/** The reporter of a format, loaded now; the text is laid out for the screen that `text` describes. */
export async function reporterOf(format: Format, text: TextOptions): Promise<Reporter> {
  const { load, files }: FormatInfo = formats[format];
  if (load === null) {
    const { renderText } = await import('../report/text/text.ts');
    return (report) => renderText(report, text);
  }
  const render = await load();
  if (files === undefined) return (report) => render(report, text);
  const [{ withFileNames }, { repositoryPaths }] = await Promise.all([import('../report/file-names.ts'), import('./repository-path.ts')]);
  return (report) => render(withFileNames(report, repositoryPaths('.')), text);
}
