import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CohortRow, OrganisationUseCases } from '@selaras/application/organisation';
import type { Actor, Role } from '@selaras/domain/organisation';
import { connectionOf, pageOf } from '../connection';
import { Allow, badInput, CurrentActor } from '../permission/index';
import { idOf, idsOf, instantOf } from '../read-arguments';
import { refusalOf } from '../refusal';
import type { MutationAddPersonArgs, MutationAssignPersonArgs, MutationCreateCohortArgs, MutationEnrolArgs, MutationExtendDeadlineArgs, MutationGrantRoleArgs, MutationRevokeRoleArgs, MutationSaveUnitArgs } from '../schema.generated';
import { cohortOf, memberOf, personOf } from './payloads';

export const ORGANISATION_USE_CASES = Symbol('OrganisationUseCases');

/** No name is longer. */
const LONGEST_SEARCH = 200;

@Resolver()
export class AdminResolver {
  constructor(@Inject(ORGANISATION_USE_CASES) private readonly organisation: OrganisationUseCases) {}

  @Query()
  @Allow('administrator')
  unitTree(@CurrentActor() actor: Actor) {
    return this.organisation.unitTree(actor);
  }

  @Query()
  @Allow('administrator')
  async people(
    @CurrentActor() actor: Actor,
    @Args('unitId') unitId: string | null,
    @Args('search') search: string | null,
    @Args('first') first: number,
    @Args('after') after: string | null,
  ) {
    const page = pageOf(first, after);
    if (search && search.length > LONGEST_SEARCH) throw badInput('search', `must have at most ${LONGEST_SEARCH} characters`);
    const filter = { unitId: unitId ? idOf<'WorkUnit'>('unitId', unitId) : null, search: search ?? '' };
    return connectionOf(await this.organisation.people(actor, filter, page), page.offset, personOf);
  }

  @Query()
  @Allow('administrator')
  async person(@CurrentActor() actor: Actor, @Args('id') id: string) {
    const person = await this.organisation.person(actor, idOf<'Person'>('id', id));
    return person && personOf(person);
  }

  @Query()
  @Allow('administrator')
  async cohorts(@CurrentActor() actor: Actor, @Args('first') first: number, @Args('after') after: string | null) {
    const page = pageOf(first, after);
    return connectionOf(await this.organisation.cohorts(actor, page), page.offset, cohortOf);
  }

  @Query()
  @Allow('administrator')
  async cohort(@CurrentActor() actor: Actor, @Args('id') id: string) {
    const row = await this.organisation.cohort(actor, idOf<'Cohort'>('id', id));
    return row && { row, cohort: cohortOf(row) };
  }

  @Query()
  @Allow('administrator')
  publishedVersions(@CurrentActor() actor: Actor) {
    return this.organisation.publishedVersions(actor);
  }

  @Query()
  @Allow('administrator')
  hours(@CurrentActor() actor: Actor, @Args('year') year: number) {
    if (year < 2000 || year > 2100) throw badInput('year', 'must lie between 2000 and 2100');
    return this.organisation.hours(actor, year);
  }

