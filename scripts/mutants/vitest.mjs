// What the tests use of vitest, without its start-up: the tests are collected, and run one by one by whoever asks.
// Stricter than vitest nowhere: a difference could only let a mutant survive, and a test that fails without a mutant
// is left out.
import { isDeepStrictEqual } from 'node:util';

const collected = [];
let around = [];
let hooks = [];

/** The tests of a file, in order, after its module was loaded by `load`. */
export async function collect(file, load) {
  around = [];
  hooks = [];
  const from = collected.length;
  await load();
  const tests = collected.slice(from);
  return tests.map((test, index) => ({ ...test, file, id: `${file}#${index}` }));
}

const isCalled = (value) => value !== null && typeof value === 'object';

/** `$name` and `%s` of a title filled in; only for reading. */
function titled(title, item, index) {
  const values = Array.isArray(item) ? [...item] : [item];
  const first = values[0];
  return title
    .replaceAll(/\$(\w+)/g, (whole, name) => (isCalled(first) && name in first ? String(first[name]) : whole))
    .replaceAll(/%[sdij#]/g, (whole) => (whole === '%#' ? String(index) : String(values.shift())));
}

const each = (one) => (table) => (title, run) =>
  table.forEach((item, index) => one(titled(title, item, index), () => (Array.isArray(item) ? run(...item) : run(item))));

export function it(title, ...rest) {
  const run = rest.find((part) => typeof part === 'function');
  collected.push({ title: [...around, title].join(' > '), run, hooks: [...hooks] });
}
it.each = each(it);
it.skip = () => undefined;
it.skipIf = (skipped) => (skipped ? it.skip : it);
it.runIf = (wanted) => (wanted ? it : it.skip);
export const test = it;

export function describe(title, ...rest) {
  const run = rest.find((part) => typeof part === 'function');
  const [outer, outerHooks] = [around, hooks];
  around = [...around, title];
  hooks = [...hooks];
  run();
  around = outer;
  hooks = outerHooks;
}
describe.each = each(describe);
describe.skipIf = (skipped) => (skipped ? () => undefined : describe);

export function beforeAll(run) {
  let done;
  hooks.push(() => (done ??= Promise.resolve(run())));
}
export const beforeEach = (run) => hooks.push(run);
export const afterAll = () => undefined;
export const afterEach = () => undefined;
export const vi = {};
export const expectTypeOf = () => new Proxy(() => undefined, { get: () => expectTypeOf(), apply: () => expectTypeOf() });

class Unmet extends Error {}

const LOOK_ALIKE = Symbol('a matcher');
const matcher = (matches) => ({ [LOOK_ALIKE]: matches });

/** Without the properties that are undefined, which `toEqual` does not look at. */
function defined(value) {
  if (Array.isArray(value)) return value.map(defined);
  if (!isCalled(value) || LOOK_ALIKE in value) return value;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, defined(one)]])));
}

function holdsMatcher(value) {
  return isCalled(value) && (LOOK_ALIKE in value || Object.values(value).some(holdsMatcher));
}

function equals(actual, expected) {
  if (Object.is(actual, expected)) return true;
  if (!isCalled(expected)) return false;
  if (!holdsMatcher(expected)) return isDeepStrictEqual(defined(actual), defined(expected));
  if (LOOK_ALIKE in expected) return expected[LOOK_ALIKE](actual);
  if (!isCalled(actual) || Array.isArray(actual) !== Array.isArray(expected)) return false;
  const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
  return [...keys].every((key) => equals(actual[key], expected[key]));
}

function contains(actual, expected) {
  if (!isCalled(expected) || LOOK_ALIKE in expected) return equals(actual, expected);
  if (!isCalled(actual)) return false;
  if (Array.isArray(expected))
    return Array.isArray(actual) && actual.length === expected.length && expected.every((one, index) => contains(actual[index], one));
  return Object.keys(expected).every((key) => contains(actual[key], expected[key]));
}

function throws(run, expected) {
  try {
    run();
  } catch (error) {
    return expected === undefined || (expected instanceof RegExp ? expected.test(error.message) : String(error.message).includes(expected));
  }
  return false;
}

const matchers = {
  toBe: Object.is,
  toEqual: equals,
  toStrictEqual: equals,
  toMatchObject: contains,
  toMatch: (actual, expected) => (expected instanceof RegExp ? expected.test(actual) : actual.includes(expected)),
  toContain: (actual, expected) => (typeof actual === 'string' ? actual.includes(expected) : [...actual].includes(expected)),
  toContainEqual: (actual, expected) => [...actual].some((one) => equals(one, expected)),
  toHaveLength: (actual, expected) => actual.length === expected,
  toBeUndefined: (actual) => actual === undefined,
  toBeDefined: (actual) => actual !== undefined,
  toBeNull: (actual) => actual === null,
  toBeTruthy: Boolean,
  toBeFalsy: (actual) => !actual,
  toBeGreaterThan: (actual, expected) => actual > expected,
  toBeGreaterThanOrEqual: (actual, expected) => actual >= expected,
  toBeLessThan: (actual, expected) => actual < expected,
  toBeLessThanOrEqual: (actual, expected) => actual <= expected,
  toBeInstanceOf: (actual, expected) => actual instanceof expected,
  toThrow: throws,
};

/** The methods of `expect(...)`; on a prototype, because every sampled value of a law is asked about. */
const asking = (wanted) =>
  Object.fromEntries(
    Object.entries(matchers).map(([name, matches]) => [
      name,
      function (...expected) {
        if (matches(this.actual, ...expected) !== wanted) throw new Unmet(name);
      },
    ]),
  );

const refusing = asking(false);
const accepting = Object.defineProperty(asking(true), 'not', {
  get() {
    return { __proto__: refusing, actual: this.actual };
  },
});

export const expect = (actual) => ({ __proto__: accepting, actual });
expect.objectContaining = (part) => matcher((actual) => contains(actual, part));
expect.arrayContaining = (part) =>
  matcher((actual) => Array.isArray(actual) && part.every((one) => actual.some((two) => equals(two, one))));
expect.stringContaining = (part) => matcher((actual) => typeof actual === 'string' && actual.includes(part));
expect.stringMatching = (part) => matcher((actual) => typeof actual === 'string' && new RegExp(part).test(actual));
expect.any = (type) => matcher((actual) => actual instanceof type || typeof actual === type.name.toLowerCase());
expect.anything = () => matcher((actual) => actual !== null && actual !== undefined);
