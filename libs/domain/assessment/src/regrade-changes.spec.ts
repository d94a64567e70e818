import { asId, hundredths } from '@selaras/domain/kernel';
import type { Phase } from './attempt';
import { countCredit, type RegradedAttempt } from './regrade-changes';

const id = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
let serial = 0;
function attempt(person: number, phase: Phase, before: boolean, after: boolean): RegradedAttempt {
  const marks = { earned: hundredths(0), maximum: hundredths(100) };
  const standing = (passed: boolean) => ({ core: marks, full: marks, complete: true, passed });
  return {
    attemptId: asId<'Attempt'>(id(1_000 + (serial += 1))), enrolmentId: asId<'Enrolment'>(id(person)), cohortId: asId<'Cohort'>(id(9)), phase, number: 1,
    before: standing(before), after: standing(after),
  };
}

test('hours are credited for some passed post-test: a lost one of two costs nothing, and a pre-test never counts', () => {
  expect(countCredit([])).toEqual({ creditGained: 0, creditLost: 0 });
  expect(countCredit([
    attempt(1, 'post', true, false),
    attempt(2, 'post', true, false), attempt(2, 'post', true, true),
    attempt(3, 'post', false, true),
    attempt(4, 'post', false, false), attempt(4, 'post', false, true),
    attempt(5, 'pre', true, false), attempt(5, 'pre', false, true),
    attempt(6, 'post', true, false), attempt(6, 'post', false, true),
  ])).toEqual({ creditGained: 2, creditLost: 1 });
});
