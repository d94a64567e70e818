import type { CourseFinding, Unit } from '../workspace/course-version';
import { placeOf } from './finding-place';

const rsud: Unit = { id: 'u1', code: 'rsud', name: 'RSUD', shortName: 'RSUD', kind: 'agency', parentId: null, zone: 'Asia/Jakarta' };
const finding = (over: Partial<CourseFinding>): CourseFinding => ({ severity: 'WARNS', code: 'JpMissing', params: [], moduleId: null, unit: null, itemId: null, ...over });

test.each<[Partial<CourseFinding>, readonly string[], Readonly<Record<string, string>>]>([
  [{ code: 'ModuleWithoutCore', moduleId: 'm1' }, ['variants', 'm1'], {}],
  [{ code: 'ModuleWithoutCore', moduleId: 'm1', params: [{ name: 'level', value: 'advanced' }] }, ['variants', 'm1'], { level: 'ADVANCED' }],
  [{ code: 'VariantStale', moduleId: 'm1', unit: rsud }, ['variants', 'm1'], { unit: 'u1' }],
  [{ code: 'ModuleWithoutObjective', moduleId: 'm1' }, ['contents'], {}],
  [{ code: 'ItemInvalid', itemId: 'i1' }, ['bank', 'i1'], {}],
  [{ code: 'ItemOutdated', itemId: 'i1' }, ['tests'], {}],
  [{ code: 'CaseItemsMissing', unit: rsud }, ['tests'], { unit: 'u1' }],
  [{ code: 'NoCoreItem' }, ['tests'], {}],
  [{ code: 'ObjectiveNotMeasured' }, ['tests'], {}],
  [{ code: 'NoModule' }, ['contents'], {}],
])('%j is mended at %j', (over, path, query) => {
  expect(placeOf(finding(over))).toEqual({ path, query });
});
