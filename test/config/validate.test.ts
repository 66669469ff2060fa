import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Config } from '../../src/config/keys.ts';
import { configKeys, configNames, configShape, presetShape } from '../../src/config/keys.ts';
import { configSchema } from '../../src/config/json-schema.ts';
import type { Shape } from '../../src/config/shape.ts';
import { faultsOf } from '../../src/config/validate.ts';
import type { Json } from '../../src/model/json.ts';
import { readYaml } from '../../src/load/read-yaml.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';

function yaml(text: string): Json {
  return readYaml({ file: 'config.yaml', text }, DEFAULT_LIMITS).value;
}

function faultIn(text: string): { readonly pointer: string; readonly message: string; readonly instead?: string } {
  const [fault, ...others] = faultsOf(yaml(text), configShape);
  expect(others).toEqual([]);
  return fault ?? { pointer: 'none', message: 'none' };
}

describe('the check of a configuration', () => {
  it.each(configNames)('lets the example of %s through', (name) => {
    const { example } = configKeys[name];
    expect(faultsOf(yaml(`${name}:${example.startsWith('\n') ? '' : ' '}${example}\n`), configShape)).toEqual([]);
  });

  it.each([
    ['preset: 7', '/preset', '`preset` is `7`, and should be the name of a preset, or the path of a preset file'],
    ["preset: ''", '/preset', '`preset` is empty'],
    ['preset:', '/preset', '`preset` has no value: give it one, or leave it out'],
    ['failOn: brekaing', '/failOn', 'it can be breaking, warning, any, bump or never'],
    ["maxBreaking: '3'", '/maxBreaking', 'a whole number from 0 to'],
    ['maxBreaking: -1', '/maxBreaking', 'a whole number from 0 to'],
    ['maxBreaking: 1.5', '/maxBreaking', 'a whole number from 0 to'],
    ['verify: yes', '/verify', '`verify` is `"yes"`, and should be true or false'],
    ['limits: { size: 5000 }', '/limits/size', '`limits.size` is `5000`'],
    ['rules: [a]', '/rules', 'an object with the name of a rule before each value'],
    ['rules: { no-such-rule: off }', '/rules/no-such-rule', '`no-such-rule` is not the name of a rule'],
    [
      'rules: { maximum-lowered: { respnse: off } }',
      '/rules/maximum-lowered/respnse',
      'there is no key `respnse` in `rules.maximum-lowered`',
    ],
    ['overrides: [{ where: {}, ignore: true }]', '/overrides/0/where', '`overrides[0].where` says nothing'],
    ['overrides: [{ ignore: true }]', '/overrides/0', '`overrides[0]` has no `where`'],
    ['overrides: [{ where: { stability: [beta, firm] } }]', '/overrides/0/where/stability/1', 'it can be draft, alpha, beta or stable'],
    ['specs: [{ old: a.yaml }]', '/specs/0', '`specs[0]` has no `new`'],
    ['renames: { from: a, to: b }', '/renames', 'and should be a list'],
    ['__proto__: 1', '/__proto__', 'there is no key `__proto__` in the configuration'],
    ['rules: { constructor: off }', '/rules/constructor', '`constructor` is not the name of a rule'],
    ['just a text', '', 'and should be an object'],
  ])('%j: %s', (text, pointer, message) => {
    const fault = faultIn(text);
    expect(fault.pointer).toBe(pointer);
    expect(fault.message).toContain(message);
  });

  it('answers the words of other tools with its own', () => {
    expect(faultIn('fail-on: any').instead).toBe('failOn');
    expect(faultIn('rules: { maximum-lowered: error }').instead).toBe('breaking');
    expect(faultIn('rules: { maximum-lowered: false }').message).toContain('`false`');
    expect(faultIn('overrides: [{ where: { path: /a }, severity: warning }]').instead).toBe('atMost');
  });

  it('says everything that is wrong, in the order of the text', () => {
    const faults = faultsOf(yaml('failOn: no\npreste: strict\nrules:\n  nope: off\n'), configShape);
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/failOn', '/preste', '/rules/nope']);
  });

  it('gives a type that says the same', () => {
    expectTypeOf<Config['failOn']>().toEqualTypeOf<'breaking' | 'warning' | 'any' | 'bump' | 'never' | undefined>();
    expectTypeOf<Config['maxBreaking']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<NonNullable<Config['overrides']>[number]['where']['stability']>().toEqualTypeOf<
      'draft' | 'alpha' | 'beta' | 'stable' | readonly ('draft' | 'alpha' | 'beta' | 'stable')[] | undefined
    >();
    expectTypeOf<NonNullable<Config['renames']>[number]>().toEqualTypeOf<{ readonly from: string; readonly to: string }>();
  });
});

/** Values that a shape lets through, and now and then one that it does not. */
function arbitraryOf(shape: Shape): fc.Arbitrary<Json> {
  const right = ((): fc.Arbitrary<Json> => {
    switch (shape.kind) {
      case 'text':
        return fc.constantFrom('a', './b', '', ' ');
      case 'choice':
        return fc.constantFrom(...shape.of);
      case 'number':
        return fc.constantFrom(shape.least, shape.most, shape.least - 1, shape.most + 1, 1.5);
      case 'switch':
        return fc.boolean();
      case 'list':
        return fc.array(arbitraryOf(shape.of), { maxLength: 3 });
      case 'either':
        return fc.oneof(...shape.of.map(arbitraryOf));
      case 'record':
        return fc.dictionary(fc.constantFrom(...shape.names.slice(0, 5), 'nope'), arbitraryOf(shape.of), { maxKeys: 3 });
      case 'object':
        return fc.record(Object.fromEntries(Object.entries(shape.fields).map(([name, { is }]) => [name, arbitraryOf(is)])), {
          requiredKeys: Object.keys(shape.fields).filter((_, index) => index % 3 === 0),
        });
      default:
        return shape satisfies never;
    }
  })();
  return fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom<Json>(null, 7, 'word', true, [], {}) });
}

describe('the JSON Schema of the configuration', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false });
  const schema = configSchema();
  const validate = ajv.compile(schema as object);
  const validatePreset = ajv.compile({ $ref: `${schema['$id'] as string}#/$defs/presetFile` });

  it('lets through exactly what the check lets through', () => {
    let passed = 0;
    fc.assert(
      fc.property(
        fc.oneof(...configNames.map((name) => arbitraryOf(configKeys[name].is).map((value) => ({ [name]: value })))),
        (config) => {
          const isFine = faultsOf(config, configShape).length === 0;
          if (isFine) passed += 1;
          expect(validate(config)).toBe(isFine);
        },
      ),
      { numRuns: 1500 },
    );
    expect(passed).toBeGreaterThan(200);
  });

  it('of preset files too', () => {
    fc.assert(
      fc.property(arbitraryOf(presetShape), (preset) => {
        expect(validatePreset(preset)).toBe(faultsOf(preset, presetShape).length === 0);
      }),
      { numRuns: 300 },
    );
  });
});
