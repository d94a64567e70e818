import fc from 'fast-check';
import { pointsOf } from './points';

const marks = (earned: number, maximum = 100, verdict = 'right') => ({ marks: { earned, maximum, verdict } });

test('items add up to the total', () => {
  expect(pointsOf([marks(100), marks(50, 100, 'partly'), marks(0, 100, 'blank')])).toEqual({ ofItems: 150, floor: 0, total: 150, maximum: 300, awaiting: 0 });
});

test('where wrong answers took more than the others gave, the floor is a line of its own', () => {
  expect(pointsOf([marks(100), marks(-75, 100, 'wrong'), marks(-50, 100, 'wrong')])).toEqual({ ofItems: -25, floor: 25, total: 0, maximum: 300, awaiting: 0 });
});

test('what a person has yet to mark is counted apart, what is not shown not at all', () => {
  expect(pointsOf([marks(0, 400, 'awaiting'), marks(100), { marks: null }])).toEqual({ ofItems: 100, floor: 0, total: 100, maximum: 500, awaiting: 1 });
  expect(pointsOf([])).toEqual({ ofItems: 0, floor: 0, total: 0, maximum: 0, awaiting: 0 });
});

test('the lines add up, and no total is below nothing', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 30 }), (earned) => {
    const points = pointsOf(earned.map((one) => marks(one, 500)));
    expect(points.ofItems + points.floor).toBe(points.total);
    expect(points.total).toBeGreaterThanOrEqual(0);
    expect(points.floor === 0 || points.total === 0).toBe(true);
  }));
});
