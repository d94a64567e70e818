import { createHash } from 'node:crypto';
import { closingHash, firstBrokenLink, newestByItem, type ClosedBy, type RecordedStep } from '@selaras/domain/assessment';
import { instant, parseInstant, type AttemptId, type ItemVersionId, type StepId } from '@selaras/domain/kernel';
import type { KeptPostgres } from './kept-postgres';
import type { Ledger } from './ledger';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** The seeded course: this option is right everywhere, and worth this much. */
const RIGHT_OPTION = 'b';
const MARKS_OF_AN_ITEM = 100;

/** What was promised held against what was kept. Every count but the first three must be 0. */
export interface Verdict {
  readonly recorded: number;
  /** Of these, after the end of their attempt. */
  readonly recordedLate: number;
  readonly submitted: number;
  readonly acknowledgedLost: number;
  /** Steps, attempts, outcomes or scorings there are two of. */
  readonly doubled: number;
  readonly unscored: number;
  /** Outcomes that are not what the steps come to. */
  readonly misscored: number;
  /** Receipts, of answers and of submissions, that the recomputed chain does not bear out; and chains with a broken link. */
  readonly receiptsBroken: number;
  readonly turnedAwayButRecorded: number;
}

interface StepRow {
  readonly attempt_id: string;
  readonly sequence: number;
  readonly step_id: string;
  readonly item_version_id: string;
  readonly response: RecordedStep['response'];
  readonly flagged: boolean | null;
  readonly answered_at: Date;
  readonly recorded_at: Date;
  readonly late: boolean;
  readonly counts: boolean;
  readonly hash: string;
}
interface AttemptRow {
  readonly id: string;
  readonly submitted_at: Date | null;
  readonly closed_by: ClosedBy | null;
  readonly outcomes: number;
  readonly full_earned: number | null;
  readonly scorings: number;
  readonly siblings: number;
}

export async function verdictOn(ledger: Ledger, postgres: KeptPostgres): Promise<Verdict> {
  const attempts = await postgres.query<AttemptRow>(
    `SELECT a.id, a.submitted_at, a.closed_by, (SELECT count(*)::int FROM outcome o WHERE o.attempt_id = a.id) AS outcomes,
       (SELECT o.full_earned FROM outcome o WHERE o.attempt_id = a.id LIMIT 1) AS full_earned,
       (SELECT count(*)::int FROM job_run j WHERE j.job_name = 'score-attempt' AND j.job_key = a.id::text AND j.outcome = 'done') AS scorings,
       (SELECT count(*)::int FROM attempt b WHERE b.enrolment_id = a.enrolment_id AND b.phase = a.phase) AS siblings
     FROM attempt a`,
  );
  const rows = await postgres.query<StepRow>('SELECT * FROM attempt_step ORDER BY attempt_id, sequence');
  const chains = new Map<string, RecordedStep[]>(attempts.map(({ id }) => [id, []]));
  for (const row of rows) chains.get(row.attempt_id)?.push(stepOf(row));
  const ids = new Map([...chains].map(([id, steps]) => [id, new Map(steps.map((step) => [step.id as string, step]))]));

  let acknowledgedLost = 0;
  let receiptsBroken = [...chains].filter(([id, steps]) => firstBrokenLink(id as AttemptId, steps, sha256) !== null).length;
  for (const { attemptId, step, receipt } of ledger.acknowledged) {
    const kept = ids.get(attemptId)?.get(step.stepId);
    if (!kept || kept.itemVersionId !== step.itemVersionId || JSON.stringify(kept.response) !== JSON.stringify(step.response)) acknowledgedLost += 1;
    else if (kept.hash !== receipt.hash || kept.sequence !== receipt.sequence || kept.recordedAt !== parseInstant(receipt.recordedAt)
      || receipt.late !== (kept.late !== undefined) || receipt.counts !== (kept.late?.counts ?? true)) receiptsBroken += 1;
  }
  const closed = attempts.filter((attempt) => attempt.submitted_at !== null);
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  for (const { attemptId, submittedAt, receipt } of ledger.submissions) {
    const attempt = byId.get(attemptId);
    // What came after the end goes on the chain behind it.
    const lastHash = chains.get(attemptId)?.findLast((step) => !step.late)?.hash ?? sha256(`attempt ${attemptId}`);
    const isKept = attempt?.submitted_at?.getTime() === parseInstant(submittedAt) && attempt.closed_by !== null
      && receipt === closingHash(lastHash, parseInstant(submittedAt), attempt.closed_by, sha256);
    if (!isKept) receiptsBroken += 1;
  }
  const twice = [...chains.values()].reduce((sum, steps) => sum + steps.length - new Set(steps.map((step) => step.id)).size, 0);

  return {
    recorded: rows.length,
    recordedLate: rows.filter(({ late }) => late).length,
    submitted: closed.length,
    acknowledgedLost,
    doubled: twice + attempts.filter(({ outcomes, scorings, siblings }) => outcomes > 1 || scorings > 1 || siblings > 1).length,
    unscored: closed.filter(({ outcomes }) => outcomes === 0).length,
    misscored: closed.filter(({ id, full_earned }) => full_earned !== null && full_earned !== marksOf(chains.get(id) ?? [])).length,
    receiptsBroken,
    turnedAwayButRecorded: ledger.turnedAway.filter(({ attemptId, stepId }) => ids.get(attemptId)?.has(stepId)).length,
  };
}

function marksOf(steps: readonly RecordedStep[]): number {
  const right = [...newestByItem(steps).values()].filter(({ response }) => response?.type === 'single-choice' && response.optionId === RIGHT_OPTION);
  return right.length * MARKS_OF_AN_ITEM;
}

function stepOf(row: StepRow): RecordedStep {
  return {
    id: row.step_id as StepId,
    sequence: row.sequence,
    itemVersionId: row.item_version_id as ItemVersionId,
    response: row.response,
    flagged: row.flagged,
    answeredAt: instant(row.answered_at.getTime()),
    recordedAt: instant(row.recorded_at.getTime()),
    ...(row.late ? { late: { counts: row.counts } } : {}),
    hash: row.hash,
  };
}
