// Looks for a test that notices a mutant: of those that reach it, the ones that kill most in the least time first.
import { createRunner } from './runner.mjs';

/**
 * Random cases are drawn with these seeds, so that a mutant is never killed by another draw. What stands in the table of
 * rules is read by every law alike, so there few random cases say as much as many.
 */
const ROUNDS = [
  { kind: 'table', runs: 25, seed: 1, by: 'law' },
  { kind: 'law', runs: 25, seed: 20240131, by: 'law' },
  { kind: 'law', runs: 150, seed: 7, by: 'law', skips: 'loaded' },
  { kind: 'example', runs: 25, seed: 1, by: 'example' },
];
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
export async function createHunt(entry, { examples, say }) {
  const runner = createRunner(entry);
  const tests = (await runner.tests()).map((test) => ({ ...test, kind: kindOf(test), kills: 0, tries: 0 }));
  const rounds = [];
  for (const round of ROUNDS.filter(({ by }) => examples || by === 'law')) {
    const start = performance.now();
    const taken = [];
    for (const test of tests.filter(({ kind }) => kind === round.kind)) {
      const isRepeated = rounds.some(({ kind, taken }) => kind === round.kind && taken.some((one) => one.test === test && !one.usesRuns));
      if (isRepeated) continue;
      const { failure, milliseconds, reached, usesRuns } = await runner.run({ ...round, id: test.id, mutant: -1, limit: LONGEST_BASELINE });
      if (failure === undefined) taken.push({ test, milliseconds, reached: new Set(reached), usesRuns });
      else say(`fails without a mutant, so it does not count: ${test.file} ${test.title}: ${failure}`);
    }
    rounds.push({ ...round, taken });
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
      const worth = ({ test, milliseconds }) => (test.kills + 0.5) / (test.tries + 1) / (milliseconds + 5);
      reaching.sort((a, b) => worth(b) - worth(a));
      for (const one of reaching) {
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
