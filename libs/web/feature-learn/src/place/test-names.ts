import type { EnrolmentPartsFragment } from '@selaras/web/data-access';

/** The part of an address that stands for a phase: `tests/pre`. */
export type TestPath = 'pre' | 'post' | 'practice';

/** The step of a phase; null for practice where the course has none. */
export function testOf(enrolment: EnrolmentPartsFragment, phase: 'PRE' | 'POST' | 'PRACTICE'): EnrolmentPartsFragment['preTest'] | null {
  if (phase === 'PRACTICE') return enrolment.practice;
  return phase === 'POST' ? enrolment.postTest : enrolment.preTest;
}

export function testPath(phase: 'PRE' | 'POST' | 'PRACTICE'): TestPath {
  return phase.toLowerCase() as TestPath;
}
