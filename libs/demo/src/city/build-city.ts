import { type Instant, type RandomSource, seededRandom } from '@selaras/domain/kernel';
import { DEMO_ACCOUNTS } from '../accounts';
import type { DemoLevel } from '../shapes';
import { dayOf, plusDays } from './calendar-day';
import { composeNip, type NipParts } from './compose-nip';
import { drawName } from './draw-name';
import type { DemoAssignment, DemoCity, DemoPerson } from './shapes';
import { ROOT_UNIT, UNITS } from './units';

/** People drawn for each unit, the demo accounts coming on top. Uneven on purpose; the inspectorate is too small to be reported on. */
const HEADCOUNT: Readonly<Record<string, number>> = {
  'dukcapil-sekretariat': 5, 'dukcapil-pendaftaran': 2, 'dukcapil-identitas': 13, 'dukcapil-pencatatan-sipil': 2, 'dukcapil-kelahiran': 9, 'dukcapil-perkawinan': 6,
  'satpol-sekretariat': 4, 'satpol-ketertiban': 2, 'satpol-operasi': 17, 'satpol-patroli': 11, 'satpol-penegakan': 2, 'satpol-pembinaan': 5,
  'rsud-tata-usaha': 4, 'rsud-pendaftaran': 9, 'rsud-pelayanan': 2, 'rsud-rawat-jalan': 10, 'rsud-igd': 7, 'rsud-keperawatan': 2, 'rsud-rawat-inap': 11,
  'kec-wanasari-utara': 6, 'kel-tanjung-asri': 3, 'kel-tanjung-asri-pelayanan': 4, 'kel-rawa-bening': 6,
  'kec-wanasari-tengah': 7, 'kel-pasar-melati': 4, 'kel-pasar-melati-kesra': 3, 'kel-mekar-cendana': 6,
  'kec-wanasari-selatan': 6, 'kel-karang-kenanga': 6, 'kel-sukamulih': 7,
  'dinkes-pelayanan': 7, 'puskesmas-utara': 5, 'puskesmas-utara-loket': 6, 'puskesmas-selatan': 11,
  'pendidikan-sd': 7, 'pendidikan-smp': 3, 'pendidikan-smp-peserta-didik': 6,
  'pupr-bina-marga': 4, 'pupr-pemeliharaan-jalan': 9, 'pupr-drainase': 6,
  'dlh-persampahan': 4, 'dlh-pengangkutan': 10,
  'kominfo-komunikasi-publik': 3, 'kominfo-aduan': 5, 'kominfo-aplikasi': 4,
  'dpmptsp-perizinan': 9, 'bkpsdm-kompetensi': 3, 'bkpsdm-kinerja': 2, 'inspektorat-irban': 3,
};

/** Moved while the courses of the demo ran; `daysAgo` counts back from the day the demo is loaded. */
const MOVES: readonly { readonly from: string; readonly to: string; readonly daysAgo: number }[] = [
  { from: 'dukcapil-kelahiran', to: 'kel-mekar-cendana', daysAgo: 82 },
  { from: 'satpol-patroli', to: 'kec-wanasari-tengah', daysAgo: 75 },
  { from: 'rsud-rawat-inap', to: 'puskesmas-selatan', daysAgo: 14 },
  { from: 'kominfo-aplikasi', to: 'dpmptsp-perizinan', daysAgo: 12 },
];

/** `dukcapil-pindah-datang` has nobody of its own: the post is vacant and looked after by a neighbour. */
const ACTING: readonly { readonly home: string; readonly post: string; readonly sinceDaysAgo: number }[] = [
  { home: 'dukcapil-identitas', post: 'dukcapil-pindah-datang', sinceDaysAgo: 150 },
  { home: 'satpol-operasi', post: 'satpol-penegakan', sinceDaysAgo: 60 },
  { home: 'kec-wanasari-utara', post: 'kel-rawa-bening', sinceDaysAgo: 40 },
];

/**
 * An invented city: its tree of work units and about 300 people with identity numbers, levels and dated assignments.
 * Pure: equal seed and `now` give an equal city. `now` decides only the dates of moves and acting posts, never who there is.
 */
