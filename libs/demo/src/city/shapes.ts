import type { Zone } from '@selaras/domain/kernel';
import type { DemoLevel, Slug } from '../shapes';

export interface DemoUnit {
  readonly slug: Slug;
  /** Null for the city alone. Parents stand before their children in a list of units. */
  readonly parent: Slug | null;
  /** Short code, unique in the city. */
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'city' | 'agency' | 'division' | 'section' | 'district' | 'village';
  readonly zone: Zone;
}

/** Dates are calendar days of the unit's zone, `YYYY-MM-DD`. */
export interface DemoAssignment {
  readonly unit: Slug;
  readonly kind: 'definitive' | 'acting';
  readonly from: string;
  /** First day that no longer belongs to it; null while it lasts. */
  readonly until: string | null;
}

export interface DemoPerson {
  readonly slug: Slug;
  readonly nip: string;
  readonly name: string;
  readonly employment: 'PNS' | 'PPPK';
  readonly level: DemoLevel;
  /** Exactly one definitive assignment on any day since the first began; acting ones beside it. */
  readonly assignments: readonly DemoAssignment[];
}

export interface DemoCity {
  readonly root: Slug;
  readonly units: readonly DemoUnit[];
  readonly people: readonly DemoPerson[];
}
