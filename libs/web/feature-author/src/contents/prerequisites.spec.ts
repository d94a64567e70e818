import { wouldLoop } from './prerequisites';

const modules = [
  { id: 'a', requiresIds: ['b'] },
  { id: 'b', requiresIds: ['c'] },
  { id: 'c', requiresIds: [] },
  { id: 'd', requiresIds: [] },
];

test('a module cannot wait for itself, nor for one that waits for it, however far away', () => {
  expect(wouldLoop(modules, 'a', 'a')).toBe(true);
  expect(wouldLoop(modules, 'b', 'a')).toBe(true);
  expect(wouldLoop(modules, 'c', 'a')).toBe(true);
});

test('waiting for one that does not wait for it is fine', () => {
  expect(wouldLoop(modules, 'a', 'c')).toBe(false);
  expect(wouldLoop(modules, 'd', 'a')).toBe(false);
});

test('a loop that is there already is found, not walked for ever', () => {
  expect(wouldLoop([{ id: 'x', requiresIds: ['y'] }, { id: 'y', requiresIds: ['x'] }, { id: 'z', requiresIds: [] }], 'z', 'x')).toBe(false);
});
