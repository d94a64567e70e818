import type { IdSource } from '@selaras/domain/course';
import type { Breathe } from '@selaras/application/item-bank';
import type { RichText } from '@selaras/domain/item';
import type { Clock } from '@selaras/domain/kernel';
import type { AuthoringStore } from './ports';

export interface AuthoringDeps {
  readonly store: AuthoringStore;
  readonly clock: Clock;
  readonly newId: IdSource;
  /** Keeps what the allow-list names and drops the rest; what comes back is what is stored and shown. */
  readonly sanitise: (html: string) => RichText;
  /** Lets others be served while thousands of items are compared; left out where nobody waits. */
  readonly breathe?: Breathe;
}