export function buildCity(seed: string, now: Instant): DemoCity {
  const random = seededRandom(`city/${seed}`);
  const taken = { names: new Set(DEMO_ACCOUNTS.map(({ name }) => name)), nips: new Set(DEMO_ACCOUNTS.map(({ nip }) => nip)) };
  const accounts = DEMO_ACCOUNTS.map((account): DemoPerson => ({
    slug: account.slug,
    nip: account.nip,
    name: account.name,
    employment: Number(account.nip.slice(12, 14)) <= 12 ? 'PNS' : 'PPPK',
    level: account.level,
    assignments: [startingAt(account.unit, appointmentDay(account.nip))],
  }));
  const drawn = UNITS.flatMap((unit) =>
    Array.from({ length: HEADCOUNT[unit.slug] ?? 0 }, (_, index) => drawPerson(`${unit.slug}-${index + 1}`, unit.slug, random, taken)));
  return { root: ROOT_UNIT, units: UNITS, people: withActingPosts(withMoves([...accounts, ...drawn], now), now) };
}

function drawPerson(slug: string, unit: string, random: RandomSource, taken: { names: Set<string>; nips: Set<string> }): DemoPerson {
  const sex = random() < 0.52 ? 'female' : 'male';
  const name = drawName(sex, taken.names, random);
  const parts = drawNipParts(sex, random);
  let serial = parts.serial;
  while (taken.nips.has(composeNip({ ...parts, serial }))) serial += 1;
  const nip = composeNip({ ...parts, serial });
  taken.nips.add(nip);
  taken.names.add(name);
  return {
    slug, nip, name,
    employment: parts.appointed.employment,
    level: drawLevel(parts.appointed.year, random),
    assignments: [startingAt(unit, appointmentDay(nip))],
  };
}

function drawNipParts(sex: NipParts['sex'], random: RandomSource): NipParts {
  const year = 1966 + Math.floor(38 * Math.sqrt(random()));
  const born = { year, month: 1 + Math.floor(random() * 12), day: 1 + Math.floor(random() * 28) };
  const serial = 1 + Math.floor(random() ** 2 * 12);
  // Contract employment began in 2019; the young are more often on contract. Everybody was at least nineteen.
  if (random() < (year > 1985 ? 0.38 : 0.12)) {
    const from = Math.max(2019, year + 20);
    return { born, sex, serial, appointed: { employment: 'PPPK', year: from + Math.floor(random() * (2026 - from)), form: 1 } };
  }
  const appointedYear = Math.min(2025, year + 20 + Math.floor(random() * 14));
  return { born, sex, serial, appointed: { employment: 'PNS', year: appointedYear, month: 1 + Math.floor(random() * 12) } };
}

/** The longer in service, the more likely to know the field already. */
function drawLevel(appointedYear: number, random: RandomSource): DemoLevel {
  return random() < 0.18 + 0.02 * Math.min(22, 2026 - appointedYear) ? 'advanced' : 'basic';
}

function appointmentDay(nip: string): string {
  const month = Number(nip.slice(12, 14)) <= 12 ? nip.slice(12, 14) : '03';
  return `${nip.slice(8, 12)}-${month}-01`;
}

function startingAt(unit: string, from: string): DemoAssignment {
  return { unit, kind: 'definitive', from, until: null };
}

function withMoves(people: readonly DemoPerson[], now: Instant): DemoPerson[] {
  const moved = [...people];
  for (const { from, to, daysAgo } of MOVES) {
    const day = dayOf(plusDays(now, -daysAgo));
    const index = moved.findIndex((person) => mayBeMoved(person, from));
    const person = moved[index];
    const first = person?.assignments[0];
    if (!person || !first) throw new RangeError(`nobody left to move from ${from}`);
    moved[index] = { ...person, assignments: [{ ...first, until: day }, startingAt(to, day)] };
  }
  return moved;
}

function withActingPosts(people: readonly DemoPerson[], now: Instant): DemoPerson[] {
  const result = [...people];
  for (const { home, post, sinceDaysAgo } of ACTING) {
    const index = result.findIndex((person) => mayBeMoved(person, home) && person.level === 'advanced');
    const person = result[index];
    if (!person) throw new RangeError(`nobody in ${home} to act for ${post}`);
    const acting: DemoAssignment = { unit: post, kind: 'acting', from: dayOf(plusDays(now, -sinceDaysAgo)), until: null };
    result[index] = { ...person, assignments: [...person.assignments, acting] };
  }
  return result;
}

/** Sign-in accounts stay where the sign-in page says they are. */
function mayBeMoved(person: DemoPerson, unit: string): boolean {
  return person.assignments.length === 1 && person.assignments[0]?.unit === unit && !DEMO_ACCOUNTS.some(({ slug }) => slug === person.slug);
}
