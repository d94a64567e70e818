/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const NO_TESTS = { passed: 0, failed: 0, skipped: 0 };

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const of = (/** @type {keyof Tally} */ what) => tallies.reduce((total, tally) => total + tally[what], 0);
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}

/**
 * What one Jest run comes to. A test file that could not even be loaded counts as a failure, and so does a Jest that ended badly with nothing to show for it.
 *
 * @param {any} report Jest's `--json`, or null when there is none
 * @param {boolean} endedWell
 * @returns {Tally}
 */
export function tallyOf(report, endedWell) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !endedWell ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** `3 passed, 1 skipped`: what is zero is left out. @param {Tally} tally */
export function inWords({ passed, failed, skipped }) {
  const parts = Object.entries({ passed, failed, skipped }).filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}`);
  return parts.length === 0 ? 'no tests' : parts.join(', ');
}
