// One run of a program in a process of its own.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TIME = '/usr/bin/time';
const hasTime = process.platform === 'linux' && existsSync(TIME);
const preload = fileURLToPath(new URL('figures.cjs', import.meta.url));

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
  let peakWhenStopped;
  const timer = setTimeout(() => {
    peakWhenStopped = peakOfChildren(child.pid);
    // The whole group, because GNU time leaves what it started running.
    process.kill(-child.pid, 'SIGKILL');
  }, timeout);
  const { code, signal } = await new Promise((settle) => {
    child.on('error', () => settle({ code: null, signal: 'not started' }));
    child.on('close', (code, signal) => settle({ code, signal }));
  });
  clearTimeout(timer);
  const milliseconds = performance.now() - started;
  if (milliseconds >= timeout) return { outcome: 'time-out', milliseconds, megabytes: peakWhenStopped };
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

/** The peak memory of what GNU time started, while it still runs. */
function peakOfChildren(pid) {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return undefined;
  }
}
