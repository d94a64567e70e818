/** The part of an address that stands for a phase: `tests/pre`. */
export type TestPath = 'pre' | 'post';

export function testPath(phase: 'PRE' | 'POST'): TestPath {
  return phase === 'PRE' ? 'pre' : 'post';
}
