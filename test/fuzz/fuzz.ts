/*
 * `npm run fuzz [-- --runs 5000 --seed 1] [document ...]`: damages documents, by default those of the fixtures, and
 * compares them through the command line. Whatever the damage, the exit code is 0, 1 or 2, no stack trace is printed,
 * nothing hangs for ten seconds, and what cannot be read is never passed off as unchanged. A seed that fails is named
 * and can be run alone.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runOne } from './run-one.ts';

const PATIENCE_MILLISECONDS = 10_000;

interface Job {
  readonly documents: readonly string[];
  readonly scratch: string;
}

/** What the thread that compares says of a seed: begun, or ended. */
type Message = { readonly seed: number; readonly exitCode?: number; readonly fault?: string | null };

if (isMainThread) await main();
else serve();

/** Compares in a thread of its own, so that one that hangs can be ended. */
function serve(): void {
  parentPort?.on('message', (seed: number) => {
    const say = (message: Message): void => parentPort?.postMessage(message);
    runOne(seed, workerData as Job).then(
      ({ exitCode, fault }) => {
        say({ seed, exitCode, fault });
      },
      (error: unknown) => {
        say({ seed, exitCode: 70, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      },
    );
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { runs: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const documents = positionals.length > 0 ? positionals : fixtureDocuments();
  const scratch = mkdtempSync(join(tmpdir(), 'api-diff-fuzz-'));
  const first = Number(values.seed);
  const exits = new Map<number, number>();
  const faults: string[] = [];
  let worker = start({ documents, scratch });
  for (let seed = first; seed < first + Number(values.runs); seed += 1) {
    const result = await answer(worker, seed);
    if (result === undefined) {
      faults.push(`seed ${seed}: no end within ${PATIENCE_MILLISECONDS / 1000} seconds`);
      await worker.terminate();
      worker = start({ documents, scratch });
      continue;
    }
    exits.set(result.exitCode ?? 70, (exits.get(result.exitCode ?? 70) ?? 0) + 1);
    if (typeof result.fault === 'string') faults.push(`seed ${seed}: ${result.fault}`);
  }
  await worker.terminate();
  rmSync(scratch, { recursive: true, force: true });
  for (const fault of faults) console.log(fault);
  const ends = [...exits].sort(([a], [b]) => a - b).map(([code, count]) => `exit ${code}: ${count}`);
  console.log(`${values.runs} runs from seed ${first} over ${documents.length} documents; ${ends.join(', ')}; ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

function fixtureDocuments(): readonly string[] {
  return ['fixtures/apis', 'fixtures/rules'].flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .flatMap((name) => ['old.yaml', 'new.yaml'].map((file) => join(folder, name, file)))
      .filter((file) => existsSync(file)),
  );
}

function start(job: Job): Worker {
  return new Worker(fileURLToPath(import.meta.url), { workerData: job });
}

/** What became of a seed; undefined when the thread does not answer in time. */
async function answer(worker: Worker, seed: number): Promise<Message | undefined> {
  return await new Promise((resolve) => {
    const finish = (message: Message | undefined): void => {
      clearTimeout(timer);
      worker.off('message', finish);
      worker.off('error', fail);
      resolve(message);
    };
    const fail = (error: Error): void => {
      finish({ seed, exitCode: 70, fault: error.stack ?? error.message });
    };
    const timer = setTimeout(() => {
      finish(undefined);
    }, PATIENCE_MILLISECONDS);
    worker.on('message', finish);
    worker.on('error', fail);
    worker.postMessage(seed);
  });
}
