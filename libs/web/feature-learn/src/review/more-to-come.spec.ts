import { moreToCome, type ReviewStages, showsAtLeast, stageOf } from './more-to-come';

const stages: ReviewStages = { afterSubmit: 'NOTHING', afterLastAttempt: 'SCORE', afterClosing: 'FEEDBACK' };

test('what comes later is told stage by stage, soonest first', () => {
  expect(moreToCome(stages, 'afterSubmit', 'NOTHING', 'NOTHING')).toEqual([{ when: 'afterLastAttempt', level: 'SCORE' }, { when: 'afterClosing', level: 'FEEDBACK' }]);
  expect(moreToCome(stages, 'afterLastAttempt', 'SCORE', 'SCORE')).toEqual([{ when: 'afterClosing', level: 'FEEDBACK' }]);
  expect(moreToCome(stages, 'afterClosing', 'FEEDBACK', 'FEEDBACK')).toEqual([]);
});

test('what is held back while the items may still be asked is told first, and not a second time', () => {
  const answersAtOnce: ReviewStages = { afterSubmit: 'ANSWERS', afterLastAttempt: 'ANSWERS', afterClosing: 'FEEDBACK' };
  expect(moreToCome(answersAtOnce, 'afterSubmit', 'SCORE', 'ANSWERS')).toEqual([{ when: 'itemsDone', level: 'ANSWERS' }, { when: 'afterClosing', level: 'FEEDBACK' }]);
});

test('rules that never show more promise nothing', () => {
  expect(moreToCome({ afterSubmit: 'SCORE', afterLastAttempt: 'SCORE', afterClosing: 'SCORE' }, 'afterSubmit', 'SCORE', 'SCORE')).toEqual([]);
});

test('a test is at its last stage once it closed, and at the one before once no attempt is left', () => {
  expect(stageOf({ isOver: true, hasOpenAttempt: false, attemptsLeft: 2 })).toBe('afterClosing');
  expect(stageOf({ isOver: false, hasOpenAttempt: false, attemptsLeft: 0 })).toBe('afterLastAttempt');
  expect(stageOf({ isOver: false, hasOpenAttempt: true, attemptsLeft: 0 })).toBe('afterSubmit');
  expect(stageOf({ isOver: false, hasOpenAttempt: false, attemptsLeft: Number.POSITIVE_INFINITY })).toBe('afterSubmit');
});

test('each level shows what those before it show', () => {
  expect(showsAtLeast('FEEDBACK', 'ANSWERS')).toBe(true);
  expect(showsAtLeast('SCORE', 'ANSWERS')).toBe(false);
});
