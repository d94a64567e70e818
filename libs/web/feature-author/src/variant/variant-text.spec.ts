import { addPage, isEmptyText, movePage, removePage, sameText } from './variant-text';

test('a page is added behind the open one and opened', () => {
  expect(addPage(['a', 'b'], 0)).toEqual({ pages: ['a', '', 'b'], open: 1 });
});

test('after a page is taken away its neighbour is open; the last one is only emptied', () => {
  expect(removePage(['a', 'b', 'c'], 1)).toEqual({ pages: ['a', 'c'], open: 1 });
  expect(removePage(['a', 'b'], 1)).toEqual({ pages: ['a'], open: 0 });
  expect(removePage(['a'], 0)).toEqual({ pages: [''], open: 0 });
});

test('a moved page stays open, and stops at either end', () => {
  expect(movePage(['a', 'b', 'c'], 2, -1)).toEqual({ pages: ['a', 'c', 'b'], open: 1 });
  expect(movePage(['a', 'b'], 0, -1)).toEqual({ pages: ['a', 'b'], open: 0 });
  expect(movePage(['a', 'b'], 1, 1)).toEqual({ pages: ['a', 'b'], open: 1 });
});

test('what a reader would not notice makes no difference between two texts', () => {
  expect(sameText({ label: 'KK ', pages: ['<p>a</p>\n'] }, { label: 'KK', pages: ['<p>a</p>'] })).toBe(true);
  expect(sameText({ label: '', pages: ['a'] }, { label: '', pages: ['a', ''] })).toBe(false);
});

test('a text without words or pictures is empty', () => {
  expect(isEmptyText({ label: ' ', pages: ['<p></p>', ''] })).toBe(true);
  expect(isEmptyText({ label: '', pages: ['<p><img src="/files/1" alt=""></p>'] })).toBe(false);
});
