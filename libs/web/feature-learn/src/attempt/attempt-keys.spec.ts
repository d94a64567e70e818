import { keyAction } from './attempt-keys';

function press(key: string, target: EventTarget = document.body, modifiers: Partial<KeyboardEvent> = {}) {
  return keyAction({ key, target, altKey: false, ctrlKey: false, metaKey: false, ...modifiers });
}

function input(type: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type });
}

test('arrows move between items, digits choose, F marks', () => {
  expect(press('ArrowRight')).toEqual({ kind: 'next' });
  expect(press('ArrowLeft')).toEqual({ kind: 'previous' });
  expect(press('3')).toEqual({ kind: 'choose', position: 3 });
  expect(press('f')).toEqual({ kind: 'flag' });
  expect(press('F')).toEqual({ kind: 'flag' });
});

test('who writes a text writes it: no key is taken away', () => {
  for (const key of ['ArrowLeft', '1', 'f']) {
    expect(press(key, document.createElement('textarea'))).toBeNull();
    expect(press(key, input('text'))).toBeNull();
  }
});

test('on an option the keys still mean the test', () => {
  expect(press('2', input('radio'))).toEqual({ kind: 'choose', position: 2 });
  expect(press('ArrowRight', input('checkbox'))).toEqual({ kind: 'next' });
});

test('keys of the browser and of screen readers stay theirs', () => {
  expect(press('1', document.body, { altKey: true })).toBeNull();
  expect(press('f', document.body, { ctrlKey: true })).toBeNull();
  expect(press('ArrowDown')).toBeNull();
  expect(press('0')).toBeNull();
});
