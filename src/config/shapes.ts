import { stabilityLevels } from '../classify/lifecycle/stability.ts';
import type { PolicySeverity } from '../classify/policy/policy.ts';
import type { RuleId } from '../rules/table.ts';
import { ruleOf, rules } from '../rules/table.ts';
import type { ChoiceShape, NumberShape, RecordShape, SwitchShape, TextShape } from './shape.ts';
import { oneOrMore } from './shape.ts';

/** A text that means something in particular. */
export function text<const Means extends string>(means: Means): TextShape {
  return { kind: 'text', means };
}

/** One of some words; `means` says what they are, with its article. */
export function choice<const Word extends string>(of: readonly Word[], means: string): ChoiceShape<Word> {
  return { kind: 'choice', of, means };
}

/** A whole number within its bounds. */
export function number(least: number, most: number): NumberShape {
  return { kind: 'number', least, most };
}

/** True or false. */
export const onOff: SwitchShape = { kind: 'switch' };

/** How bad a finding is, or `off`. */
export const severity: ChoiceShape<PolicySeverity> = {
  kind: 'choice',
  of: ['breaking', 'warning', 'compatible', 'cosmetic', 'off'],
  means: 'a severity',
  alsoCalled: {
    error: 'breaking',
    err: 'breaking',
    warn: 'warning',
    info: 'compatible',
    hint: 'cosmetic',
    ignore: 'off',
    none: 'off',
    disabled: 'off',
    false: 'off',
  },
};

/** A severity for a rule, or one for each direction. */
const setting = {
  kind: 'either',
  of: [
    severity,
    {
      kind: 'object',
      name: 'byDirection',
      fields: {
        request: { is: severity, about: 'What it means in a request.' },
        response: { is: severity, about: 'What it means in a response.' },
      },
    },
  ],
} as const;

/** Rules by their ids. */
export const ruleSettings: RecordShape<RuleId, typeof setting> = {
  kind: 'record',
  name: 'rules',
  means: 'a rule',
  names: rules.map(({ id }) => id),
  about: (id) => ruleOf(id as RuleId).face.title,
  of: setting,
};

const glob = text('a path with `*` and `**`');

const extension = text('an extension (`x-internal`, `x-audience=partner`)');

/** Which operations an override is about. */
export const where = {
  kind: 'object',
  name: 'where',
  atLeastOne: true,
  fields: {
    path: {
      is: oneOrMore(glob),
      about:
        'Path templates. `*` stands for anything within a segment, `**` for any number of segments; names of path parameters do not matter.',
      alsoCalled: ['paths', 'url', 'route'],
    },
    method: { is: oneOrMore(text('an HTTP method')), about: 'HTTP methods, in any case.', alsoCalled: ['methods', 'verb'] },
    tag: { is: oneOrMore(text('a tag')), about: 'Tags of the operation.', alsoCalled: ['tags'] },
    operationId: {
      is: oneOrMore(text('an operationId')),
      about: 'Values of `operationId`; `*` stands for anything.',
      alsoCalled: ['operationIds', 'operation', 'id'],
    },
    extension: {
      is: oneOrMore(extension),
      about:
        'Extensions: `x-internal` where it is there and not `false`, `x-audience=partner` where it has that value. It may stand at what changed, at anything around it, or at the operation, its path, `info` or the root of the document.',
      alsoCalled: ['extensions'],
    },
    stability: {
      is: oneOrMore(choice(stabilityLevels, 'a level of stability')),
      about:
        'How firm the promise is. Read from `x-stability-level`, `x-stability`, `x-beta` and their like at what changed or the nearest thing around it; `stable` where nothing says so.',
      alsoCalled: ['stabilityLevel', 'level'],
    },
  },
} as const;

/** One entry of `overrides`. */
export const override = {
  kind: 'object',
  name: 'override',
  fields: {
    where: {
      is: where,
      required: true,
      about: 'Which operations: those that every field says yes to; of a list, one item is enough.',
      alsoCalled: ['match', 'scope', 'for', 'files'],
    },
    rules: { is: ruleSettings, about: 'Rules that are rated otherwise there.' },
    atMost: {
      is: choice(['warning', 'compatible', 'cosmetic'], 'a severity'),
      about: 'Nothing there is worse than this.',
      alsoCalled: ['severity', 'max', 'maxSeverity', 'level'],
    },
    ignore: { is: onOff, about: 'Whether changes there are left out of the report, which says how many.' },
    because: {
      is: text('a reason'),
      about: 'Why; the report says it with every finding that this decides.',
      alsoCalled: ['reason', 'comment'],
    },
  },
} as const;

/** What the report leaves out. */
export const ignore = {
  kind: 'object',
  name: 'ignore',
  fields: {
    paths: { is: oneOrMore(glob), about: 'Path templates, as in `where.path`.', alsoCalled: ['path'] },
    tags: { is: oneOrMore(text('a tag')), about: 'Tags of operations.', alsoCalled: ['tag'] },
    operationIds: { is: oneOrMore(text('an operationId')), about: 'As in `where.operationId`.', alsoCalled: ['operationId'] },
    extensions: { is: oneOrMore(extension), about: 'As in `where.extension`; typically `x-internal`.', alsoCalled: ['extension'] },
  },
} as const;
