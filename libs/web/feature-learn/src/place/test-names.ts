/** The part of an address that stands for a phase: `tests/pre`. */
export type TestPath = 'pre' | 'post' | 'practice';

export function testPath(phase: 'PRE' | 'POST' | 'PRACTICE'): TestPath {
  return phase.toLowerCase() as TestPath;
}
