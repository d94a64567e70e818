import { hoursTotal, jpEach } from './hours-total';

const dukcapil = { people: 38, jpTotal: 190, peopleAtTarget: 2 };
const satpol = { people: 12, jpTotal: 60, peopleAtTarget: 0 };

test('units together, and JP a person', () => {
  expect(hoursTotal([dukcapil, satpol])).toEqual({ people: 50, jpTotal: 250, peopleAtTarget: 2 });
  expect([dukcapil, hoursTotal([dukcapil, satpol])].map(jpEach)).toEqual([5, 5]);
});

test('where nobody works there is no average', () => {
  expect(hoursTotal([])).toEqual({ people: 0, jpTotal: 0, peopleAtTarget: 0 });
  expect(jpEach(hoursTotal([]))).toBeNull();
});
