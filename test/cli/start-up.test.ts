import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './built.ts';

/** What esbuild says of one file of `dist`. */
interface BuiltFile {
  readonly entryPoint?: string;
  readonly bytes: number;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

let files: Readonly<Record<string, BuiltFile>> = {};

beforeAll(async () => {
  await builtCommand();
  const metafile = await readFile(new URL('../../node_modules/.cache/bundle.json', import.meta.url), 'utf8');
  files = (JSON.parse(metafile) as { readonly outputs: typeof files }).outputs;
});

/** A file of `dist` with all that is read before its first statement runs. */
function loadedWith(name: string, loaded: Set<string> = new Set()): ReadonlySet<string> {
  if (loaded.has(name)) return loaded;
  loaded.add(name);
  for (const { path, kind } of files[name]?.imports ?? []) if (kind === 'import-statement' && path in files) loadedWith(path, loaded);
  return loaded;
}

function modulesIn(names: ReadonlySet<string>): readonly string[] {
  return [...names].flatMap((name) => Object.keys(files[name]?.inputs ?? {}));
}

function nodeModulesIn(names: ReadonlySet<string>): readonly string[] {
  return [...names].flatMap((name) => files[name]?.imports.filter(({ external }) => external === true).map(({ path }) => path) ?? []);
}

describe('start-up', () => {
  it('reads less than 150 kB before a command is known, and nothing of the work', () => {
    const eager = loadedWith('dist/cli.js');
    expect([...eager].reduce((sum, name) => sum + (files[name]?.bytes ?? 0), 0)).toBeLessThan(150_000);
    const outside = /^src\/(?:schema|normalise|rules|diff)\/|^src\/load\/(?:load|parse|read)-/;
    expect(modulesIn(eager).filter((module) => outside.test(module) || /js-yaml|semver|regexpp/.test(module))).toEqual([]);
    // These cost several milliseconds each.
    expect(nodeModulesIn(eager).filter((module) => /crypto|child_process|fs\/promises/.test(module))).toEqual([]);
  });

  it('reads few files, since each costs time to find and to link', () => {
    const entries = ['compare-from-flags', 'text'].map(
      (name) => Object.keys(files).find((file) => file.startsWith(`dist/chunks/${name}-`)) ?? '',
    );
    const loaded = new Set(['dist/cli.js', ...entries].flatMap((name) => [...loadedWith(name)]));
    expect(loaded.size).toBeLessThanOrEqual(16);
  });

  it('compares without the modules of what was not asked for', () => {
    const entry = Object.keys(files).find((name) => /^dist\/chunks\/compare-from-flags-/.test(name)) ?? '';
    const modules = modulesIn(loadedWith(entry));
    expect(modules).toContain('src/classify/compare.ts');
    const unasked = /src\/(?:load\/(?:git\/|fetch-files|validate)|commands\/verify\/|report\/(?:sarif|markdown\/|github|gitlab|junit))/;
    expect(modules.filter((module) => unasked.test(module) || module.includes('js-yaml'))).toEqual([]);
    expect(nodeModulesIn(loadedWith(entry)).filter((module) => /swagger-parser|json-schema/.test(module))).toEqual([]);
  });
});
