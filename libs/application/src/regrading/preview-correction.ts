import { byConsequence, countChanges, countCredit, pairMeans, type CreditChanges, type PairMeans, type RegradeCounts, type RegradedAttempt } from '@selaras/domain/assessment';
import { ok, refuse, type CourseVersionId, type Result } from '@selaras/domain/kernel';
import { type Actor, scopeOf } from '@selaras/domain/organisation';
import { inBatches, markBatch } from './mark-batch';
import type { AttemptPerson, RegradingDeps } from './ports';
import type { RegradingRefusal } from './refusals';
import { newestKeyVersion, nextCorrection, type SentCorrection } from './wanted-correction';

export interface ChangedAttempt extends RegradedAttempt {
  readonly person: AttemptPerson;
}

export interface CorrectionPreview {
  /** The key version it was computed on; sent along when it is applied. */
  readonly keyVersion: number;
  readonly counts: RegradeCounts;
  /** `jp`: what the course credits to each of them. */
  readonly credit: CreditChanges & { readonly jp: number };
  /** Those who change and are in scope, who loses most first; one page of them. */
  readonly changes: { readonly rows: readonly ChangedAttempt[]; readonly hasNextPage: boolean; readonly totalCount: number };
  /** Changed attempts of people outside the instructor's units: counted, not named. */
  readonly outsideScope: number;
  readonly cohorts: readonly (PairMeans & { readonly name: string })[];
}

/**
 * What a correction would do to everybody who was scored under this version: the same marking as applying it, and nothing is stored.
 * Counts and means are over all; people are named only where their frozen unit is in scope.
 */
export function makePreviewCorrection({ corrections, regrades }: RegradingDeps) {
  return async (
    actor: Actor, versionId: CourseVersionId, sent: SentCorrection, page: { readonly first: number; readonly offset: number },
  ): Promise<Result<CorrectionPreview, RegradingRefusal>> => {
    const scope = scopeOf(actor, 'instructor');
    const version = await corrections.versionToCorrect(scope, versionId);
    if (!version) return refuse({ code: 'VersionNotFound' });
    const next = nextCorrection(version, sent);
    if (!next.ok) return next;

    const mark = markBatch(await regrades.keyedItems(versionId), [...version.history, next.value], sent.policy);
    const all: RegradedAttempt[] = [];
    for await (const attempts of inBatches(regrades, await regrades.scoredAttempts(versionId))) {
      const marked = mark(attempts);
      attempts.forEach(({ attemptId, enrolmentId, cohortId, phase, number, outcome: { core, full, complete, passed } }, index) => {
        const after = marked[index]?.outcome;
        if (after) all.push({ attemptId, enrolmentId, cohortId, phase, number, before: { core, full, complete, passed }, after: { core: after.core, full: after.full, complete: after.complete, passed: after.passed } });
      });
    }

    const changed = byConsequence(all);
    const visible = await corrections.attemptsInScope(scope, changed.map(({ attemptId }) => attemptId));
    const named = changed.filter(({ attemptId }) => visible.has(attemptId));
    const onPage = named.slice(page.offset, page.offset + page.first);
    const people = await corrections.people(scope, onPage.map(({ attemptId }) => attemptId));
    const means = pairMeans(all);
    const names = await corrections.cohortNames(means.map(({ cohortId }) => cohortId));
    return ok({
      keyVersion: newestKeyVersion(version),
      counts: countChanges(all),
      credit: { ...countCredit(all), jp: version.jp },
      changes: {
        rows: onPage.flatMap((attempt) => {
          const person = people.get(attempt.attemptId);
          return person ? [{ ...attempt, person }] : [];
        }),
        hasNextPage: named.length > page.offset + page.first,
        totalCount: named.length,
      },
      outsideScope: changed.length - named.length,
      cohorts: means.map((mean) => ({ ...mean, name: names.get(mean.cohortId) ?? '' })),
    });
  };
}
