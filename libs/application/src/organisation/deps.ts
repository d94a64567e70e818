import type { Clock } from '@selaras/domain/kernel';
import type { PasswordHasher } from '@selaras/application/identity';
import type { OrganisationStore } from './ports';

export interface OrganisationDeps {
  readonly store: OrganisationStore;
  readonly passwords: PasswordHasher;
  readonly clock: Clock;
  /** The calendar day on which dated facts are read, `yyyy-mm-dd`. */
  readonly today: () => string;
}
