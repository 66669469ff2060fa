/** How often a law is tried: the environment variable `LAW_RUNS`, else `usual`. */
export function lawRuns(usual = 300): number {
  const wanted = Number(process.env['LAW_RUNS']);
  return Number.isSafeInteger(wanted) && wanted > 0 ? wanted : usual;
}
