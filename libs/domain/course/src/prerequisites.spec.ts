import * as fc from 'fast-check';
import type { ModuleId } from '@selaras/domain/kernel';
import { findPrerequisiteLoop, prerequisiteLoop } from './prerequisites';

const named = (title: string, ...requires: string[]) => ({ id: title as ModuleId, title, requiresIds: requires as ModuleId[] });

test('A requires B, B requires C, C requires A: refused naming the loop', () => {
  expect(prerequisiteLoop([named('A', 'B'), named('B', 'C'), named('C')])).toBeNull();
  expect(prerequisiteLoop([named('A', 'B'), named('B', 'C'), named('C', 'A')])).toEqual({
    code: 'PrerequisiteLoop', moduleIds: ['A', 'B', 'C'], loop: 'A → B → C → A',
  });
});

test('a module that requires itself is a loop of one', () => {
  expect(prerequisiteLoop([named('A', 'A')])?.loop).toBe('A → A');
});

test('a module outside the loop that leads into it is not named', () => {
  expect(prerequisiteLoop([named('Start', 'A'), named('A', 'B'), named('B', 'A')])?.loop).toBe('A → B → A');
});

const graphs = fc.integer({ min: 0, max: 8 }).chain((size) =>
  fc.array(fc.uniqueArray(fc.nat(Math.max(0, size - 1))), { minLength: size, maxLength: size })
    .map((edges) => edges.map((requires, index) => named(String(index), ...requires.map(String)))));

test('a loop is found exactly when the modules cannot be done one after another', () => {
  fc.assert(fc.property(graphs, (modules) => {
    const done = new Set<string>();
    for (let round = 0; round < modules.length; round += 1) {
      for (const module of modules) if (module.requiresIds.every((id) => done.has(id))) done.add(module.id);
    }
    const loop = findPrerequisiteLoop(modules);
    expect(loop === null).toBe(done.size === modules.length);
    loop?.forEach((id, index) => {
      expect(modules.find((module) => module.id === id)?.requiresIds).toContain(loop[(index + 1) % loop.length]);
    });
  }));
});
