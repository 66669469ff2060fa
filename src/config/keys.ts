import { presetNames } from '../classify/policy/preset-names.ts';
import type { FailOn } from '../classify/report.ts';
import { stabilityExtensions } from '../classify/lifecycle/stability.ts';
import { DEFAULT_LIMITS, limitFlags } from '../load/limits.ts';
import type { LimitName } from '../load/limits.ts';
import type { Json } from '../model/json.ts';
import { formatNames } from '../report/format.ts';
import { groupings } from '../report/groupings.ts';
import type { Field, ValueOf } from './shape.ts';
import { oneOrMore } from './shape.ts';
import { choice, ignore, number, onOff, override, ruleSettings, text } from './shapes.ts';

/** A key at the top of the configuration. */
export interface ConfigKey extends Field {
  /** What holds where nobody says anything; absent where that is nothing at all. */
  readonly default?: Json;
  /** The flag that says the same and wins. */
  readonly flag?: string;
  /** The value of an example, as YAML; indented where it is a block of its own. */
  readonly example: string;
}

function limit(name: LimitName): Field & { readonly is: ReturnType<typeof number> } {
  const { most, describes } = limitFlags[name];
  return { is: number(1, most), about: `${describes.charAt(0).toUpperCase()}${describes.slice(1)}; at most ${most}.` };
}

function defaultLimit(name: LimitName): number {
  const { limit: field, unit } = limitFlags[name];
  return DEFAULT_LIMITS[field] / unit;
}

