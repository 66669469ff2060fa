import type { Random } from '../support/random.ts';

/** One way to harm a document. */
export interface Damage {
  readonly name: string;
  readonly apply: (bytes: Buffer, random: Random) => Buffer;
}

/** What a parser, a resolver or a pattern engine may stumble over. */
const nasty: readonly string[] = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '"',
  "'",
  '\t',
  '\r',
  '\0',
  '\u2028',
  '\ud83d',
  '&a ',
  '*a',
  '<<: *a',
  '!!binary ',
  '|\n',
  '>-\n',
  '%YAML 1.1\n',
  '---\n',
  '...\n',
  '# ',
  '? ',
  '~',
  '.inf',
  '.nan',
  '1e999',
  '-0',
  '9007199254740993',
  '0x7f',
  '__proto__',
  'constructor',
  'toString',
  '$ref',
  '$ref: "#"',
  '$ref: "#/components/schemas/A"',
  '$ref: "http://127.0.0.1:9/a.yaml"',
  '$ref: "../../../../etc/passwd"',
  '$dynamicRef: "#a"',
  'allOf: []',
  'oneOf: [{}]',
  'not: {}',
  'type: [string, string]',
  'enum: []',
  'pattern: "(a+)+$"',
  'pattern: "("',
  'pattern: "(?<=a)\\\\1{1,999999}"',
  'multipleOf: 0',
  'minimum: "1"',
  'required: true',
  'properties: []',
  'items: [[]]',
  'discriminator: {}',
  'null',
  'true',
];

const at = (bytes: Buffer, random: Random): number => random.below(bytes.length + 1);

function spliced(bytes: Buffer, from: number, to: number, text: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), text, bytes.subarray(to)]);
}

/** The lines of a document with some of them changed. */
function onLines(bytes: Buffer, change: (lines: string[]) => readonly string[]): Buffer {
  return Buffer.from(change(bytes.toString('utf8').split('\n')).join('\n'));
}

export const damages: readonly Damage[] = [
  {
    name: 'a byte changed',
    apply: (bytes, random) => {
      const index = at(bytes, random);
      return spliced(bytes, index, index + 1, Buffer.from([random.below(256)]));
    },
  },
  {
    name: 'bytes cut out',
    apply: (bytes, random) => {
      const index = at(bytes, random);
      return spliced(bytes, index, index + 1 + random.below(40), Buffer.alloc(0));
    },
  },
  { name: 'cut off', apply: (bytes, random) => bytes.subarray(0, at(bytes, random)) },
  {
    name: 'something nasty put in',
    apply: (bytes, random) => {
      const index = at(bytes, random);
      return spliced(bytes, index, index, Buffer.from(random.pick(nasty)!));
    },
  },
  {
    name: 'a part written again elsewhere',
    apply: (bytes, random) => {
      const from = at(bytes, random);
      const index = at(bytes, random);
      return spliced(bytes, index, index, bytes.subarray(from, from + random.below(200)));
    },
  },
  {
    name: 'a line gone',
    apply: (bytes, random) => onLines(bytes, (lines) => lines.toSpliced(random.below(lines.length), 1)),
  },
  {
    name: 'two lines swapped',
    apply: (bytes, random) =>
      onLines(bytes, (lines) => {
        const [a, b] = [random.below(lines.length), random.below(lines.length)];
        [lines[a], lines[b]] = [lines[b]!, lines[a]!];
        return lines;
      }),
  },
  {
    name: 'a line indented otherwise',
    apply: (bytes, random) =>
      onLines(bytes, (lines) => {
        const index = random.below(lines.length);
        const line = lines[index]!;
        return lines.with(index, random.below(2) === 0 ? `  ${line}` : line.replace(/^ {2}/, ''));
      }),
  },
  {
    name: 'a value replaced by something nasty',
    apply: (bytes, random) =>
      onLines(bytes, (lines) => {
        const index = random.below(lines.length);
        return lines.with(
          index,
          lines[index]!.replace(/:.*$/, () => `: ${random.pick(nasty)!}`),
        );
      }),
  },
  {
    name: 'a key replaced by something nasty',
    apply: (bytes, random) =>
      onLines(bytes, (lines) => {
        const index = random.below(lines.length);
        return lines.with(
          index,
          lines[index]!.replace(/^(\s*)[^\s:]+:/, (_, indentation: string) => `${indentation}${random.pick(nasty)!}:`),
        );
      }),
  },
  {
    name: 'nested a hundred thousand deep',
    apply: (bytes, random) => {
      const index = at(bytes, random);
      const [open, close] = random.pick([
        ['[', ']'],
        ['{"a":', '}'],
        ['- ', ''],
        ['{"allOf":[', ']}'],
      ] as const)!;
      return spliced(bytes, index, index, Buffer.from(`${open.repeat(100_000)}1${close.repeat(100_000)}`));
    },
  },
  {
    name: 'a very long line',
    apply: (bytes, random) => {
      const index = at(bytes, random);
      return spliced(bytes, index, index, Buffer.from(random.pick(['a', ' ', '"', '(', '\\', ', '])!.repeat(300_000)));
    },
  },
  { name: 'UTF-16', apply: (bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le') },
  { name: 'carriage returns', apply: (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')) },
];
