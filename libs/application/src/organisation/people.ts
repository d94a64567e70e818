import { ok, type PersonId, refuse, type Result, storableText, type WorkUnitId } from '@selaras/domain/kernel';
import { type Actor, employmentOf, parseNip, type Role, scopeOf } from '@selaras/domain/organisation';
import { readDay, readText } from './checks';
import type { OrganisationDeps } from './deps';
import type { PageRequest, PersonRow } from './ports';
import type { OrganisationRefusal } from './refusals';

const LEAST_PASSWORD = 10;
type PersonResult = Promise<Result<PersonRow, OrganisationRefusal>>;

export function makePeople({ store, today }: OrganisationDeps) {
  return (actor: Actor, filter: { readonly unitId: WorkUnitId | null; readonly search: string }, page: PageRequest) =>
    store.people(scopeOf(actor, 'administrator'), { ...filter, search: storableText(filter.search) }, page, today());
}

export function makePerson({ store, today }: OrganisationDeps) {
  return (actor: Actor, personId: PersonId) => store.person(scopeOf(actor, 'administrator'), personId, today());
}

/** The person as she is after a change, or a refusal when she lies outside the scope now. */
async function personAfter({ store, today }: OrganisationDeps, actor: Actor, personId: PersonId): PersonResult {
  const person = await store.person(scopeOf(actor, 'administrator'), personId, today());
  return person ? ok(person) : refuse({ code: 'PersonNotFound' });
}

export function makeAddPerson(deps: OrganisationDeps) {
  return async (
    actor: Actor,
    command: { readonly personId: PersonId; readonly nip: string; readonly name: string; readonly level: 'basic' | 'advanced'; readonly unitId: WorkUnitId; readonly from: string; readonly password: string },
  ): PersonResult => {
    const nip = parseNip(command.nip);
    if (!nip.ok) return nip;
    const name = readText('name', command.name);
    if (!name.ok) return name;
    const from = readDay('from', command.from);
    if (!from.ok) return from;
    if (command.password.length < LEAST_PASSWORD) return refuse({ code: 'PasswordTooShort', field: 'password', least: LEAST_PASSWORD });
    if (!(await deps.store.unit(scopeOf(actor, 'administrator'), command.unitId))) return refuse({ code: 'UnitNotFound', field: 'unitId' });

    const added = await deps.store.addPerson({
      id: command.personId,
      nip: nip.value,
      name: name.value,
      employment: employmentOf(nip.value),
      level: command.level,
      passwordHash: await deps.passwords.hash(command.password),
      unitId: command.unitId,
      from: from.value,
    });
    return added === 'nip' ? refuse({ code: 'NipTaken', field: 'nip' }) : personAfter(deps, actor, command.personId);
  };
}

export function makeAssignPerson(deps: OrganisationDeps) {
  return async (
    actor: Actor,
    command: { readonly assignmentId: string; readonly personId: PersonId; readonly unitId: WorkUnitId; readonly kind: 'definitive' | 'acting'; readonly from: string; readonly until: string | null },
  ): PersonResult => {
    const scope = scopeOf(actor, 'administrator');
    const from = readDay('from', command.from);
    if (!from.ok) return from;
    const until = command.until === null ? ok(null) : readDay('until', command.until);
    if (!until.ok) return until;
    if (until.value !== null && until.value < from.value) return refuse({ code: 'DatesReversed', field: 'until' });
    if (!(await deps.store.person(scope, command.personId, deps.today()))) return refuse({ code: 'PersonNotFound' });
    if (!(await deps.store.unit(scope, command.unitId))) return refuse({ code: 'UnitNotFound', field: 'unitId' });

    const outcome = await deps.store.assign({ id: command.assignmentId, personId: command.personId, unitId: command.unitId, kind: command.kind, from: from.value, until: until.value });
    return outcome === 'overlap' ? refuse({ code: 'AssignmentOverlaps', field: 'from' }) : personAfter(deps, actor, command.personId);
  };
}

export function makeGrantRole(deps: OrganisationDeps) {
  return async (actor: Actor, command: { readonly grantId: string; readonly personId: PersonId; readonly role: Role; readonly unitId: WorkUnitId }): PersonResult => {
    const scope = scopeOf(actor, 'administrator');
    if (!(await deps.store.person(scope, command.personId, deps.today()))) return refuse({ code: 'PersonNotFound' });
    if (!(await deps.store.unit(scope, command.unitId))) return refuse({ code: 'UnitNotFound', field: 'unitId' });
    await deps.store.grantRole({ id: command.grantId, personId: command.personId, role: command.role, unitId: command.unitId, from: deps.today() });
    return personAfter(deps, actor, command.personId);
  };
}

/** Ends a role today. The last administrator of a unit keeps hers: somebody must be able to give it on. */
export function makeRevokeRole(deps: OrganisationDeps) {
  return async (actor: Actor, command: { readonly personId: PersonId; readonly role: Role; readonly unitId: WorkUnitId }): PersonResult => {
    const scope = scopeOf(actor, 'administrator');
    if (!(await deps.store.person(scope, command.personId, deps.today()))) return refuse({ code: 'PersonNotFound' });
    if (!(await deps.store.unit(scope, command.unitId))) return refuse({ code: 'UnitNotFound', field: 'unitId' });
    const revoked = await deps.store.revokeRole(command.personId, command.role, command.unitId, deps.today());
    if (revoked === 'last-administrator') return refuse({ code: 'LastAdministrator' });
    return personAfter(deps, actor, command.personId);
  };
}
