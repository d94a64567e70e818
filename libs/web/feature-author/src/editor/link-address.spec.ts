import { readAddress } from './link-address';

test.each([
  ['lapor.go.id', 'https://lapor.go.id'],
  ['https://www.lapor.go.id/alur?x=1', 'https://www.lapor.go.id/alur?x=1'],
  ['pengaduan@kota.go.id', 'mailto:pengaduan@kota.go.id'],
  ['kota.go.id:8080/aduan', 'https://kota.go.id:8080/aduan'],
  ['tel:+62211708', 'tel:+62211708'],
  ['/files/1', '/files/1'],
])('%s leads to %s', (typed, address) => {
  expect(readAddress(typed)).toBe(address);
});

test.each(['', 'dua kata', 'javascript:alert(1)', 'data:text/html,x', '//evil.example', 'lapor', 'https://'])('%j leads nowhere', (typed) => {
  expect(readAddress(typed)).toBeNull();
});
