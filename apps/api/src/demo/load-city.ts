import { argon2Passwords } from '@selaras/adapters/identity';
import type { Queryable } from '@selaras/adapters/persistence';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoCity, stableId } from '@selaras/demo';
import { insertRows } from './rows';

/** Units, people, their assignments and roles; passwords for the demo accounts alone. */
export async function loadCity(tx: Queryable, city: DemoCity): Promise<void> {
  await insertRows(
    tx,
    'work_unit',
    { id: 'uuid', parent_id: 'uuid', code: 'text', name: 'text', short_name: 'text', kind: 'text', zone: 'text' },
    city.units.map((unit) => ({
      id: unitId(unit.slug), parent_id: unit.parent && unitId(unit.parent), code: unit.code, name: unit.name, short_name: unit.shortName, kind: unit.kind, zone: unit.zone,
    })),
  );
  await insertRows(
    tx,
    'person',
    { id: 'uuid', nip: 'text', name: 'text', employment: 'text', level: 'text' },
    city.people.map((person) => ({ id: personId(person.slug), nip: person.nip, name: person.name, employment: person.employment, level: person.level })),
  );
  await insertRows(
    tx,
    'unit_assignment',
    { id: 'uuid', person_id: 'uuid', unit_id: 'uuid', kind: 'text', period: 'daterange' },
    city.people.flatMap((person) =>
      person.assignments.map((assignment, index) => ({
        id: stableId('assignment', `${person.slug}/${index}`), person_id: personId(person.slug), unit_id: unitId(assignment.unit), kind: assignment.kind,
        period: `[${assignment.from},${assignment.until ?? ''})`,
      })),
    ),
  );
  await insertRows(tx, 'role_grant', { id: 'uuid', person_id: 'uuid', role: 'text', unit_id: 'uuid', period: 'daterange' }, grantsOf(city));
  const passwordHash = await argon2Passwords.hash(DEMO_PASSWORD);
  await insertRows(
    tx,
    'credential',
    { person_id: 'uuid', password_hash: 'text' },
    DEMO_ACCOUNTS.map((account) => ({ person_id: personId(account.slug), password_hash: passwordHash })),
  );
}

function grantsOf(city: DemoCity) {
  const accounts = new Map(DEMO_ACCOUNTS.map((account) => [account.slug, account]));
  return city.people.flatMap((person) => {
    const newest = person.assignments.find((assignment) => assignment.kind === 'definitive' && assignment.until === null);
    const grants = accounts.get(person.slug)?.grants ?? (newest ? [{ role: 'learner' as const, unit: newest.unit }] : []);
    return grants.map((grant) => ({
      id: stableId('grant', `${person.slug}/${grant.role}/${grant.unit}`), person_id: personId(person.slug), role: grant.role, unit_id: unitId(grant.unit), period: '[2020-01-01,)',
    }));
  });
}

export function unitId(slug: string): string {
  return stableId('unit', slug);
}

export function personId(slug: string): string {
  return stableId('person', slug);
}
