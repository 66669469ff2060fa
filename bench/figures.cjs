// Preloaded into Node's programs: writes peak memory in kilobytes and the seconds of the processor to the file that FIGURES_FILE names.
const { writeFileSync } = require('node:fs');
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.FIGURES_FILE, `${maxRSS} ${userCPUTime / 1e6} ${systemCPUTime / 1e6}`);
});
