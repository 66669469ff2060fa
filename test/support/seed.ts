import fc from 'fast-check';

/*
 * `npm test` draws the same random cases every time, so that it passes or fails for a reason in the
 * change at hand. `npm run laws` draws new ones, many more.
 */
if (process.env['LAW_RUNS'] === undefined) fc.configureGlobal({ seed: 1 });
