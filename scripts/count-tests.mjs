// Prints "N passed, N failed" from the JSON results of a test run, and fails when there are none or one failed.
import { existsSync, readFileSync } from 'node:fs';

const path = process.argv[2] ?? '';
const results = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
// A test file that does not even load fails without a failed test.
const brokenFiles = results?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length ?? 0;
const passed = results?.numPassedTests ?? 0;
const failed = (results?.numFailedTests ?? 0) + brokenFiles;

console.log(`${passed} passed, ${failed} failed`);
if (results === undefined || passed === 0 || failed > 0) process.exitCode = 1;
