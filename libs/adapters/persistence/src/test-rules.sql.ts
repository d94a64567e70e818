import type { CourseVersionId } from '@selaras/domain/kernel';
import type { TestRules } from '@selaras/domain/scheduling';
import type { Queryable } from './database';

/** The rules of pair `p` as TestRules: of the pre-test, the post-test and practice, in this order. */
export const RULES_OF_PAIR = `(SELECT jsonb_agg(jsonb_build_object('phase', r.phase, 'timeLimitSeconds', r.time_limit_seconds, 'attempts', r.attempts,
    'graceSeconds', r.grace_seconds, 'navigation', r.navigation, 'shuffleItems', r.shuffle_items,
    'breaks', jsonb_build_object('most', r.breaks_most, 'secondsEach', r.break_seconds),
    'review', jsonb_build_object('afterSubmit', r.after_submit, 'afterLastAttempt', r.after_last_attempt, 'afterClosing', r.after_closing))
    ORDER BY array_position(ARRAY['pre', 'post', 'practice'], r.phase))
  FROM test_rules r WHERE r.version_id = p.version_id)`;

/** Writes the rules of some phases of a pair that is there; each has rules from the moment it is. */
export async function writeTestRules(tx: Queryable, versionId: CourseVersionId, rules: readonly TestRules[]): Promise<void> {
  await tx.query(
    `UPDATE test_rules r SET time_limit_seconds = w.time_limit, attempts = w.attempts, grace_seconds = w.grace, navigation = w.navigation, shuffle_items = w.shuffle,
       breaks_most = w.breaks_most, break_seconds = w.break_seconds, after_submit = w.after_submit, after_last_attempt = w.after_last, after_closing = w.after_closing
     FROM jsonb_to_recordset($2::jsonb) AS w(phase text, time_limit int, attempts int, grace int, navigation text, shuffle boolean, breaks_most int,
       break_seconds int, after_submit text, after_last text, after_closing text)
     WHERE r.version_id = $1 AND r.phase = w.phase`,
    [versionId, JSON.stringify(rules.map(({ phase, timeLimitSeconds, attempts, graceSeconds, navigation, shuffleItems, breaks, review }) => ({
      phase, time_limit: timeLimitSeconds, attempts, grace: graceSeconds, navigation, shuffle: shuffleItems, breaks_most: breaks.most, break_seconds: breaks.secondsEach,
      after_submit: review.afterSubmit, after_last: review.afterLastAttempt, after_closing: review.afterClosing,
    })))],
  );
}
