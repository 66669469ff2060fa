import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { directionOf } from '../../../src/diff/anchor.ts';
import type { Direction, MediaType, Operation } from '../../../src/model/api.ts';
import type { Json } from '../../../src/model/json.ts';
import { createAdapterContext } from '../../../src/report/adapters/context.ts';
import type { AdapterContext } from '../../../src/report/adapters/context.ts';
import { evaluate } from '../../../src/schema/evaluate.ts';
import { valuesNear } from '../../laws/arbitraries/instances.ts';
import { seeded } from '../../support/random.ts';
import { convertOf, madeFrom, running } from './built.ts';
import type { Convert, Made, Running } from './built.ts';
import { newShop, oldShop } from './shops.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/apis');

/** Pairs of documents: those of the fixtures there and back, and the shop. */
const pairs: readonly { readonly name: string; readonly made: Made }[] = [
  { name: 'shop', made: madeFrom(oldShop, newShop) },
  { name: 'shop back', made: madeFrom(newShop, oldShop) },
  ...readdirSync(fixtures).flatMap((name) => {
    const [old, next] = ['old.yaml', 'new.yaml'].map((file) => load(readFileSync(join(fixtures, name, file), 'utf8')) as Json) as [
      Json,
      Json,
    ];
    return [
      { name, made: madeFrom(old, next) },
      { name: `${name} back`, made: madeFrom(next, old) },
    ];
  }),
];

interface Message {
  readonly sent: readonly MediaType[];
  readonly taken: readonly MediaType[];
  readonly direction: Direction;
  readonly convert: Convert;
  readonly wrap: (body: Json) => unknown;
}

const isJson = ({ mediaType }: MediaType): boolean => mediaType === 'application/json';

function messagesOf(pair: { readonly old: Operation; readonly new: Operation }, code: Running): readonly Message[] {
  const of = (
    sent: 'request' | 'response',
  ): { readonly direction: Direction; readonly sender: Operation; readonly receiver: Operation; readonly convert: Convert } => {
    const direction = directionOf(pair.new, sent);
    const [sender, receiver] = direction === 'request' ? [pair.old, pair.new] : [pair.new, pair.old];
    const name = `${direction === 'request' ? 'upgrade' : 'downgrade'}${sent === 'request' ? 'Request' : 'Response'}`;
    return { direction, sender, receiver, convert: convertOf(code, pair.old.label, name) };
  };
  const [asked, answered] = [of('request'), of('response')];
  const parts = Object.fromEntries(
    (['path', 'query', 'headers', 'cookies'] as const).map((part) => [part, sampleParameters(asked.sender, part)]),
  );
  return [
    {
      ...asked,
      sent: asked.sender.body?.content ?? [],
      taken: asked.receiver.body?.content ?? [],
      wrap: (body) => ({ ...parts, body }),
    },
    ...answered.sender.responses.flatMap(({ status, content }) => {
      const same = answered.receiver.responses.find((response) => response.status === status);
      return same === undefined || !/^\d{3}$/.test(status)
        ? []
        : [{ ...answered, sent: content, taken: same.content, wrap: (body: Json) => ({ status: Number(status), headers: {}, body }) }];
    }),
  ];
}

/** Every parameter that the operation has, as text or number: bodies are what is looked at. */
function sampleParameters({ parameters }: Operation, part: string): object {
  const place = part === 'headers' ? 'header' : part === 'cookies' ? 'cookie' : part;
  return Object.fromEntries(
    parameters.filter((one) => one.in === place).map(({ name }) => [place === 'header' ? name.toLowerCase() : name, '1']),
  );
}

/** Bodies that the sender may send: those of the generator and those near the schema as written. */
function bodiesOf({ sent, direction }: Message, context: AdapterContext): readonly Json[] {
  const schema = sent.find(isJson)?.schema;
  if (schema === undefined) return [];
  const { sender } = context.parties(direction);
  const node = sender.node([schema.address]);
  const near = valuesNear(sender.api.document, schema.schema, seeded(7), 40).filter((value) => evaluate(node, value) === true);
  return [...context.samples([schema.address], direction, 40), ...near];
}

describe('what an adapter makes is valid on the other side', () => {
  test.each(pairs.map((pair) => [pair.name, pair.made] as const))('%s', async (_, { comparison, adapters }) => {
    const code = await running(adapters.files);
    const context = createAdapterContext(comparison.apis, comparison.difference.changes);
    const gaps = new Map(adapters.adapted.map(({ operation, notDerived }) => [operation, notDerived]));
    for (const pair of comparison.difference.operations.kept.filter(({ old }) => gaps.has(old.label))) {
      for (const message of messagesOf(pair, code)) {
        const target = message.taken.find(isJson)?.schema;
        if (target === undefined) continue;
        const taken = context.parties(message.direction).receiver.node([target.address]);
        for (const body of bodiesOf(message, context)) {
          let made: unknown;
          try {
            made = message.convert(message.wrap(structuredClone(body)));
          } catch (error) {
            if (!(error instanceof code.NotDerivedError)) throw error;
            expect(gaps.get(pair.old.label), `${pair.old.label} of ${JSON.stringify(body)}`).toBeGreaterThan(0);
            expect(code.notDerived).toHaveProperty([error.place]);
            continue;
          }
          const converted = (made as { readonly body: Json }).body;
          expect(evaluate(taken, converted), `${pair.old.label}: ${JSON.stringify(body)} became ${JSON.stringify(converted)}`).not.toBe(
            false,
          );
        }
      }
    }
  });
});

test('everything compiles under the strictest options', () => {
  const directory = mkdtempSync(join(tmpdir(), 'adapters-'));
  try {
    writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
    const files = pairs.flatMap(({ name, made }) => {
      const place = join(directory, name.replace(' ', '-'));
      mkdirSync(place);
      return made.adapters.files.map((file) => {
        writeFileSync(join(place, file.name), file.text);
        return join(place, file.name);
      });
    });
    const program = ts.createProgram(files, {
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      isolatedModules: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noPropertyAccessFromIndexSignature: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      verbatimModuleSyntax: true,
    });
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    expect(problems).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  } finally {
    rmSync(directory, { recursive: true });
  }
}, 60_000);
