import { type PhaseDraft, readRules, type Rules, rulesDraftOf, rulesProblems, ruleSentences, sameRules, withReview } from './rules-draft';

const post: Rules = {
  phase: 'POST', timeLimitSeconds: 1_800, attempts: 2, graceSeconds: 60, navigation: 'FREE', shuffleItems: true, breaks: { most: 0, secondsEach: 300 },
  review: { afterSubmit: 'SCORE', afterLastAttempt: 'SCORE', afterClosing: 'SCORE' },
};
const practice: Rules = { ...post, phase: 'PRACTICE', timeLimitSeconds: null, attempts: null };

function draftOf(rules: Rules): PhaseDraft {
  const [draft] = rulesDraftOf([rules]);
  if (!draft) throw new Error('one phase makes one draft');
  return draft;
}

test('what is stored is what is sent when nothing is changed, tests in the order of the page', () => {
  expect(readRules(rulesDraftOf([practice, post]))).toEqual([post, practice]);
});

test('no limit and uncounted attempts are nothing, whatever stands in their fields', () => {
  const draft = { ...draftOf(post), limited: false, counted: false, minutes: 'x', attempts: '' };
  expect(rulesProblems(draft)).toEqual([]);
  expect(readRules([draft])?.[0]).toMatchObject({ timeLimitSeconds: null, attempts: null });
});

test('what cannot be read is named and nothing is sent', () => {
  const draft = { ...draftOf(post), minutes: '0', attempts: '21', grace: '-1', breaks: '2', breakMinutes: '' };
  expect(rulesProblems(draft)).toEqual(['minutes', 'attempts', 'grace', 'breakMinutes']);
  expect(readRules([draft])).toBeNull();
  expect(rulesProblems({ ...draftOf(post), breaks: '11' })).toEqual(['breaks']);
});

test('a later stage never shows less than an earlier one, whichever is changed', () => {
  expect(withReview(draftOf(post), 'afterSubmit', 'FEEDBACK').review).toEqual({ afterSubmit: 'FEEDBACK', afterLastAttempt: 'FEEDBACK', afterClosing: 'FEEDBACK' });
  expect(withReview(draftOf(post), 'afterLastAttempt', 'ANSWERS').review).toEqual({ afterSubmit: 'SCORE', afterLastAttempt: 'ANSWERS', afterClosing: 'ANSWERS' });
  expect(withReview(draftOf(post), 'afterClosing', 'NOTHING').review).toEqual({ afterSubmit: 'NOTHING', afterLastAttempt: 'NOTHING', afterClosing: 'NOTHING' });
});

test('blanks around a number change nothing, a switch does', () => {
  const [draft] = [draftOf(post)];
  expect(sameRules([draft], [{ ...draft, minutes: ' 30 ' }])).toBe(true);
  expect(sameRules([draft], [{ ...draft, limited: false }])).toBe(false);
});

test('learners are told what they will experience, and only the stages that show something more', () => {
  expect(ruleSentences({ ...post, breaks: { most: 1, secondsEach: 600 }, review: { afterSubmit: 'NOTHING', afterLastAttempt: 'NOTHING', afterClosing: 'FEEDBACK' } })).toEqual([
    { key: 'attempts', count: 2 }, { key: 'limit', seconds: 1_800 }, { key: 'grace', grace: 60 }, { key: 'free' }, { key: 'shuffled' }, { key: 'breaks', count: 1, seconds: 600 },
    { key: 'afterSubmit.NOTHING' }, { key: 'afterClosing.FEEDBACK' },
  ]);
  expect(ruleSentences({ ...practice, graceSeconds: 0, navigation: 'ONE_WAY', shuffleItems: false }).map(({ key }) => key)).toEqual([
    'practice', 'anyAttempts', 'noLimit', 'noGrace', 'oneWay', 'authorOrder', 'afterSubmit.SCORE',
  ]);
});
