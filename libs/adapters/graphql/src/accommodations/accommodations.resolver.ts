import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AccommodationUseCases } from '@selaras/application/accommodations';
import type { Actor } from '@selaras/domain/organisation';
import { Allow, CurrentActor } from '../permission/index';
import { idOf } from '../read-arguments';
import { refusalOf } from '../refusal';
import type { MutationGrantAccommodationArgs, MutationRevokeAccommodationArgs } from '../schema.generated';
import { PHASES } from '../test-rules-payload';
import { accommodationPayload, enrolmentTestsPayload, grantArgument, reachPayload } from './accommodations-payload';

export const ACCOMMODATION_USE_CASES = Symbol('AccommodationUseCases');

/** What administrators grant single people for their tests. */
@Resolver()
export class AccommodationsResolver {
  constructor(@Inject(ACCOMMODATION_USE_CASES) private readonly accommodations: AccommodationUseCases) {}

  @Query()
  @Allow('administrator')
  async enrolmentTests(@CurrentActor() actor: Actor, @Args('enrolmentId') enrolmentId: string) {
    const found = await this.accommodations.enrolmentTests(actor, idOf<'Enrolment'>('enrolmentId', enrolmentId));
    return found && enrolmentTestsPayload(found);
  }

  @Mutation()
  @Allow('administrator')
  async grantAccommodation(@CurrentActor() actor: Actor, @Args() { accommodationId, enrolmentId, phase, grant, reason }: MutationGrantAccommodationArgs) {
    const result = await this.accommodations.grantAccommodation(actor, {
      id: idOf<'Accommodation'>('accommodationId', accommodationId), enrolmentId: idOf<'Enrolment'>('enrolmentId', enrolmentId), phase: PHASES[phase], grant: grantArgument(grant), reason,
    });
    return result.ok
      ? { __typename: 'AccommodationGranted', accommodation: accommodationPayload(result.value.accommodation), reach: reachPayload(result.value.reach) }
      : refusalOf(result.refusal);
  }

  @Mutation()
  @Allow('administrator')
  async revokeAccommodation(@CurrentActor() actor: Actor, @Args() { accommodationId, reason }: MutationRevokeAccommodationArgs) {
    const result = await this.accommodations.revokeAccommodation(actor, { id: idOf<'Accommodation'>('accommodationId', accommodationId), reason });
    return result.ok ? accommodationPayload(result.value) : refusalOf(result.refusal);
  }
}
