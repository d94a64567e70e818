import type { AccommodationDeps } from './deps';
import { makeEnrolmentTests } from './enrolment-tests';
import { makeGrantAccommodation } from './grant-accommodation';
import { makeRevokeAccommodation } from './revoke-accommodation';

export type { AccommodationDeps } from './deps';
export type { EnrolmentTestsView, EnrolmentTestView } from './enrolment-tests';
export type { AccommodationGranted, AccommodationRefusal, GrantAccommodation } from './grant-accommodation';
export * from './ports';

/** What an administrator grants single people for their tests. */
export function makeAccommodationUseCases(deps: AccommodationDeps) {
  return {
    enrolmentTests: makeEnrolmentTests(deps),
    grantAccommodation: makeGrantAccommodation(deps),
    revokeAccommodation: makeRevokeAccommodation(deps),
  };
}
export type AccommodationUseCases = ReturnType<typeof makeAccommodationUseCases>;
