/**
 * The least processor time of some runs, in microseconds: what else the machine does only adds to it. The clock counts in
 * coarse steps on some machines, so no time is taken for less than half a millisecond.
 */
export function leastTime(work: () => unknown, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.max(500, Math.min(...times));
}
