// Preloaded into a measured process: writes its peak memory in kilobytes and its processor time in milliseconds to the file that PEAK_FILE names.
const { writeFileSync } = require('node:fs');
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.PEAK_FILE, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1000}`);
});
