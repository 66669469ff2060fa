// Looks for a test that notices a mutant: of those that reach it, the ones that kill most in the least time first.
import { createRunner } from './runner.mjs';

/**
 * Random cases are drawn with these seeds, so that a mutant is never killed by another draw. What stands in the table of
 * rules when it is loaded takes a process for each mutant, and the table and the fixtures say enough of it.
 */
const TABLE = { kind: 'table', runs: 25, seed: 1, by: 'law' };
const LAWS = { kind: 'law', runs: 25, seed: 20240131, by: 'law', skips: 'loaded' };
const MORE = { kind: 'law', runs: 150, seed: 7, by: 'law', skips: 'loaded' };
const EXAMPLES = { kind: 'example', runs: 25, seed: 1, by: 'example' };

/** Thoroughly, only what no law kills is left to the examples; else the long laws see only what the examples leave. */
const ORDERS = {
  usual: [TABLE, LAWS, EXAMPLES, MORE],
  thorough: [TABLE, LAWS, MORE, EXAMPLES],
};

const SHORTEST_LIMIT = 20_000;
const LONGEST_BASELINE = 300_000;

/**
 * A law holds for anything that can be drawn, or (law 7 and what the table says of itself) for every row of the table of
 * rules; every other test is an example.
 */
function kindOf({ title, file }) {
  if (/^test\/rules\/(?:compared|examples|table)/.test(file)) return 'table';
  if (/^test\/laws\/(?:mutations|rewrites|referees)/.test(file)) return 'about the tests';
  return file.startsWith('test/laws/') || /(?:^|> )laws? /.test(title) ? 'law' : 'example';
}

/** Runs every test once without a mutant, to know which pass, what they reach and how long they take. */
export async function createHunt(entry, { order, say }) {
  const runner = createRunner(entry);
  const tests = (await runner.tests()).map((test) => ({ ...test, kind: kindOf(test), kills: 0, tries: 0 }));

  async function withoutMutant(round, test) {
    const found = await runner.run({ ...round, id: test.id, mutant: -1, limit: LONGEST_BASELINE });
    if (found.failure !== undefined) say(`fails without a mutant, so it does not count: ${test.file} ${test.title}: ${found.failure}`);
    return { test, ...found, reached: new Set(found.reached) };
  }

  const rounds = [];
  for (const round of ORDERS[order]) {
    const taken = [];
    const start = performance.now();
    // What the longer round takes is known when a mutant first needs it.
    const shorter = round === MORE ? rounds.find(({ kind }) => kind === 'law').taken : undefined;
    if (shorter !== undefined) taken.push(...shorter.filter(({ usesRuns }) => usesRuns).map((one) => ({ ...one, isGuess: true })));
    else for (const test of tests.filter(({ kind }) => kind === round.kind)) taken.push(await withoutMutant(round, test));
    rounds.push({ ...round, taken: taken.filter(({ failure }) => failure === undefined) });
    if (shorter === undefined)
      say(`${taken.length} tests (${round.kind}, ${round.runs} runs) take ${Math.round((performance.now() - start) / 1000)} s`);
  }

  async function fails(isolated, round, { test, milliseconds }, mutant) {
    const limit = Math.max(SHORTEST_LIMIT, milliseconds * 20);
    const { failure } = await isolated.run({ ...round, id: test.id, mutant: mutant.id, limit });
    if (failure === undefined) return undefined;
    if (isolated !== runner || failure === 'did not come to an end') return failure;
    // What an earlier mutant may have left behind in the process must not count.
    const without = await runner.run({ ...round, id: test.id, mutant: -1, limit });
    if (without.failure === undefined) return failure;
    runner.stop();
    return (await runner.run({ ...round, id: test.id, mutant: mutant.id, limit })).failure;
  }

  async function killer(mutant, isolated) {
    for (const { taken, by, skips, ...round } of rounds) {
      if (skips === mutant.when) continue;
      const reaching = taken.filter(({ reached }) => mutant.when === 'loaded' || reached.has(mutant.id));
      // A test that names the rule goes first.
      const named = ({ test }) => (mutant.around !== '' && test.title.includes(mutant.around) ? 1000 : 1);
      const worth = (one) => (named(one) * (one.test.kills + 0.5)) / (one.test.tries + 1) / (one.milliseconds + 5);
      reaching.sort((a, b) => worth(b) - worth(a));
      for (const one of reaching) {
        if (one.isGuess) Object.assign(one, await withoutMutant(round, one.test), { isGuess: false });
        if (one.failure !== undefined) continue;
        one.test.tries += 1;
        const failure = await fails(isolated, round, one, mutant);
        if (failure === undefined) continue;
        one.test.kills += 1;
        return { by, test: `${one.test.file} ${one.test.title}: ${failure} (${round.runs} runs)` };
      }
    }
    return { by: 'survived' };
  }

  return {
    hunt: async (mutant) => {
      const start = performance.now();
      const isolated = mutant.when === 'loaded' ? createRunner(entry, mutant.id) : runner;
      const result = await killer(mutant, isolated);
      if (isolated !== runner) isolated.stop();
      return { ...result, seconds: (performance.now() - start) / 1000 };
    },
    stop: () => runner.stop(),
  };
}
