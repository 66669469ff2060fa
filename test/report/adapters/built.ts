import { build } from 'esbuild';
import { compareWithApis } from '../../../src/classify/compare.ts';
import type { Comparison } from '../../../src/classify/compare.ts';
import type { Json } from '../../../src/model/json.ts';
import { adaptersOf } from '../../../src/report/adapters/adapters.ts';
import type { Adapters } from '../../../src/report/adapters/adapters.ts';
import type { AdapterFile } from '../../../src/report/adapters/print/files.ts';
import { documentOf } from '../../support/document.ts';

/** A comparison and the adapters made of it. */
export interface Made {
  readonly comparison: Comparison;
  readonly adapters: Adapters;
}

/** Makes the adapters between two documents. */
export function madeFrom(old: Json, next: Json): Made {
  const comparison = compareWithApis(documentOf(old), documentOf(next), { failOn: 'never', toolVersion: '0.0.0', positions: false });
  return { comparison, adapters: adaptersOf(comparison.apis, comparison.difference) };
}

/** A message function of generated code. */
export type Convert = (message: unknown, decide?: (place: string, value: unknown) => unknown) => unknown;

/** Generated code as it runs. */
export interface Running {
  readonly adapters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly notDerived: Readonly<Record<string, string>>;
  readonly lost: Readonly<Record<string, string>>;
  readonly NotDerivedError: new (place: string) => Error & { readonly place: string };
}

/** Compiles and loads generated files. */
export async function running(files: readonly AdapterFile[]): Promise<Running> {
  const texts = new Map(files.map(({ name, text }) => [`./${name}`, text]));
  const result = await build({
    entryPoints: ['./index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
    plugins: [
      {
        name: 'generated',
        setup: (setup) => {
          setup.onResolve({ filter: /.*/ }, ({ path }) => ({ path: path.replace(/\.js$/, '.ts'), namespace: 'generated' }));
          setup.onLoad({ filter: /.*/, namespace: 'generated' }, ({ path }) => ({ contents: texts.get(path) ?? '', loader: 'ts' }));
        },
      },
    ],
  });
  const code = result.outputFiles[0]?.text ?? '';
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as Running;
}

/** One function of an adapter; throws where there is none. */
export function convertOf({ adapters }: Running, operation: string, name: string): Convert {
  const convert = adapters[operation]?.[name];
  if (typeof convert !== 'function') throw new Error(`there is no ${name} of ${operation}`);
  return convert as Convert;
}
