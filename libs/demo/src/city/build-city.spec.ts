import { instant, parseInstant } from '@selaras/domain/kernel';
import { employmentOf, parseNip } from '@selaras/domain/organisation';
import { DEMO_ACCOUNTS } from '../accounts';
import { buildCity } from './build-city';
import { agencyOf, unitPath } from './units';

const NOW = parseInstant('2026-11-25T08:00:00+07:00');
const city = buildCity('kota-wanasari', NOW);
const today = '2026-11-25';
const homeOf = (assignments: readonly { unit: string; kind: string; from: string; until: string | null }[]): string[] =>
  assignments.filter(({ kind, from, until }) => kind === 'definitive' && from <= today && (until === null || today < until)).map(({ unit }) => unit);

test('twelve agencies, five levels, everything reachable from the city', () => {
  expect(city.units.filter((unit) => unit.parent === city.root)).toHaveLength(12);
  expect(city.units.filter((unit) => unit.parent === null).map((unit) => unit.slug)).toEqual([city.root]);
  expect(Math.max(...city.units.map((unit) => unitPath(unit.slug).length))).toBe(5);
  expect(new Set(city.units.map((unit) => unit.code)).size).toBe(city.units.length);
  expect(new Set(city.units.map((unit) => unit.slug)).size).toBe(city.units.length);
  expect(() => unitPath('nowhere')).toThrow(RangeError);
});

test('about three hundred people, each with a valid number of their own', () => {
  expect(city.people.length).toBeGreaterThan(280);
  expect(city.people.length).toBeLessThan(320);
  for (const key of ['nip', 'name', 'slug'] as const) expect(new Set(city.people.map((person) => person[key])).size).toBe(city.people.length);
  for (const person of city.people) {
    const nip = parseNip(person.nip);
    expect(nip).toEqual({ ok: true, value: person.nip });
    if (nip.ok) expect(employmentOf(nip.value)).toBe(person.employment);
    const born = Number(person.nip.slice(0, 4));
    expect(born).toBeGreaterThanOrEqual(1966);
    expect(born).toBeLessThanOrEqual(2003);
    expect(Number(person.nip.slice(8, 12)) - born).toBeGreaterThan(18);
    expect(Number(person.nip.slice(8, 12))).toBeLessThanOrEqual(2025);
  }
});

test('both employments, both levels, both sexes are common', () => {
  const share = (holds: (person: (typeof city.people)[number]) => boolean): number => city.people.filter(holds).length / city.people.length;
  expect(share((person) => person.employment === 'PPPK')).toBeGreaterThan(0.15);
  expect(share((person) => person.employment === 'PNS')).toBeGreaterThan(0.5);
  expect(share((person) => person.level === 'advanced')).toBeGreaterThan(0.25);
  expect(share((person) => person.level === 'advanced')).toBeLessThan(0.6);
  expect(Math.abs(share((person) => person.nip.charAt(14) === '2') - 0.5)).toBeLessThan(0.1);
});

test('everybody has exactly one home today; some moved, some act elsewhere, one unit is vacant', () => {
  for (const person of city.people) expect(homeOf(person.assignments)).toHaveLength(1);
  const acting = city.people.flatMap((person) => person.assignments.filter((assignment) => assignment.kind === 'acting'));
  expect(acting.length).toBe(3);
  expect(city.people.filter((person) => person.assignments.some((assignment) => assignment.until !== null))).toHaveLength(4);
  const homes = city.people.flatMap((person) => homeOf(person.assignments));
  expect(homes).not.toContain('dukcapil-pindah-datang');
  expect(acting.map((assignment) => assignment.unit)).toContain('dukcapil-pindah-datang');
  expect(homes.filter((unit) => agencyOf(unit) === 'inspektorat').length).toBeLessThan(5);
});

test('the accounts are people of the city, one is offered for each role', () => {
  for (const account of DEMO_ACCOUNTS) {
    const person = city.people.find((candidate) => candidate.slug === account.slug);
    expect(person?.nip).toBe(account.nip);
    expect(homeOf(person?.assignments ?? [])).toEqual([account.unit]);
  }
  expect(DEMO_ACCOUNTS.flatMap((account) => account.offeredAs ?? []).sort()).toEqual(['administrator', 'evaluator', 'instructor', 'learner']);
});

test('the same seed builds the same city; another day moves dates, not people', () => {
  expect(buildCity('kota-wanasari', NOW)).toEqual(city);
  const nextMonth = buildCity('kota-wanasari', instant(NOW + 30 * 86_400_000));
  expect(nextMonth.people.map((person) => [person.slug, person.nip, person.name])).toEqual(city.people.map((person) => [person.slug, person.nip, person.name]));
  expect(buildCity('other', NOW).people.map((person) => person.name)).not.toEqual(city.people.map((person) => person.name));
});
