// Runs tests of the bundle one at a time, as it is told. The parent ends it when a test does not come to an end.
import fc from 'fast-check';

const [entry, atLoad = '-1'] = process.argv.slice(2);

let active = Number(atLoad);
let reached = new Set();
let usesRuns = false;
let runs = 30;

globalThis.$mutant = {
  is: (id) => {
    reached.add(id);
    return active === id;
  },
  call:
    (id, original, changed) =>
    (...given) => {
      reached.add(id);
      return active === id ? changed(...given) : original(...given);
    },
  runs: () => {
    usesRuns = true;
    return runs;
  },
};

const { tests } = await import(entry);
const byId = new Map(tests.map((test) => [test.id, test]));

async function run({ id, mutant, seed }) {
  const test = byId.get(id);
  active = mutant;
  reached = new Set();
  usesRuns = false;
  // Without looking for a smaller example: that it fails is enough.
  fc.configureGlobal({ seed, endOnFailure: true });
  const start = performance.now();
  let failure;
  try {
    for (const hook of test.hooks) await hook();
    await test.run();
  } catch (error) {
    failure = String(error?.message ?? error).split('\n')[0];
  }
  return { failure, milliseconds: performance.now() - start, reached: [...reached], usesRuns };
}

process.on('message', async (message) => {
  runs = message.runs;
  process.send(await run(message));
});
process.send({ tests: tests.map(({ id, title, file }) => ({ id, title, file })) });
