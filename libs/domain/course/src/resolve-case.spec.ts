import * as fc from 'fast-check';
import type { WorkUnitId } from '@selaras/domain/kernel';
import { itemsFor, type PlacedItem, resolveCaseUnit } from './resolve-case';

const unit = (name: string) => name as WorkUnitId;
const section = unit('section');
const agency = unit('agency');
const hospital = unit('hospital');
const core: PlacedItem = { part: 'core', unitId: null };
const caseOf = (unitId: WorkUnitId | null): PlacedItem => ({ part: 'case', unitId });

test('the closest unit with a case decides, then the case for all, then none', () => {
  const items = [core, caseOf(agency), caseOf(hospital), caseOf(null)];
  expect(resolveCaseUnit(items, [section, agency])).toEqual({ unitId: agency });
  expect(resolveCaseUnit([...items, caseOf(section)], [section, agency])).toEqual({ unitId: section });
  expect(resolveCaseUnit(items, [section])).toEqual({ unitId: null });
  expect(resolveCaseUnit([core, caseOf(hospital)], [section, agency])).toBeNull();
});

test('everybody gets every core item, and the items of one case at most', () => {
  const item = fc.oneof(fc.constant(core), fc.constantFrom(section, agency, hospital, null).map(caseOf)).map((placed) => ({ ...placed }));
  fc.assert(fc.property(fc.array(item), fc.constantFrom<WorkUnitId[]>([], [section], [section, agency], [hospital]), (items, unitPath) => {
    const mine = itemsFor(items, unitPath);
    expect(mine.filter(({ part }) => part === 'core')).toEqual(items.filter(({ part }) => part === 'core'));
    expect(new Set(mine.filter(({ part }) => part === 'case').map(({ unitId }) => unitId)).size).toBeLessThanOrEqual(1);
    for (const { unitId } of mine) expect(unitId === null || unitPath.includes(unitId)).toBe(true);
    expect(mine).toEqual(items.filter((candidate) => mine.includes(candidate)));
  }));
});