  @Mutation()
  @Allow('administrator')
  async saveUnit(@CurrentActor() actor: Actor, @Args() args: MutationSaveUnitArgs) {
    const result = await this.organisation.saveUnit(actor, {
      ...args, unitId: idOf<'WorkUnit'>('unitId', args.unitId), parentId: idOf<'WorkUnit'>('parentId', args.parentId),
    });
    return result.ok ? { __typename: 'WorkUnit', ...result.value } : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('administrator')
  async addPerson(@CurrentActor() actor: Actor, @Args() args: MutationAddPersonArgs) {
    return personResult(await this.organisation.addPerson(actor, {
      ...args, personId: idOf<'Person'>('personId', args.personId), unitId: idOf<'WorkUnit'>('unitId', args.unitId), level: args.level === 'ADVANCED' ? 'advanced' : 'basic',
    }));
  }

  @Mutation()
  @Allow('administrator')
  async assignPerson(@CurrentActor() actor: Actor, @Args() args: MutationAssignPersonArgs) {
    if (args.kind !== 'definitive' && args.kind !== 'acting') throw badInput('kind', 'must be definitive or acting');
    return personResult(await this.organisation.assignPerson(actor, {
      assignmentId: idOf('assignmentId', args.assignmentId), personId: idOf<'Person'>('personId', args.personId),
      unitId: idOf<'WorkUnit'>('unitId', args.unitId), kind: args.kind, from: args.from, until: args.until ?? null,
    }));
  }

  @Mutation()
  @Allow('administrator')
  async grantRole(@CurrentActor() actor: Actor, @Args() args: MutationGrantRoleArgs) {
    return personResult(await this.organisation.grantRole(actor, {
      grantId: idOf('grantId', args.grantId), personId: idOf<'Person'>('personId', args.personId), role: roleOf(args.role), unitId: idOf<'WorkUnit'>('unitId', args.unitId),
    }));
  }

  @Mutation()
  @Allow('administrator')
  async revokeRole(@CurrentActor() actor: Actor, @Args() args: MutationRevokeRoleArgs) {
    return personResult(await this.organisation.revokeRole(actor, {
      personId: idOf<'Person'>('personId', args.personId), role: roleOf(args.role), unitId: idOf<'WorkUnit'>('unitId', args.unitId),
    }));
  }

  @Mutation()
  @Allow('administrator')
  async createCohort(@CurrentActor() actor: Actor, @Args() args: MutationCreateCohortArgs) {
    const result = await this.organisation.createCohort(actor, {
      cohortId: idOf<'Cohort'>('cohortId', args.cohortId), versionId: idOf<'CourseVersion'>('versionId', args.versionId), unitId: idOf<'WorkUnit'>('unitId', args.unitId),
      name: args.name, zone: args.zone, opensAt: instantOf('opensAt', args.opensAt), closesAt: instantOf('closesAt', args.closesAt),
    });
    return result.ok ? { __typename: 'CohortRow', ...cohortOf(result.value) } : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('administrator')
  async enrol(@CurrentActor() actor: Actor, @Args() args: MutationEnrolArgs) {
    const result = await this.organisation.enrol(actor, {
      cohortId: idOf<'Cohort'>('cohortId', args.cohortId), personIds: idsOf<'Person'>('personIds', args.personIds), unitIds: idsOf<'WorkUnit'>('unitIds', args.unitIds),
    });
    return result.ok ? { __typename: 'Enrolled', ...result.value } : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('administrator')
  async extendDeadline(@CurrentActor() actor: Actor, @Args() args: MutationExtendDeadlineArgs) {
    const result = await this.organisation.extendDeadline(actor, {
      enrolmentId: idOf<'Enrolment'>('enrolmentId', args.enrolmentId), to: instantOf('to', args.to), reason: args.reason,
    });
    return result.ok ? { __typename: 'Done', id: result.value } : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('administrator')
  async withdraw(@CurrentActor() actor: Actor, @Args('enrolmentId') enrolmentId: string) {
    const result = await this.organisation.withdraw(actor, idOf<'Enrolment'>('enrolmentId', enrolmentId));
    return result.ok ? { __typename: 'Done', id: result.value } : refusalOf(result.refusal);
  }
}

/** Members are read only when asked for, page by page. */
@Resolver('CohortDetail')
export class CohortDetailResolver {
  constructor(@Inject(ORGANISATION_USE_CASES) private readonly organisation: OrganisationUseCases) {}

  @ResolveField()
  async members(@Parent() detail: { row: CohortRow }, @Args('first') first: number, @Args('after') after: string | null) {
    const page = pageOf(first, after);
    return connectionOf(await this.organisation.cohortMembers(detail.row, page), page.offset, memberOf);
  }
}

type PersonAnswer = Awaited<ReturnType<OrganisationUseCases['addPerson']>>;

function personResult(result: PersonAnswer) {
  return result.ok ? { __typename: 'PersonRow', ...personOf(result.value) } : refusalOf(result.refusal);
}

function roleOf(role: Uppercase<Role>): Role {
  return role.toLowerCase() as Role;
}
