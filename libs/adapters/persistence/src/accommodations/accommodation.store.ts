import type { AccommodationRow, AccommodationStore, GrantableEnrolment, Granter, Granting, HeldEnrolment } from '@selaras/application/accommodations';
import { ok, refuse, type EnrolmentId, type Instant, type PersonId, type Result } from '@selaras/domain/kernel';
import type { Nip, UnitScope } from '@selaras/domain/organisation';
import type { AccommodationId } from '@selaras/domain/scheduling';
import { holdOpenAttempts, moveAttempt } from '../assessment/open-attempts';
import { brokenConstraint, type Database, type Queryable } from '../database';
import { breakRulesOrNull } from '../learning/enrolment-rows';
import type { PostgresEnrolmentStore } from '../learning/enrolment.store';
import { momentOf, momentOrNull } from '../moments';
import { cohortInScope } from '../organisation/read-columns';

/** What single people are granted, in PostgreSQL; only added to. */
export class PostgresAccommodationStore implements AccommodationStore {
  constructor(private readonly database: Database, private readonly enrolments: PostgresEnrolmentStore) {}

  enrolment(scope: UnitScope, enrolmentId: EnrolmentId, now: Instant): Promise<GrantableEnrolment | null> {
    return this.read(this.database, scope, enrolmentId, now);
  }

  async enrolmentOf(id: AccommodationId): Promise<EnrolmentId | null> {
    const [row] = await this.database.query<{ enrolment_id: EnrolmentId }>('SELECT enrolment_id FROM accommodation WHERE id = $1', [id]);
    return row?.enrolment_id ?? null;
  }

  change: AccommodationStore['change'] = async <Refusal>(
    scope: UnitScope, enrolmentId: EnrolmentId, by: Granter, decide: (held: HeldEnrolment) => Result<Granting | null, Refusal>,
  ) => {
    // Read once before anything is held: the structure of the course is then kept, and needs no second connection.
    if (!(await this.read(this.database, scope, enrolmentId, by.at))) return null;
    try {
      return await this.database.transaction(async (tx): Promise<Result<GrantableEnrolment, Refusal> | null> => {
        // Whoever starts an attempt shares this lock, and finds `grants` moved when she was waiting for it.
        await tx.query('SELECT 1 FROM enrolment WHERE id = $1 FOR NO KEY UPDATE', [enrolmentId]);
        const open = await holdOpenAttempts(tx, enrolmentId);
        const enrolment = await this.read(tx, scope, enrolmentId, by.at);
        if (!enrolment) return null;
        const decision = decide({ ...enrolment, open });
        if (!decision.ok) return decision;
        if (decision.value === null) return ok(enrolment);
        await write(tx, enrolmentId, by, decision.value);
        const after = await this.read(tx, scope, enrolmentId, by.at);
        return after && ok(after);
      });
    } catch (error) {
      if (brokenConstraint(error) === 'accommodation_pkey') return refuse({ code: 'IdTaken' });
      throw error;
    }
  };

  private async read(on: Queryable, scope: UnitScope, enrolmentId: EnrolmentId, now: Instant): Promise<GrantableEnrolment | null> {
    const [person] = await on.query<{ id: PersonId; name: string; nip: Nip }>(
      `SELECT p.id, p.name, p.nip FROM enrolment e JOIN cohort c ON c.id = e.cohort_id JOIN person p ON p.id = e.person_id WHERE e.id = $2 AND ${cohortInScope('$1')}`,
      [scope.rootUnitIds, enrolmentId],
    );
    const [record] = person ? await this.enrolments.enrolmentsOf(person.id, now, enrolmentId, on) : [];
    return person && record ? { record, person: { name: person.name, nip: person.nip }, accommodations: await readAccommodations(on, enrolmentId) } : null;
  }
}

async function write(tx: Queryable, enrolmentId: EnrolmentId, by: Granter, { grant, revoke, moves }: Granting): Promise<void> {
  await tx.query('UPDATE enrolment SET grants = grants + 1 WHERE id = $1', [enrolmentId]);
  if (grant) {
    await tx.query(
      `INSERT INTO accommodation (id, enrolment_id, phase, extra_percent, extra_seconds, extra_attempts, opens_at, closes_at, breaks_most, break_seconds, reason, granted_by, granted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        grant.id, enrolmentId, grant.phase, grant.extraPercent, grant.extraSeconds, grant.extraAttempts, dateOrNull(grant.opensAt), dateOrNull(grant.closesAt),
        grant.breaks?.most ?? null, grant.breaks?.secondsEach ?? null, grant.reason, by.personId, new Date(by.at),
      ],
    );
  }
  if (revoke) {
    await tx.query('INSERT INTO accommodation_revocation (accommodation_id, reason, revoked_by, revoked_at) VALUES ($1, $2, $3, $4)', [
      revoke.id, revoke.reason, by.personId, new Date(by.at),
    ]);
  }
  for (const { attemptId, ...given } of moves) await moveAttempt(tx, attemptId, given);
}

function dateOrNull(moment: Instant | null): Date | null {
  return moment === null ? null : new Date(moment);
}

async function readAccommodations(on: Queryable, enrolmentId: EnrolmentId): Promise<readonly AccommodationRow[]> {
  const rows = await on.query<StoredRow>(
    `SELECT g.id, g.enrolment_id AS "enrolmentId", g.phase, g.extra_percent AS "extraPercent", g.extra_seconds AS "extraSeconds", g.extra_attempts AS "extraAttempts",
       g.opens_at, g.closes_at, g.breaks_most, g.break_seconds, g.reason, granter.name AS "grantedBy", g.granted_at, r.revoked_at, revoker.name AS revoked_by,
       r.reason AS revoke_reason
     FROM accommodation g JOIN person granter ON granter.id = g.granted_by
     LEFT JOIN accommodation_revocation r ON r.accommodation_id = g.id LEFT JOIN person revoker ON revoker.id = r.revoked_by
     WHERE g.enrolment_id = $1 ORDER BY g.granted_at DESC, g.id`,
    [enrolmentId],
  );
  return rows.map(({ opens_at, closes_at, breaks_most, break_seconds, granted_at, revoked_at, revoked_by, revoke_reason, ...row }) => ({
    ...row, opensAt: momentOrNull(opens_at), closesAt: momentOrNull(closes_at), breaks: breakRulesOrNull(breaks_most, break_seconds), grantedAt: momentOf(granted_at),
    revocation: revoked_at === null ? null : { at: momentOf(revoked_at), by: revoked_by ?? '', reason: revoke_reason ?? '' },
  }));
}

interface StoredRow extends Omit<AccommodationRow, 'opensAt' | 'closesAt' | 'breaks' | 'grantedAt' | 'revocation'> {
  readonly opens_at: Date | null;
  readonly closes_at: Date | null;
  readonly breaks_most: number | null;
  readonly break_seconds: number | null;
  readonly granted_at: Date;
  readonly revoked_at: Date | null;
  readonly revoked_by: string | null;
  readonly revoke_reason: string | null;
}
