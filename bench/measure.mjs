// One run of a program in a process of its own.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TIME = '/usr/bin/time';
const hasTime = process.platform === 'linux' && existsSync(TIME);
const preload = fileURLToPath(new URL('figures.cjs', import.meta.url));

/** A program is stopped for the processor's time that it takes; for waiting only after many times as long. */
const MOST_WAITING = 20;

/** Rivals must not tell anybody that they were run, nor ask for news of themselves. */
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', DO_NOT_TRACK: '1', NO_COLOR: '1' };

/**
 * Runs a command and says how long it took and used the processor, in milliseconds, its peak memory in megabytes and how
 * it ended. Node's own programs tell the figures themselves, in finer steps than GNU time tells them of any other.
 */
export async function measure([program, ...words], { timeout, verdicts, scratch }) {
  const [told, timed] = [`${scratch}/told`, `${scratch}/timed`];
  for (const file of [told, timed]) rmSync(file, { force: true });
  const command = program === process.execPath ? [program, '--require', preload, ...words] : [program, ...words];
  const [file, ...list] = hasTime ? [TIME, '-f', '%M %U %S', '-o', timed, ...command] : command;
  const started = performance.now();
  const child = spawn(file, list, { stdio: 'ignore', detached: true, env: { ...process.env, ...quiet, FIGURES_FILE: told } });
  let stopped;
  const watch = setInterval(() => {
    const { seconds = 0, megabytes } = figuresOf(hasTime ? childOf(child.pid) : child.pid);
    if (seconds * 1000 < timeout && performance.now() - started < timeout * MOST_WAITING) return;
    stopped = { outcome: 'time-out', processor: seconds * 1000, megabytes };
    // The whole group, because GNU time leaves what it started running.
    process.kill(-child.pid, 'SIGKILL');
  }, 250);
  const { code, signal } = await new Promise((settle) => {
    child.on('error', () => settle({ code: null, signal: 'not started' }));
    child.on('close', (code, signal) => settle({ code, signal }));
  });
  clearInterval(watch);
  const milliseconds = performance.now() - started;
  if (stopped !== undefined) return { ...stopped, milliseconds };
  return { outcome: outcomeOf({ code, signal, verdicts }), milliseconds, ...(figuresIn(told) ?? figuresIn(timed)) };
}

function outcomeOf({ code, signal, verdicts }) {
  if (signal !== null || code > 128) return `crash (${signal ?? code})`;
  return verdicts.includes(code) ? 'compared' : `fault (exit ${code})`;
}

/** The last line of a file: kilobytes of memory, seconds in the program and in the system. */
function figuresIn(file) {
  if (!existsSync(file)) return undefined;
  const [kilobytes, user, system] = readFileSync(file, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { processor: (user + system) * 1000, megabytes: kilobytes / 1024 };
}

/** What GNU time started. */
function childOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
  } catch {
    return undefined;
  }
}

/** What Linux tells of a process that still runs; nothing elsewhere. Its clock ticks a hundred times a second. */
function figuresOf(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).map(Number);
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { seconds: (user + system) / 100, megabytes: Number(kilobytes) / 1024 };
  } catch {
    return {};
  }
}
