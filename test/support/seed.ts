import fc from 'fast-check';

/*
 * `npm test` draws the same random cases every time, so that it passes or fails for a reason in the
 * change at hand. `npm run laws` draws new ones, many more; `LAW_SEED` draws those of a run again.
 */
const seed = process.env['LAW_SEED'] ?? (process.env['LAW_RUNS'] === undefined ? '1' : '');
if (seed !== '') fc.configureGlobal({ seed: Number(seed) });
