import type { Clock } from '@selaras/domain/kernel';
import type { AccommodationStore } from './ports';

export interface AccommodationDeps {
  readonly store: AccommodationStore;
  readonly clock: Clock;
}