/** Every key of the configuration: the one source of its type, its check, its JSON Schema and its page. */
export const configKeys = {
  $schema: {
    is: text('a URL'),
    about: 'Where the JSON Schema of this file is, for editors. Read by nothing else.',
    example: './node_modules/@api-diff/cli/schema/config.schema.json',
  },
  preset: {
    is: text('the name of a preset, or the path of a preset file'),
    about: `Whose policy rates the changes: ${presetNames.map((name) => `\`${name}\``).join(', ')}, or the path of a [preset file](#preset-files) from this file.`,
    default: 'recommended',
    flag: '--preset',
    example: 'strict',
    alsoCalled: ['extends', 'policy'],
  },
  rules: {
    is: ruleSettings,
    about:
      'Rules by id that are rated otherwise than the preset rates them: a severity, `off`, or one for each direction. Where it is proven that no valid value is affected, nothing becomes worse by it.',
    example: '\n  schema-description-changed: off\n  enum-value-added: { response: breaking }',
    alsoCalled: ['severity', 'severities', 'rule'],
  },
  overrides: {
    is: { kind: 'list', of: override },
    about: 'Ratings for a part of the API, in order: where several say something of one rule, the last does.',
    example:
      '\n  - where: { path: /internal/** }\n    atMost: warning\n    because: We deploy these clients ourselves.\n  - where: { stability: [draft, alpha] }\n    ignore: true',
    alsoCalled: ['override', 'exceptions'],
  },
  ignore: {
    is: ignore,
    about:
      'What nobody is promised: operations, and whatever carries an extension. Changes there are not listed and do not count; the report says how many there are.',
    example: '{ paths: [/internal/**], extensions: [x-internal] }',
    alsoCalled: ['ignored', 'exclude', 'skip'],
  },
  specs: {
    is: {
      kind: 'list',
      of: {
        kind: 'either',
        of: [
          text('a path with `*` and `**`'),
          {
            kind: 'object',
            name: 'pair',
            fields: {
              old: {
                is: text('a path, a URL or a git revision and path'),
                required: true,
                about: 'The document that clients know: a path, a URL or `REF:path`.',
              },
              new: { is: text('a path, a URL or a git revision and path'), required: true, about: 'The document that is to replace it.' },
            },
          },
        ],
      },
    },
    about:
      'What `api-diff check` compares when no document is named: paths from this file, each with its own earlier version, or pairs. All OpenAPI documents that git tracks when left out.',
    example: '\n  - api/openapi.yaml\n  - services/*/openapi.yaml\n  - { old: public/v1.yaml, new: public/v2.yaml }',
    alsoCalled: ['documents', 'files', 'spec', 'apis'],
  },
  base: {
    is: text('a branch, tag or commit'),
    about:
      'What `api-diff check` compares with: the branch that this one is to be merged into. Where continuous integration says which that is, it wins.',
    flag: '--base',
    example: 'origin/main',
    alsoCalled: ['baseBranch', 'branch'],
  },
  failOn: {
    is: choice(['breaking', 'warning', 'any', 'bump', 'never'] as const satisfies readonly FailOn[], 'what fails the gate'),
    about: 'From which severity on the gate fails; `bump`: when `info.version` was raised by less than is needed.',
    default: 'breaking',
    flag: '--fail-on',
    example: 'warning',
    alsoCalled: ['fail-on', 'gate'],
  },
  maxBreaking: {
    is: number(0, 999_999_999),
    about: 'How many breaking changes the gate lets pass.',
    default: 0,
    flag: '--max-breaking',
    example: '3',
    alsoCalled: ['max-breaking'],
  },
  format: {
    is: oneOrMore(text('a format, or a format and a file, as in `json=report.json`')),
    about: `How the report is printed: ${formatNames.map((name) => `\`${name}\``).join(', ')}; with a file (\`json=report.json\`, from this file) as one more.`,
    default: 'text',
    flag: '--format',
    example: '[text, markdown=report.md]',
    alsoCalled: ['formats', 'output', 'reporter', 'reporters'],
  },
  groupBy: {
    is: choice(groupings, 'a way to part the report'),
    about: 'How text and markdown are parted.',
    default: 'cause',
    flag: '--group-by',
    example: 'operation',
    alsoCalled: ['group-by'],
  },
  validate: {
    is: onOff,
    about: 'Whether both documents are checked against OpenAPI; faults become notes.',
    default: false,
    flag: '--validate',
    example: 'true',
  },
  verify: {
    is: onOff,
    about: 'Whether every example payload of the report is checked by an independent validator.',
    default: false,
    flag: '--verify',
    example: 'true',
  },
  allowRemoteRefs: {
    is: onOff,
    about: 'Whether a `$ref` to another host is followed.',
    default: false,
    flag: '--allow-remote-refs',
    example: 'true',
    alsoCalled: ['allow-remote-refs'],
  },
  allowDanglingRefs: {
    is: onOff,
    about: 'Whether a `$ref` that leads nowhere is a note instead of an error.',
    default: false,
    flag: '--allow-dangling-refs',
    example: 'true',
    alsoCalled: ['allow-dangling-refs'],
  },
  refRoot: {
    is: text('the path of a directory'),
    about: 'The directory that no `$ref` may leave, from this file and within the repository; the repository itself when left out.',
    flag: '--ref-root',
    example: 'api',
    alsoCalled: ['ref-root'],
  },
  limits: {
    is: {
      kind: 'object',
      name: 'limits',
      fields: { size: limit('size'), depth: limit('depth'), aliases: limit('aliases'), files: limit('files'), seconds: limit('seconds') },
    },
    about: 'Bounds on what is read, and on how long it is compared.',
    default: {
      size: defaultLimit('size'),
      depth: defaultLimit('depth'),
      aliases: defaultLimit('aliases'),
      files: defaultLimit('files'),
      seconds: defaultLimit('seconds'),
    },
    flag: '--limit',
    example: '{ size: 128 }',
    alsoCalled: ['limit'],
  },
  renames: {
    is: {
      kind: 'list',
      of: {
        kind: 'object',
        name: 'rename',
        fields: {
          from: { is: text('a place, an operation, a path or a name'), required: true, about: 'What it was called.', alsoCalled: ['old'] },
          to: { is: text('a place, an operation, a path or a name'), required: true, about: 'What it is called now.', alsoCalled: ['new'] },
        },
      },
    },
    about:
      'Renames that you know of, so that none of them is guessed at. Each side is a place as reports print it, an operation, a path, or a name alone.',
    example: '\n  - { from: components.schemas.User.properties.name, to: full_name }\n  - { from: GET /people, to: GET /users }',
    alsoCalled: ['rename', 'renamed'],
  },
  waivers: {
    is: text('a path'),
    about: 'The file of the waivers, from this file.',
    default: '.api-diff/waivers.yaml',
    example: 'policies/waivers.yaml',
    alsoCalled: ['waiversFile', 'baseline'],
  },
  inDocumentIgnore: {
    is: choice(['allow', 'forbid'], 'an answer'),
    about:
      'Whether `x-api-diff-ignore` in a document may waive a change. Forbidden unless allowed: whoever changes a document would be the one to excuse it.',
    default: 'forbid',
    example: 'allow',
    alsoCalled: ['inDocumentIgnores'],
  },
  lifecycle: {
    is: {
      kind: 'object',
      name: 'lifecycle',
      fields: {
        aliases: {
          is: {
            kind: 'object',
            name: 'aliases',
            fields: {
              stability: {
                is: oneOrMore(text('the name of an extension')),
                about: `Extensions that say how stable something is, read before ${stabilityExtensions
                  .slice(0, 3)
                  .map((name) => `\`${name}\``)
                  .join(', ')} and the others.`,
              },
            },
          },
          about: 'Extensions of your own that mean what others mean elsewhere.',
        },
      },
    },
    about: 'How documents say what becomes of their parts.',
    example: '{ aliases: { stability: x-acme-maturity } }',
  },
} as const satisfies Readonly<Record<string, ConfigKey>>;

/** The name of a key. */
export type ConfigName = keyof typeof configKeys;

/** Every name, in the order of the table. */
export const configNames = Object.keys(configKeys) as readonly ConfigName[];

/** The whole file as a shape. */
export const configShape = { kind: 'object', name: 'config', fields: configKeys } as const;

/** What a configuration file says. */
export type Config = ValueOf<typeof configShape>;

/** The whole preset file as a shape. */
export const presetShape = {
  kind: 'object',
  name: 'presetFile',
  fields: {
    $schema: { is: text('a URL'), about: 'Where the JSON Schema of this file is, for editors.' },
    name: { is: text('a name'), about: 'What reports call the policy; the name of the file when left out.' },
    summary: { is: text('a sentence'), about: 'What the policy is for.', alsoCalled: ['description', 'title'] },
    extends: {
      is: text('the name of a preset, or the path of a preset file'),
      about: 'The preset that this one begins with: a name, or a path from this file. `recommended` when left out.',
      alsoCalled: ['preset', 'extend', 'base'],
    },
    rules: { is: ruleSettings, about: 'As in the configuration.' },
    overrides: { is: { kind: 'list', of: override }, about: 'As in the configuration, whose own come after.' },
  },
} as const;

/** What a preset file says. */
export type PresetFile = ValueOf<typeof presetShape>;
