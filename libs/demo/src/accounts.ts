import type { DemoLevel, Slug } from './shapes';

/** The password of every demo account. */
export const DEMO_PASSWORD = 'selaras-2026';

export type DemoRole = 'learner' | 'instructor' | 'evaluator' | 'administrator';

/** A person who can sign in to the demo, named on the sign-in page. Part of the city's people. */
export interface DemoAccount {
  readonly slug: Slug;
  readonly nip: string;
  readonly name: string;
  readonly level: DemoLevel;
  /** Where she works. */
  readonly unit: Slug;
  /** What she may do, each over a unit and everything below it. */
  readonly grants: readonly { readonly role: DemoRole; readonly unit: Slug }[];
  /** The one account per role that the sign-in page offers first. */
  readonly offeredAs: DemoRole | null;
  /** How far she is in the cohort in progress; null when she is not enrolled. */
  readonly progress: 'resumes-third-module' | 'ready-for-post-test' | 'not-started' | null;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    slug: 'siti-rahmawati', nip: '199204152015032001', name: 'Siti Rahmawati', level: 'basic', unit: 'dukcapil-identitas',
    grants: [{ role: 'learner', unit: 'dukcapil-identitas' }], offeredAs: 'learner', progress: 'resumes-third-module',
  },
  {
    slug: 'made-sukerta', nip: '198003222005011002', name: 'I Made Sukerta', level: 'advanced', unit: 'bkpsdm-kompetensi',
    grants: [{ role: 'instructor', unit: 'kota-wanasari' }], offeredAs: 'instructor', progress: null,
  },
  {
    slug: 'yohana-lakapu', nip: '198511092010012003', name: 'Yohana Lakapu', level: 'advanced', unit: 'bkpsdm-kinerja',
    grants: [{ role: 'evaluator', unit: 'kota-wanasari' }], offeredAs: 'evaluator', progress: null,
  },
  {
    slug: 'ratna-kusumawardani', nip: '198806172012122001', name: 'Ratna Kusumawardani', level: 'advanced', unit: 'bkpsdm-kompetensi',
    grants: [{ role: 'administrator', unit: 'kota-wanasari' }], offeredAs: 'administrator', progress: null,
  },
  {
    slug: 'marlina-sihombing', nip: '199008172023212005', name: 'Marlina Sihombing', level: 'basic', unit: 'rsud-pendaftaran',
    grants: [{ role: 'learner', unit: 'rsud-pendaftaran' }], offeredAs: null, progress: 'ready-for-post-test',
  },
  {
    slug: 'andi-baso-firman', nip: '199511302020121004', name: 'Andi Baso Firman', level: 'advanced', unit: 'kel-tanjung-asri-pelayanan',
    grants: [{ role: 'learner', unit: 'kel-tanjung-asri-pelayanan' }], offeredAs: null, progress: 'not-started',
  },
];
