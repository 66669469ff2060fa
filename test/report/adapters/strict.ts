import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import type { AdapterFile } from '../../../src/report/adapters/print/files.ts';

/** Compiles sets of generated files, each in a directory of its own, as strictly as TypeScript can; answers what it says. */
export function strictProblems(sets: ReadonlyMap<string, readonly AdapterFile[]>): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'adapters-'));
  try {
    writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
    const names = [...sets].flatMap(([name, files]) => {
      const place = join(directory, name.replaceAll(' ', '-'));
      mkdirSync(place);
      return files.map((file) => {
        writeFileSync(join(place, file.name), file.text);
        return join(place, file.name);
      });
    });
    return ts
      .getPreEmitDiagnostics(ts.createProgram(names, STRICTEST))
      .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const STRICTEST: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  noEmit: true,
  strict: true,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};
