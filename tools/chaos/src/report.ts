import type { Verdict } from './verdict';

export interface Report extends Verdict {
  readonly scenario: 'chaos';
  readonly seed: string;
  readonly seconds: number;
  readonly learners: number;
  readonly sittings: number;
  readonly kills: number;
  readonly killsOf: { readonly api: number; readonly worker: number; readonly postgres: number };
  readonly acknowledged: number;
  readonly turnedAway: number;
  readonly network: { readonly carried: number; readonly requestsLost: number; readonly repliesLost: number; readonly requestsRepeated: number };
  readonly retries: number;
  /** Milliseconds from an answer to its receipt, the longest of all. */
  readonly longestWait: number;
  /** What learners heard that nobody should. */
  readonly surprises: number;
  readonly firstSurprise: string | null;
  readonly machine: { readonly cores: number; readonly loadBefore: number; readonly node: string };
}

/** Whether every promise was kept, and something was promised at all. */
export function isUnbroken(report: Report): boolean {
  const { acknowledged, acknowledgedLost, doubled, unscored, misscored, receiptsBroken, turnedAwayButRecorded, surprises } = report;
  return acknowledged > 0 && [acknowledgedLost, doubled, unscored, misscored, receiptsBroken, turnedAwayButRecorded, surprises].every((count) => count === 0);
}

/** For a person at a terminal. */
export function legible(report: Report): string {
  const { killsOf, network } = report;
  const lines = [
    `${report.sittings} sittings by up to ${report.learners} learners at once, for ${report.seconds} s; seed ${report.seed}`,
    `killed: API ${killsOf.api}, worker ${killsOf.worker}, PostgreSQL ${killsOf.postgres} times`,
    `network: ${network.carried} requests, of which ${network.requestsLost} lost, ${network.requestsRepeated} sent twice, ${network.repliesLost} replies lost; ${report.retries} retries`,
    `acknowledged answers: ${report.acknowledged}, lost: ${report.acknowledgedLost}; longest wait for a receipt ${report.longestWait} ms`,
    `turned away after the end: ${report.turnedAway}, recorded all the same: ${report.turnedAwayButRecorded}`,
    `handed in or closed: ${report.submitted}; without outcome: ${report.unscored}, doubled: ${report.doubled}, wrongly scored: ${report.misscored}`,
    `receipts or chains that do not verify: ${report.receiptsBroken}`,
    ...(report.surprises > 0 ? [`${report.surprises} times something was heard that nobody should hear, first: ${report.firstSurprise}`] : []),
    isUnbroken(report) ? 'Every promise was kept.' : 'PROMISES WERE BROKEN.',
  ];
  return lines.join('\n');
}
