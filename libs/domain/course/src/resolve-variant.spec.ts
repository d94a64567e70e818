import * as fc from 'fast-check';
import type { WorkUnitId } from '@selaras/domain/kernel';
import { LEVELS, type Level } from './level';
import { type Audience, explainVariant, resolveVariant, VARIANT_REASONS } from './resolve-variant';

const unit = (name: string) => name as WorkUnitId;
const section = unit('section');
const agency = unit('agency');
const city = unit('city');
const hospital = unit('hospital');
const unitPath = [section, agency, city];

const text = (unitId: WorkUnitId | null, level: Level | null): Audience => ({ unitId, level });

test('a clerk of a section reads the closest text there is, down to the core', () => {
  const inOrder = [
    { ...text(section, 'basic'), reason: 'ownUnitAndLevel' },
    { ...text(section, null), reason: 'ownUnit' },
    { ...text(agency, 'basic'), reason: 'higherUnitAndLevel' },
    { ...text(agency, null), reason: 'higherUnit' },
    { ...text(city, 'basic'), reason: 'higherUnitAndLevel' },
    { ...text(city, null), reason: 'higherUnit' },
    { ...text(null, 'basic'), reason: 'coreForLevel' },
    { ...text(null, null), reason: 'core' },
  ];
  for (let gone = 0; gone < inOrder.length; gone += 1) {
    const left = inOrder.slice(gone);
    expect(explainVariant([...left].reverse(), { unitPath, level: 'basic' })).toEqual({ variant: left[0], reason: left[0]?.reason });
  }
  expect(resolveVariant([], { unitPath, level: 'basic' })).toBeNull();
});

test("the own unit's text for all levels beats a higher unit's text for exactly this level", () => {
  const own = text(section, null);
  expect(resolveVariant([text(agency, 'advanced'), own], { unitPath, level: 'advanced' })).toBe(own);
});

test('a text of another unit or another level is never shown, not even when it is the only one', () => {
  expect(resolveVariant([text(hospital, null), text(section, 'advanced')], { unitPath, level: 'basic' })).toBeNull();
});

test('somebody between two assignments reads the core', () => {
  const core = text(null, null);
  expect(resolveVariant([text(agency, null), core], { unitPath: [], level: 'basic' })).toBe(core);
});

const audiences = fc.uniqueArray(
  fc.record({ unitId: fc.constantFrom(section, agency, city, hospital, null), level: fc.constantFrom<Level | null>('basic', 'advanced', null) }),
  { selector: ({ unitId, level }) => `${unitId}/${level}` },
);
const places = fc.record({
  unitPath: fc.constantFrom([], [section], [section, agency], unitPath, [hospital, city]),
  level: fc.constantFrom(...LEVELS),
});

/** How far a text is from a learner; lower is closer; null when it does not concern her. Written apart from the rule, to check it. */
function distance({ unitId, level }: Audience, place: { unitPath: WorkUnitId[]; level: Level }): number | null {
  if (level !== null && level !== place.level) return null;
  const steps = unitId === null ? place.unitPath.length : place.unitPath.indexOf(unitId);
  return steps < 0 ? null : steps * 2 + (level === null ? 1 : 0);
}

test('whatever the texts, the chosen one applies, none that applies is closer, and the order they come in is of no account', () => {
  fc.assert(fc.property(audiences, places, fc.infiniteStream(fc.nat()), (variants, place, order) => {
    const chosen = explainVariant(variants, place);
    const distances = variants.map((variant) => distance(variant, place)).filter((steps) => steps !== null);
    expect(chosen ? distance(chosen.variant, place) : null).toBe(distances.length === 0 ? null : Math.min(...distances));
    if (chosen) expect(VARIANT_REASONS).toContain(chosen.reason);
    const reordered = variants.map((variant) => ({ variant, at: order.next().value ?? 0 })).sort((a, b) => a.at - b.at);
    expect(resolveVariant(reordered.map(({ variant }) => variant), place)).toBe(chosen?.variant ?? null);
  }));
});

test('once there is a core for all, everybody has a text', () => {
  fc.assert(fc.property(audiences, places, (variants, place) => {
    const others = variants.filter(({ unitId, level }) => unitId !== null || level !== null);
    expect(resolveVariant([...others, text(null, null)], place)).not.toBeNull();
  }));
});
