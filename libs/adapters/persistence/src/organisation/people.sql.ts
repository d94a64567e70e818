import type { PersonId, WorkUnitId } from '@selaras/domain/kernel';
import type { Role, UnitScope } from '@selaras/domain/organisation';
import type { OrganisationStore, Page, PageRequest, PersonRow } from '@selaras/application/organisation';
import { type Database, type Queryable, sqlState } from '../database';
import { personColumns, personInScope } from './read-columns';

export async function readPeople(
  database: Database,
  scope: UnitScope,
  filter: { readonly unitId: WorkUnitId | null; readonly search: string },
  page: PageRequest,
  day: string,
): Promise<Page<PersonRow>> {
  const typed = filter.search.trim();
  // An identity number is often written in groups.
  const digits = typed.replace(/[\s.-]/g, '');
  const isDigits = /^\d+$/.test(digits);
  const search = isDigits ? digits : typed;
  // One more than asked for tells whether another page follows; the window counts all before the cut.
  const rows = await database.query<PersonRow & { total: number }>(
    `SELECT ${personColumns('$2')}, found.total FROM (
       SELECT p.id, count(*) OVER ()::int AS total FROM person p
       WHERE ${personInScope('$1', '$2')} AND p.left_on IS NULL
         AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM unit_assignment f JOIN work_unit_ancestor fa ON fa.unit_id = f.unit_id
              WHERE f.person_id = p.id AND f.period @> $2::date AND fa.ancestor_id = $3))
         AND ($4 = '' OR CASE WHEN $5 THEN right(p.nip, length($4)) = $4
              ELSE p.name ILIKE '%' || replace(replace(replace($4, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' END)
       ORDER BY p.name COLLATE "id-ID-x-icu", p.id LIMIT $6 OFFSET $7
     ) found JOIN person p ON p.id = found.id ORDER BY p.name COLLATE "id-ID-x-icu", p.id`,
    [scope.rootUnitIds, day, filter.unitId, search, isDigits, page.first + 1, page.offset],
  );
  return { rows: rows.slice(0, page.first), hasNextPage: rows.length > page.first, totalCount: rows[0]?.total ?? 0 };
}

export async function readPerson(database: Database, scope: UnitScope, personId: PersonId, day: string): Promise<PersonRow | null> {
  const [row] = await database.query<PersonRow>(
    `SELECT ${personColumns('$2')} FROM person p WHERE p.id = $3 AND ${personInScope('$1', '$2')}`,
    [scope.rootUnitIds, day, personId],
  );
  return row ?? null;
}

type NewPerson = Parameters<OrganisationStore['addPerson']>[0];

/** Person, password, place and the learner's role stand or fall together. */
export async function writePerson(database: Database, person: NewPerson): Promise<'added' | 'nip'> {
  try {
    await database.transaction(async (tx) => {
      const added = await tx.query(
        'INSERT INTO person (id, nip, name, employment, level) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING RETURNING id',
        [person.id, person.nip, person.name, person.employment, person.level],
      );
      if (added.length === 0) return;
      await tx.query('INSERT INTO credential (person_id, password_hash) VALUES ($1, $2)', [person.id, person.passwordHash]);
      await tx.query(
        `INSERT INTO unit_assignment (id, person_id, unit_id, kind, period) VALUES (gen_random_uuid(), $1, $2, 'definitive', daterange($3, NULL))`,
        [person.id, person.unitId, person.from],
      );
      await tx.query(
        `INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES (gen_random_uuid(), $1, 'learner', $2, daterange($3, NULL))`,
        [person.id, person.unitId, person.from],
      );
    });
    return 'added';
  } catch (error) {
    if (sqlState(error) === '23505') return 'nip';
    throw error;
  }
}

type NewAssignment = Parameters<OrganisationStore['assign']>[0];

export async function writeAssignment(database: Database, assignment: NewAssignment): Promise<'assigned' | 'overlap'> {
  try {
    await database.transaction(async (tx) => {
      // Two moves of one person at once would each cut off what the other has not written yet.
      await tx.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [assignment.personId]);
      const [known] = await tx.query('SELECT 1 FROM unit_assignment WHERE id = $1', [assignment.id]);
      if (known) return;
      if (assignment.kind === 'definitive') {
        await tx.query(
          `DELETE FROM unit_assignment WHERE person_id = $1 AND kind = 'definitive' AND lower(period) = $2::date`,
          [assignment.personId, assignment.from],
        );
        await tx.query(
          `UPDATE unit_assignment SET period = daterange(lower(period), $2::date)
           WHERE person_id = $1 AND kind = 'definitive' AND period @> $2::date`,
          [assignment.personId, assignment.from],
        );
      }
      await tx.query(
        `INSERT INTO unit_assignment (id, person_id, unit_id, kind, period) VALUES ($1, $2, $3, $4, daterange($5::date, $6::date, '[]'))`,
        [assignment.id, assignment.personId, assignment.unitId, assignment.kind, assignment.from, assignment.until],
      );
    });
    return 'assigned';
  } catch (error) {
    if (sqlState(error) === '23P01') return 'overlap';
    throw error;
  }
}

export async function writeGrant(database: Database, grant: { id: string; personId: PersonId; role: Role; unitId: WorkUnitId; from: string }): Promise<void> {
  await database.query(
    `INSERT INTO role_grant (id, person_id, role, unit_id, period) VALUES ($1, $2, $3, $4, daterange($5::date, NULL)) ON CONFLICT DO NOTHING`,
    [grant.id, grant.personId, grant.role, grant.unitId, grant.from],
  );
}

export async function endGrant(
  database: Database, personId: PersonId, role: Role, unitId: WorkUnitId, day: string,
): Promise<'revoked' | 'last-administrator'> {
  return database.transaction(async (tx) => {
    // One at a time for a unit: who looks second sees what the first one did.
    await tx.query('SELECT id FROM work_unit WHERE id = $1 FOR NO KEY UPDATE', [unitId]);
    if (role === 'administrator' && (await countAdministrators(tx, unitId, day)) <= 1) return 'last-administrator';
    const where = 'person_id = $1 AND role = $2 AND unit_id = $3 AND period @> $4::date';
    await tx.query(`DELETE FROM role_grant WHERE ${where} AND lower(period) = $4::date`, [personId, role, unitId, day]);
    await tx.query(`UPDATE role_grant SET period = daterange(lower(period), $4::date) WHERE ${where}`, [personId, role, unitId, day]);
    return 'revoked';
  });
}

async function countAdministrators(database: Queryable, unitId: WorkUnitId, day: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(DISTINCT person_id)::int AS count FROM role_grant WHERE role = 'administrator' AND unit_id = $1 AND period @> $2::date`,
    [unitId, day],
  );
  return row?.count ?? 0;
}
