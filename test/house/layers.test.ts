import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const src = resolve(dirname(fileURLToPath(import.meta.url)), '../../src');

/** Lower layers first; a file may import from its own layer and from those before it. */
const LAYERS = ['model', 'schema', 'load', 'normalise', 'rules', 'diff', 'classify', 'report', 'config', 'commands', 'top'] as const;

/** Layers that may use Node; all others run in a browser. */
const OUTSIDE_CORE: ReadonlySet<string> = new Set(['load', 'commands', 'top']);

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): readonly string[] {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(src, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.ES2022, true);
}

/** Static imports, exports from elsewhere, and dynamic imports with a literal. */
function importsOf(file: string, tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    const to = specifier.text.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier.text)) : specifier.text;
    found.push({ from: file, to, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function layerOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : 'top';
}

const files = sourceFiles();
const trees = new Map(files.map((file) => [file, parse(file)]));
const imports = [...trees].flatMap(([file, tree]) => importsOf(file, tree));
const inside = imports.filter(({ to }) => trees.has(to));

/** The files of one circle of imports, or nothing. Types alone make no circle: they are gone when the program runs. */
function circle(edges: readonly Import[]): readonly string[] {
  const targetsOf = (file: string): readonly string[] => edges.filter(({ from }) => from === file).map(({ to }) => to);
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    path.push(file);
    for (const to of targetsOf(file)) {
      const found = visit(to);
      if (found.length > 0) return found;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of files) {
    const found = visit(file);
    if (found.length > 0) return found;
  }
  return [];
}

describe('the layers of src', () => {
  test('there is something to look at, and every file belongs to a layer', () => {
    expect(inside.length).toBeGreaterThan(20);
    expect(files.filter((file) => !(LAYERS as readonly string[]).includes(layerOf(file)))).toEqual([]);
  });

  test('imports point down', () => {
    const rank = (file: string): number => (LAYERS as readonly string[]).indexOf(layerOf(file));
    expect(inside.filter(({ from, to }) => rank(to) > rank(from)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('no imports go in a circle', () => {
    expect(circle(inside.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  test('a circle would be found', () => {
    const [first = '', second = ''] = files;
    const edge = (from: string, to: string): Import => ({ from, to, typeOnly: false });
    expect(circle([edge(first, second), edge(second, first)])).toEqual([first, second, first]);
  });

  test('the core imports nothing of Node', () => {
    const offending = imports.filter(({ from, to }) => !OUTSIDE_CORE.has(layerOf(from)) && to.startsWith('node:'));
    expect(offending.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('only index.ts exports what stands elsewhere', () => {
    const barrels = [...trees].filter(
      ([file, tree]) =>
        file !== 'index.ts' && tree.statements.some((node) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined),
    );
    expect(barrels.map(([file]) => file)).toEqual([]);
  });

  test('nothing is exported as default', () => {
    const offending = [...trees].filter(([, tree]) =>
      tree.statements.some(
        (node) =>
          ts.isExportAssignment(node) ||
          (ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)),
      ),
    );
    expect(offending.map(([file]) => file)).toEqual([]);
  });
});
