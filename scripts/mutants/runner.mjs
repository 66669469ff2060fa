// A worker that is started when it is needed and ended when a test takes too long.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** Starts no process yet; `loaded` is the mutant that is on from the start, -1 for none. */
export function createRunner(entry, loaded = -1) {
  let child;
  let tests;

  const next = (milliseconds) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        stop();
        resolve({ failure: 'did not come to an end', milliseconds, reached: [], usesRuns: true });
      }, milliseconds);
      const ended = () => {
        clearTimeout(timer);
        child = undefined;
        resolve({ failure: 'ended the process', milliseconds: 0, reached: [], usesRuns: true });
      };
      child.once('exit', ended);
      child.once('message', (message) => {
        clearTimeout(timer);
        child.off('exit', ended);
        resolve(message);
      });
    });

  async function start() {
    if (child !== undefined) return undefined;
    child = fork(worker, [entry, String(loaded)], { execArgv: ['--max-old-space-size=2000'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    const message = await next(120_000);
    if (message.tests === undefined) return { ...message, failure: `${message.failure}: ${errors.slice(0, 500)}` };
    tests = message.tests;
    return undefined;
  }

  function stop() {
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = undefined;
  }

  return {
    tests: async () => {
      const failed = await start();
      if (failed !== undefined) throw new Error(failed.failure);
      return tests;
    },
    run: async ({ limit, ...what }) => {
      const failed = await start();
      if (failed !== undefined) return failed;
      child.send(what);
      return next(limit);
    },
    stop,
  };
}
