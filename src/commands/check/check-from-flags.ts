import { listOf } from '../../config/shape.ts';
import { comparisonOf } from '../compare/comparison-request.ts';
import type { LoadedConfig } from '../config/read-config.ts';
import type { TypedFlags } from '../config/settings.ts';
import type { FailureStyle } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';
import { checkCommand } from './check.ts';
import type { Spec } from './specs.ts';

/** What a command line says of the documents of a branch. */
export interface CheckWords {
  readonly files: readonly string[];
  readonly typed: TypedFlags;
  readonly screen: Terminal;
  readonly style: FailureStyle;
}

/** The work behind `api-diff check`: what is typed wins over the configuration. Throws `UsageError` and `InputError`. */
export async function checkFromFlags({ files, typed, screen, style }: CheckWords): Promise<Outcome> {
  const { compare, settings } = await comparisonOf({ typed, operands: files, screen, style });
  const { config } = settings;
  return await checkCommand({
    files,
    specs: files.length > 0 || config === undefined ? [] : await specsOf(config),
    base: typed.given.has('base') ? typed.flags.base : undefined,
    usualBase: config?.config.base,
    environment: screen.environment,
    compare,
  });
}

async function specsOf({ config, text, resolvePath }: LoadedConfig): Promise<readonly Spec[]> {
  return await Promise.all(
    listOf(config.specs).map(async (spec, index): Promise<Spec> => {
      const pointer = `/specs/${index}`;
      const position = text.positionOf(pointer);
      if (typeof spec === 'string') return { kind: 'path', glob: await resolvePath(spec, pointer), written: spec, position };
      return { kind: 'pair', old: await operandOf(spec.old), new: await operandOf(spec.new), position };

      async function operandOf(word: string): Promise<string> {
        // A web address or a revision counts from nowhere.
        return /:/.test(word) ? word : await resolvePath(word, pointer);
      }
    }),
  );
}
