import { inWords, NO_TESTS, sum, tallyOf } from './tally.mjs';

const report = (counts: Partial<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numRuntimeErrorTestSuites', number>>) => ({
  numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0, ...counts,
});

test('tests are counted by what became of them', () => {
  expect(tallyOf(report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1 }), false)).toEqual({ passed: 7, failed: 2, skipped: 4 });
});

test('a test file that could not be loaded is a failure although none of its tests failed', () => {
  expect(tallyOf(report({ numPassedTests: 7, numRuntimeErrorTestSuites: 1 }), false)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test('a run that ended badly never passes for a good one', () => {
  expect(tallyOf(report({ numPassedTests: 7 }), false)).toEqual({ passed: 7, failed: 1, skipped: 0 });
  expect(tallyOf(null, true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('steps add up', () => {
  expect(sum([{ passed: 1, failed: 0, skipped: 2 }, { passed: 3, failed: 1, skipped: 0 }])).toEqual({ passed: 4, failed: 1, skipped: 2 });
  expect(sum([])).toEqual(NO_TESTS);
});

test('in words, what is zero is left out', () => {
  expect(inWords({ passed: 3, failed: 0, skipped: 1 })).toBe('3 passed, 1 skipped');
  expect(inWords(NO_TESTS)).toBe('no tests');
});
