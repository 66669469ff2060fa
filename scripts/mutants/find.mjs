// Finds the mutants of a source file, and writes the file with all of them in it, each behind a switch.
import ts from 'typescript';
import { operators } from './operators.mjs';

/** The name of the innermost named function, row or constant around a node. */
function surroundings(node) {
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (ts.isFunctionDeclaration(around) && around.name !== undefined) return around.name.text;
    if (ts.isObjectLiteralExpression(around)) {
      const faces = around.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText() === 'faces');
      const id = /id: '([^']+)'|\w*[fF]aces?\('([^']+)'/.exec(faces?.getText() ?? '');
      if (id !== null) return id[1] ?? id[2];
    }
    if (ts.isVariableStatement(around) && around.parent === around.getSourceFile()) {
      const name = around.declarationList.declarations[0].name.getText();
      if (!name.endsWith('Aspects')) return name;
    }
  }
  return '';
}

/**
 * The mutants of one file. `key` names a mutant by what it does and where, without lines, so that it outlives edits
 * elsewhere in the file; of several alike in one function the later ones are numbered.
 */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const counts = new Map();
  const visit = (node) => {
    for (const operator of operators) {
      if (operator.in !== undefined && !operator.in.test(file)) continue;
      const changed = operator.becomes(node);
      if (changed === undefined) continue;
      const oneLine = (code) => code.replaceAll(/\s+/g, ' ');
      const name = `${file} ${surroundings(node)}: ${oneLine(node.getText())} => ${oneLine(changed)}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      mutants.push({
        key: count === 1 ? name : `${name} (${count})`,
        operator: operator.name,
        file,
        around: surroundings(node),
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        before: oneLine(node.getText()),
        after: oneLine(changed),
        when: operator.when ?? 'called',
        wrap: operator.wrap ?? ((id, original, instead) => `($mutant.is(${id}) ? (${instead}) : (${original}))`),
        start: node.getStart(),
        end: node.getEnd(),
        changed,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** The text of a file in which each mutant waits behind a switch that its `id` turns on. */
export function withSwitches(text, mutants) {
  const outermostFirst = [...mutants].sort((a, b) => a.start - b.start || b.end - a.end);
  const write = (from, to, inside) => {
    let written = '';
    let at = from;
    for (let index = 0; index < inside.length;) {
      const mutant = inside[index];
      let next = index + 1;
      while (next < inside.length && inside[next].start < mutant.end) next += 1;
      written += text.slice(at, mutant.start);
      written += mutant.wrap(mutant.id, write(mutant.start, mutant.end, inside.slice(index + 1, next)), mutant.changed);
      at = mutant.end;
      index = next;
    }
    return written + text.slice(at, to);
  };
  return write(0, text.length, outermostFirst);
}
