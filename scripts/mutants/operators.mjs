// What is done to the code: each operator looks at one node of a syntax tree and answers what stands there instead.
import ts from 'typescript';

/** Bounds that only limit the effort: nothing to be noticed there. */
const ofEffort = /\b(?:MOST_|LONGEST|DEEPEST|tries\b|placements\b|CLOCK_)/;

const shifted = new Map([
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.LessThanToken, '<='],
]);

const flippedEffects = new Map([
  ['narrows', 'widens'],
  ['widens', 'narrows'],
  ['withdraws', 'extends'],
  ['extends', 'withdraws'],
  ['replaces', 'notes'],
]);

const flippedSeverities = new Map([
  ['breaking', 'compatible'],
  ['compatible', 'breaking'],
]);

/** Whether a property assignment has this name; without one, any. */
function isProperty(node, name) {
  return node !== undefined && ts.isPropertyAssignment(node) && (name === undefined || node.name.getText() === name);
}

function isText(node, text) {
  return ts.isStringLiteral(node) && node.text === text;
}

/** The text of a property of the object around a property assignment. */
function siblingText(property, name) {
  const sibling = property.parent.properties.find((one) => isProperty(one, name));
  return sibling === undefined ? undefined : sibling.initializer.getText();
}

/**
 * `becomes` answers the text instead of a node, or undefined where the operator does not fit. `when: 'loaded'` says
 * that the place is read once, when the module is loaded, so that it takes a fresh process.
 */
export const operators = [
  {
    name: 'shift a bound',
    becomes: (node) => {
      if (!ts.isBinaryExpression(node) || ofEffort.test(node.getText())) return undefined;
      const operator = shifted.get(node.operatorToken.kind);
      return operator === undefined ? undefined : `${node.left.getText()} ${operator} ${node.right.getText()}`;
    },
  },
  {
    name: 'forget one',
    becomes: (node) => {
      if (!ts.isBinaryExpression(node) || !/^1n?$/.test(node.right.getText())) return undefined;
      const { kind } = node.operatorToken;
      return kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.MinusToken ? node.left.getText() : undefined;
    },
  },
  {
    name: 'and becomes or',
    in: /schema\//,
    becomes: (node) =>
      ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
        ? `(${node.left.getText()}) || (${node.right.getText()})`
        : undefined,
  },
  {
    name: 'swap polarity',
    becomes: (node) =>
      ts.isConditionalExpression(node) && isText(node.whenTrue, 'positive') && isText(node.whenFalse, 'negative')
        ? `${node.condition.getText()} ? 'negative' : 'positive'`
        : undefined,
  },
  {
    name: 'forget a negation',
    becomes: (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'store.not') return undefined;
      const [argument] = node.arguments;
      return argument !== undefined && /^store[.[]/.test(argument.getText()) ? argument.getText() : undefined;
    },
  },
  {
    name: 'never leave out',
    in: /lens\.ts/,
    becomes: (node) => (isText(node, 'never sent') ? `'passed over'` : undefined),
  },
  {
    name: 'drop an aspect',
    in: /aspects\//,
    becomes: (node) => {
      const { parent } = node;
      if (!isProperty(parent, 'lost') || parent.initializer !== node || siblingText(parent, 'watches') === undefined) return undefined;
      if (node.getText() === '() => []') return undefined;
      return siblingText(parent, 'kind') === `'presence'` ? '() => undefined' : '() => []';
    },
    // The row is read when the module is loaded, what it holds is called later.
    wrap: (id, original, changed) => `$mutant.call(${id}, ${original}, ${changed})`,
  },
  {
    name: 'flip a face',
    in: /aspects\//,
    when: 'loaded',
    becomes: (node) => {
      if (!ts.isStringLiteral(node) || !isProperty(node.parent, 'effect')) return undefined;
      const effect = flippedEffects.get(node.text);
      return effect === undefined ? undefined : `'${effect}'`;
    },
  },
  {
    name: 'flip a severity',
    in: /variance\.ts/,
    when: 'loaded',
    becomes: (node) => {
      if (!ts.isStringLiteral(node) || !isProperty(node.parent)) return undefined;
      const severity = flippedSeverities.get(node.text);
      return severity === undefined ? undefined : `'${severity}'`;
    },
  },
];
